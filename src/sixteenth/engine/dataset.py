"""A result as an xarray dataset, and back: the form in which results are saved and handed to other tools."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import xarray

from sixteenth.engine.history import Result, Variable

_PARTS = ("monthly", "closing", "ended")
_PREFIX = {"monthly": "", "closing": "closing_", "ended": "ended_"}


def to_dataset(result: Result) -> xarray.Dataset:
    """Put months, labels, units and the recipe beside the numbers."""
    variables: dict[str, Any] = {}
    for part in _PARTS:
        for name, data in getattr(result, part).items():
            about = result.variables[name]
            axes = (("month",) if part == "monthly" else ()) + about.axes + ("draw",)
            unit = "Months" if part == "ended" else about.unit
            key = _free(_PREFIX[part] + name, {*variables, "month", "draw", *result.labels})
            variables[key] = (axes, data, {"unit": unit, "part": part, "name": name})
    coordinates: dict[str, Any] = {"month": result.months.astype("datetime64[ns]"), "draw": np.arange(result.draws)}
    used = {axis for about in result.variables.values() for axis in about.axes}
    coordinates |= {axis: list(labels) for axis, labels in result.labels.items() if axis in used}
    told = {
        "recipe": json.dumps(result.recipe),
        "labels": json.dumps(result.labels),
        "units": _units(result.variables),
    }
    return xarray.Dataset(variables, coordinates, told)


def from_dataset(dataset: xarray.Dataset) -> Result:
    """Read a result back, bit for bit."""
    parts: dict[str, dict[str, Any]] = {part: {} for part in _PARTS}
    for variable in dataset.data_vars.values():
        parts[variable.attrs["part"]][variable.attrs["name"]] = variable.to_numpy()
    variables = {name: Variable(tuple(axes), unit) for name, (axes, unit) in json.loads(dataset.attrs["units"]).items()}
    labels = {axis: tuple(names) for axis, names in json.loads(dataset.attrs["labels"]).items()}
    return Result(**parts, variables=variables, labels=labels, recipe=json.loads(dataset.attrs["recipe"]))


def _free(name: str, taken: set[str]) -> str:
    """Return a name that nothing else has, so that an equation called `month` or `closing_cash` is kept too."""
    return _free(f"{name}_", taken) if name in taken else name


def _units(variables: Mapping[str, Variable]) -> str:
    return json.dumps({name: [list(about.axes), about.unit] for name, about in variables.items()})
