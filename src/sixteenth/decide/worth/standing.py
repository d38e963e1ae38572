"""One run from which it is read what a lab is worth three ways, what its price needs, and what holds it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sixteenth
from sixteenth.decide.worth import binding_constraint, market_implied, three_values
from sixteenth.decide.worth.continuation import NEEDED as AHEAD
from sixteenth.engine.compose import World
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import kept_of
from sixteenth.scenarios.assemble import Scenario

VALUES_SET = "values_of_a_lab"
NEEDED = (*three_values.OWN, *AHEAD, *market_implied.NEEDED, *binding_constraint.NEEDED)


@dataclass(frozen=True)
class StandingRun:
    """A run that kept what a lab's standing is read from, with its job and the scenario as it was run."""

    scenario: Scenario
    job: Job
    result: Result


def can_stand(world: World) -> bool:
    """Say whether a world has what three values, a price and constraints are read from."""
    return all(name in world.kinds for name in NEEDED)


def run_standing(
    scenario: Scenario, options: Mapping[str, Any], run_job: Callable[[Job], Result] = sixteenth.run
) -> StandingRun:
    """Run a scenario by `run_job`, keeping what three values, a price and constraints are read from."""
    kept = kept_of(scenario.world, three_values.KEPT, market_implied.KEPT, binding_constraint.KEPT)
    keeping = scenario.keeping(VALUES_SET, kept)
    job = sixteenth.prepare(keeping, **options, output_set=VALUES_SET)
    return StandingRun(keeping, job, run_job(job))
