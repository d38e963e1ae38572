"""Pieces of a report: findings, tables and charts of its answers as HTML; nothing where an answer has none of these."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of
from sixteenth.faces.charts.draw import notes_of, spec_of
from sixteenth.faces.html.tables import table_html
from sixteenth.faces.html.view import findings_html
from sixteenth.faces.report.drawings import drawn
from sixteenth.faces.report.templates import rendered

HALF = 420  # pixels of a chart beside another


class Pieces:
    """The answers of a report, in a language, and what can be taken of them."""

    def __init__(self, answers: Mapping[str, Answer], language: str) -> None:
        self.answers, self.language = answers, language

    def words(self, question: str) -> Words:
        """Return the words of a question."""
        return words_of(question, self.language)

    def findings(self, question: str, *keys: str) -> tuple[Finding, ...]:
        """Return the findings and notes of an answer with these keys, in this order."""
        answer = self.answers.get(question)
        every = (*answer.findings, *answer.notes) if answer else ()
        return tuple(each for key in keys for each in every if each.key == key)

    def told(self, question: str, *keys: str) -> Markup:
        """Return these findings as a list."""
        return self.told_of(question, self.findings(question, *keys))

    def told_of(self, question: str, found: Sequence[Finding]) -> Markup:
        """Return findings as a list, by the words of a question; nothing where there are none."""
        return findings_html(found, self.words(question)) if found else Markup()

    def first_table(self, question: str, *keys: str) -> Markup:
        """Return the first table of these keys that an answer has."""
        return next((found for key in keys if (found := self.table(question, key))), Markup())

    def table(self, question: str, key: str, rows: Iterable[int] | None = None, columns: Iterable[str] = ()) -> Markup:
        """Return a table: of its rows and columns those that are named, all where none are."""
        found = self.table_of(question, key)
        if found is None:
            return Markup()
        own = found if rows is None else replace(found, rows=_chosen(found, rows), ends=())
        return self.shown(question, _short(own, tuple(columns)) if columns else own)

    def table_of(self, question: str, key: str) -> Table | None:
        """Return a table of an answer with rows in it."""
        answer = self.answers.get(question)
        return next((each for each in answer.tables if each.called == key and each.rows), None) if answer else None

    def shown(self, question: str, table: Table) -> Markup:
        """Return a table by the words of a question."""
        return table_html(table, self.words(question))

    def chart(self, question: str, *keys: str, rows: int | None = None) -> Markup:
        """Return the first chart of these keys that an answer has, of so many rows of its table."""
        answer = self.answers.get(question)
        found = next((each for key in keys for each in answer.charts if each.called == key), None) if answer else None
        if answer is None or found is None:
            return Markup()
        return self._figure(replace(answer, tables=tuple(_first(each, found, rows) for each in answer.tables)), found)

    def _figure(self, answer: Answer, chart: Chart) -> Markup:
        table, width = chart.table_in(answer.tables), HALF
        return rendered(
            "figure",
            key=chart.called,
            title=self.words(answer.question).chart_title(chart, table),
            notes=notes_of(answer, chart, self.language, width),
            picture=Markup(drawn(spec_of(answer, chart, self.language, width), chart.called)),  # noqa: S704 - as XML
        )


def _chosen(table: Table, rows: Iterable[int]) -> tuple[tuple[Any, ...], ...]:
    return tuple(table.rows[at] for at in rows if at < len(table.rows))


def _first(table: Table, chart: Chart, rows: int | None) -> Table:
    """Return a table with its first rows alone, where a chart shows it and so many are asked for."""
    return table if rows is None or table.called != chart.table else replace(table, rows=table.rows[:rows], ends=())


def _short(table: Table, keys: tuple[str, ...]) -> Table:
    """Return a table of these columns, in the order that it has them, without what is said below all of them."""
    kept = [at for at, column in enumerate(table.columns) if column.key in keys]
    columns = tuple(table.columns[at] for at in kept)
    return replace(table, below=(), columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))
