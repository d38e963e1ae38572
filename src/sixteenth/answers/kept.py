"""An answer as plain data that can be read back whole: what was found, so that it can be shown again in any language.

What an answer is made of are the few classes below; each becomes a table of what it holds beyond its defaults, with its
name. JSON has neither days, nor lists apart from pairs, nor numbers that are not finite: these say what they are.
"""

import math
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

import numpy as np

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Span, Table

IS = "is"  # the entry that names a class
CLASSES: Mapping[str, type] = {
    each.__name__: each for each in (Answer, Finding, Figure, Word, Table, Column, Span, Chart)
}
LISTED, DAY, NUMBER, TABLE, HELD = "Listed", "day", "number", "table", "of"
QUANTITY = "quantity"


def kept_of(value: Any) -> Any:
    """Return an answer, or a part of one, as JSON can hold it."""
    if is_dataclass(value):
        own = {each.name: (getattr(value, each.name), _default(each)) for each in fields(value)}
        told = {name: kept_of(part) for name, (part, default) in own.items() if part is not default and part != default}
        return {IS: type(value).__name__, **told}
    if isinstance(value, Mapping):
        return {IS: TABLE, HELD: {str(name): kept_of(part) for name, part in value.items()}}
    if isinstance(value, Listed):
        return {IS: LISTED, HELD: [kept_of(each) for each in value]}
    if isinstance(value, list | tuple):
        return [kept_of(each) for each in value]
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, date):
        return {IS: DAY, HELD: value.isoformat()}
    if isinstance(value, float) and not math.isfinite(value):
        return {IS: NUMBER, HELD: str(value)}
    return value


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def read_kept(data: Any) -> Any:
    """Return what was kept.

    Raises:
        KeyError: when it names a class that no answer is made of, or a quantity that there is not.
        TypeError: when a class lacks a part, or has none of such a name.
        ValueError: when a day, a number or a table is none.

    """
    if isinstance(data, list):
        return tuple(map(read_kept, data))
    if not isinstance(data, dict):
        return data
    name = data[IS]
    if QUANTITY in data:
        _ = QUANTITIES[data[QUANTITY]]
    if name in CLASSES:
        return CLASSES[name](**{key: read_kept(part) for key, part in data.items() if key != IS})
    held = data[HELD]
    if name == TABLE:
        return {key: read_kept(part) for key, part in held.items()}
    return {LISTED: _listed, DAY: date.fromisoformat, NUMBER: float}[name](held)


def _listed(held: Any) -> Listed:
    return Listed(map(read_kept, held))
