"""What a chart shows of its table: one point an entry, in what its axes count, with what is told of it."""

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import COMMAS, Words, words_in
from sixteenth.faces.charts.scales import Scale, scale_of

Kind = Literal["number", "date", "name"]
BY_NAME = ("bars", "dots", "heat", "steps")  # forms whose x are names
FAN = "fan"
DATES = ("date", "month")  # quantities
NAMES = ("text", "name", "input", "own_name", "")
WIDTH_OF_ERROR = 2  # standard errors to either side
MONTH = "2026-07"
MOST_DAYS = 4096  # that are remembered as ISO writes them
Place = tuple[Any, Any]  # across and up, as axes count


@dataclass(frozen=True)
class Axis:
    """What one axis shows."""

    kind: Kind
    title: str  # with its unit
    scale: Scale | None = None  # of numbers


@dataclass(frozen=True)
class Point:
    """One entry of a table, as it is drawn: numbers in what their axes count, days as ISO writes them."""

    x: Any
    y: Any  # nothing in a cell of heat that says a word
    told: str  # the entry, as a table would show it
    x_told: str
    series: str = ""
    low: Any = None
    high: Any = None
    x_low: Any = None
    x_high: Any = None
    is_joined: bool = False
    lowest: Any = None
    highest: Any = None


@dataclass(frozen=True)
class Shown:
    """All that a chart shows."""

    points: tuple[Point, ...]
    x: Axis
    y: Axis
    left_out: tuple[tuple[str, str], ...]  # entries that are no number: their names, and what they say instead
    has_spans: bool  # ends are those of the entries themselves
    paths: tuple[tuple[Place, ...], ...] = ()  # of a fan: single futures
    of_all: int = 0  # rows of the table

    @property
    def names(self) -> tuple[str, ...]:
        """Return what x names, in the order of the table."""
        return tuple(dict.fromkeys(point.x for point in self.points))

    @property
    def series(self) -> tuple[str, ...]:
        """Return what tells points apart, in the order of the table; nothing where they are of one kind."""
        return tuple(dict.fromkeys(point.series for point in self.points if point.series))

    @property
    def has_ends(self) -> bool:
        """Say whether any point has something to either side of it."""
        return any(point.low is not None for point in self.points)


@dataclass(frozen=True)
class Reading:
    """A table as a chart reads it, in a language."""

    chart: Chart
    table: Table
    words: Words

    def column(self, key: str) -> Column:
        """Return the first column of a key."""
        return self.table.columns[self.place(key)]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return where the first column of each key stands."""
        return {column.key: at for at, column in reversed([*enumerate(self.table.columns)])}

    def place(self, key: str) -> int:
        """Return where the first column of a key stands."""
        return self.places[key]

    def entry(self, row: tuple[Any, ...], key: str) -> Any:
        """Return the entry of a row in a column; none where no column is named."""
        return row[self.place(key)] if key else None

    def error_of(self, key: str) -> str:
        """Return the column that has the standard errors of one that y shows; none where there is none."""
        own = self.chart.error if key == self.chart.y else f"{key}_error"
        return own if self.chart.error and any(own == column.key for column in self.table.columns) else ""

    def told(self, row: tuple[Any, ...], key: str) -> str:
        """Return the entry as the table shows it."""
        return self.words.cell(self.column(key), self.entry(row, key)) if key else ""

    @property
    def named(self) -> set[str]:
        """Return the names of all rows, by which one may say that another beats it."""
        return {self.told(row, self.chart.series or self.chart.x) for row in self.table.rows}

    def parts(self) -> Mapping[str, str]:
        """Return the parts of the table's title, as they are written."""
        return {name: self.words.part(part) for name, part in self.table.title.items()}


def shown(chart: Chart, table: Table, words: Words) -> Shown:
    """Return what a chart shows of its table, told by the words of the table's question."""
    reading = Reading(chart, table, words.told_by(table.question))
    columns = (chart.y, *chart.beside)
    ends = tuple(key for key in (chart.lowest, chart.highest) if key)
    x, y = _axis(reading, chart.x, (chart.x,)), _axis(reading, chart.y, (*columns, *ends))
    if chart.form in BY_NAME:
        x = Axis("name", reading.words.head(reading.column(chart.x)))
    series = (chart.y,) if chart.form == FAN else columns
    found = [_point(reading, row, key, x, y) for row in table.rows for key in series]
    points = tuple(each for each in found if isinstance(each, Point))
    left_out = (*(each for each in found if isinstance(each, tuple)), *_ends_left_out(reading))
    entries = (reading.entry(row, key) for row in table.rows for key in columns)
    has_spans = any(isinstance(entry, Span) for entry in entries)
    return Shown(points, x, y, left_out, has_spans, _paths(reading, x, y), len(table.rows))


def _paths(reading: Reading, x: Axis, y: Axis) -> tuple[tuple[Place, ...], ...]:
    """Return the single futures of a fan, each as far as it goes; none of another form."""
    if reading.chart.form != FAN:
        return ()
    rows, at = reading.table.rows, reading.place(reading.chart.x)
    across = [_drawn(row[at], x, "") for row in rows]
    ups = ([_drawn(row[reading.place(key)], y, "") for row in rows] for key in reading.chart.beside)
    return tuple(
        tuple(place for place in zip(across, up, strict=True) if place[0] is not None and place[1] is not None)
        for up in ups
    )


def _ends_left_out(reading: Reading) -> Iterable[tuple[str, str]]:
    """Yield the ends that are no numbers: whose they are and which, and what they say instead."""
    chart = reading.chart
    for row in reading.table.rows if chart.form != "heat" else ():
        for key in (chart.low, chart.high):
            if isinstance(reading.entry(row, key), Word):
                whose = dict.fromkeys(reading.told(row, each) for each in (chart.series, chart.x) if each)
                named = (*whose, reading.words.head(reading.column(key)))
                yield COMMAS[reading.words.language].join(named), reading.told(row, key)


def _axis(reading: Reading, key: str, columns: Iterable[str]) -> Axis:
    """Return what an axis shows: dates and numbers by the quantity of its column, all else by name."""
    column = reading.column(key)
    title = "" if key == reading.chart.y and reading.chart.beside else reading.words.head(column)
    entries = [reading.entry(row, each) for row in reading.table.rows for each in columns]
    quantity = next((each.quantity for each in entries if isinstance(each, Span | Figure)), column.quantity)
    if quantity in DATES:
        return Axis("date", title)
    sizes = [abs(number) for entry in entries for number in _ends(entry) if _is_number(number)]
    if quantity in NAMES or not sizes:
        return Axis("name", title)
    scale = scale_of(quantity, max(sizes), reading.words.language, reading.parts())
    axis = words_in("sixteenth.faces.charts", reading.words.language).words["axis"]
    is_both = title and scale.unit and title not in scale.unit
    told = axis.format(title=title, unit=scale.unit) if is_both else scale.unit or title
    return Axis("number", told, scale)


def _point(reading: Reading, row: tuple[Any, ...], key: str, x: Axis, y: Axis) -> Point | tuple[str, str] | None:
    """Return the point of one entry; its name and what it says where it is no number, nothing where it is empty."""
    chart, entry = reading.chart, reading.entry(row, key)
    is_series = bool(chart.beside) and chart.form != FAN
    series = reading.words.head(reading.column(key)) if is_series else reading.told(row, chart.series)
    is_told = chart.form != FAN or "name" in (x.kind, y.kind)  # nobody points at a part of a fan
    name, told = (reading.told(row, chart.x), reading.told(row, key)) if is_told else ("", "")
    at, height = _drawn(reading.entry(row, chart.x), x, name), _drawn(entry, y, told)
    if height is None or at is None or _is_outside(chart, at, height):
        is_said = isinstance(_bare(entry), Word | Finding | str)
        if is_said and chart.form == "heat":
            return Point(at, None, told, name, series)
        comma = COMMAS[reading.words.language]
        return (f"{name}{comma}{series}" if series else name, told) if is_said else None
    low, high = _ends_of(reading, row, key, y)
    lowest, highest = (_drawn(reading.entry(row, each), y, "") for each in (chart.lowest, chart.highest))
    error = _bare(reading.entry(row, chart.error_of_x))
    x_low, x_high = _either_side(_bare(reading.entry(row, chart.x)), error, x)
    is_joined = bool(chart.beaten) and reading.told(row, chart.beaten) not in reading.named
    return Point(at, height, told, name, series, low, high, x_low, x_high, is_joined, lowest, highest)


def _ends_of(reading: Reading, row: tuple[Any, ...], key: str, axis: Axis) -> tuple[Any, Any]:
    """Return the ends of an entry: its own, those of other columns, or two standard errors to either side."""
    chart, entry = reading.chart, reading.entry(row, key)
    if isinstance(entry, Span):
        return _drawn(entry.low, axis, ""), _drawn(entry.high, axis, "")
    if chart.low and chart.high:
        middle = _drawn(entry, axis, "")
        ends = [_drawn(reading.entry(row, each), axis, "") for each in (chart.low, chart.high)]
        low, high = (middle if end is None else end for end in ends)  # as far as it is known
        return (None, None) if ends == [None, None] else (low, high)
    error = entry.standard_error if isinstance(entry, Figure) else _bare(reading.entry(row, reading.error_of(key)))
    return _either_side(_bare(entry), error, axis)


def _either_side(number: Any, error: Any, axis: Axis) -> tuple[Any, Any]:
    if axis.scale is None or not (_is_number(error) and _is_number(number)):
        return None, None
    least, most = (axis.scale.of(number + side * WIDTH_OF_ERROR * error) for side in (-1, 1))
    return least, most


def _drawn(entry: Any, axis: Axis, told: str) -> Any:
    """Return where an entry stands on an axis; nothing where it has no place there."""
    if axis.kind == "name":
        return told or None
    value = _bare(entry)
    if axis.kind == "date":
        return _day(value)
    return axis.scale.of(float(value)) if axis.scale and _is_number(value) else None


def _bare(entry: Any) -> Any:
    if type(entry) is float:  # nearly all are
        return entry
    return entry.value if isinstance(entry, Figure) else entry.middle if isinstance(entry, Span) else entry


def _ends(entry: Any) -> tuple[Any, ...]:
    if type(entry) is float:  # nearly all are
        return (entry,)
    return (entry.low, entry.middle, entry.high) if isinstance(entry, Span) else (_bare(entry),)


def _day(value: Any) -> str | None:
    """Return a day, or the first of a month, as ISO writes it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return _day_written(value) if isinstance(value, str) else None


@lru_cache(maxsize=MOST_DAYS)
def _day_written(value: str) -> str | None:
    try:
        return datetime.date.fromisoformat(f"{value}-01" if len(value) == len(MONTH) else value).isoformat()
    except ValueError:
        return None


def _is_number(value: Any) -> bool:
    if type(value) is float:
        return math.isfinite(value)
    if value is None or isinstance(value, bool | str | Word | Finding | tuple | datetime.date):
        return False
    return math.isfinite(value)


def _is_outside(chart: Chart, x: Any, y: Any) -> bool:
    """Say whether a point has no place on an axis of logarithms."""
    return any(
        isinstance(each, float) and each <= 0 for axis, each in (("x", x), ("y", y)) if axis in chart.logarithmic
    )
