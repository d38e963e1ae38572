"""A result as an xarray dataset, and back: the form in which results are saved and handed to other tools.

A dataset may have been cut before it comes back. What it holds is then said by its coordinates, never by what its
attributes say of the whole: labels may be fewer or in another order, draws may be the first ones of the run.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import xarray

from sixteenth.engine.history import Result
from sixteenth.engine.record import MADE_OF, PARTS, Record, kept_of, read_json, read_record, units_of
from sixteenth.errors import Fault, Place, Refused, UnreadableFile, refuse
from sixteenth.said import message_of, said

MONTH, DRAW = "month", "draw"
_PREFIX = {"monthly": "", "closing": "closing_", "ended": "ended_"}
_NUMBERS = "biuf"  # kinds of NumPy's types that an array may have


def to_dataset(result: Result) -> xarray.Dataset:
    """Put months, labels, units and the recipe beside the numbers.

    Months are dates in seconds, not nanoseconds, which would end in 2262. An axis whose name the dataset has for
    something else gets a line under its end: an axis `Draw` is the dimension `draw_`.
    """
    used = {axis for about in result.variables.values() for axis in about.axes}
    dimensions = dimensions_of(axis for axis in result.labels if axis in used)
    variables: dict[str, Any] = {}
    for part in PARTS:
        for name, data in getattr(result, part).items():
            about = result.variables[name]
            axes = ((MONTH,) if part == "monthly" else ()) + tuple(dimensions[axis] for axis in about.axes) + (DRAW,)
            unit = "Months" if part == "ended" else about.unit
            taken = {*variables, MONTH, DRAW, *dimensions.values(), *result.labels}
            variables[_free(_PREFIX[part] + name, taken)] = (axes, data, {"unit": unit, "part": part, "name": name})
    coordinates: dict[str, Any] = {MONTH: _dates(result.months), DRAW: np.arange(result.draws)}
    coordinates |= {dimension: list(result.labels[axis]) for axis, dimension in dimensions.items()}
    told = {
        "recipe": result.recipe,
        "labels": result.labels,
        "units": units_of(result.variables),
        "dimensions": dimensions,
        **kept_of(result.made_of),
    }
    return xarray.Dataset(variables, coordinates, {key: json.dumps(value) for key, value in told.items()})


def from_dataset(dataset: xarray.Dataset, where: Place = Place(said("the dataset"))) -> Result:  # noqa: B008 - it is frozen
    """Read a result back, bit for bit: whole, or what was kept of its variables, its labels and its first draws.

    Raises:
        Refused: when it is no result, or is cut in a way that its recipe could not say: months left out, draws that are
            not the first, an average over draws, endings left out.

    """
    record, dimensions = _read_attributes(dataset, where)
    kept = _Kept(dataset, record, dimensions)
    refuse(UnreadableFile(f"'{where.file}'", where, got, expected, cure) for got, expected, cure in kept.misfits())
    record = replace(record, recipe={**record.recipe, "draws": kept.draws}, labels=kept.labels)
    parts: dict[str, dict[str, Any]] = {part: {} for part in PARTS}
    for variable in dataset.data_vars.values():
        parts[variable.attrs["part"]][variable.attrs["name"]] = kept.numbers(variable)
    held = {name for arrays in parts.values() for name in arrays}
    variables = {name: about for name, about in record.variables.items() if name in held}
    return Result(**parts, variables=variables, labels=record.labels, recipe=record.recipe, made_of=record.made_of)


def _read_attributes(dataset: xarray.Dataset, where: Place) -> tuple[Record, Mapping[str, str]]:
    """Read what a dataset says of the run as a whole."""
    try:
        recipe, labels, units = (read_json(dataset.attrs[key]) for key in ("recipe", "labels", "units"))
        record = read_record(recipe, labels, units, read_json(dataset.attrs.get(MADE_OF, "null")))
        dimensions = read_json(dataset.attrs.get("dimensions", "{}"))
        return record, {axis: str(dimensions.get(axis, axis)) for axis in record.labels}
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Refused([_unreadable(where, error)]) from error


def _unreadable(where: Place, error: Exception) -> Fault:
    got = said("no attribute {error}", error=error) if isinstance(error, KeyError) else message_of(error)
    cure = said("give a file that `sixteenth run --out` or `sixteenth.save` wrote")
    return UnreadableFile(f"'{where.file}'", where, got, said("a saved result"), cure)


@dataclass(frozen=True)
class _Kept:
    """A dataset beside the record of the whole run: what of the run is here."""

    dataset: xarray.Dataset
    record: Record
    dimensions: Mapping[str, str]

    def coordinate(self, dimension: str) -> Any:
        """Return a coordinate's entries; of one chosen entry a list of one; None where there is no such coordinate."""
        found = self.dataset.variables.get(dimension)
        return None if found is None or found.ndim > 1 else np.atleast_1d(found.to_numpy())

    @property
    def draws(self) -> int:
        """Return how many draws there are."""
        return 0 if (own := self.coordinate(DRAW)) is None else int(own.size)

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """Return the labels that are here; of an axis that nothing here has, those of the run."""
        found = {axis: self.coordinate(dimension) for axis, dimension in self.dimensions.items()}
        return {axis: self.record.labels[axis] if own is None else tuple(map(str, own)) for axis, own in found.items()}

    def misfits(self) -> Iterator[tuple[str, str, str]]:
        """Find what is not of the run, or was cut so that nobody could run it again: got, expected and cure."""
        known: set[tuple[str, str]] = set()
        strangers = [
            str(key) for key, each in self.dataset.data_vars.items() if not self._is_of_the_run(key, each, known)
        ]
        for key in strangers:
            yield (
                said("a variable '{key}' of another kind", key=key),
                said("variables of the run"),
                said("leave '{key}' out", key=key),
            )
        if not strangers:
            yield from self._cut_axes()
            yield from self._cut_runs()

    def numbers(self, variable: xarray.DataArray) -> Any:
        """Return an array with its axes in the order of the run."""
        dimensions = self._dimensions_of(variable)
        lacking = [dimension for dimension in dimensions if dimension not in variable.dims]
        whole = variable.expand_dims(lacking)  # choosing one label drops its axis
        return np.ascontiguousarray(whole.transpose(*dimensions).to_numpy())

    def _is_of_the_run(self, key: Any, variable: xarray.DataArray, known: set[tuple[str, str]]) -> bool:
        """Say whether a variable is what its attributes say; what was computed from another has attributes of that."""
        part, name = (str(variable.attrs.get(key)) for key in ("part", "name"))
        if part not in PARTS or name not in self.record.variables or (part, name) in known:
            return False
        known.add((part, name))
        is_called_so = str(key).rstrip("_") == (_PREFIX[part] + name).rstrip("_")
        return is_called_so and variable.dtype.kind in _NUMBERS

    def _dimensions_of(self, variable: xarray.DataArray) -> tuple[str, ...]:
        axes = self.record.variables[variable.attrs["name"]].axes
        months = (MONTH,) if variable.attrs["part"] == "monthly" else ()
        return (*months, *(self.dimensions[axis] for axis in axes), DRAW)

    def _cut_axes(self) -> Iterator[tuple[str, str, str]]:
        """Find arrays with other dimensions, and labels that the run had not."""
        for key, variable in self.dataset.data_vars.items():
            wanted = self._dimensions_of(variable)
            chosen = {each for each in wanted if each in self.dataset.coords and not self.dataset.coords[each].ndim}
            if not {*wanted} - chosen <= {*variable.dims} <= {*wanted}:
                got = said(
                    "'{key}' along {names}", key=key, names=", ".join(map(str, variable.dims)) or said("nothing")
                )
                yield (
                    got,
                    said("along {names}", names=", ".join(wanted)),
                    said("save what was not averaged, summed or renamed"),
                )
        for axis, dimension in self.dimensions.items():
            names, own = self.labels[axis], self.record.labels[axis]
            if not names or not {*names} <= {*own} or len({*names}) < len(names):
                got = said("'{dimension}' with labels {names}", dimension=dimension, names=", ".join(names)[:80])
                yield (
                    got,
                    said("some of {names}, each once", names=", ".join(own)[:80]),
                    said("keep the labels of the run"),
                )
            elif dimension in self.dataset.dims and dimension not in self.dataset.variables:
                yield (
                    said("'{dimension}' without labels", dimension=dimension),
                    said("its labels as a coordinate"),
                    said("keep the coordinate '{dimension}'", dimension=dimension),
                )

    def _cut_runs(self) -> Iterator[tuple[str, str, str]]:
        """Find months left out, draws that are not the first of the run, and endings left out."""
        parts = {variable.attrs["part"] for variable in self.dataset.data_vars.values()}
        first, months = np.datetime64(self.record.recipe["start"], "M"), self.record.recipe["months"]
        expected = _dates(np.arange(months) + first)
        if "monthly" in parts and not _are(self.coordinate(MONTH), expected):
            yield (
                said("other months than those of the run"),
                said("all {months} from {first}", months=months, first=first),
                said("keep all months, and cut later"),
            )
        draws, wanted = self.coordinate(DRAW), int(self.record.recipe["draws"])
        if not 1 <= self.draws <= wanted or not _are(draws, np.arange(self.draws)):
            cure = said("keep draws from the first on, as `.isel(draw=slice(0, 100))` does")
            yield (
                said("draws that are not the first of the run"),
                said("draws 0 to {wanted}, or the first of them", wanted=wanted - 1),
                cure,
            )
        here = {
            variable.attrs["name"] for variable in self.dataset.data_vars.values() if variable.attrs["part"] == "ended"
        }
        for name in self.record.endings:
            if name not in here:
                yield (
                    said("no variable 'ended_{name}'", name=name),
                    said("how each draw ended"),
                    said("keep all variables called ended_..."),
                )


def _are(found: Any, expected: Any) -> bool:
    """Say whether coordinates are those expected; where there are none, or of another type, they are not."""
    return found is not None and found.dtype.kind == expected.dtype.kind and np.array_equal(found, expected)


def _dates(months: Any) -> Any:
    return months.astype("datetime64[s]")


def dimensions_of(axes: Iterable[str]) -> dict[str, str]:
    """Name a dimension for each axis, none of which is that of months or draws."""
    found: dict[str, str] = {}
    for axis in axes:
        found[axis] = _free(axis, {MONTH, DRAW, *found.values()})
    return found


def _free(name: str, taken: set[str]) -> str:
    """Return a name that nothing else has, so that an equation called `month` or `closing_cash` is kept too."""
    return _free(f"{name}_", taken) if name in taken else name
