"""Measures under which labs answer one another anew: a scaling policy, liability, trust, and a treaty on effort."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sixteenth.decide.choosing.decisions import at_rest
from sixteenth.decide.equilibrium.drivers import ALMOST_NOTHING
from sixteenth.decide.equilibrium.labs import NEEDED_FOR_LIABILITY
from sixteenth.scenarios.assemble import Scenario

EFFORT = "safety_effort"
RULED = "effort_ruled"
TRUST_TIMES = 2.0


@dataclass(frozen=True)
class Measure:
    """What is changed for all labs before they answer one another."""

    name: str
    change: Callable[[Scenario], Scenario]
    needs: tuple[str, ...]  # names that a world must have for it
    is_liability: bool = False
    is_treaty: bool = False  # a floor under all labs' effort


def _kept_policies(scenario: Scenario) -> Scenario:
    """Return a scenario in which every lab has a scaling policy from the start and keeps to it."""
    labs = scenario.settings.labels["lab"]
    return scenario.choosing(scaling_policy="adopted", word="kept").with_(policy_today=dict.fromkeys(labs, 1.0))


MEASURES: Mapping[str, Measure] = {
    each.name: each
    for each in (
        Measure("scaling_policy", _kept_policies, ("policy_today",)),
        Measure("liability", lambda each: each, NEEDED_FOR_LIABILITY, is_liability=True),
        Measure("trust", lambda each: each.times(trust_weight=TRUST_TIMES), ("trust_weight",)),
        Measure("no_trust", lambda each: each.times(trust_weight=ALMOST_NOTHING), ("trust_weight",)),
        Measure("treaty", lambda each: each, (EFFORT,), is_treaty=True),
    )
}


def under_a_floor(scenario: Scenario, floor: float) -> Scenario:
    """Return a scenario, ready for effort to be decided, in which no lab puts less than a floor into safety."""
    labs = scenario.settings.labels["lab"]
    return scenario.with_(**{RULED: {lab: max(at_rest(scenario, EFFORT, lab), floor) for lab in labs}})
