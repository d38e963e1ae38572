"""Futures as tables: a row for each future, and, for what has axes, a row for each of their entries besides."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from sixteenth.engine.history import Result
from sixteenth.engine.programs.simulate import NOT_FINITE

if TYPE_CHECKING:
    import pyarrow as pa

FUTURES = "futures"
DRAW = "draw"
Axes: TypeAlias = tuple[str, ...]
Columns: TypeAlias = Mapping[str, tuple[Axes, Any]]  # [*axes, draws]
Measure: TypeAlias = Callable[[Result], Columns]  # what is worked out of the futures where they are made


def table_name(axes: Axes) -> str:
    """Return the table in which what has some axes is kept."""
    return "_by_".join((FUTURES, "_and_".join(axes))) if axes else FUTURES


def tables_of(result: Result, first_draw: int, measured: Columns, axes_kept: Collection[str]) -> "dict[str, pa.Table]":
    """Return the closing balances, endings and measures of some futures as tables by name.

    What has other axes than those is left out. A column is named as its output is; an ending is the number of the month
    in which it came, empty where it did not.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra of its own

    by_axes: dict[Axes, dict[str, Any]] = {(): {}}
    for name, (axes, data) in _columns(result, measured):
        if not {*axes} <= {*axes_kept}:
            continue
        by_axes.setdefault(axes, {})[name] = data
    found = {}
    for axes, columns in by_axes.items():
        shape = (*(len(result.labels[axis]) for axis in axes), result.draws)
        keys = {DRAW: _rows(np.broadcast_to(first_draw + np.arange(result.draws, dtype=np.int64), shape))}
        arrays = {name: pa.array(values) for name, values in keys.items()}
        for place, axis in enumerate(axes):
            entries = np.arange(shape[place], dtype=np.int32).reshape((-1, *(1,) * (len(shape) - place - 1)))
            codes = pa.array(_rows(np.broadcast_to(entries, shape)))
            arrays[axis] = pa.DictionaryArray.from_arrays(codes, pa.array(result.labels[axis], pa.string()))
        arrays |= {name: _array(pa, data, result) for name, data in columns.items()}
        found[table_name(axes)] = pa.table(arrays)
    return found


def _columns(result: Result, measured: Columns) -> Iterator[tuple[str, tuple[Axes, Any]]]:
    for part in (result.closing, result.ended):
        for name, data in part.items():
            if name != NOT_FINITE:
                yield name, (result.variables[name].axes, data)
    yield "is_finite", ((), result.finite)
    yield from measured.items()


def _array(pa: Any, data: Any, result: Result) -> Any:
    """Return a column; the month of an ending that never came is empty."""
    rows = _rows(data)
    if rows.dtype == np.int32:  # the month of an ending
        return pa.array(rows, mask=rows >= result.recipe["months"])
    return pa.array(rows)


def _rows(data: Any) -> Any:
    """Return an array [*axes, draws] as a column: all entries of the first future, then those of the next."""
    return np.ascontiguousarray(np.moveaxis(data, -1, 0)).reshape(-1)
