"""Keys and numbers into sentences, by the words of a question in a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from unicodedata import east_asian_width

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Part, Span, Table

LANGUAGES = ("en", "zh")
PARTS = ("findings", "tables", "columns", "charts", "words", "command", "options")  # of a file of words
BETWEEN = {"en": "; ", "zh": "\N{FULLWIDTH SEMICOLON}"}  # findings inside a sentence
COMMAS = {"en": ", ", "zh": "\N{FULLWIDTH COMMA}"}
INPUT, TYPED = "input", "name"  # quantities: an input as it is read, and as it is typed
SHORT = 10  # columns of the two ends of a span: what is longer has to break where a column is narrow


@dataclass(frozen=True)
class Words:
    """The words of one question in one language: sentences, titles of tables and columns, and single words, by key."""

    findings: Mapping[str, str]
    tables: Mapping[str, str]
    columns: Mapping[str, str]
    words: Mapping[str, str]
    command: Mapping[str, Any] = field(default_factory=dict[str, Any])  # what its command does, and examples of it
    options: Mapping[str, str] = field(default_factory=dict[str, str])  # what each of its options is
    charts: Mapping[str, str] = field(default_factory=dict[str, str])  # titles of charts
    language: str = "en"

    def told_by(self, question: str) -> "Words":
        """Return the words of another question in the same language; these where none is named."""
        return words_of(question, self.language) if question else self

    def sentence(self, finding: Finding) -> str:
        """Write a finding."""
        own = self.told_by(finding.question)
        return own.findings[finding.key].format_map({name: own.part(part) for name, part in finding.parts.items()})

    def parted(self, finding: Finding) -> tuple[str, str]:
        """Write a finding that shows lines of a file: what is said of them, and the lines as they stand."""
        told, _, lines = self.sentence(finding).partition("\n\n")
        return told, lines

    def part(self, part: Part) -> str:
        """Write a number, a word, or findings one after the other."""
        if isinstance(part, Word):
            return self.told_by(part.question).words[part.key]
        if isinstance(part, Figure):
            return QUANTITIES[part.quantity].written(part.value, self.language)
        return (COMMAS if isinstance(part, Listed) else BETWEEN)[self.language].join(map(self.sentence, part))

    def title(self, table: Table) -> str:
        """Write what a table shows."""
        own = self.told_by(table.question)
        return own.tables[table.key].format_map({name: own.part(part) for name, part in table.title.items()})

    def chart_title(self, chart: Chart, table: Table) -> str:
        """Write what a chart shows: it may name its own parts, and those of the title of its table."""
        own, parts = self.told_by(chart.question), {**table.title, **chart.title}
        return own.charts[chart.key].format_map({name: own.part(part) for name, part in parts.items()})

    def head(self, column: Column) -> str:
        """Write what stands over a column."""
        return self.part(Figure(column.key, "text")) if column.is_label else self.columns[column.key]

    def option(self, name: str) -> str:
        """Write what an option is: in the words of the question, or in those that many questions share.

        Raises:
            KeyError: when neither says it.

        """
        return self.options[name] if name in self.options else common_words(self.language).options[name]

    def cell(self, column: Column, entry: Any) -> str:
        """Write one entry of a table; nothing where there is none."""
        if entry is None:
            return ""
        if isinstance(entry, Span):
            return self._span(entry)
        if isinstance(entry, Finding):
            return self.sentence(entry)
        return self.part(entry if isinstance(entry, Word | Figure) else Figure(entry, column.quantity))

    def typed(self, column: Column, entry: Any) -> str:
        """Write one entry where people copy from: an input by the name that files and commands know."""
        own = Figure(entry.value, TYPED) if isinstance(entry, Figure) and entry.quantity == INPUT else entry
        return self.cell(replace(column, quantity=TYPED) if column.quantity == INPUT else column, own)

    def _span(self, span: Span) -> str:
        """Write a number with what it lies between, once where all of them read the same."""
        low, high = (self.part(Figure(end, span.quantity)) for end in (span.low, span.high))
        middle = low if span.middle is None else self.part(Figure(span.middle, span.quantity))
        if low == middle == high:
            return middle
        is_short = columns_of_terminal(low + high) <= SHORT and not low.startswith("-")
        key = "ends" if span.middle is None else "span_short" if is_short else "span"
        return common_words(self.language).words[key].format(low=low, middle=middle, high=high)


def columns_of_terminal(text: str) -> int:
    """Return how wide a text is: a Chinese letter takes two columns."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


@cache
def words_of(question: str, language: str = "en") -> Words:
    """Read the words of a question."""
    return _read(files("sixteenth") / "questions" / question, language)


@cache
def common_words(language: str = "en") -> Words:
    """Read what every face says beside an answer."""
    return words_in("sixteenth.answers", language)


@cache
def words_in(package: str, language: str = "en") -> Words:
    """Read the words that stand in a package."""
    return _read(files(package), language)


def _read(folder: Traversable, language: str) -> Words:
    written = tomllib.loads((folder / f"words.{language}.toml").read_text(encoding="utf-8"))
    return Words(**{part: written.get(part, {}) for part in PARTS}, language=language)
