"""`sixteenth rules` from the command line."""

import json

from tests.interfaces.command_line import INTERVIEW, call

WORDS = ("rules", "--draws", "8", "--months", "24")


def test_it_tells_and_gives_data(capsys):
    told = call(capsys, *WORDS, "--plain")
    assert told.code == 0
    assert told.out.isascii()
    data = json.loads(call(capsys, *WORDS, "--json").out)
    assert data["findings"][0]["figures"].keys() >= {"best", "worst", "concentration"}
    assert data["recipe"]["months"] == 24


def test_a_world_without_a_market_is_told(capsys):
    found = call(capsys, WORDS[0], INTERVIEW)
    assert (found.code, found.out) == (1, "")
    assert "a market" in found.err
