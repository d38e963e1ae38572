"""An answer out of a JSON file: as it was found, and told in four lines where it is none."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.kept import kept_of
from sixteenth.answers.saved_answer import read_answer, unknown_words
from sixteenth.errors import Refused
from tests.answers.examples import ANSWER, WORDS
from tests.faults.test_all_faults_together import check_four_lines


def written(folder: Path, answer: Answer = ANSWER) -> Path:
    path = folder / "answer.json"
    data = {**answer_data(answer, WORDS).model_dump(), "kept": kept_of(answer)}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path):
    assert read_answer(written(tmp_path)).findings == ANSWER.findings


def test_an_answer_that_was_only_printed_is_told(tmp_path):
    path = tmp_path / "printed.json"
    path.write_text(json.dumps(answer_data(ANSWER, WORDS).model_dump()), encoding="utf-8")
    with pytest.raises(Refused, match="was printed"):
        read_answer(path)


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
