"""What a run leaves: arrays with named axes and real dates, how each draw ended, and the recipe that made them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np

from sixteenth.engine.draws.sampling import SCRAMBLES
from sixteenth.engine.equation import ENDING, axis_name
from sixteenth.engine.job import EVERYTHING, Job
from sixteenth.engine.made_of import MadeOf
from sixteenth.engine.programs.program import Program
from sixteenth.engine.programs.simulate import NOT_FINITE
from sixteenth.errors import Place, WrongOption, nearest, refuse
from sixteenth.said import said

if TYPE_CHECKING:
    import pandas as pd
    import xarray

RAN_FULL_TERM = "ran_full_term"
LEVELS = (0.05, 0.5, 0.95)  # of a spread, wherever one is shown
Spread = tuple[float, float, float]  # 5, 50 and 95 of 100 numbers lie below
SORTED_AT_ONCE = 20_000_000  # numbers


@dataclass(frozen=True)
class Variable:
    """What an array of a result is: its axes by name, draws and months apart, and its unit."""

    axes: tuple[str, ...]
    unit: str


def _arrays_alone() -> Any:
    """Refuse to draw the inputs of arrays that say nothing of a run."""
    got, cure = said("arrays alone"), said("ask for sixteenth.inputs(result)")
    refuse([WrongOption("'inputs'", Place(said("the result")), got, said("the result of a run"), cure)])


@dataclass(frozen=True)
class Result:
    """Arrays of one run. `monthly[name]` is [months, *axes, draws]; `closing[name]` is [*axes, draws]."""

    monthly: Mapping[str, Any]
    closing: Mapping[str, Any]
    ended: Mapping[str, Any]  # by ending: the first month it holds, or the number of months
    variables: Mapping[str, Variable]
    labels: Mapping[str, tuple[str, ...]]
    recipe: Mapping[str, Any]
    draw_inputs: Any = field(default=_arrays_alone, repr=False, compare=False)  # gives them as a dataset
    made_of: MadeOf | None = field(default=None, repr=False, compare=False)  # None where nothing was kept of that

    def __getitem__(self, name: str) -> Any:
        """Return a variable's months, or its closing balance where only that was kept."""
        for part in (self.monthly, self.closing):
            if name in part:
                return part[name]
        message = f"'{name}' was not kept: {nearest(name, (*self.monthly, *self.closing), self._how_to_keep)}"
        raise KeyError(message)

    @property
    def _how_to_keep(self) -> str:
        """Say how to keep more; a run that kept everything can only be asked for what its world computes."""
        if self.recipe.get("output_set") == EVERYTHING:
            return "this run kept everything that its world computes, and may have been narrowed by select() since"
        return f"run with output_set='{EVERYTHING}', which keeps all that the world computes"

    @property
    def draws(self) -> int:
        """Return the number of futures."""
        return int(self.recipe["draws"])

    @cached_property
    def months(self) -> Any:
        """Return the month of each row, as dates."""
        return np.arange(self.recipe["months"]) + np.datetime64(self.recipe["start"], "M")

    @cached_property
    def finite(self) -> Any:
        """Say for each draw whether it stayed a number throughout."""
        return self.ended[NOT_FINITE] == self.recipe["months"]

    def endings(self, axes: tuple[str, ...] = ()) -> tuple[tuple[str, ...], Any]:
        """Return the names of endings and, for each entry and draw, the place of its own among them.

        The earliest ending counts; a draw that stopped being a number is `not_finite`, for each entry and whatever else
        befell it.

        Returns:
            Names, and whole numbers [*axes, draws]: 0 is `ran_full_term`, above 0 are the endings of the world, and -1,
            the last of the names, is `not_finite`; so a draw that stopped being a number counts as none of the others.

        """
        own = [name for name in self.ended if self.variables[name].axes == axes and name != NOT_FINITE]
        names = (RAN_FULL_TERM, *(name.removeprefix(ENDING) for name in own), NOT_FINITE)
        sizes = [len(self.labels[axis]) for axis in axes]
        months = np.full((*sizes, self.draws), self.recipe["months"])
        code = np.zeros((*sizes, self.draws), np.int8)
        for number, name in enumerate(own, start=1):
            code = np.where(self.ended[name] < months, np.int8(number), code)
            months = np.minimum(months, self.ended[name])
        return names, np.where(self.finite, code, np.int8(-1))

    def count_endings(self, axes: tuple[str, ...] = ()) -> Mapping[str, Any]:
        """Return how many of all draws ended in each way, for each entry of the axes."""
        names, code = self.endings(axes)
        return {name: (code % len(names) == number).sum(axis=-1) for number, name in enumerate(names)}

    def quantiles(self, name: str, levels: Iterable[float] = LEVELS, *, closing: bool = False) -> Any:
        """Return exact quantiles over the draws that stayed numbers, levels first; of the last balance if `closing`.

        Returns:
            Array [levels, months, *axes] for what was kept monthly, [levels, *axes] for a closing balance; not a
            number where no draw is left.

        Raises:
            Refused: when a level is not a number from 0 to 1.

        """
        return exact_quantiles(self.only_finite(self.closing[name] if closing else self[name]), levels)

    def standard_error(self, statistic: Callable[[Any], Any], name: str) -> Any:
        """Return the standard error of a statistic of a variable's draws, from eight groups of draws.

        The statistic takes an array with draws last and returns one number for each entry, such as
        `lambda values: (values >= 0).mean(axis=-1)`. Group `g` holds the draws `i` with `i % 8 == g`: for the plan
        "sobol" those of one scramble, which are independent of each other although the points of one scramble are
        not, so that the usual formula would not hold; for the plan "counter" they are eight batches of independent
        draws. Draws that stopped being numbers are left out.

        Raises:
            ValueError: when a group has no draw that stayed a number.

        """
        groups = np.arange(self.draws) % SCRAMBLES
        own = [self[name][..., self.finite & (groups == group)] for group in range(SCRAMBLES)]
        if not all(values.shape[-1] for values in own):
            message = f"a standard error of '{name}' needs a draw that stayed a number in each of {SCRAMBLES} groups"
            raise ValueError(message)
        return np.std([statistic(values) for values in own], axis=0, ddof=1) / np.sqrt(SCRAMBLES)

    def spread(self, values: Any) -> Spread:
        """Return what 5, 50 and 95 of 100 of the draws that stayed numbers lie below, of one number a draw."""
        return spread_of(self.only_finite(values))

    def only_finite(self, values: Any) -> Any:
        """Leave out the draws that stopped being numbers; no copy is made where there are none."""
        return values if self.finite.all() else values[..., self.finite]

    def select(self, *names: str) -> "Result":
        """Keep fewer variables; how each draw ended is kept, and the result says that it holds no other variables."""
        unknown = [name for name in names if name not in (*self.monthly, *self.closing)]
        if unknown:
            self[unknown[0]]
        monthly, closing, variables = (
            {name: each for name, each in kept.items() if name in (*names, *also)}
            for kept, also in ((self.monthly, ()), (self.closing, ()), (self.variables, self.ended))
        )
        return replace(self, monthly=monthly, closing=closing, variables=variables)

    @property
    def dataset(self) -> "xarray.Dataset":
        """Return everything as an xarray dataset, with dates, labels, units and the recipe."""
        from sixteenth.engine.dataset import to_dataset  # noqa: PLC0415 - importing xarray takes over a second

        return to_dataset(self)

    @cached_property
    def inputs(self) -> "xarray.Dataset":
        """Return what was drawn for each future, a variable for each uncertain value, [*axes, draw].

        Draws are those of `dataset`, so that inputs and outputs stand side by side: `inputs["price"]` is [lab, draw],
        `dataset["profit"]` [month, lab, draw]. It is drawn anew when first asked for, the same to the bit.

        Raises:
            Refused: when the result was put together from arrays alone; or its scenario cannot be, here.

        """
        drawn: xarray.Dataset = self.draw_inputs()
        return drawn

    def frame(self, *names: str, month: str | None = None) -> "pd.DataFrame":
        """Return variables and inputs as a tidy table: `frame("profit", "price", month="2030-12")`.

        There is a row for each future, month and label. A name is that of what was kept, monthly or at the end,
        `closing_cash` where both were, or of an input. With a month, only that one counts. Dates are timestamps,
        numbers raw, and their units in `attrs["units"]`.

        Raises:
            Refused: when a name is neither kept nor drawn, or the month is not one of the run.

        """
        from sixteenth.engine.futures import frame_of  # noqa: PLC0415 - as for dataset

        return frame_of(self, names, month)


def spread_of(values: Any) -> Spread:
    """Return what 5, 50 and 95 of 100 of the values lie below, interpolated between neighbours."""
    low, middle, high = exact_quantiles(np.asarray(values), LEVELS)
    return float(low), float(middle), float(high)


def median_of_numbers(values: Any) -> float:
    """Return the middle of floating-point numbers, or the mean of the two in the middle: what `np.median` returns.

    It is asked for dozens of times of a few hundred numbers each, where that takes several times as long.
    """
    ordered = np.sort(values)
    half, is_odd = divmod(ordered.size, 2)
    if not ordered.size or np.isnan(ordered[-1]):
        return float("nan")
    return float(ordered[half] if is_odd else (ordered[half - 1] + ordered[half]) / 2)


def spread_among(values: Any) -> Spread:
    """Return values that 5, 50 and 95 of 100 do not exceed: none between two, for one of them may be infinite."""
    if not np.size(values):
        return np.nan, np.nan, np.nan
    low, middle, high = np.quantile(values, LEVELS, method="inverted_cdf")
    return float(low), float(middle), float(high)


def exact_quantiles(values: Any, levels: Iterable[float]) -> Any:
    """Return quantiles along the last axis by sorting (NumPy's vectorised sort), interpolated between neighbours.

    Floating-point numbers keep their type; whole numbers and flags are interpolated in float64. Not a number where
    there is none, or one of the numbers is not one. Arrays too large to sort at once are sorted row by row, so that a
    result on disk never has to fit in memory.

    Raises:
        Refused: when a level is not a number from 0 to 1.

    """
    levels = tuple(levels)
    if levels is not LEVELS:
        refuse(_wrong_levels(levels))
    values = np.asanyarray(values)
    if values.shape[-1] == 0:
        return np.full((len(levels), *values.shape[:-1]), np.nan)
    if values.size > SORTED_AT_ONCE and values.ndim > 1:
        return np.stack([exact_quantiles(row, levels) for row in values], axis=1)
    ordered = np.sort(values, axis=-1)
    ordered = ordered if np.issubdtype(ordered.dtype, np.floating) else ordered.astype(np.float64)
    at = np.asarray(levels, np.float64) * (ordered.shape[-1] - 1)
    low = np.floor(at).astype(int)
    high = np.minimum(low + 1, ordered.shape[-1] - 1)
    below, above = ordered[..., low], ordered[..., high]
    with np.errstate(invalid="ignore"):  # beside an infinite neighbour
        between = below + (at - low).astype(ordered.dtype) * (above - below)
    exact = np.where((at == low) | (below == above), below, between)
    found = np.where(np.isnan(ordered[..., -1:]), ordered[..., -1:], exact)
    return found if found.ndim == 1 else np.moveaxis(found, -1, 0)


def _wrong_levels(levels: tuple[float, ...]) -> list[WrongOption]:
    """Find levels that are no part of one."""
    wrong = [level for level in levels if not (isinstance(level, Real) and 0 <= level <= 1)]
    cure = said("write 0.95 for what 95 of 100 lie below")
    here = Place(said("the levels of the quantiles"))
    return [WrongOption(said("a level"), here, f"{level}", said("a number from 0 to 1"), cure) for level in wrong]


def empty_result(job: Job, first: Mapping[str, Mapping[str, Any]], allocate: Any = np.empty) -> Result:
    """Return a result of the right shapes, to be filled chunk by chunk with `fill`."""
    parts = {
        part: {name: allocate((*data.shape[:-1], job.options.draws), data.dtype) for name, data in arrays.items()}
        for part, arrays in first.items()
    }
    return made_result(job, parts)


def made_result(job: Job, parts: Mapping[str, Mapping[str, Any]]) -> Result:
    """Return the result of a job with its arrays, by part and name."""
    return Result(
        **parts,
        variables=variables_of(job.program),
        labels=job.settings.labels,
        recipe=job.recipe,
        made_of=job.program.made_of,
    )


def variables_of(program: Program) -> dict[str, Variable]:
    """Return what the arrays of a program's result are, by name."""
    variables = {NOT_FINITE: Variable((), "Flag")}
    for name in (*program.kept.monthly, *program.kept.closing, *program.world.endings):
        variables[name] = Variable(axes_of(program, name), program.world.kinds[name].unit.__name__)
    return variables


def axes_of(program: Program, name: str) -> tuple[str, ...]:
    """Return the axes of an output in the order of its array, months and draws apart."""
    if name == NOT_FINITE:
        return ()
    return tuple(axis_name(axis) for axis in program.sizes if axis in program.world.kinds[name].axes)


def fill(result: Result, first_draw: int, chunk: Mapping[str, Mapping[str, Any]]) -> None:
    """Put a chunk's arrays in their place."""
    for part, arrays in chunk.items():
        for name, data in arrays.items():
            getattr(result, part)[name][..., first_draw : first_draw + data.shape[-1]] = data
