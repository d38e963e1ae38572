"""`sixteenth race` from the command line."""

import json

from tests.interfaces.command_line import call


def test_the_race_in_words_and_as_data(capsys):
    told = call(capsys, "race", "--draws", "8", "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert "rest on judgement" in " ".join(told.out.split())
    data = json.loads(call(capsys, "race", "--draws", "8", "--json").out)
    assert data["scenario"] == "race_to_the_top"
    assert len(data["tables"][0]["rows"]) == 27
    assert data["recipe"]["draws"] == 8


def test_labs_that_do_not_race_are_told(capsys):
    found = call(capsys, "race", "central")
    assert (found.code, found.out) == (1, "")
    assert "race_to_the_top" in found.err
