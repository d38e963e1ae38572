"""How charts look: letters, colours that colour-blind people tell apart, lines, marks, and the room that texts take."""

from collections.abc import Mapping, Sequence
from typing import Any

from sixteenth.answers.wording import columns_of_terminal, words_in
from sixteenth.interfaces.wrapping import WIDE, wrap

GOOD, OTHER = "#0072B2", "#D55E00"  # the good side, and the other (Okabe and Ito's palette)
COLOURS = (GOOD, OTHER, "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 3], [1, 3])
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
SHADES = (1.0, 0.4, 0.7, 0.15, 0.85, 0.55, 0.3)  # of bars
INK, FAINT, RULE, LIGHT, PALE = "#222222", "#555555", "#888888", "#BBBBBB", "#E4E4E4"
NARROW = 480  # pixels, below which letters are smaller and ticks fewer
COLUMN, COLUMN_OF_WIDE = 0.58, 0.53  # of the size of letters: one column of a text, and of one with wide letters
SIZE, SIZE_OF_TITLE = 12, 16
BORDER = 12  # pixels round a chart
ROOM_OF_SYMBOL = 34  # pixels of a legend's line and mark


def is_narrow(width: int) -> bool:
    """Say whether a chart is as narrow as a telephone."""
    return width < NARROW


def size_of(width: int, *, is_title: bool = False) -> int:
    """Return the size of letters in a chart of a width."""
    return (SIZE_OF_TITLE if is_title else SIZE) - (2 if is_title else 1) * is_narrow(width)


def width_of(text: str, size: float = SIZE) -> float:
    """Return how many pixels a text takes at most, the longest of its lines."""
    return max((columns_of_terminal(line) for line in text.split("\n")), default=0) * _column(text, size)


def _column(text: str, size: float) -> float:
    return size * (COLUMN_OF_WIDE if WIDE.search(text) else COLUMN)


def lines_of(text: str, pixels: float, size: float = SIZE) -> list[str]:
    """Break a text into lines of so many pixels at most."""
    return wrap(text, max(8, int(pixels / _column(text, size)))) if text else []


def broken(text: str, pixels: float, size: float = SIZE) -> str:
    """Return a text with a line feed wherever it is to be broken."""
    return "\n".join(lines_of(text, pixels, size)) or text


def title_of(title: str, notes: Sequence[str], width: int) -> Mapping[str, Any]:
    """Return a title that is broken to the width of its chart, with notes in smaller letters below it."""
    room, size, small = width - 2 * BORDER, size_of(width, is_title=True), size_of(width)
    below = [line for note in notes for line in lines_of(note, room, small)]
    return {
        "text": lines_of(title, room, size * 1.06),  # bold
        **({"subtitle": below, "subtitlePadding": 6} if below else {}),
        "anchor": "start",
        "frame": "bounds",
        "offset": 14,
    }


def config_of(width: int, language: str) -> Mapping[str, Any]:
    """Return what all charts of a width in a language share."""
    size = size_of(width)
    letters = {"labelFontSize": size, "titleFontSize": size, "labelColor": INK, "titleColor": INK, "labelLimit": 0}
    return {
        "font": words_in("sixteenth.faces.charts", language).words["fonts"],
        "background": "white",
        "view": {"stroke": None},
        "axis": {
            **letters,
            "labelFlush": False,
            "titleFontWeight": "normal",
            "gridColor": PALE,
            "domainColor": RULE,
            "tickColor": RULE,
        },
        "legend": {**letters, "orient": "top", "title": None, "symbolSize": 70, "offset": 8},
        "title": {
            "fontSize": size_of(width, is_title=True),
            "color": INK,
            "subtitleFontSize": size,
            "subtitleColor": FAINT,
            "limit": 0,
        },
        "text": {"fontSize": size, "color": INK},
    }
