"""Texts broken into lines: later lines of a sentence hang under the first, and a number keeps its unit beside it."""

import re
import textwrap
from collections.abc import Iterable
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from sixteenth.errors import clean

KEPT = "\N{NO-BREAK SPACE}"  # while lines are broken; what is written has plain spaces, which can be copied
UNITS = r"%|USD|bn|billion|million|months?|years?|hours?|futures?|draws?|times|Doublings"
BREAKS = re.compile(r"[\t\n\r\v\f]")  # of a formula over several lines, or of a text that was broken before
TOGETHER = re.compile(rf"5 to 95 of 100|\d\S* of 100|of 100|\d\S* (?:(?:bn|billion|million) )?(?:{UNITS})(?!\w)")
WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
CLOSING = r"\u3001\u3002\u300b\u300d\u300f\uff01\uff09\uff0c\uff1a\uff1b\uff1f\u201d%"  # never at the head of a line
OPENING = r"\u300a\u300c\u300e\uff08\u201c"  # never at the end of one
LETTER = r"[\u2e80-\u2fff\u3003-\u9fff\uff10-\uffef]"
RUN = rf"[^\s\u2e80-\u9fff\uff00-\uffef{OPENING}{CLOSING}]+"
PIECES = re.compile(
    rf"[{OPENING}]*(?:{LETTER}|{RUN}(?:{KEPT}(?:{LETTER}|{RUN}))*|\S)(?:{KEPT}?[{CLOSING}])*\s*"
)  # what is never broken
COUNTED = re.compile(rf"(?<=\d) (?={LETTER}|%)")  # between a number and what it counts
WIDEST = 4  # columns that a piece takes at least


def wrap(text: str, width: int, first: str = "") -> list[str]:
    """Break a text into lines of a width, the first one with a mark, the others as far in as that mark is long."""
    glued = TOGETHER.sub(lambda found: found[0].replace(" ", KEPT), clean(BREAKS.sub(" ", text)))
    if WIDE.search(glued):
        return _wrap_wide(glued, width, first)
    lines = textwrap.wrap(
        glued,
        max(width, len(first) + 1),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(KEPT, " ") for line in lines]


def _wrap_wide(text: str, width: int, first: str) -> list[str]:
    """Break a text of wide letters, two columns each: between any two of them, but never before a closing mark."""
    lines, inside = [first], max(width, len(first) + WIDEST)
    for piece in PIECES.findall(COUNTED.sub(KEPT, text)):
        if cell_len(lines[-1] + piece.rstrip()) > inside:
            lines.append(" " * len(first))
            piece = piece.lstrip()  # noqa: PLW2901 - a line begins without the space it was broken at
        lines[-1] += piece
    return [line.rstrip().replace(KEPT, " ") for line in lines]


class CellText(Text):
    """A text of a table, of which no line begins with a closing mark where its letters are wide."""

    def wrap(self, console: Console, width: int, **options: Any) -> Lines:
        """Break a text to a width: Chinese as sentences are, anything else between words."""
        if not WIDE.search(self.plain) or options.get("no_wrap"):
            return super().wrap(console, width, **options)
        return Text("\n".join(wrap(self.plain, width)), style=self.style).wrap(console, width, **options)


def tell(console: Console, text: str, first: str = "", style: str = "") -> None:
    """Print a text broken to the width of the console; a word that is longer stays whole."""
    told = Text("\n".join(wrap(text, console.width, first)), style=style)
    console.print(told, soft_wrap=True)


def tell_each(console: Console, sentences: Iterable[str], *, plain: bool) -> None:
    """Print sentences one below the other, each with its mark: a dash where only ASCII is wanted, else a bullet."""
    for sentence in sentences:
        tell(console, sentence, "- " if plain else "\N{BULLET} ")
