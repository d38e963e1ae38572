"""A fan: the middle of many futures, bands that are named in words at their ends, and a few futures as they went."""

from collections.abc import Sequence
from dataclasses import dataclass

from sixteenth.answers.numbers import significant
from sixteenth.answers.wording import words_in
from sixteenth.faces.charts.encodings import Canvas, Spec, rule_at_nothing, x_of, y_of
from sixteenth.faces.charts.forms import height_of
from sixteenth.faces.charts.levels import level_rules
from sixteenth.faces.charts.look import FAINT, GOOD, INK, is_narrow
from sixteenth.faces.charts.points import Point

OUTER, INNER = 0.14, 0.26  # how dark the bands are
WIDTH_OF_MIDDLE, WIDTH_OF_PATH = 2.5, 0.9
OF_PATHS = 0.65  # how dark they are
GHOST_DASH = [6, 4]
DIGITS = 4
LINE = 1.3  # of the size of letters
GAP = 6  # pixels between the plot and what stands at its right
BELOW = (("highest", 95), ("high", 75), ("y", None), ("low", 25), ("lowest", 5))  # ends, and of 100 how many are below
OVER = 0.5  # of the height of the outer band, by which single futures may leave it and are still drawn whole


@dataclass(frozen=True)
class End:
    """What stands at the right end of a line or a band."""

    place: float  # on the axis
    text: str
    is_other: bool = False  # of another run


def fan(canvas: Canvas) -> Spec:
    """Return a fan: bands behind, then single futures, the middle, and the middles of other runs as broken lines."""
    runs = [
        sorted((point for point in canvas.shown.points if point.series == series), key=lambda point: point.x)
        for series in canvas.shown.series or ("",)
    ]
    own, others = runs[0], runs[1:]
    scale = {"domain": _domain(canvas), "zero": False, "nice": False}
    across = {"type": "utc"} if canvas.shown.x.kind == "date" else {"zero": False, "nice": False}
    x, y = x_of(canvas, scale=across), {**y_of(canvas), "scale": scale}
    rows = [_row(point) for point in own]
    bands = [
        {
            "mark": {"type": "area", "color": GOOD, "opacity": dark},
            "encoding": {"x": x, "y": {**y, "field": low}, "y2": {"field": high}},
        }
        for low, high, dark in (("lowest", "highest", OUTER), ("low", "high", INNER))
        if any(low in row for row in rows)
    ]
    return {
        "height": height_of(canvas),
        "data": {"values": rows},
        "layer": [
            *bands,
            *rule_at_nothing(canvas, "y"),
            *level_rules(canvas, "y", scale),
            *_paths(canvas, x, y),
            *_others(others, x, y),
            {
                "mark": {"type": "line", "color": GOOD, "strokeWidth": WIDTH_OF_MIDDLE},
                "encoding": {"x": x, "y": y},
            },
            *_ends(canvas, own, others, x, y),
        ],
    }


def _row(point: Point) -> Spec:
    ends = {name: getattr(point, name) for name in ("y", "low", "high", "lowest", "highest")}
    return {"x": point.x, **{name: _seen(each) for name, each in ends.items() if each is not None}}


def _seen(place: float) -> float:
    """Return a number with the digits that a picture shows."""
    return float(f"{place:.{DIGITS}g}")


def _domain(canvas: Canvas) -> list[float]:
    """Return from where to where the axis goes: what the bands need, and single futures unless they go far off."""
    points = canvas.shown.points
    every = [getattr(point, name) for point in points for name in ("y", "low", "high", "lowest", "highest")]
    numbers = [each for each in every if isinstance(each, float)] or [0.0, 1.0]
    least, most = min(numbers), max(numbers)
    single = [height for path in canvas.shown.paths for _, height in path] or [least]
    room = OVER * (most - least)
    least, most = max(min(least, *single), least - room), min(max(most, *single), most + room)
    if canvas.chart.zero:
        least, most = min(least, 0.0), max(most, 0.0)
    margin = 0.03 * (most - least or 1.0)
    return [float(f"{least - margin:.4g}"), float(f"{most + margin:.4g}")]


def _paths(canvas: Canvas, x: Spec, y: Spec) -> list[Spec]:
    """Return single futures, each a thin line."""
    rows = [
        {"x": place, "y": _seen(height), "path": at}
        for at, path in enumerate(canvas.shown.paths)
        for place, height in path
    ]
    if not rows:
        return []
    mark = {"type": "line", "color": INK, "strokeWidth": WIDTH_OF_PATH, "opacity": OF_PATHS, "clip": True}
    return [
        {"data": {"values": rows}, "mark": mark, "encoding": {"x": x, "y": y, "detail": {"field": "path"}}},
    ]


def _others(others: Sequence[Sequence[Point]], x: Spec, y: Spec) -> list[Spec]:
    """Return the middles of other runs."""
    mark = {"type": "line", "color": INK, "strokeWidth": 1.5, "strokeDash": GHOST_DASH, "clip": True}
    return [
        {
            "data": {"values": [{"x": point.x, "y": _seen(point.y)} for point in run]},
            "mark": mark,
            "encoding": {"x": x, "y": y},
        }
        for run in others
    ]


def _ends(canvas: Canvas, own: Sequence[Point], others: Sequence[Sequence[Point]], x: Spec, y: Spec) -> list[Spec]:
    """Return what stands at the right: which part of the futures is below each end, and what the middle is."""
    if not own:
        return []
    said, last = words_in("sixteenth.faces.charts", canvas.language).words, own[-1]
    between = "\n" if is_narrow(canvas.width) else " "
    ends = [
        End(
            place, said["fan_below" if of_100 else "fan_middle"].format(of=of_100, value=significant(place), on=between)
        )
        for name, of_100 in BELOW
        if (place := getattr(last, name)) is not None
    ]
    for point in (run[-1] for run in others):
        text = said["fan_middle_of"].format(whose=point.series, value=significant(point.y), on=between)
        ends.append(End(point.y, text, is_other=True))
    rows = [
        {"x": last.x, "y": place, "name": end.text, "is_other": end.is_other}
        for end, place in zip(ends, _apart(canvas, ends, y["scale"]["domain"]), strict=True)
    ]
    size = canvas.size - is_narrow(canvas.width)
    lines = max(end.text.count("\n") for end in ends)
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "dx": GAP,
        "dy": -lines * size * LINE / 2,
        "lineBreak": "\n",
        "lineHeight": size * LINE,
        "fontSize": size,
    }
    colour = {"condition": {"test": "datum.is_other", "value": FAINT}, "value": INK}
    told = {"text": {"field": "name", "type": "nominal"}, "color": colour}
    return [{"data": {"values": rows}, "mark": mark, "encoding": {"x": x, "y": y, **told}}]


def _apart(canvas: Canvas, ends: Sequence[End], domain: Sequence[float]) -> list[float]:
    """Return where texts stand on the axis, moved off each other as little as is needed, and inside the plot."""
    height, (least, most) = height_of(canvas), domain
    lines = max(end.text.count("\n") + 1 for end in ends)
    apart = lines * canvas.size * LINE + 1
    order = sorted(range(len(ends)), key=lambda at: -ends[at].place)
    places = [height * (most - min(max(ends[at].place, least), most)) / (most - least) for at in order]
    low, high = apart / 2, height - apart / 2
    for at in range(len(places)):  # from the top down, and then from the bottom up
        places[at] = max(places[at], low + at * apart, places[at - 1] + apart if at else low)
    for at in reversed(range(len(places))):
        places[at] = min(places[at], high - (len(places) - 1 - at) * apart)
        if at + 1 < len(places):
            places[at] = min(places[at], places[at + 1] - apart)
    found = dict(zip(order, places, strict=True))
    return [float(f"{most - found[at] / height * (most - least):.5g}") for at in range(len(ends))]
