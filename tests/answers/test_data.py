"""An answer as JSON: one schema, raw numbers, nothing that JSON cannot hold."""

import json
from dataclasses import replace
from pathlib import Path

from sixteenth.answers.data import AnswerData, answer_data, json_schema
from sixteenth.answers.table import Column, Span, Table
from tests.answers.examples import ANSWER, CELLS, CHART, ENDS, OTHERS, WORDS

GOLDEN = Path(__file__).with_name("answer.schema.json")


def test_the_schema_of_all_answers_is_the_published_one():
    """Where it changes on purpose the file is written anew; the version in `SCHEMA` goes up unless more was added."""
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == json_schema()


def test_an_answer_goes_through_json_and_back():
    data = answer_data(ANSWER, WORDS)
    assert AnswerData.model_validate_json(json.dumps(data.model_dump(), allow_nan=False)) == data


def test_numbers_stay_raw_beside_their_sentence():
    (finding,) = answer_data(ANSWER, WORDS).findings
    assert finding.sentence.startswith("Effort ends at 12.3 %")
    assert finding.figures["effort"].model_dump() == {
        "value": 0.1234,
        "quantity": "small_share",
        "unit": "share",
        "standard_error": 0.01,
    }
    assert finding.figures["kind"].value == "up"
    assert [each.key for each in finding.inside["others"]] == ["other", "other"]
    assert finding.rests_on == ["safety_effort"]


def test_what_is_under_a_finding_is_told_with_it():
    over = replace(ENDS, under=OTHERS)
    (finding,) = answer_data(replace(ANSWER, findings=(over,)), WORDS).findings
    assert [each.sentence for each in finding.under] == ["A after 90 days", "B after 241 days"]


def test_tables_hold_what_json_can_hold():
    (table,) = answer_data(ANSWER, WORDS).tables
    assert table.rows == [[0.5, None, "2026-06-30", "up"], [0.25, 1.0, None, None]]
    assert [column.title for column in table.columns] == ["effort", "Lab A", "when", "kind"]


def test_the_recipe_leaves_out_the_text_that_makes_the_scenario_again():
    assert answer_data(ANSWER, WORDS).recipe == {"draws": 5}


def test_a_span_has_three_columns_and_a_finding_is_its_sentence():
    columns = (Column("effort", "share"), Column("kind", "text"))
    rows = ((Span(1.0, 3.0, "share", 2.0), OTHERS[0]), (None, None))
    (table,) = answer_data(
        replace(ANSWER, tables=(Table("cells", columns, rows, CELLS.title, name="own"),)), WORDS
    ).tables
    assert table.key == "own"
    assert [column.title for column in table.columns] == ["effort", "effort, low", "effort, high", "kind"]
    assert table.rows == [[2.0, 1.0, 3.0, "A after 90 days"], [None, None, None, None]]


def test_a_chart_is_told_by_its_columns_and_its_title():
    (chart,) = answer_data(replace(ANSWER, charts=(CHART,)), WORDS).charts
    told = chart.model_dump(exclude_defaults=True)
    assert told.pop("title") == "Effort of a race, 2 kinds"
    assert told == {"key": "effort", "form": "bars", "table": "cells", "x": "kind", "y": "effort"}


def test_an_answer_of_before_charts_is_still_read():
    data = answer_data(ANSWER, WORDS).model_dump()
    assert data.pop("charts") == []
    assert AnswerData.model_validate(data).charts == []
