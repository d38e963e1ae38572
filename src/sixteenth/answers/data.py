"""An answer as JSON: one schema for all questions; raw numbers in their unit beside the sentences made of them."""

import math
from collections.abc import Collection, Mapping
from typing import Any, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart, Form
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import Words, common_words

SCHEMA: Literal[2] = 2  # since 2 a finding has others under it
Raw = float | int | str | bool | None
ENDS = ("low", "high")  # of a span


class Data(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FigureData(Data):
    """A number or a word of a finding."""

    value: Raw
    quantity: str = Field(description="How it is read: a key of the registry of quantities, or 'word'.")
    unit: str = Field(description="The unit of the raw number; empty where it has none.")
    standard_error: float | None = None


class FindingData(Data):
    """A finding: its sentence, and each number in it."""

    key: str
    sentence: str
    figures: dict[str, FigureData]
    inside: dict[str, list["FindingData"]] = Field(description="Findings told inside the sentence.")
    rests_on: list[str]
    under: list["FindingData"] = Field([], description="Findings told below it and further in.")


class ColumnData(Data):
    """A column of a table."""

    key: str
    title: str
    quantity: str
    unit: str


class TableData(Data):
    """A table of raw numbers."""

    key: str
    title: str
    columns: list[ColumnData]
    rows: list[list[Raw]]
    part: str = Field(description="The part of the answer that it belongs to; empty for the first screen.")
    below: list[FindingData]


class ChartData(Data):
    """A chart: the columns of a table that it shows, by key, and its form."""

    key: str
    title: str
    form: Form
    table: str = Field(description="The key of a table of the same answer.")
    x: str
    y: str
    beside: list[str] = Field([], description="More columns of what y is, each a series.")
    series: str = Field("", description="A column that tells series apart.")
    beaten: str = Field("", description="A column that names the point which beats this one, and no point else.")
    low: str = Field("", description="The lower end of y.")
    high: str = Field("", description="The upper end of y.")
    lowest: str = Field("", description="The lower end of the outer band of a fan.")
    highest: str = Field("", description="The upper end of the outer band of a fan.")
    error: str = Field("", description="The standard error of y; two are drawn to either side.")
    error_of_x: str = ""
    zero: bool = Field(default=False, description="A rule at nothing.")
    levels: list[float] = Field([], description="Numbers of y at which a rule is drawn.")
    logarithmic: list[Literal["x", "y"]] = Field([], description="Axes that are logarithmic.")
    part: str = Field("", description="The part of the answer that it belongs to; empty for the first screen.")


class AnswerData(Data):
    """An answer to any question."""

    schema_version: Literal[2] = SCHEMA
    question: str
    scenario: str
    language: str
    findings: list[FindingData]
    notes: list[FindingData]
    tables: list[TableData]
    judgement: FigureData | None = Field(description="The share that rests on judgement, and of what.")
    recipe: dict[str, Any]
    charts: list[ChartData] = Field([], description="What can be drawn of the tables.")
    kept: dict[str, Any] | None = Field(
        default=None, description="In files, the answer itself, so that it can be shown again."
    )


def answer_data(answer: Answer, words: Words, language: str = "en", *, has_tables: bool = True) -> AnswerData:
    """Return an answer as JSON holds it, its sentences in a language; without its tables, where nobody reads them."""
    return AnswerData(
        question=answer.question,
        scenario=answer.scenario,
        language=language,
        findings=[_finding(each, words) for each in answer.findings],
        notes=[_finding(each, words) for each in answer.notes],
        tables=[table_data(each, words) for each in answer.tables if has_tables],
        judgement=_figure(answer.judgement) if answer.judgement else None,
        recipe={name: part for name, part in answer.recipe.items() if name != "scenario_json"},
        charts=[_chart(each, answer, words) for each in answer.charts],
    )


def _chart(chart: Chart, answer: Answer, words: Words) -> ChartData:
    told = {name: getattr(chart, name) for name in ChartData.model_fields if name not in ("key", "title")}
    listed = {name: list(part) if isinstance(part, tuple) else part for name, part in told.items()}
    title = words.chart_title(chart, chart.table_in(answer.tables))
    return ChartData.model_validate({"key": chart.called, "title": title, **listed})


def _finding(finding: Finding, words: Words) -> FindingData:
    words = words.told_by(finding.question)
    return FindingData(
        key=finding.key,
        sentence=words.sentence(finding),
        figures={name: _figure(part) for name, part in finding.parts.items() if not isinstance(part, tuple)},
        inside={
            name: [_finding(each, words) for each in part]
            for name, part in finding.parts.items()
            if isinstance(part, tuple)
        },
        rests_on=list(finding.rests_on),
        under=[_finding(each, words) for each in finding.under],
    )


def _figure(part: Figure | Word) -> FigureData:
    if isinstance(part, Word):
        return FigureData(value=part.key, quantity="word", unit="")
    error = None if part.standard_error is None else _raw(part.standard_error)
    unit = QUANTITIES[part.quantity].unit
    return FigureData(value=_raw(part.value), quantity=part.quantity, unit=unit, standard_error=error)


def table_data(table: Table, words: Words) -> TableData:
    """Return a table as JSON holds it: an entry of two ends in three columns, sentences in the words given."""
    own = words.told_by(table.question)
    columns, rows = list[ColumnData](), [list[Raw]() for _ in table.rows]
    for at, column in enumerate(table.columns):
        entries = [row[at] for row in table.rows]
        spans = {entry.quantity for entry in entries if isinstance(entry, Span)}
        columns += _columns(column, spans, own)
        for row, entry in zip(rows, entries, strict=True):
            row.extend(_cells(entry, own, is_span=bool(spans)))
    below = [_finding(each, own) for each in table.below]
    return TableData(
        key=table.called, title=words.title(table), columns=columns, rows=rows, part=table.part, below=below
    )


def _columns(column: Column, spans: Collection[str], words: Words) -> list[ColumnData]:
    """Return a column of data, or the three of spans, in their quantity where they share one."""
    quantity = next(iter(spans)) if len(spans) == 1 else column.quantity
    unit, common = QUANTITIES[quantity].unit, common_words(words.language).words
    told = {column.key: words.head(column)}
    ends = {f"{column.key}_{end}": common[end].format(title=words.head(column)) for end in ENDS}
    return [
        ColumnData(key=key, title=title, quantity=quantity, unit=unit)
        for key, title in {**told, **(ends if spans else {})}.items()
    ]


def _cells(entry: Any, words: Words, *, is_span: bool) -> list[Any]:
    if isinstance(entry, Span):
        return [_raw(entry.middle), _raw(entry.low), _raw(entry.high)]
    own = words.sentence(entry) if isinstance(entry, Finding) else _raw(entry)
    return [own, None, None] if is_span else [own]


def _raw(value: Any) -> Any:
    """Return a plain number, text or nothing; what is not a number is nothing, as JSON asks, and a date is a text."""
    if isinstance(value, Word):
        return value.key
    if isinstance(value, Figure):
        return _raw(value.value)
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, int | str | bool | None) else value.isoformat()


def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of every answer."""
    return AnswerData.model_json_schema()
