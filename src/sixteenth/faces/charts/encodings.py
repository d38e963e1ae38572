"""Axes, series and rules as Vega-Lite has them: what all forms of charts share."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sixteenth.answers.chart import Chart
from sixteenth.answers.wording import words_in
from sixteenth.faces.charts.look import (
    BORDER,
    COLOURS,
    DASHES,
    ROOM_OF_SYMBOL,
    RULE,
    SHADES,
    SHAPES,
    broken,
    is_narrow,
    size_of,
    width_of,
)
from sixteenth.faces.charts.points import Axis, Point, Shown
from sixteenth.interfaces.wrapping import WIDE

Spec = dict[str, Any]
BREAK = "split(datum.value, '\\n')"  # labels of several lines
YEAR = "year"
APART, PART_UNSEEN = 10, 0.4  # pixels between entries of a legend; of a text whose letters are not installed
OVER_THE_TITLE = 26  # pixels between a plot and its legend, where the title of an axis stands
ENDS = {"x": ("x_low", "x_high"), "y": ("low", "high")}  # of what is drawn
NUMBERS = ",.12~g"
PART_OF_NAMES = 0.4  # of the width, at most
NEAR_ZERO = 0.5  # a range that begins below this part of its end begins at nothing
MARGIN = 0.04  # of a range, to either side
YEARS_OF_MONTHS = 2.5
DAYS_A_YEAR = 365
STEP, STEP_OF_SERIES = 28, 20  # pixels of a name, and of each series under it


@dataclass(frozen=True)
class Canvas:
    """What a form draws: a chart with its points, in a language, at a width in pixels."""

    chart: Chart
    shown: Shown
    language: str
    width: int

    @property
    def size(self) -> int:
        """Return the size of letters."""
        return size_of(self.width)

    def is_logarithmic(self, axis: str) -> bool:
        """Say whether an axis is logarithmic."""
        return axis in self.chart.logarithmic

    def name(self, text: str) -> str:
        """Return a name, broken where it would take too much of the width."""
        return broken(text, self.width * PART_OF_NAMES, self.size)

    @property
    def room(self) -> float:
        """Return how many pixels are right of names that stand at the left."""
        names = max((width_of(self.name(name), self.size) for name in self.shown.names), default=0)
        return self.width - 2 * BORDER - names - 12

    @cached_property
    def values(self) -> list[Spec]:
        """Return the points as rows of data; what is not there has no entry."""
        return [self._row(point) for point in self.shown.points]

    def _row(self, point: Point) -> Spec:
        is_name = self.shown.x.kind == "name"
        ends = {"low": point.low, "high": point.high, "x_low": point.x_low, "x_high": point.x_high}
        own = {"x": self.name(str(point.x)) if is_name else point.x, "y": point.y}
        told = {"series": point.series, "x_told": point.x_told, "told": point.told, "joined": point.is_joined or None}
        return {**own, **{name: each for name, each in {**ends, **told}.items() if each not in (None, "")}}


def field(name: str, axis: Axis) -> Spec:
    """Return a column of data by its kind."""
    kind = {"number": "quantitative", "date": "temporal", "name": "nominal"}[axis.kind]
    return {"field": name, "type": kind}


def number_scale(canvas: Canvas, at: str, room: tuple[float, float] = (0, 0)) -> Spec:
    """Return the scale of an axis of numbers: from nothing where that is near, with room for texts at its ends.

    `room` is what texts take at either end, as parts of the whole.
    """
    every = [getattr(point, name) for point in canvas.shown.points for name in (at, *ENDS[at])]
    numbers = [each for each in every if isinstance(each, float)]
    if at == "y" and (scale := canvas.shown.y.scale) is not None:  # rules at levels are seen
        numbers += [scale.of(each) for each in canvas.chart.levels]
    if canvas.is_logarithmic(at):
        return {"type": "log", "nice": True, "domain": _logarithmic([each for each in numbers if each > 0])}
    least, most = min(numbers, default=0.0), max(numbers, default=1.0)
    is_flat = least == most and at == "y"  # a line without height says nothing but how high it lies
    if (canvas.chart.zero and at == "y") or is_flat or 0 < least < NEAR_ZERO * most:
        least, most = min(least, 0.0), max(most, 0.0)
    length = (most - least) or abs(most) or 1.0
    low, high = (max(part, MARGIN) * length / (1 - sum(room)) for part in room)
    low, high = low * bool(least or room[0]), high * bool(most or room[1])
    return {"domain": [_short(least - low), _short(most + high)], "zero": False, "nice": False}


def _logarithmic(numbers: Sequence[float]) -> list[float]:
    return [_short(min(numbers, default=1.0) / 1.1), _short(max(numbers, default=10.0) * 1.1)]


def _short(number: float) -> float:
    return float(f"{number:.4g}")


def axis_of(canvas: Canvas, at: str) -> Spec:
    """Return how an axis is labelled: numbers, dates or names, in the language."""
    axis = canvas.shown.x if at == "x" else canvas.shown.y
    if axis.kind == "date":
        return {"title": None, **_dates(canvas, at)}  # dates say what they are
    if axis.kind == "name":
        return {"title": axis.title or None, "labelExpr": BREAK, "ticks": False, "domain": False}
    count = {"tickCount": 4 if is_narrow(canvas.width) else 6}
    return {"title": axis.title or None, **count, "labelOverlap": True, **_labels(axis, canvas.language)}


def _labels(axis: Axis, language: str) -> Spec:
    """Return how numbers are written on an axis: counted, or told where they are positions of something."""
    scale = axis.scale
    if scale is None or not scale.ticks:
        return {"format": "d" if scale and scale.quantity == YEAR else NUMBERS}
    places = [scale.of(tick) for tick in scale.ticks]
    texts = dict(zip(map(str, range(len(places))), scale.told(language), strict=True))
    return {"values": places, "labelExpr": f"{json.dumps(list(texts.values()))}[indexof({places}, datum.value)]"}


def _dates(canvas: Canvas, at: str) -> Spec:
    every = (getattr(point, end) for point in canvas.shown.points for end in (at, *ENDS[at]))
    days = sorted(day for day in every if day)
    years = int(days[-1][:4]) - int(days[0][:4]) if days else 0
    is_long = years > YEARS_OF_MONTHS
    words = words_in("sixteenth.faces.charts", canvas.language).words
    count = {"tickCount": min(years + 1, 4 if is_narrow(canvas.width) else 8)} if is_long else {"tickCount": 4}
    return {"format": words["years" if is_long else "months"], **count, "labelOverlap": True}


def over(axis: Spec) -> Spec:
    """Return an axis at the left whose title stands over it, where it is read without turning one's head."""
    return {**axis, "titleAngle": 0, "titleAlign": "left", "titleBaseline": "bottom", "titleX": 0, "titleY": -10}


def series_of(canvas: Canvas, *, dash: bool = False, shape: bool = False, shade: bool = False) -> Spec:
    """Return what tells series apart: a colour, and a dash, a shape or a shade beside it."""
    names = canvas.shown.series
    if not names:
        return {}
    # Where Chinese letters are not installed, they are taken for narrower than they are shown.
    apart = APART + PART_UNSEEN * max(map(width_of, names)) * any(WIDE.search(name) for name in names)
    longest = max(map(width_of, names)) + ROOM_OF_SYMBOL + apart
    legend = {
        "columnPadding": round(apart),
        "offset": OVER_THE_TITLE,
        "symbolOpacity": 1,
        "columns": max(1, int((canvas.width - 2 * BORDER) // longest)),
    }
    ways: Mapping[str, tuple[bool, Sequence[Any]]] = {
        "color": (True, COLOURS),
        "strokeDash": (dash, DASHES),
        "shape": (shape, SHAPES),
        "fillOpacity": (shade, SHADES),
        "stroke": (shade, COLOURS),
    }
    return {
        channel: {
            "field": "series",
            "type": "nominal",
            "scale": {"domain": list(names), "range": [marks[at % len(marks)] for at in range(len(names))]},
            "legend": legend,
        }
        for channel, (is_asked, marks) in ways.items()
        if is_asked
    }


def x_of(canvas: Canvas, **more: Any) -> Spec:
    """Return what is across: numbers or dates."""
    return {**field("x", canvas.shown.x), "axis": axis_of(canvas, "x"), **scale_at(canvas, "x"), **more}


def y_of(canvas: Canvas, **more: Any) -> Spec:
    """Return what is upwards: numbers, under a title that is read without turning one's head."""
    return {**field("y", canvas.shown.y), "axis": over(axis_of(canvas, "y")), **scale_at(canvas, "y"), **more}


def scale_at(canvas: Canvas, at: str, room: tuple[float, float] = (0, 0)) -> Spec:
    """Return the scale of an axis by what it shows: days are those of no clock in particular."""
    axis = canvas.shown.x if at == "x" else canvas.shown.y
    if axis.kind == "date":
        return {"scale": {"type": "utc", "padding": 14}}
    return {"scale": number_scale(canvas, at, room)} if axis.kind == "number" else {}


def rule_at_nothing(canvas: Canvas, at: str) -> list[Spec]:
    """Return a rule at nothing, where the chart asks for one."""
    if not canvas.chart.zero:
        return []
    return [{"mark": {"type": "rule", "color": RULE, "strokeWidth": 1}, "encoding": {at: {"datum": 0}}}]


def tooltip(canvas: Canvas) -> list[Spec]:
    """Return what is told of a point that is pointed at: as the table tells it, with its unit."""
    named = ("x_told", canvas.shown.x.title), ("series", ""), ("told", canvas.shown.y.title)
    told = {name for row in canvas.values for name in row}
    return [{"field": name, "title": title or name, "type": "nominal"} for name, title in named if name in told]
