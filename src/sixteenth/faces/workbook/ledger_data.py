"""A ledger as it stands in the tables of an answer: its lines, inputs and months."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Word
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of

QUESTION = "central_path"
RAW = ("key", "value", "unit", "low", "high", "least", "most", "holds_from", "holds_to")
LINES, INPUTS, MODELS = "lines", "inputs", "models"
ROLE, FOLLOWS = "role_", "follows_"
DRIVER, OPENING, CLOSING = "driver", "opening", "closing"


@dataclass(frozen=True)
class LineData:
    """One row of the ledger."""

    key: str
    title: str
    label: str | None
    section: str  # as it is told
    role: str
    unit: str
    meaning: str
    formula: str | None
    values: tuple[float, ...]

    @property
    def name(self) -> str:
        """Return the name of the row without its label."""
        return self.key.partition("[")[0]


@dataclass(frozen=True)
class InputData:
    """One input of the ledger; texts are told in the language of the workbook."""

    key: str
    title: str
    value: float
    unit: str
    low: float | None
    high: float | None
    least: float | None
    most: float | None
    holds_from: float | None  # as a run would give, from here to there
    holds_to: float | None
    role: str
    follows: str
    way: str  # in which that is known
    held: str
    meaning: str
    kind: str
    source: str


@dataclass(frozen=True)
class LedgerData:
    """A ledger, as it is written to a workbook."""

    months: tuple[date, ...]
    lines: tuple[LineData, ...]
    inputs: tuple[InputData, ...]
    models: tuple[str, ...]

    @cached_property
    def by_key(self) -> Mapping[str, LineData]:
        """Return the rows by how formulas name them."""
        return {line.key: line for line in self.lines}

    def of_labels(self, name: str) -> tuple[LineData, ...]:
        """Return the rows of a name, one for each label."""
        return tuple(line for line in self.lines if line.name == name)


def own_tables(answer: Answer) -> Mapping[str, Table]:
    """Return the tables of a ledger that an answer has, by key."""
    return {table.key: table for table in answer.tables if (table.question or answer.question) == QUESTION}


def ledger_data(answer: Answer, language: str) -> LedgerData | None:
    """Read the ledger of an answer; none where it has none."""
    tables, words = own_tables(answer), words_of(QUESTION, language)
    if not {LINES, INPUTS} <= tables.keys():
        return None
    lines = tables[LINES]
    months = tuple(_month(column.key) for column in lines.columns if column.is_label)
    models = tuple(str(row[0]) for row in tables[MODELS].rows) if MODELS in tables else ()
    return LedgerData(months, tuple(_lines(lines, words)), tuple(_inputs(tables[INPUTS], words)), models)


def _month(text: str) -> date:
    year, month = map(int, text.split("-")[:2])
    return date(year, month, 1)


def _lines(table: Table, words: Words) -> Iterator[LineData]:
    count = sum(not column.is_label for column in table.columns)
    for row in table.rows:
        own = _told(table, row, words)
        yield LineData(
            key=row[0],
            title=own["title"],
            label=row[2],
            section=own["section"],
            role=_role(row[4]),
            unit=row[5],
            meaning=own["meaning"],
            formula=row[7],
            values=tuple(row[count:]),
        )


def _inputs(table: Table, words: Words) -> Iterator[InputData]:
    places = {column.key: at for at, column in enumerate(table.columns)}
    for row in table.rows:
        own, raw = _told(table, row, words), {key: row[at] for key, at in places.items()}
        numbers: dict[str, Any] = {key: raw[key] for key in RAW}
        yield InputData(
            **numbers,
            title=own["input"],
            role=_role(raw["role"]),
            follows=own["follows"],
            way=raw["follows"].key.removeprefix(FOLLOWS),
            held=own["held_fixed"],
            meaning=own["meaning"],
            kind=own["kind"],
            source=own["source"],
        )


def _role(word: Word) -> str:
    return word.key.removeprefix(ROLE)


def _told(table: Table, row: tuple[Any, ...], words: Words) -> dict[str, str]:
    """Return the texts of a row by column."""
    shown = zip(table.columns, row, strict=True)
    return {column.key: words.cell(column, entry) for column, entry in shown if not column.is_label}
