"""A table of an answer: columns with a quantity each, rows of raw numbers; never a formatted text."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word

Part = Figure | Word | tuple[Finding, ...]


@dataclass(frozen=True)
class Column:
    """One column: its key among the words, or a label that is shown as it is, and the quantity of its numbers."""

    key: str
    quantity: str
    is_label: bool = False  # the key is a name of the scenario, such as a lab, and no word
    is_seen: bool = True  # by people; what only data have says apart what a column that is seen tells in one


@dataclass(frozen=True)
class Span:
    """An entry of two ends, with the number between them where there is one: three columns in data."""

    low: Any
    high: Any
    quantity: str
    middle: Any = None


@dataclass(frozen=True)
class Table:
    """Rows of raw numbers under columns.

    An entry may be a word, a figure of its own, a span, a finding that is told as a sentence, or nothing.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: Mapping[str, Part] = field(default_factory=dict[str, Part])  # the parts its title names
    part: str = ""  # of the answer, behind which it waits to be asked for; none on the first screen
    below: tuple[Finding, ...] = ()  # what is said under it
    question: str = ""  # whose words tell it; none where it is the question that is answered
    name: str = ""  # its own among tables of one key
    ends: tuple[int, ...] = ()  # rows below which something else begins

    @property
    def called(self) -> str:
        """Return by what name data have it: its key, where no other table has that too."""
        return self.name or self.key

    def told_by(self, question: str) -> "Table":
        """Return the same table, told by the words of another question."""
        return replace(self, question=self.question or question)

    @property
    def seen(self) -> tuple[int, ...]:
        """Return the places of the columns that people see."""
        return tuple(at for at, column in enumerate(self.columns) if column.is_seen)

    def behind(self, part: str) -> "Table":
        """Return the same table, which waits behind a part of the answer."""
        return replace(self, part=part)

    def __post_init__(self) -> None:
        """Refuse a row that does not fit the columns."""
        for row in self.rows:
            if len(row) != len(self.columns):
                message = f"table '{self.key}': a row of {len(row)} entries under {len(self.columns)} columns"
                raise ValueError(message)
