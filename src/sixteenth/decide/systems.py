"""One system of the world by year: every number that its output set keeps, with its spread and what that rests on."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from sixteenth.decide.meaning import meaning_of
from sixteenth.engine.history import Result, Spread
from sixteenth.engine.job import Job
from sixteenth.measures.spread import PartOfSpread, what_moves
from sixteenth.scenarios.assemble import Scenario

MOST_MOMENTS = 5
YEAR = 12  # months


@dataclass(frozen=True)
class SystemLine:
    """One entry of a number, at each moment: what 5, 50 and 95 of 100 futures lie below, and their mean."""

    labels: tuple[str, ...]
    spreads: tuple[Spread, ...]
    means: tuple[float, ...]


@dataclass(frozen=True)
class SystemNumber:
    """A number of a system: what it means, its unit, its entries, and how much of its spread rests on judgement."""

    name: str
    meaning: str
    unit: str
    moments: tuple[str, ...]
    lines: tuple[SystemLine, ...]
    is_mean: bool  # whether the mean stands for all futures: of odds, expectations, and what is or is not
    judgement: PartOfSpread | None  # of the first entry that has a spread, at the last moment


@dataclass(frozen=True)
class System:
    """All numbers of one output set."""

    name: str
    futures: int
    numbers: tuple[SystemNumber, ...]


def read_system(job: Job, scenario: Scenario, result: Result, name: str) -> System:
    """Gather what a system's output set kept, by year: balances that were kept at the end only stand there."""
    moments = moments_of(len(result.months))
    found = [
        _number(job, scenario, result, each, data[list(moments)], [str(result.months[at]) for at in moments])
        for each, data in result.monthly.items()
    ]
    found += [
        _number(job, scenario, result, each, data[None], ["at the end"])
        for each, data in result.closing.items()
        if each not in result.monthly
    ]
    return System(name, result.draws, tuple(found))


def moments_of(months: int) -> tuple[int, ...]:
    """Choose months to look at: the first, whole years from it at even steps, and the last month of the run."""
    last = months - 1
    step = max(-(-last // (YEAR * (MOST_MOMENTS - 1))), 1) * YEAR
    return (*(month for month in range(0, last, step) if month == 0 or last - month >= YEAR), last)


def _number(job: Job, scenario: Scenario, result: Result, name: str, data: Any, moments: list[str]) -> SystemNumber:
    about = result.variables[name]
    lines = []
    for entry in product(*(enumerate(result.labels[axis]) for axis in about.axes)):
        own = data[(slice(None), *(number for number, _ in entry))]
        spreads, means = tuple(map(result.spread, own)), tuple(_mean(result, row) for row in own)
        lines.append(SystemLine(tuple(label for _, label in entry), spreads, means))
    outcome = data[-1].reshape(-1, data.shape[-1])
    moving = [row for row in outcome if len(np.unique(row[np.isfinite(row)])) > 1]
    share = what_moves(job, scenario, moving[0]).judgement if moving else None
    is_mean = about.unit == "Flag" or name in scenario.world.means
    meaning = meaning_of(scenario.world, name)
    return SystemNumber(name, meaning, about.unit, tuple(moments), tuple(lines), is_mean, share)


def _mean(result: Result, row: Any) -> float:
    values = np.asarray(result.only_finite(row), np.float64)
    return float(np.mean(values)) if values.size else float("nan")
