"""A table that is wider than the terminal: names and heads break, numbers stay whole, many columns stand in parts."""

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import replace

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


def fitted(console: Console, table: Table) -> Sequence[Table]:
    """Return a table with a width for each column, so that all fit; in parts that each have the first where none does.

    Heads keep their words as long as they can, then names theirs; numbers stay whole.
    """
    leasts = [_leasts(table, word, keeps_heads=keeps) for keeps in (True, False) for word in (MOST_LEAST, SHORT_WORD)]
    room = console.width - _between(table, len(table.columns))
    found = next((each for each in leasts if sum(each) <= room), None)
    if found is not None:
        return [_with_widths(table, range(len(table.columns)), _grown(found, _naturals(table), room))]
    return [_part(table, (0, *own), console.width) for own in _groups(table, leasts[-1], console.width)]


def _groups(table: Table, leasts: Sequence[int], width: int) -> Sequence[Sequence[int]]:
    """Share the columns after the first among parts that fit, as many in each as can be."""
    groups: list[list[int]] = [[]]
    for at in range(1, len(leasts)):
        own = [0, *groups[-1], at]
        if groups[-1] and sum(leasts[each] for each in own) > width - _between(table, len(own)):
            groups.append([])
        groups[-1].append(at)
    return groups


def _part(table: Table, columns: Sequence[int], width: int) -> Table:
    naturals, room = [_naturals(table)[at] for at in columns], width - _between(table, len(columns))
    for keeps_heads in (True, False):
        leasts = [_leasts(table, SHORT_WORD, keeps_heads=keeps_heads)[at] for at in columns]
        if sum(leasts) <= room:
            return _with_widths(table, columns, _grown(leasts, naturals, room))
    return _with_widths(table, columns, _shrunk(leasts, room))


def _with_widths(table: Table, columns: Sequence[int], widths: Sequence[int]) -> Table:
    """Return some columns of a table, each of a width."""
    own = copy(table)
    own.columns = [
        replace(table.columns[column], width=width, min_width=None, no_wrap=False, _index=at)
        for at, (column, width) in enumerate(zip(columns, widths, strict=True))
    ]
    return own


def _naturals(table: Table) -> Sequence[int]:
    return [max(_lengths(column), default=1) for column in table.columns]


def _lengths(column: Column) -> Iterable[int]:
    return (cell_len(str(text)) for text in (column.header, *column.cells))


def _leasts(table: Table, word: int, *, keeps_heads: bool) -> Sequence[int]:
    """Return what each column needs at least: a number all of it, a name one word, or a part of a long one."""
    return [
        max(
            WIDE_LETTER,
            max((cell_len(str(each)) for each in column.cells), default=1)
            if column.justify == "right"
            else min(_longest_word(column.cells), word),
            min(_longest_word([column.header]), word) if keeps_heads else 1,
        )
        for column in table.columns
    ]


def _longest_word(texts: Iterable[object]) -> int:
    return max((cell_len(word) for text in texts for word in str(text).split()), default=1)


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


def _between(table: Table, columns: int) -> int:
    """Return what stands between and beside so many columns: edges, dividers and padding."""
    _, right, _, left = table.padding
    gaps = columns - 1
    return gaps * (right + left) + (2 + gaps if table.box else 0)
