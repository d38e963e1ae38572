"""Findings in words, for tests that read them."""

from collections.abc import Iterable

from sixteenth.answers.finding import Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import LANGUAGES, words_of


def told(question: str, findings: Iterable[Finding]) -> dict[str, str]:
    """Return the English sentence of each finding by its key; every other language must have one as well."""
    findings = tuple(findings)
    for language in LANGUAGES:
        assert all(words_of(question, language).sentence(each) for each in findings)
    return {each.key: words_of(question).sentence(each) for each in findings}


def shown(question: str, table: Table) -> list[list[str]]:
    """Return a table as it is written in English: its heads, then its rows."""
    for language in LANGUAGES:
        words = words_of(question, language)
        assert words.title(table)
        for row in table.rows:
            assert [words.cell(column, entry) for column, entry in zip(table.columns, row, strict=True)]
    words = words_of(question)
    heads = [words.head(column) for column in table.columns]
    return [heads, *([words.cell(*each) for each in zip(table.columns, row, strict=True)] for row in table.rows)]
