"""`sixteenth talent` from the command line."""

import json

from tests.interfaces.command_line import call

FEW = ("--draws", "8", "--months", "6", "--backend", "numpy")


def test_the_fit_and_both_rules_are_shown(capsys):
    told = call(capsys, "talent", *FEW, "--plain")
    assert told.code == 0
    assert told.err in ("", "16 of 16 draws\n")  # of both runs, where the second takes its time to be compiled
    assert told.out.isascii()
    for word in ("published", "OpenAI to Anthropic", "levels", "matched", "mn USD each"):
        assert word in told.out


def test_data_is_data(capsys):
    data = json.loads(call(capsys, "talent", "talent_raid", *FEW, "--json").out)
    assert data["findings"][0]["figures"]["months"]["value"] == 6
    kept, moves, *rules = (table["rows"] for table in data["tables"])
    assert [row[1] for row in (*kept, *moves)] == [0.80, 0.78, 0.67, 0.64, 8.2, 10.6]
    assert [len(rows) for rows in rules] == [7, 7]


def test_a_fit_can_be_asked_for(capsys):
    told = call(capsys, "talent", *FEW, "--fit", "--plain")
    assert "Values that fit" in told.out


def test_a_world_without_people_is_told(capsys):
    found = call(capsys, "talent", "interview_arithmetic")
    assert (found.code, found.out) == (1, "")
    assert "talent" in found.err
