"""Equally likely futures, each a dot at its date or number, those of one place above each other; apart, those without.

All places are found here, so that whatever draws the dots has nothing to work out.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sixteenth.answers.wording import words_in
from sixteenth.faces.charts.encodings import NUMBERS, Canvas, Spec
from sixteenth.faces.charts.look import BORDER, GOOD, INK, OTHER, RULE, broken, is_narrow, width_of
from sixteenth.faces.charts.points import Shown

DAYS_A_YEAR = 365.25
SIZES = (17, 15, 13, 11, 9, 8, 7, 6, 5, 4)  # pixels of a dot with its room
DOT = 0.84  # of that room, which the dot fills
HIGHEST, LOWEST = 190, 60  # pixels of a plot
ROWS_OF_PILE = 7
GAP = 14  # pixels on either side of what parts the pile from the others
MOST_OF_WIDTH = 0.42  # that the pile takes
TICKS, TICKS_WHERE_NARROW = 8, 5
OVER_THE_PILE = 6  # pixels
BESIDE = 1.5  # gaps between the axis and the pile
LINE = 15  # pixels of a line of letters
MARK_OF_WORDS = {"type": "text", "align": "left", "baseline": "line-bottom", "lineBreak": "\n", "color": INK}
STEPS = (1, 2, 5, 10, 20, 25, 50, 100)  # between ticks, in years or in powers of ten of a number


@dataclass(frozen=True)
class Plot:
    """Where everything is: pixels across and up, from the lower left corner."""

    dots: tuple[tuple[float, float], ...]
    pile: tuple[tuple[float, float], ...]
    size: int  # of a dot with its room
    height: int
    wide: float  # of the part with an axis
    least: float  # on that axis
    most: float
    tallest: float  # of its columns


def outcomes(canvas: Canvas) -> Spec:
    """Return dots over an axis of dates or numbers, filled; and hollow ones apart, with words for what they are."""
    numbers = [_number(point.y) for point in canvas.shown.points]
    apart = canvas.shown.of_all - len(numbers)
    told = _told(canvas, apart)
    plot = _plot(canvas, numbers, apart, told)
    room = canvas.width - 2 * BORDER
    across = {"type": "quantitative", "scale": {"domain": [0, room], "nice": False, "zero": False}}
    up = {"type": "quantitative", "scale": {"domain": [0, plot.height], "nice": False}, "axis": None}
    area = (DOT * plot.size) ** 2 * math.pi / 4

    def dots(places: Sequence[tuple[float, float]], mark: Spec) -> list[Spec]:
        rows = [{"x": round(x, 1), "y": round(y, 1)} for x, y in places]
        own = {"type": "point", "shape": "circle", "size": round(area), "opacity": 1, **mark}
        encoding = {"x": {"field": "x", **across, "axis": _axis(canvas, plot)}, "y": {"field": "y", **up}}
        return [{"data": {"values": rows}, "mark": own, "encoding": encoding}] if rows else []

    hollow = {"filled": False, "stroke": OTHER, "strokeWidth": 1.5, "fill": "white"}
    return {
        "height": plot.height,
        "data": {"values": []},
        "layer": [
            *dots(plot.dots, {"filled": True, "color": GOOD}),
            *dots(plot.pile, hollow),
            _floor(plot, room, across, up),
            *([_words(plot, told, across, up)] if apart else []),
        ],
    }


def _told(canvas: Canvas, apart: int) -> str:
    """Say how many have no date or number, and why."""
    said = words_in("sixteenth.faces.charts", canvas.language).words
    why = next((why for _, why in canvas.shown.left_out), said["no_outcome"])
    text = said["apart"].format(count=apart, all=canvas.shown.of_all, why=why)
    return broken(text, MOST_OF_WIDTH * canvas.width * 0.9, canvas.size)


def _number(place: object) -> float:
    """Return a number, or a day as a year with its part."""
    if isinstance(place, float):
        return place
    day = date.fromisoformat(str(place))
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_A_YEAR


def _plot(canvas: Canvas, numbers: Sequence[float], apart: int, told: str) -> Plot:
    """Return where all dots stand: as large as the tallest column has room for."""
    sizes = SIZES[2 * is_narrow(canvas.width) :]
    plots = (_sized(canvas, numbers, apart, told, size) for size in sizes[:-1])
    return next((each for each in plots if each.tallest <= HIGHEST), _sized(canvas, numbers, apart, told, sizes[-1]))


def _sized(canvas: Canvas, numbers: Sequence[float], apart: int, told: str, size: int) -> Plot:
    """Return where dots of a size stand."""
    room = canvas.width - 2 * BORDER
    least, most = _range(canvas.shown, numbers)
    rows = max(ROWS_OF_PILE, -(-apart // max(1, int(MOST_OF_WIDTH * room // size))))
    words = width_of(told, canvas.size) if apart else 0.0
    pile = max(-(-apart // rows) * size, words) + 2 * GAP if apart else 0.0
    wide = room - pile if numbers else 0.0
    dots = _stacked(numbers, least, most, wide, size)
    lines = told.count("\n") + 1 if apart else 0
    over = lines * canvas.size * 1.25 + OVER_THE_PILE if apart else 0
    high = min(apart, rows) * size
    tallest = max([y + size / 2 for _, y in dots] + [high])
    height = max(LOWEST, math.ceil(max(tallest, high + over)) + 2)
    begins = wide + GAP * BESIDE
    found = tuple((begins + (at // rows + 0.5) * size, (at % rows + 0.5) * size) for at in range(apart))
    return Plot(tuple(dots), found, size, height, wide, least, most, tallest)


def _range(shown: Shown, numbers: Sequence[float]) -> tuple[float, float]:
    """Return from where to where the axis goes: whole years, where it shows days."""
    least, most = min(numbers, default=0.0), max(numbers, default=1.0)
    if shown.y.kind == "date":
        return float(math.floor(least)), float(max(math.ceil(most), math.floor(least) + 1))
    room = (most - least or abs(most) or 1.0) * 0.04
    return least - room, most + room


def _stacked(numbers: Sequence[float], least: float, most: float, wide: float, size: int) -> list[tuple[float, float]]:
    """Return dots in columns, each as wide as a dot, from the axis upwards."""
    columns = max(1, int(wide // size))
    high, found = Counter[int](), list[tuple[float, float]]()
    for number in sorted(numbers):
        at = min(int((number - least) / (most - least) * columns), columns - 1)
        found.append(((at + 0.5) * wide / columns, (high[at] + 0.5) * size))
        high[at] += 1
    return found


def _axis(canvas: Canvas, plot: Plot) -> Spec | None:
    """Return the axis below the dots that have a place on it: its ticks, and what stands at each."""
    if not plot.wide:
        return None
    is_date = canvas.shown.y.kind == "date"
    most = TICKS_WHERE_NARROW if is_narrow(canvas.width) else TICKS
    ticks = _ticks(plot.least, plot.most, max(2, min(most, int(plot.wide // 48))), is_date=is_date)
    places = [round((tick - plot.least) / (plot.most - plot.least) * plot.wide, 1) for tick in ticks]
    year = words_in("sixteenth.faces.charts", canvas.language).words["year"]
    texts = [year.format(year=round(tick)) if is_date else f"{tick:{NUMBERS.replace('~', '')}}" for tick in ticks]
    names = "[" + ",".join(f"'{text}'" for text in texts) + "]"
    return {
        "values": places,
        "labelExpr": f"{names}[indexof([{','.join(map(str, places))}], datum.value)]",
        "domain": False,
        "grid": False,
        "title": None if is_date else canvas.shown.y.title or None,
        "titleAnchor": "start",
    }


def _ticks(least: float, most: float, count: int, *, is_date: bool) -> list[float]:
    """Return round numbers, so many at most."""
    size = 1.0 if is_date else 10 ** math.floor(math.log10((most - least) / count))
    step = next((each * size for each in STEPS if (most - least) / (each * size) <= count), size * STEPS[-1])
    first = math.ceil(least / step - 1e-9)
    return [float(f"{at * step:.10g}") for at in range(first, math.floor(most / step + 1e-9) + 1)]


def _floor(plot: Plot, room: float, across: Spec, up: Spec) -> Spec:
    """Return what the dots stand on: one line for those with a place, and one for the pile."""
    lines = [{"x": 0, "to": plot.wide}] if plot.wide else []
    lines += [{"x": plot.wide + GAP, "to": room}] if plot.pile else []
    return {
        "data": {"values": lines},
        "mark": {"type": "rule", "color": RULE},
        "encoding": {"x": {"field": "x", **across}, "x2": {"field": "to"}, "y": {"datum": 0, **up}},
    }


def _words(plot: Plot, told: str, across: Spec, up: Spec) -> Spec:
    """Return the words of the pile, above it."""
    top = max(y for _, y in plot.pile) + plot.size / 2
    place = {"x": plot.wide + GAP * BESIDE, "y": top + OVER_THE_PILE, "name": told}
    dy = -told.count("\n") * LINE
    return {
        "data": {"values": [place]},
        "mark": {**MARK_OF_WORDS, "dy": dy},
        "encoding": {
            "x": {"field": "x", **across},
            "y": {"field": "y", **up},
            "text": {"field": "name", "type": "nominal"},
        },
    }
