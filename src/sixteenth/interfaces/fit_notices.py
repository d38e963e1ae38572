"""What a reader must know of the fit that a scenario rests on: that facts came since, and what beliefs did to it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sixteenth.scenarios.assemble import Scenario


def notices_of(scenario: "Scenario") -> Iterator[str]:
    """Say that a fit is older than the facts, is of another start, or was conditioned on what was given by hand."""
    from sixteenth.evidence.facts_read.read_facts import facts_hash
    from sixteenth.scenarios.values.posterior import fitted, is_read, without_posterior
    from sixteenth.scenarios.world.settings import context_of

    placed = scenario.assumptions.posterior
    if placed is None or not is_read(scenario.assumptions):
        return
    if placed.card.facts_hash != facts_hash():
        yield (
            f"the fit '{placed.card.file}' is older than the facts: it knows those until {placed.card.until}; "
            "`sixteenth fit` makes a new one"
        )
    context = context_of(scenario.assumptions, scenario.world)
    found = fitted(scenario.assumptions, placed, without_posterior(scenario.settings.values), context)
    if found.beliefs:
        rows = len(found.near.rows)
        yield (
            f"{', '.join(found.beliefs)}: a belief, which the other fitted values follow; "
            f"{found.near.effective:.0f} of {rows:,} rows of the fit count"
        )
    if found.chosen:
        yield f"{', '.join(found.chosen)}: replaced, and nothing learnt from it"


def tell_of_fit(scenario: "Scenario") -> None:
    """Give notice of what must be known of a scenario's fit."""
    from sixteenth.scenarios.files.renamed import give_notice

    for told in notices_of(scenario):
        give_notice(told)
