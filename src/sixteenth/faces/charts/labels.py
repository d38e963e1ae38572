"""Names beside points, each where it covers least of other names and points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from sixteenth.faces.charts.encodings import Canvas, Spec
from sixteenth.faces.charts.look import BORDER, FAINT, INK, broken, width_of

GAP = 9  # pixels between a point and its name
NAME_OF_WIDTH = 0.34  # of the width, that a name takes at most
LINE = 1.25  # of the size of letters
MOST_COVERED = 30  # square pixels of others that a name may cover
SIZE_OF_POINT, SIZE_OF_NUMBERED, SIZE_OF_NUMBER = 64, 260, 10
BELOW_THE_PLOT, LEFT_OF_THE_PLOT = 48, 26  # pixels that the labels of axes take about
LINE_OF_KEY = 1.4  # of the size of letters
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


@dataclass(frozen=True)
class Names:
    """How points are named: layers of texts, and how large a point is."""

    layers: list[Spec]
    size: int


def placed(canvas: Canvas, x: Spec, y: Spec, height: float) -> Names | None:
    """Return the names of all points beside them; nothing where there are many, or one would cover another."""
    groups: dict[tuple[float, float, str], list[Spec]] = {}
    points = [_pixels(canvas, row, x, y, height) for row in canvas.values]
    taken = [Box(across - 5, down - 5, 10, 10) for across, down in points]
    inside = Box(0, 0, _width(canvas), height)
    for row, (across, down) in zip(canvas.values, points, strict=True):
        text = broken(_name(row), canvas.width * NAME_OF_WIDTH, canvas.size)
        wide, high = width_of(text, canvas.size), canvas.size * LINE * (text.count("\n") + 1)
        offers = {offer: _box(across, down, wide, high, offer) for offer in _OFFERS}
        best = min(offers, key=lambda offer: _cost(offers[offer], taken, inside))
        if _cost(offers[best], taken, inside) > MOST_COVERED:
            return None
        taken.append(offers[best])
        groups.setdefault(best, []).append({"x": row["x"], "y": row["y"], "name": text})
    return Names([_layer(canvas, offer, rows, x, y) for offer, rows in groups.items()], SIZE_OF_POINT)


def keyed(canvas: Canvas, x: Spec, y: Spec, height: float) -> Names:
    """Return a number in each point, and below the chart a key of them, in as many columns as there is room for."""
    numbers = [{"x": row["x"], "y": row["y"], "name": str(at)} for at, row in enumerate(canvas.values, 1)]
    names = [f"{at}  {_name(row)}" for at, row in enumerate(canvas.values, 1)]
    size, room = canvas.size, canvas.width - 2 * BORDER
    columns = max(1, int(room // (max(width_of(name, size) for name in names) + GAP)))
    rows = -(-len(names) // columns)
    spots = [divmod(at, rows) for at in range(len(names))]
    plot = height + BELOW_THE_PLOT
    key: list[Spec] = [
        {
            "data": {"values": [{}]},
            "mark": {"type": "text", "text": name, "align": "left", "baseline": "top", "color": INK},
            "encoding": {
                "x": {"value": column * room / columns - LEFT_OF_THE_PLOT},
                "y": {"value": plot + row * size * LINE_OF_KEY},
            },
        }
        for name, (column, row) in zip(names, spots, strict=True)
    ]
    inside: Spec = {
        "data": {"values": numbers},
        "mark": {"type": "text", "color": "white", "fontSize": SIZE_OF_NUMBER, "fontWeight": "bold"},
        "encoding": {"x": x, "y": y, "text": {"field": "name", "type": "nominal"}},
    }
    return Names([inside, *key], SIZE_OF_NUMBERED)


def _name(row: Spec) -> str:
    return str(row.get("series") or row["x_told"])


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
