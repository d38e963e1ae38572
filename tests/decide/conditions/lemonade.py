"""The lemonade stands without weather, and what Ana's cash at the end must be: break-evens by hand."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.scenarios.assemble import Scenario

LEMONADE = Path(__file__).parents[2] / "lemonade" / "lemonade.toml"
DRAWS = 600


@cache
def stand() -> Scenario:
    return sixteenth.read(str(LEMONADE), allow_code=True).with_(weather_spread=0.0)


def job_of(scenario: Scenario) -> Job:
    return sixteenth.prepare(scenario, draws=DRAWS, back_end="numpy")


def run(scenario: Scenario, draws: int, luck: int) -> Result:
    return sixteenth.run(scenario, draws=draws, seed=7 + luck, back_end="numpy")


class AnasCash:
    """That Ana's cash is at least so much at the end, in a part of futures."""

    is_mean = False

    def __init__(self, bound: float, probability: float) -> None:
        self.bound, self.least = bound, 100 * probability

    def ease(self, result: Result) -> Any:
        return np.asarray(result.closing["cash"][0], np.float64) - self.bound

    def met(self, result: Result) -> Any:
        return self.ease(result) >= 0

    def numbers(self, result: Result) -> Any:
        return 100.0 * self.met(result)

    def mean(self, result: Result) -> Estimate:
        return mean_of(self.numbers(result))
