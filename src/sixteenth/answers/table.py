"""A table of an answer: columns with a quantity each, rows of raw numbers; never a formatted text."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word


@dataclass(frozen=True)
class Column:
    """One column: its key among the words, or a label that is shown as it is, and the quantity of its numbers."""

    key: str
    quantity: str
    is_label: bool = False  # the key is a name of the scenario, such as a lab, and no word


@dataclass(frozen=True)
class Table:
    """Rows of raw numbers under columns; an entry may be a word, a figure of its own, or nothing."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: Mapping[str, Figure | Word] = field(default_factory=dict[str, Figure | Word])  # the parts its title names
    part: str = ""  # of the answer, behind which it waits to be asked for; none on the first screen
    below: tuple[Finding, ...] = ()  # what is said under it

    def behind(self, part: str) -> "Table":
        """Return the same table, which waits behind a part of the answer."""
        return replace(self, part=part)

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns."""
        for row in self.rows:
            if len(row) != len(self.columns):
                message = f"table '{self.key}': a row of {len(row)} entries under {len(self.columns)} columns"
                raise ValueError(message)
