"""Forms of charts over numbers or dates: lines and bands, and a frontier; each as layers of Vega-Lite."""

from sixteenth.faces.charts.encodings import (
    Canvas,
    Spec,
    rule_at_nothing,
    series_of,
    tooltip,
    x_of,
    y_of,
)
from sixteenth.faces.charts.labels import keyed, placed
from sixteenth.faces.charts.levels import level_rules
from sixteenth.faces.charts.look import GOOD, LIGHT, OTHER, is_narrow

MOST_POINTS = 40  # of a line that shows what is to either side of each point as a line
MOST_MARKS = 24  # of a line that shows each of its points
HEIGHT, HEIGHT_WHERE_NARROW = 300, 240
SHADE, SHADE_OF_MANY, FEW = 0.18, 0.09, 2  # of bands, and of more than a few that lie over each other
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
        mark: Spec = (
            {"type": "area", "opacity": SHADE if len(canvas.shown.series) <= FEW else SHADE_OF_MANY}
            if is_band
            else {"type": "rule", "strokeWidth": WIDTH_OF_END}
        )
        own = {key: each for key, each in series_of(canvas).items() if key == "color"}
        encoding = {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, **own}
        ends = [{"transform": [{"filter": "isValid(datum.low)"}], "mark": {**mark, **colour}, "encoding": encoding}]
    strokes = {"x": x, "y": y, **series_of(canvas, dash=True)}
    marks = {"x": x, "y": y, **series_of(canvas, shape=True), "tooltip": tooltip(canvas)}
    each = len(canvas.shown.points) <= MOST_MARKS * max(1, len(canvas.shown.series))
    point = {"type": "point", "filled": True, "size": 46 if each else 1, "opacity": 1 if each else 0, **colour}
    return {
        "height": height_of(canvas),
        "layer": [
            *rule_at_nothing(canvas, "y"),
            *level_rules(canvas, "y", y.get("scale", {})),
            *ends,
            {"mark": {"type": "line", "strokeWidth": WIDTH_OF_LINE, **colour}, "encoding": strokes},
            {"mark": point, "encoding": marks},
        ],
    }


def frontier(canvas: Canvas) -> Spec:
    """Return points by two numbers, each with its name or with a number by which a key below names it.

    A line goes through those that nothing beats.
    """
    x, y, height = x_of(canvas), y_of(canvas), height_of(canvas)
    ends = [
        {
            "transform": [{"filter": f"isValid(datum.{low})"}],
            "mark": {"type": "rule", "color": LIGHT, "strokeWidth": 1},
            "encoding": {"x": {**x, "field": at_x}, "y": {**y, "field": at_y}, f"{at}2": {"field": high}},
        }
        for at, at_x, at_y, low, high in (("y", "x", "low", "low", "high"), ("x", "x_low", "y", "x_low", "x_high"))
        if any(low in row for row in canvas.values)
    ]
    joined: list[Spec] = []
    if canvas.chart.beaten:
        encoding = {"x": x, "y": y, "order": {"field": "x", "type": x["type"]}}
        mark = {"type": "line", "color": GOOD, "strokeWidth": WIDTH_OF_LINE}
        joined = [{"transform": [{"filter": "datum.joined"}], "mark": mark, "encoding": encoding}]
    names = placed(canvas, x, y, height) or keyed(canvas, x, y, height)
    return {
        "height": height,
        "layer": [*rule_at_nothing(canvas, "y"), *ends, *joined, _points(canvas, x, y, names.size), *names.layers],
    }


def _points(canvas: Canvas, x: Spec, y: Spec, size: int) -> Spec:
    """Return points of two colours and shapes: what nothing beats, and the others."""
    told: Spec = {"color": {"value": GOOD}}
    if canvas.chart.beaten:
        told = {
            channel: {"condition": {"test": "datum.joined", "value": own}, "value": other}
            for channel, own, other in (("color", GOOD, OTHER), ("shape", "circle", "square"))
        }
    mark = {"type": "point", "filled": True, "size": size, "opacity": 1}
    return {"mark": mark, "encoding": {"x": x, "y": y, **told, "tooltip": tooltip(canvas)}}


def height_of(canvas: Canvas) -> int:
    """Return how high the plot of a chart of numbers over numbers is."""
    return HEIGHT_WHERE_NARROW if is_narrow(canvas.width) else HEIGHT
