"""One number a future, told over all: its spread, its mean, how sure that is; and what each future was drawn with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.sampling import SCRAMBLES
from sixteenth.engine.equation import axis_name
from sixteenth.engine.history import Result, spread_of
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnknownName, nearest, refuse
from sixteenth.said import said


@dataclass(frozen=True)
class OverFutures:
    """A number of each future: what 5, 50 and 95 of 100 lie below, and the mean with its standard error."""

    low: float
    middle: float
    high: float
    mean: float
    standard_error: float  # of the mean; not a number where there are too few futures
    futures: int


def over_futures(result: Result, values: Any) -> OverFutures:
    """Tell a number of each future [draws] over those that stayed numbers."""
    own = np.asarray(values, np.float64)
    kept = result.finite
    if not kept.any():
        return OverFutures(*(float("nan"),) * 5, futures=0)
    error = standard_error(result, lambda chosen: float(own[chosen].mean()))
    return OverFutures(
        *spread_of(own[kept]), mean=float(own[kept].mean()), standard_error=error, futures=int(kept.sum())
    )


def standard_error(result: Result, statistic: Callable[[Any], float]) -> float:
    """Return the standard error of a statistic of futures, by a jackknife over the groups of `Result.standard_error`.

    The statistic is given a mask of futures [draws]: all but one of eight groups, so that what is no mean is asked of
    nearly all (Quenouille 1956, Tukey 1958); of a mean and groups of one size it is the error that they have
    themselves. Not a number where a group has no future that stayed a number, or the statistic is none.
    """
    group_of = np.arange(result.draws) % SCRAMBLES
    groups = [result.finite & (group_of == group) for group in range(SCRAMBLES)]
    if not all(group.any() for group in groups):
        return float("nan")
    without = np.array([statistic(result.finite & ~group) for group in groups])
    if not np.isfinite(without).all():
        return float("nan")
    return float(np.std(without) * np.sqrt(SCRAMBLES - 1))


def of_lab(result: Result, name: str, lab: int) -> Any:
    """Return the months of a name [months, draws] in double precision; a lab's own where labs differ."""
    values = result.monthly[name]
    return np.asarray(values[:, lab] if result.variables[name].axes == ("lab",) else values, np.float64)


def last_of_lab(result: Result, name: str, lab: int) -> Any:
    """Return the last month of a name [draws] in double precision; a lab's own where labs differ."""
    values = result.monthly[name][-1]
    return np.asarray(values[lab] if result.variables[name].axes == ("lab",) else values, np.float64)


def drawn(job: Job, names: Iterable[str], lab: str | None = None) -> dict[str, Any]:
    """Return what each future of a run was drawn with for parameters, [draws] each; a lab's own where they differ.

    It is the value of the start: events that change it later are not in it.

    Raises:
        KeyError: when the program of this run does not read such a parameter.

    """
    options, program = job.options, job.program
    rows = job.table.sample(options.seed, np.arange(options.draws, dtype=np.uint32), options.sampling)
    place = job.settings.labels["lab"].index(lab) if lab is not None else 0
    own = {name: [axis_name(axis) for axis in program.world.declared[name].kind.axes] == ["lab"] for name in names}
    return {name: np.array(rows[program.slots[name][0] + place * is_own]) for name, is_own in own.items()}


def kept_of(world: World, *sets: OutputSet) -> OutputSet:
    """Return the outputs of several sets that a world has, as one set: rival theories do not compute the same names."""
    monthly = dict.fromkeys(name for each in sets for name in each.monthly if name in world.kinds)
    closing = dict.fromkeys(name for each in sets for name in each.closing if name in world.stocks)
    return OutputSet(tuple(monthly), tuple(closing))


def refuse_missing(world: World, names: Iterable[str], asked: str) -> None:
    """See that a world has all the names that a question reads.

    Raises:
        Refused: with every name that it lacks.

    """
    known = {*world.equations, *world.stocks, *world.declared}
    cure = said("ask it of a scenario of labs, such as central")
    refuse(
        [
            UnknownName(
                f"'{name}'",
                Place(asked),
                said("a world without it"),
                said("a world that has it"),
                nearest(name, (), cure),
            )
            for name in names
            if name not in known
        ]
    )
