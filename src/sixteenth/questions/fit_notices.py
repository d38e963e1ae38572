"""What a reader must know of the fit that a scenario rests on: that facts came since, and what was done to it by hand.

Their words stand among those that every face says beside an answer, for any question may be about such a scenario.
"""

from collections.abc import Iterator

from sixteenth.answers.finding import Figure, Finding
from sixteenth.evidence.facts_read.read_facts import facts_hash
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.values.posterior import fitted, is_read, without_posterior
from sixteenth.scenarios.world.settings import context_of


def fit_notices(scenario: Scenario) -> Iterator[Finding]:
    """Yield that a fit is older than the facts, was conditioned on what was given by hand, or was replaced."""
    placed = scenario.assumptions.posterior
    if placed is None or not is_read(scenario.assumptions):
        return
    if placed.card.facts_hash != facts_hash():
        yield Finding("fit_is_old", {"file": _text(placed.card.file), "until": _text(placed.card.until)})
    context = context_of(scenario.assumptions, scenario.world)
    found = fitted(scenario.assumptions, placed, without_posterior(scenario.settings.values), context)
    if found.beliefs:
        rows = Figure(len(found.near.rows), "count")
        counted = {"effective": Figure(found.near.effective, "whole"), "rows": rows}
        yield Finding("fit_follows_beliefs", {"names": _text(", ".join(found.beliefs)), **counted})
    if found.chosen:
        yield Finding("fit_is_replaced", {"names": _text(", ".join(found.chosen))})


def _text(text: str) -> Figure:
    return Figure(text, "text")
