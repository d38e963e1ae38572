"""A fitted value in words, as `explain` tells it: believed before, and after which facts."""

from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.fitted_values import FittedValue
from sixteenth.scenarios.repairs.levers import shown_unit


def fitted_sentence(scenario: Scenario, value: FittedValue) -> str:
    """Say what was believed of a fitted value before, and what is believed after which facts."""
    placed = scenario.assumptions.posterior
    facts = f"{len(placed.card.fitted_to)} facts known by {placed.card.until}" if placed else "facts"
    before, after = (" / ".join(f"{number:.3g}" for number in each) for each in (value.prior, value.posterior))
    return f"fitted to {facts}: {after}{shown_unit(value.unit)} (5 / 50 / 95 of 100), before them {before}"
