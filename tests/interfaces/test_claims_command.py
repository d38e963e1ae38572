"""`sixteenth claims` from the command line."""

import json

from tests.interfaces.command_line import call


def test_the_register_as_text_and_as_data(capsys):
    words = ("claims", "--draws", "208")
    data = json.loads(call(capsys, *words, "--json").out)
    told = call(capsys, *words, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    assert all(word in told.out for sentence in data["sentences"] for word in sentence.split())


def test_another_scenario_can_be_asked(capsys):
    told = call(capsys, "claims", "centrl")
    assert (told.code, told.out) == (1, "")
    assert "did you mean 'central'?" in told.err
