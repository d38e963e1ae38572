"""What was drawn for each future of a run beside what came of it: as a dataset, and as a tidy table of both."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray

from sixteenth.engine.dataset import DRAW, MONTH, dimensions_of, to_dataset
from sixteenth.engine.equation import axis_name
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import OutsideTheRun, Place, UnknownOutput, nearest, refuse
from sixteenth.said import said

if TYPE_CHECKING:
    import pandas as pd

CLOSING = "closing_"
ASKED = Place(said("what was asked of a result"))


def inputs_of(job: Job) -> xarray.Dataset:
    """Draw anew what is uncertain in a run: a variable for each value, [*axes, draw], float64, the same to the bit.

    Where only some labels of a value are uncertain, the others have their one number in each future.
    """
    table, labels = job.table, job.settings.labels
    drawn = table.sample(job.options.seed, np.arange(job.options.draws), job.options.sampling)
    rows: dict[str, list[int]] = {}
    for number, row in enumerate(table.rows):
        rows.setdefault(row.name, []).append(number)
    dimensions = dimensions_of(labels)
    found: dict[str, Any] = {}
    for name in job.program.valued:
        if all(table.rows[number].distribution.shape == "point" for number in rows[name]):
            continue
        declared = job.program.world.declared[name]
        own = {axis_name(axis) for axis in declared.kind.axes}
        axes = [axis for axis in labels if axis in own]
        shape = (*(len(labels[axis]) for axis in axes), job.options.draws)
        about = {"unit": declared.kind.unit.__name__, "meaning": declared.meaning}
        found[name] = ([*(dimensions[axis] for axis in axes), DRAW], drawn[rows[name]].reshape(shape), about)
    used = {dimension for dimensions_of_one, _, _ in found.values() for dimension in dimensions_of_one}
    coordinates: dict[str, Any] = {DRAW: np.arange(job.options.draws)}
    coordinates |= {own: list(labels[axis]) for axis, own in dimensions.items() if own in used}
    return xarray.Dataset(found, coordinates)


def frame_of(result: Result, names: Sequence[str], month: str | None = None) -> "pd.DataFrame":
    """Return variables of a result, and inputs that were drawn, as a table with a row for each future.

    There are as many rows more as there are months, unless one is named, and labels. Columns are `month`, axes, `draw`,
    and the names; units of these are in `attrs["units"]`.

    Raises:
        Refused: when a name is neither kept nor drawn, or the month is not one of the run.

    """
    kept = [name.removeprefix(CLOSING) for name in names if name.removeprefix(CLOSING) in _kept(result)]
    dataset = to_dataset(result.select(*kept))
    keys = {name: name if name in dataset else f"{CLOSING}{name}" for name in names}
    outputs = {name: dataset[key].rename(name) for name, key in keys.items() if key in dataset}
    drawn = result.inputs if len(outputs) < len(names) else xarray.Dataset()
    known = (*_kept(result), *map(str, drawn))
    wanted, cure = said("what was kept, or drawn"), _listed(drawn)
    refuse(
        UnknownOutput(f"'{name}'", ASKED, f"'{name}'", wanted, nearest(name, known, cure))
        for name in names
        if name not in outputs and name not in drawn
    )
    chosen = [outputs[name] if name in outputs else drawn[name] for name in names]
    units = {name: each.attrs.get("unit", "") for name, each in zip(names, chosen, strict=True)}
    chosen = [_in_month(each, month) for each in chosen]
    whole = xarray.merge(chosen, join="exact", combine_attrs="drop", compat="override")
    axes = [axis for axis in (MONTH, *dimensions_of(result.labels).values(), DRAW) if axis in whole.dims]
    frame: pd.DataFrame = whole.to_dataframe(dim_order=axes).reset_index().loc[:, [*axes, *names]]
    frame.attrs["units"] = units
    return frame


def _kept(result: Result) -> tuple[str, ...]:
    return (*result.monthly, *result.closing)


def _listed(drawn: xarray.Dataset) -> str:
    return said("result.inputs has what was drawn: {names}", names=", ".join(map(str, drawn)) or said("nothing"))


def _in_month(array: xarray.DataArray, month: str | None) -> xarray.DataArray:
    """Return what a variable was in one month; what has no months stays as it is."""
    if month is None or MONTH not in array.dims:
        return array
    months = array[MONTH].to_numpy().astype("datetime64[M]").astype(str).tolist()
    if month not in months:
        expected = said("{first} to {last}", first=months[0], last=months[-1])
        cure = nearest(month, months, said("use '{month}'", month=months[-1]))
        refuse([OutsideTheRun(said("a month"), ASKED, f"'{month}'", expected, cure)])
    return array.isel({MONTH: months.index(month)}, drop=True)
