"""`sixteenth open-weights` from the command line."""

import json

from tests.interfaces.command_line import INTERVIEW, call

WORDS = ("open-weights", "--segment", "developer")


def test_it_tells_and_gives_data(capsys):
    told = call(capsys, *WORDS, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    data = json.loads(call(capsys, *WORDS, "--json").out)
    assert data["findings"][0]["figures"]["segment"]["value"] == "developer"
    assert [len(table["rows"]) for table in data["tables"]] == [5, 5, 5]


def test_all_wrong_numbers_are_told_at_once(capsys):
    told = call(capsys, "open-weights", "--alike", "1", "--lag", "-1", "--hosting", "nan", "--quality", "-2")
    assert told.code == 1
    assert told.err.count("cure:") == 4
    assert all(word in told.err for word in ("alike", "lag", "hosting", "quality"))


def test_a_world_without_a_market_is_told(capsys):
    found = call(capsys, WORDS[0], INTERVIEW)
    assert (found.code, found.out) == (1, "")
    assert "a market" in found.err
