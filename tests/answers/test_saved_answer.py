"""An answer comes out of its JSON as it went in, and is said in any language."""

import datetime
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.saved_answer import answer_of, read_answer, unknown_words
from sixteenth.errors import Refused
from tests.answers.examples import ANSWER, WORDS
from tests.faults.test_all_faults_together import check_four_lines


def test_what_was_found_comes_back():
    data = answer_data(ANSWER, WORDS)
    back = answer_of(data)
    assert answer_data(back, WORDS) == data
    assert back.findings == ANSWER.findings
    (table,), (before,) = back.tables, ANSWER.tables
    assert (table.columns, table.title) == (before.columns, before.title)
    assert table.rows[0][2:] == (datetime.date(2026, 6, 30), Word("up"))
    missing = table.rows[0][1]
    assert isinstance(missing, Figure)
    assert math.isnan(missing.value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_a_number_that_json_has_none_for_is_told_by_its_name(value):
    data = answer_data(replace(ANSWER, judgement=Figure(value, "share")), WORDS)
    assert data.judgement
    assert data.judgement.value is None
    back = answer_of(data).judgement
    assert back
    assert str(back.value) == str(value)


def written(folder: Path, answer: Answer = ANSWER) -> Path:
    path = folder / "answer.json"
    path.write_text(json.dumps(answer_data(answer, WORDS).model_dump()), encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path):
    assert read_answer(written(tmp_path)).findings == ANSWER.findings


@pytest.mark.parametrize("text", ["", "{}", "[1, 2]", '{"question": "race"}', "{" * 5000])
def test_a_file_of_another_kind_is_told_in_four_lines(tmp_path, text):
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as told:
        read_answer(path)
    check_four_lines(told.value.faults[0])


def test_a_missing_file_and_a_strange_quantity_are_told(tmp_path):
    path = written(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("small_share", "nonsense"), encoding="utf-8")
    for file in (path, tmp_path / "none.json"):
        with pytest.raises(Refused) as told:
            read_answer(file)
        check_four_lines(told.value.faults[0])


def test_what_this_version_cannot_say_is_told(tmp_path):
    path = written(tmp_path)
    assert unknown_words(ANSWER, WORDS, path) is None
    fault = unknown_words(ANSWER, replace(WORDS, findings={}), path)
    assert fault
    check_four_lines(fault)
