"""Widths of the columns of a table that is wider than the terminal: names and heads break, numbers stay whole."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.table import Column, Table

SHORT_WORD = 6  # columns of the terminal that a name keeps when even broken ones do not fit
MOST_LEAST = 14  # that it keeps where there is room
WIDE_LETTER = 2  # columns of the terminal: less shows nothing of it


def is_cut(console: Console, table: Table) -> bool:
    """Say whether a table as it stands would lose its last columns."""
    lines = Segment.split_lines(console.render(table, console.options))
    return any(Segment.get_line_length(line) > console.width for line in lines)


def fit(console: Console, table: Table) -> None:
    """Give each column a width, so that all of them fit."""
    room = console.width - _between(table)
    naturals = [max(_lengths(column), default=1) for column in table.columns]
    for leasts in (_leasts(table, MOST_LEAST), _leasts(table, SHORT_WORD)):
        if sum(leasts) <= room:
            widths = _grown(leasts, naturals, room)
            break
    else:
        widths = _shrunk(leasts, room)
    for column, width in zip(table.columns, widths, strict=True):
        column.width, column.min_width, column.no_wrap = width, None, False


def _lengths(column: Column) -> Iterable[int]:
    return (cell_len(str(text)) for text in (column.header, *column.cells))


def _leasts(table: Table, word: int) -> Sequence[int]:
    """Return what each column needs at least: a number all of it, a name one word, or a part of a long one."""
    return [
        max(
            WIDE_LETTER,
            max((cell_len(str(each)) for each in column.cells), default=1)
            if column.justify == "right"
            else min(_longest_word(column), word),
        )
        for column in table.columns
    ]


def _longest_word(column: Column) -> int:
    return max((cell_len(word) for text in column.cells for word in str(text).split()), default=1)


def _grown(leasts: Sequence[int], naturals: Sequence[int], room: int) -> Sequence[int]:
    """Share what room is left among the columns that want more, in turn to the one that lacks most."""
    widths = [min(least, natural) for least, natural in zip(leasts, naturals, strict=True)]
    for _ in range(min(room, sum(naturals)) - sum(widths)):
        at = max(range(len(widths)), key=lambda at: naturals[at] - widths[at])
        widths[at] += 1
    return widths


def _shrunk(leasts: Sequence[int], room: int) -> Sequence[int]:
    """Take from the widest columns, in turn, until all fit; each keeps room for a letter."""
    widths = [max(least, WIDE_LETTER) for least in leasts]
    while sum(widths) > max(room, WIDE_LETTER * len(widths)):
        widths[widths.index(max(widths))] -= 1
    return widths


def _between(table: Table) -> int:
    """Return what stands between and beside the columns: edges, dividers and padding."""
    _, right, _, left = table.padding
    gaps = len(table.columns) - 1
    return gaps * (right + left) + (2 + gaps if table.box else 0)
