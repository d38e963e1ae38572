"""Names beside points, each where it covers least of other names and points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from sixteenth.faces.charts.encodings import Canvas, Spec
from sixteenth.faces.charts.look import BORDER, FAINT, broken, width_of

GAP = 9  # pixels between a point and its name
NAME_OF_WIDTH = 0.34  # of the width, that a name takes at most
LINE = 1.25  # of the size of letters
OUTSIDE = 1e6  # as if it covered that much: a name that leaves the chart is not read


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    def covered_by(self, other: "Box") -> float:
        """Return how many square pixels two rectangles share."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0)


def placed(canvas: Canvas, x: Spec, y: Spec, height: float) -> list[Spec]:
    """Return the names of all points as layers, each layer of those that stand alike."""
    groups: dict[tuple[float, float, str], list[Spec]] = {}
    points = [_pixels(canvas, row, x, y, height) for row in canvas.values]
    taken = [Box(across - 5, down - 5, 10, 10) for across, down in points]
    inside = Box(0, 0, _width(canvas), height)
    for row, (across, down) in zip(canvas.values, points, strict=True):
        text = broken(str(row.get("series") or row["x_told"]), canvas.width * NAME_OF_WIDTH, canvas.size)
        wide, high = width_of(text, canvas.size), canvas.size * LINE * (text.count("\n") + 1)
        offers = {offer: _box(across, down, wide, high, offer) for offer in _OFFERS}
        best = min(offers, key=lambda offer: _cost(offers[offer], taken, inside))
        taken.append(offers[best])
        groups.setdefault(best, []).append({"x": row["x"], "y": row["y"], "name": text})
    return [_layer(canvas, offer, rows, x, y) for offer, rows in groups.items()]


# How far off the point the middle of a name's first side is, and which side that is.
_OFFERS = (
    (GAP, 0, "left"),
    (-GAP, 0, "right"),
    (0, -1.5 * GAP, "center"),
    (0, 1.5 * GAP, "center"),
    (GAP, -1.5 * GAP, "left"),
    (GAP, 1.5 * GAP, "left"),
    (-GAP, -1.5 * GAP, "right"),
    (-GAP, 1.5 * GAP, "right"),
)


def _box(across: float, down: float, wide: float, high: float, offer: tuple[float, float, str]) -> Box:
    right, lower, align = offer
    begins: Mapping[str, float] = {"left": 0.0, "right": wide, "center": wide / 2}
    return Box(across + right - begins[align], down + lower - high / 2, wide, high)


def _cost(box: Box, taken: Sequence[Box], inside: Box) -> float:
    outside = box.width * box.height - box.covered_by(inside)
    return sum(map(box.covered_by, taken)) + (OUTSIDE if outside > 1 else 0)


def _width(canvas: Canvas) -> float:
    """Return about how wide the plot is: what labels of the axis take is left of it."""
    return canvas.width - 2 * BORDER - 46


def _pixels(canvas: Canvas, row: Spec, x: Spec, y: Spec, height: float) -> tuple[float, float]:
    """Return where a point stands in the plot, from its upper left corner."""
    across, up = (_part(row[at], each["scale"]) for at, each in (("x", x), ("y", y)))
    return across * _width(canvas), (1 - up) * height


def _part(number: float, scale: Spec) -> float:
    low, high = scale["domain"]
    if scale.get("type") == "log":
        low, high, number = log(low), log(high), log(number)
    return (number - low) / (high - low)


def _layer(canvas: Canvas, offer: tuple[float, float, str], rows: list[Spec], x: Spec, y: Spec) -> Spec:
    right, lower, align = offer
    mark = {"type": "text", "align": align, "baseline": "middle", "dx": right, "dy": lower, "lineBreak": "\n"}
    encoding = {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}}
    colour = {"color": FAINT, "fontSize": canvas.size - 1, "lineHeight": canvas.size * LINE}
    return {"data": {"values": rows}, "mark": {**mark, **colour}, "encoding": encoding}
