"""`sixteenth pauses` from the command line."""

import json

from tests.interfaces.command_line import INTERVIEW, call

WORDS = ("pauses", "--draws", "8", "--length", "6")


def test_it_tells_and_gives_data(capsys):
    told = call(capsys, *WORDS, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    data = json.loads(call(capsys, *WORDS, "--json").out)
    assert data["findings"][1]["figures"].keys() >= {"who", "odds", "lead", "lag", "worth", "lives"}
    assert [row[0] for row in data["tables"][0]["rows"]][:3] == ["nobody", "Anthropic", "United States"]


def test_a_world_without_labs_that_pause_is_told(capsys):
    found = call(capsys, WORDS[0], INTERVIEW)
    assert (found.code, found.out) == (1, "")
    assert "the pauses" in found.err
