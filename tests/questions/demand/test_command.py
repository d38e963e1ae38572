"""`sixteenth demand` from the command line."""

import json

import pytest

from tests.interfaces.command_line import INTERVIEW, call

WORDS = ("demand",)


def test_it_tells_and_gives_data(capsys):
    told = call(capsys, *WORDS, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    data = json.loads(call(capsys, *WORDS, "--json").out)
    figures = data["findings"][0]["figures"]
    assert [figures[name]["value"] for name in ("pharma", "people")] == pytest.approx([10, 0])


@pytest.mark.parametrize("as_json", [False, True])
def test_all_wrong_numbers_are_told_at_once(capsys, as_json):
    words = ("demand", "--climbed", "nan", "--climbed", "61", "--experience", "-0.1", *(["--json"] if as_json else []))
    told = call(capsys, *words)
    assert told.code == 1
    said = told.out if as_json else told.err
    assert all(word in said for word in ("climbed", "experience"))
    assert said.count("WrongOption" if as_json else "cure:") == 3


def test_a_world_without_a_market_is_told(capsys):
    found = call(capsys, WORDS[0], INTERVIEW)
    assert (found.code, found.out) == (1, "")
    assert "a market" in found.err
