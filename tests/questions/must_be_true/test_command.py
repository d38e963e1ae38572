"""`sixteenth must-be-true` from the command line; without a condition it is about no scenario."""

import json

import pytest

from tests.interfaces.command_line import call

GIVEN = ("must-be-true", "--growth", "10", "--stop-odds", "0")


def test_it_says_what_would_have_to_be_true(capsys):
    told = call(capsys, *GIVEN, "--margin", "0.6", "--plain")
    assert (told.code, told.err) == (0, "")
    assert "does not pay" in told.out
    assert "61.1 %" in told.out
    data = json.loads(call(capsys, *GIVEN, "--margin", "0.62", "--json").out)
    assert data["findings"][0]["key"] == "pays"


def test_it_is_written_to_a_file_and_in_chinese(capsys, tmp_path):
    told = call(capsys, *GIVEN, "--lang", "zh", "--out", str(tmp_path / "answer.md"))
    assert told.code == 0
    assert "下一个模型" in told.out
    assert "下一个模型" in (tmp_path / "answer.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [("--set", "prudence=-1"), ("year_late",), ("--set", "price=2")])
def test_without_a_condition_there_is_no_scenario_to_name_or_change(capsys, words):
    assert call(capsys, "must-be-true", *words).code == 1


@pytest.mark.parametrize("as_json", [False, True])
def test_numbers_outside_their_limits_are_told_at_once(capsys, as_json):
    words = ("--multiple", "-1", "--stop-odds", "1", "--required", "inf", *(["--json"] if as_json else []))
    told = call(capsys, "must-be-true", *words)
    assert told.code == 1
    if as_json:
        faults = json.loads(told.out)["faults"]
        assert next(fault["expected"] for fault in faults) == "a number from 0.01 to 1,000"
        assert sorted(fault["what"] for fault in faults) == ["'multiple'", "'required'", "'stop_odds'"]
    else:
        assert told.err.count("A run option that cannot be used") == 3
