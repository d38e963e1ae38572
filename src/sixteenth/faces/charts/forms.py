"""Forms of charts over numbers or dates: lines and bands, and a frontier; each as layers of Vega-Lite."""

from typing import Any

from sixteenth.faces.charts.encodings import (
    Canvas,
    Spec,
    rule_at_nothing,
    series_of,
    tooltip,
    x_of,
    y_of,
)
from sixteenth.faces.charts.labels import placed
from sixteenth.faces.charts.look import GOOD, OTHER, RULE, is_narrow

MOST_POINTS = 40  # of a line that shows each of its points, and what is to either side of it as a line
HEIGHT, HEIGHT_WHERE_NARROW = 300, 240
SHADE = 0.18
WIDTH_OF_LINE, WIDTH_OF_END = 2, 1.5


def line(canvas: Canvas) -> Spec:
    """Return numbers over numbers or dates: what is to either side stands at each point, or as a band."""
    return _lines(canvas, is_band=len(canvas.shown.points) > MOST_POINTS or not canvas.chart.error)


def band(canvas: Canvas) -> Spec:
    """Return a line with what is to either side of it filled."""
    return _lines(canvas, is_band=True)


def _lines(canvas: Canvas, *, is_band: bool) -> Spec:
    """Return lines in the order of what is across, with what is to either side behind them."""
    x, y = x_of(canvas), y_of(canvas)
    colour = {} if canvas.shown.series else {"color": GOOD}
    ends: list[Spec] = []
    if canvas.shown.has_ends:
        mark: Spec = {"type": "area", "opacity": SHADE} if is_band else {"type": "rule", "strokeWidth": WIDTH_OF_END}
        own = {key: each for key, each in series_of(canvas).items() if key == "color"}
        encoding = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, **own}
        ends = [{"transform": [{"filter": "isValid(datum.low)"}], "mark": {**mark, **colour}, "encoding": encoding}]
    strokes = {"x": x, "y": y, **series_of(canvas, dash=True)}
    marks = {"x": x, "y": y, **series_of(canvas, shape=True), "tooltip": tooltip(canvas)}
    each = len(canvas.shown.points) <= MOST_POINTS * max(1, len(canvas.shown.series))
    point = {"type": "point", "filled": True, "size": 46 if each else 1, "opacity": 1 if each else 0, **colour}
    return {
        "height": height_of(canvas),
        "layer": [
            *rule_at_nothing(canvas, "y"),
            *ends,
            {"mark": {"type": "line", "strokeWidth": WIDTH_OF_LINE, **colour}, "encoding": strokes},
            {"mark": point, "encoding": marks},
        ],
    }


def frontier(canvas: Canvas) -> Spec:
    """Return points by two numbers, each with its name beside it, and a line through those that nothing beats."""
    x, y = x_of(canvas), y_of(canvas)
    ends = [
        {
            "transform": [{"filter": f"isValid(datum.{low})"}],
            "mark": {"type": "rule", "color": RULE, "strokeWidth": 1},
            "encoding": {"x": {**x, "field": at_x}, "y": {**y, "field": at_y}, f"{at}2": {"field": high}},
        }
        for at, at_x, at_y, low, high in (("y", "x", "low", "low", "high"), ("x", "x_low", "y", "x_low", "x_high"))
        if any(low in row for row in canvas.values)
    ]
    joined: list[Spec] = []
    if canvas.chart.joined:
        encoding = {"x": x, "y": y, "order": {"field": "x", "type": x["type"]}}
        mark = {"type": "line", "color": GOOD, "strokeWidth": WIDTH_OF_LINE}
        joined = [{"transform": [{"filter": "datum.joined"}], "mark": mark, "encoding": encoding}]
    colour: Any = {"condition": {"test": "datum.joined", "value": GOOD}, "value": OTHER}
    shape: Any = {"condition": {"test": "datum.joined", "value": "circle"}, "value": "diamond"}
    told = {"color": colour, "shape": shape} if canvas.chart.joined else {"color": {"value": GOOD}}
    points = {"mark": {"type": "point", "filled": True, "size": 64, "opacity": 1}}
    return {
        "height": height_of(canvas),
        "layer": [
            *rule_at_nothing(canvas, "y"),
            *joined,
            *ends,
            {**points, "encoding": {"x": x, "y": y, **told, "tooltip": tooltip(canvas)}},
            *placed(canvas, x, y, height_of(canvas)),
        ],
    }


def height_of(canvas: Canvas) -> int:
    """Return how high the plot of a chart of numbers over numbers is."""
    return HEIGHT_WHERE_NARROW if is_narrow(canvas.width) else HEIGHT
