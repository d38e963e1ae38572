"""An answer as JSON: one schema for all questions; raw numbers in their unit beside the sentences made of them."""

import math
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Table
from sixteenth.answers.wording import Words

SCHEMA: Literal[2] = 2
WORD = "word"  # the quantity of what is no number
Raw = float | int | str | bool | None


class Data(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    silent: ClassVar[tuple[str, ...]] = ()  # fields that are left out where they say nothing

    @model_serializer(mode="wrap")
    def _without_silence(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: each for name, each in write(self).items() if each or name not in self.silent}


class FigureData(Data):
    """A number or a word of a finding."""

    silent: ClassVar[tuple[str, ...]] = ("not_finite",)

    value: Raw
    quantity: str = Field(description="How it is read: a key of the registry of quantities, or 'word'.")
    unit: str = Field(description="The unit of the raw number; empty where it has none.")
    standard_error: float | None = None
    not_finite: str = Field(default="", description="What the number is where JSON has none for it: nan, inf or -inf.")


class FindingData(Data):
    """A finding: its sentence, and each number in it."""

    silent: ClassVar[tuple[str, ...]] = ("part",)

    key: str
    sentence: str
    figures: dict[str, FigureData]
    inside: dict[str, list["FindingData"]] = Field(description="Findings told inside the sentence.")
    rests_on: list[str]
    part: str = Field(
        default="", description="The part of the answer that it waits behind; empty for the first screen."
    )


class ColumnData(Data):
    """A column of a table."""

    silent: ClassVar[tuple[str, ...]] = ("is_label",)

    key: str
    title: str
    quantity: str
    unit: str
    is_label: bool = Field(default=False, description="Whether the key is a name of the scenario, and no word.")


class TableData(Data):
    """A table of raw numbers."""

    silent: ClassVar[tuple[str, ...]] = ("title_figures", "entries")

    key: str
    title: str
    columns: list[ColumnData]
    rows: list[list[Raw]]
    part: str = Field(description="The part of the answer that it belongs to; empty for the first screen.")
    below: list[FindingData]
    title_figures: dict[str, FigureData] = Field(default={}, description="The parts that its title names.")
    entries: dict[str, FigureData] = Field(
        default={},
        description="By 'row,column' from 0: entries that are words, or of another quantity than their column's.",
    )


class AnswerData(Data):
    """An answer to any question."""

    schema_version: Literal[1, 2] = SCHEMA
    question: str
    scenario: str
    language: str
    findings: list[FindingData]
    notes: list[FindingData]
    tables: list[TableData]
    judgement: FigureData | None = Field(description="The share that rests on judgement, and of what.")
    recipe: dict[str, Any]


def answer_data(answer: Answer, words: Words, language: str = "en") -> AnswerData:
    """Return an answer as JSON holds it, its sentences in a language."""
    return AnswerData(
        question=answer.question,
        scenario=answer.scenario,
        language=language,
        findings=[_finding(each, words) for each in answer.findings],
        notes=[_finding(each, words) for each in answer.notes],
        tables=[_table(each, words) for each in answer.tables],
        judgement=_figure(answer.judgement) if answer.judgement else None,
        recipe={name: part for name, part in answer.recipe.items() if name != "scenario_json"},
    )


def _finding(finding: Finding, words: Words) -> FindingData:
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
        part=finding.part,
    )


def _figure(part: Figure | Word) -> FigureData:
    if isinstance(part, Word):
        return FigureData(value=part.key, quantity=WORD, unit="")
    error = None if part.standard_error is None else _raw(part.standard_error)
    unit, value = QUANTITIES[part.quantity].unit, _raw(part.value)
    told = str(float(part.value)) if value is None and part.value is not None else ""
    return FigureData(value=value, quantity=part.quantity, unit=unit, standard_error=error, not_finite=told)


def _table(table: Table, words: Words) -> TableData:
    return TableData(
        key=table.key,
        title=words.title(table),
        columns=[_column(each, words) for each in table.columns],
        rows=[[_raw(entry) for entry in row] for row in table.rows],
        part=table.part,
        below=[_finding(each, words) for each in table.below],
        title_figures={name: _figure(part) for name, part in table.title.items()},
        entries=dict(_entries(table)),
    )


def _column(column: Column, words: Words) -> ColumnData:
    quantity = column.quantity
    unit = QUANTITIES[quantity].unit
    return ColumnData(key=column.key, title=words.head(column), quantity=quantity, unit=unit, is_label=column.is_label)


def _entries(table: Table) -> Iterator[tuple[str, FigureData]]:
    """Yield what a row of raw numbers does not say of its entries."""
    for at, row in enumerate(table.rows):
        for place, (column, entry) in enumerate(zip(table.columns, row, strict=True)):
            if isinstance(entry, Word | Figure):
                yield f"{at},{place}", _figure(entry)
            elif entry is not None and _raw(entry) is None:
                yield f"{at},{place}", _figure(Figure(entry, column.quantity))


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
