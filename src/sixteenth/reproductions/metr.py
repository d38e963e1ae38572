"""Trend of the time horizons that METR measures: any suites and windows, any rate of success, with intervals.

A model's success falls with the length of a task as a logistic in log2 length, which is the world's own
(`growth/ladder.py`); its horizon at a rate of success is the length at which the logistic passes it. The trend is the
least-squares line through logarithms of horizons over days of release.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import NormalDist, median
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read.tables import reading
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

Array = npt.NDArray[Any]
Best = Literal["of its suite", "of the window", "any"]
HALF, FOUR_FIFTHS = 0.5, 0.8
MIDDLE_OF_THE_SCALE = 30.0  # log2 minutes; only distances from it count, and the world's scale begins at one minute
CONFIDENCE_OF_THE_FILE = 0.95
COLUMNS = ("suite", "model", "released", "p50_minutes", "p50_low", "p50_high", "p80_minutes")


@dataclass(frozen=True)
class Model:
    """One model as measured by one suite of tasks; horizons in minutes."""

    suite: str
    name: str
    released: date
    half: float  # horizon at 50 % success
    low: float  # its interval
    high: float
    four_fifths: float  # horizon at 80 % success

    def horizon(self, success: float) -> float:
        """Return the horizon at any rate of success, from the logistic through the two that were measured."""
        return horizon(success, *coefficients(self.half, self.four_fifths, FOUR_FIFTHS))


@dataclass(frozen=True)
class Part:
    """Models of one suite, released from one day to another, both included."""

    suite: str
    since: date = date.min
    until: date = date.max


@dataclass(frozen=True)
class Trend:
    """A straight line through logarithms over days."""

    points: int
    growth: float  # of the natural logarithm, a day
    error: float  # standard error of the growth; infinite where two points leave nothing to judge it by

    @property
    def doubling(self) -> float:
        """Days until values have doubled: infinite on a level line, negative where they fall."""
        return math.log(2) / self.growth if self.growth else math.inf


def trend(days: npt.ArrayLike, values: npt.ArrayLike) -> Trend:
    """Fit a line to logarithms by least squares.

    Raises:
        OutsideDomain: when days and values differ in number, all are of one day, or a value is not above 0.

    """
    times, positive = np.asarray(days, float), np.asarray(values, float)
    if times.ndim != 1 or times.shape != positive.shape or not times.size or not np.ptp(times) > 0:
        message = said(
            "{size} days and {other_size} values: a line needs one each, and two days that differ",
            size=times.size,
            other_size=positive.size,
        )
        raise OutsideDomain(message)
    _above_zero(said("a value"), positive)
    centred, logs = times - times.mean(), np.log(positive)  # by hand: SciPy's line has no error on a level one
    spread = centred @ centred
    growth = float(centred @ logs / spread)
    missed = logs - logs.mean() - growth * centred
    left = len(times) - 2
    return Trend(len(times), growth, math.sqrt(missed @ missed / left / spread) if left else math.inf)


def among_top(days: npt.ArrayLike, values: npt.ArrayLike, top: int = 1) -> Array:
    """Say which stood among the highest when they came out, those of the same day included.

    Raises:
        OutsideDomain: when `top` is below 1.

    """
    _above_zero(said("the number at the top"), top)
    times, sizes = np.asarray(days, float), np.asarray(values, float)
    is_higher = (sizes[None, :] > sizes[:, None]) & (times[None, :] <= times[:, None])
    return np.asarray(is_higher.sum(axis=1) < top)


def doubling_interval(
    models: Sequence[Model], *, draws: int, seed: int, confidence: float = CONFIDENCE_OF_THE_FILE
) -> tuple[float, float]:
    """Return the doubling time's interval: each model's horizon is drawn from its own interval, apart from the others.

    A horizon is drawn lognormal, with one spread below the middle and another above. The true interval is wider or
    narrower as far as models share their luck in tasks.

    Raises:
        OutsideDomain: when there is no draw, a confidence is not between 0 and 1, or an interval leaves its middle out.

    """
    _above_zero(said("the number of draws"), draws)
    _between_0_and_1(said("the confidence"), confidence)
    low, middle, high = (np.log([getattr(model, end) for model in models]) for end in ("low", "half", "high"))
    if ((low > middle) | (middle > high)).any():
        message = said("an interval that leaves out its horizon")
        raise OutsideDomain(message)
    reach = NormalDist().inv_cdf((1 + CONFIDENCE_OF_THE_FILE) / 2)
    luck = np.random.default_rng(seed).standard_normal((draws, len(models)))
    logs = middle + luck * np.where(luck < 0, middle - low, high - middle) / reach
    days = np.array([model.released.toordinal() for model in models], float)
    centred = days - days.mean()
    tails = np.quantile(logs @ centred / (centred @ centred), [(1 + confidence) / 2, (1 - confidence) / 2])
    fastest, slowest = (math.log(2) / growth if growth > 0 else math.inf for growth in tails)
    return fastest, slowest


def success_at(minutes: npt.ArrayLike, level: float, slope: float) -> Array:
    """Return the odds, by the world's logistic, of tasks of some lengths: sigma(level + slope * log2(minutes)).

    Raises:
        OutsideDomain: when a length is not above 0, success does not fall with length, or the world's scale of slopes
            (0.01 to 5 a doubling) or lengths (30 doublings either side of the horizon) ends before.

    """
    lengths = np.atleast_1d(np.asarray(minutes, float))
    _above_zero(said("a length"), lengths)
    _falling(slope)
    beyond = np.log2(lengths) + level / slope
    scale = {"market_frontier": MIDDLE_OF_THE_SCALE, "rung_horizon": MIDDLE_OF_THE_SCALE + beyond}
    return np.asarray(evaluate(central_world(), "success_at_rung", {**scale, "success_slope": -slope}))


def horizon(success: float, level: float, slope: float) -> float:
    """Return the length, in minutes, of tasks that succeed at a rate: where the logistic passes it.

    Raises:
        OutsideDomain: when the rate is not between 0 and 1, or success does not fall with length.

    """
    _between_0_and_1(said("the rate of success"), success)
    _falling(slope)
    return float(2 ** ((_logit(success) - level) / slope))


def coefficients(half: float, other: float, success: float) -> tuple[float, float]:
    """Return level and slope of the logistic with one horizon at half success and another at some other rate.

    Raises:
        OutsideDomain: when a horizon is not above 0, the other rate is half too or not between 0 and 1, or success
            would not fall with length.

    """
    _above_zero(said("a horizon"), [half, other])
    _between_0_and_1(said("the rate of success"), success)
    if success == HALF or half == other:
        message = said(
            "horizons of {half:g} and {other:g} at success of 0.5 and {success:g}: both must differ",
            half=half,
            other=other,
            success=success,
        )
        raise OutsideDomain(message)
    slope = _logit(success) / math.log2(other / half)
    _falling(slope)
    return -slope * math.log2(half), slope


def read_models(file: Path) -> tuple[Model, ...]:
    """Read one model a row.

    Raises:
        Refused: with every cell that cannot be read.

    """
    with reading(file, COLUMNS) as rows:
        models = [
            Model(
                suite=row.text("suite"),
                name=row.text("model"),
                released=row.date("released"),
                half=row.number("p50_minutes"),
                low=row.number("p50_low"),
                high=row.number("p50_high"),
                four_fifths=row.number("p80_minutes"),
            )
            for row in rows
        ]
    return tuple(models)


def select(models: Sequence[Model], parts: Sequence[Part], best: Best = "of its suite") -> tuple[Model, ...]:
    """Return the models of some parts: state of the art among all of their suite, or within the window, or any.

    Raises:
        OutsideDomain: when no model is of a suite that is asked for, or there is no such state of the art.

    """
    if best not in get_args(Best):
        message = said(
            "state of the art '{best}': it must be one of {names}", best=best, names=", ".join(get_args(Best))
        )
        raise OutsideDomain(message)
    strangers = sorted({part.suite for part in parts} - {model.suite for model in models})
    if strangers:
        message = said("no model was measured by {names}", names=", ".join(strangers))
        raise OutsideDomain(message)
    if best == "of its suite":
        suites = ([model for model in models if model.suite == part.suite] for part in parts)
        return tuple(
            model
            for part, suite in zip(parts, suites, strict=True)
            for model in _state_of_the_art(suite)
            if _is_in(model, part)
        )
    chosen = [model for model in models if any(_is_in(model, part) for part in parts)]
    return tuple(_state_of_the_art(chosen) if best == "of the window" else chosen)


def _state_of_the_art(models: Sequence[Model]) -> list[Model]:
    is_best = among_top([model.released.toordinal() for model in models], [model.half for model in models])
    return [model for model, kept in zip(models, is_best, strict=True) if kept]


def _is_in(model: Model, part: Part) -> bool:
    return model.suite == part.suite and part.since <= model.released <= part.until


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _above_zero(what: str, values: npt.ArrayLike) -> None:
    array = np.asarray(values, float)
    wrong = array[~((array > 0) & np.isfinite(array))]
    if wrong.size:
        message = said("{what} of {number:g}: it must be above 0, and finite", what=what, number=wrong.flat[0])
        raise OutsideDomain(message)


def _between_0_and_1(what: str, value: float) -> None:
    if not 0 < value < 1:
        message = said("{what} is {value:g}: it must be between 0 and 1", what=what, value=value)
        raise OutsideDomain(message)


def _falling(slope: float) -> None:
    if not slope < 0:
        message = said("a slope of {slope:g}: it must be below 0, for longer tasks succeed less often", slope=slope)
        raise OutsideDomain(message)


def reproduce(
    file: Path,
    parts: Sequence[Mapping[str, Any]],
    best: Best = "of its suite",
    success: float = HALF,
    draws: int = 0,
    seed: int = 0,
    confidence: float = CONFIDENCE_OF_THE_FILE,
) -> dict[str, float]:
    """Return the doubling time over some parts, what reliability costs there and, from draws, an interval."""
    models = select(read_models(file), [Part(**part) for part in parts], best)
    days = [model.released.toordinal() for model in models]
    found = trend(days, [model.half if success == HALF else model.horizon(success) for model in models])
    gaps = [math.log2(model.half / model.four_fifths) for model in models]
    answer = {
        "doubling, days": found.doubling,
        "doubling, months": found.doubling * 12 / 365.25,
        "models": float(found.points),
        "doublings from 80 to 50 % success, least": min(gaps),
        "doublings from 80 to 50 % success, median": median(gaps),
        "doublings from 80 to 50 % success, most": max(gaps),
    }
    if draws:
        ends = doubling_interval(models, draws=draws, seed=seed, confidence=confidence)
        answer |= dict(zip(("doubling at least, days", "doubling at most, days"), ends, strict=True))
    return answer
