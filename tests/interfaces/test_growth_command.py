"""`sixteenth growth` from the command line."""

import json

import pytest

from tests.interfaces.command_line import call


def test_it_tells_growth_and_what_a_claim_would_take(capsys):
    told = call(capsys, "growth", "--plain")
    assert (told.code, told.err) == (0, "")
    assert "4.71 times a year" in told.out
    assert "72bn at 4 times a year and 450bn at 10 times a year" in " ".join(told.out.split())
    assert told.out.isascii()


def test_later_reports_stand_beside_what_was_said_of_them(capsys):
    data = json.loads(call(capsys, "growth", "--until", "2025-08-01", "--json").out)
    assert all(each["fact"].startswith("revenue/run_rate_revenue/") for each in data["forecasts"])
    for each in data["forecasts"]:
        assert each["is_inside"] == (each["said"][0] <= each["reported"] <= each["said"][2])
    told = call(capsys, "growth", "--until", "2025-08-01", "--plain").out
    assert told.count("inside") + told.count("outside") >= len(data["forecasts"])


@pytest.mark.parametrize(("words", "got"), [(("--until", "soon"), "'soon'"), (("--until", "2001-01-01"), "too few")])
def test_days_that_cannot_be_used_are_told(capsys, words, got):
    told = call(capsys, "growth", *words)
    assert told.code == 1
    assert got in told.err
