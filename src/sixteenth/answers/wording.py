"""Keys and numbers into sentences, by the words of a question in a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Table

LANGUAGES = ("en", "zh")
PARTS = ("findings", "tables", "columns", "words", "command", "options")  # of a file of words
BETWEEN = {"en": "; ", "zh": "\N{FULLWIDTH SEMICOLON}"}  # findings inside a sentence


@dataclass(frozen=True)
class Words:
    """The words of one question in one language: sentences, titles of tables and columns, and single words, by key."""

    findings: Mapping[str, str]
    tables: Mapping[str, str]
    columns: Mapping[str, str]
    words: Mapping[str, str]
    command: Mapping[str, Any] = field(default_factory=dict[str, Any])  # what its command does, and examples of it
    options: Mapping[str, str] = field(default_factory=dict[str, str])  # what each of its options is
    language: str = "en"

    def sentence(self, finding: Finding) -> str:
        """Write a finding."""
        return self.findings[finding.key].format_map({name: self.part(part) for name, part in finding.parts.items()})

    def part(self, part: Figure | Word | tuple[Finding, ...]) -> str:
        """Write a number, a word, or findings one after the other."""
        if isinstance(part, Word):
            return self.words[part.key]
        if isinstance(part, Figure):
            return QUANTITIES[part.quantity].written(part.value, self.language)
        return BETWEEN[self.language].join(map(self.sentence, part))

    def title(self, table: Table) -> str:
        """Write what a table shows."""
        return self.tables[table.key].format_map({name: self.part(part) for name, part in table.title.items()})

    def head(self, column: Column) -> str:
        """Write what stands over a column."""
        return self.part(Figure(column.key, "text")) if column.is_label else self.columns[column.key]

    def cell(self, column: Column, entry: Any) -> str:
        """Write one entry of a table; nothing where there is none."""
        if entry is None:
            return ""
        return self.part(entry if isinstance(entry, Word | Figure) else Figure(entry, column.quantity))


@cache
def words_of(question: str, language: str = "en") -> Words:
    """Read the words of a question."""
    return _read(files("sixteenth") / "questions" / question, language)


@cache
def common_words(language: str = "en") -> Words:
    """Read what every face says beside an answer."""
    return _read(files("sixteenth.answers"), language)


def _read(folder: Traversable, language: str) -> Words:
    written = tomllib.loads((folder / f"words.{language}.toml").read_text(encoding="utf-8"))
    return Words(**{part: written.get(part, {}) for part in PARTS}, language=language)
