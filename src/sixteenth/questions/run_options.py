"""The options of a question that runs its scenario once, and what an answer that runs nothing says of its making."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from sixteenth.questions.register import Options
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

MOST_DRAWS = 2**31  # as the engine counts them
DECIDES_WITHOUT_A_RUN = ("scenario", "scenario_hash", "facts_hash", "world_hash", "versions")


class RunOptions(Options):
    """What can be chosen about a run; what is not given is as the scenario has it."""

    draws: Annotated[int | None, Field(ge=1, le=MOST_DRAWS)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None
    months: Annotated[int | None, Field(ge=1, le=1200)] = None
    backend: Literal["jax", "numpy"] | None = None

    @property
    def of_the_run(self) -> dict[str, Any]:
        """Return those that the run itself takes."""
        return {"draws": self.draws, "seed": self.seed, "months": self.months, "back_end": self.backend}


def recipe_without_a_run(scenario: Scenario, runs: Session) -> Mapping[str, Any]:
    """Return what decides the bits of an answer that reads its scenario and runs nothing."""
    recipe = runs.recipe_of(scenario)
    return {name: recipe[name] for name in DECIDES_WITHOUT_A_RUN}
