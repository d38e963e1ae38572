"""The world's structure as a form of forecast, and a lab's own trend handed over to it.

The structure grows by what it holds of markets, models and money; the trend by what reports say. Handed over, growth t
years ahead is the trend's by exp(-t / tau) and the structure's by the rest, from the level that the trend ends at.
"""

import datetime
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.as_of import Opening, Run, rates_as_of
from sixteenth.evidence.scored.forecasters import HALF_A_MONTH, Known, middle_of_month, years
from sixteenth.evidence.scored.predictions import Drawn, Predicted
from sixteenth.evidence.scored.trend_forms import NOTHING, OwnTrend, error_of_revenue

YEAR = 12
RECENT_YEARS = 0.5  # over which a lab's growth at its opening is taken
MONTHS_AHEAD = 25
LACKING = "the world lacks the lab"
SEED = 7
FEWEST = 3  # reports of a lab that open it, and futures in which it still sells
LABS = ("Anthropic", "OpenAI", "Google DeepMind", "Meta", "xAI", "DeepSeek", "Mistral")  # of the world as it is opened
ENDED = "the lab sells nothing in almost all futures"


class Paths(Protocol):
    """Runs of a world: `Rates` of evidence/scored/as_of.py."""

    @property
    def months(self) -> Any:
        """Return the months, datetime64[M]."""
        ...

    @property
    def labs(self) -> tuple[str, ...]:
        """Return the labs."""
        ...

    @property
    def values(self) -> Any:
        """Return bn USD a year, [months, labs, draws]."""
        ...


World = Callable[[Known], Paths]


class WorldAsOf:
    """The world opened at each day by what labs' trends say of it, run once a day."""

    def __init__(
        self, form: OwnTrend, run: Run, draws: int = 1000, seed: int = SEED, *, own_growth: bool = False
    ) -> None:
        """Open by a form of trend, run by `run`, with or without growth of a lab's own beside the structure."""
        self.form, self.run, self.draws, self.seed, self.own_growth = form, run, draws, seed, own_growth
        self.paths: dict[datetime.date, Paths] = {}

    def __call__(self, known_by: Known) -> Paths:
        """Return the paths from a day on."""
        if known_by.day not in self.paths:
            self.paths[known_by.day] = rates_as_of(
                known_by.day,
                openings(known_by, self.form),
                MONTHS_AHEAD,
                run=self.run,
                draws=self.draws,
                seed=self.seed,
                own_growth=self.own_growth,
            )
        return self.paths[known_by.day]


def openings(known_by: Known, form: OwnTrend) -> Mapping[str, Opening]:
    """Return how each lab of the world with three reports stands in the month after a day, by its trend.

    The first month of a run stands for its middle, so that the trend is followed for half a month more.
    """
    now = years(known_by.day) + HALF_A_MONTH
    found: dict[str, Opening] = {}
    for lab in LABS:
        if len(known_by.seen.get(lab, ())) >= FEWEST and form.has_seen(known_by, lab):
            level, growth = form.trend(known_by, lab, now).level_and_growth(now, RECENT_YEARS)
            found[lab] = Opening(math.exp(level[0]), level[1], growth[0] / YEAR, growth[1] / YEAR)
    return found


@dataclass(frozen=True)
class Structure:
    """A world run from each day; draws of its paths."""

    world: World
    name: str = "structure alone"
    others: OwnTrend | None = None  # for labs that the world lacks

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return what the world's draws say of each report, with the error of a report of its kind."""
        paths = self.world(known_by)
        if lab not in paths.labs:
            return self.others.predict(known_by, lab, targets) if self.others else [LACKING] * len(targets)
        logs = _selling(paths, lab)
        random = np.random.default_rng(SEED)
        said = [_seen(target, paths.months, logs, random) for target in targets]
        over = [at for at, target in enumerate(targets) if target.first < paths.months[0] - 1]
        if self.others and over:  # of a time that was over when the run began, the trend alone can tell
            told = self.others.predict(known_by, lab, [targets[at] for at in over])
            for at, each in zip(over, told, strict=True):
                said[at] = each
        return said


@dataclass(frozen=True)
class HandedOver:
    """A lab's own trend, handed over to the structure in so many months."""

    world: World
    months: float  # tau
    trend: OwnTrend = field(default_factory=OwnTrend)

    @property
    def name(self) -> str:
        """Return how it is called in tables."""
        return f"handed over, {self.months:g} months"

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return what draws of the trend, growing more and more as the structure does, say of each report."""
        paths = self.world(known_by)
        if lab not in paths.labs:
            return [LACKING] * len(targets)
        if not self.trend.has_seen(known_by, lab):
            return [NOTHING] * len(targets)
        logs = _selling(paths, lab)
        behind = YEAR  # months before the day, for accounts that began by then
        months = np.arange(paths.months[0] - behind, paths.months[-1] + 1)
        times = np.array([middle_of_month(month) for month in months])
        own = self.trend.trend(known_by, lab, float(times[-1]))
        random = np.random.default_rng(SEED)
        drawn = own.paths(times, logs.shape[1], random)
        mixed = hand_over(drawn, logs, behind, self.months)
        return [_seen(target, months, mixed, random) for target in targets]


def hand_over(trend: np.ndarray, structure: np.ndarray, behind: int, months: float) -> np.ndarray:
    """Return paths in logs, [months, draws], that leave the trend's growth for the structure's.

    `trend` begins `behind` months before `structure`. In the structure's first month the trend's level stands.
    """
    ahead = np.arange(1, len(structure))
    kept = np.exp(-ahead / months)[:, None]
    growth = kept * np.diff(trend[behind:], axis=0) + (1 - kept) * np.diff(structure, axis=0)
    return np.concatenate([trend[: behind + 1], trend[behind] + np.cumsum(growth, axis=0)])


def _selling(paths: Paths, lab: str) -> np.ndarray:
    """Return logs of a lab's rates, [months, draws], without futures in which it ends: nobody would report of it."""
    rates = np.asarray(paths.values, np.float64)[:, paths.labs.index(lab)]
    return np.log(rates[:, (rates > 0).all(axis=0)])


def _seen(target: Observation, months: np.ndarray, logs: np.ndarray, random: np.random.Generator) -> Predicted | str:
    """Return what a report of a window sees of paths, with an error; a window before the paths is their first month."""
    first, last = (int((month - months[0]).astype(int)) for month in (target.first, target.last))
    if logs.shape[1] < FEWEST:
        return ENDED
    if last >= len(months) or (target.is_flow and first < 0):
        return "its months are not all among those that run"
    rate = np.exp(logs[max(first, 0) : max(last, 0) + 1]).mean(axis=0)
    error = error_of_revenue(target) * random.standard_normal(logs.shape[1])
    return Drawn(tuple(map(float, np.log(rate) + target.bias + error)))
