"""`sixteenth must-be-true` from the command line."""

import json

import pytest

from tests.interfaces.command_line import call


def test_it_says_what_would_have_to_be_true(capsys):
    told = call(capsys, "must-be-true", "--margin", "0.6", "--growth", "10", "--stop-odds", "0", "--plain")
    assert (told.code, told.err) == (0, "")
    assert "does not pay" in told.out
    assert "at least 61.1 %" in told.out
    data = json.loads(
        call(capsys, "must-be-true", "--margin", "0.62", "--growth", "10", "--stop-odds", "0", "--json").out
    )
    bounds = {each["name"]: each["bound"] for each in data["conditions"]}
    assert bounds["serving_margin"] == pytest.approx(0.6111, abs=1e-4)
    assert (
        "The next model pays."
        in call(capsys, "must-be-true", "--margin", "0.62", "--growth", "10", "--stop-odds", "0").out
    )


def test_a_number_outside_its_bounds_is_told(capsys):
    told = call(capsys, "must-be-true", "--growth", "-1")
    assert told.code == 1
    assert "'--growth'" in told.err
    assert "expected a number from 0.01 to 1,000" in told.err
