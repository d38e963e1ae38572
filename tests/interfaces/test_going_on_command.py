"""`sixteenth going-on` from the command line."""

import json

import pytest

from tests.interfaces.command_line import INTERVIEW, call

FEW = ("going-on", "--lab", "OpenAI", "--draws", "32", "--others", "16")


@pytest.mark.slow  # compiles the central scenario twice: with owners, and with books of models
def test_the_verdict_in_words_and_as_data(capsys):
    told = call(capsys, *FEW, "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert told.out.startswith("- For OpenAI going on is ")
    assert "three ways" in told.out
    assert "852bn USD for OpenAI needs " in told.out
    data = json.loads(call(capsys, *FEW, "--json").out)
    futures = {each["lab"]: each["futures"] for each in data["labs"]}
    assert (futures["OpenAI"], futures["Anthropic"], data["paybacks"]["futures"]) == (32, 16, 16)
    assert 0 <= data["standing"]["implied"]["reached_of_100"] <= 100
    assert [len(each["years"]) for each in data["standing"]["constraints"]] == [11, 11]
    flat = json.loads(call(capsys, *FEW, "--set", "price_sensitivity=5", "--json").out)
    worth = [each["labs"][1]["going_concern"]["mean"] for each in (data, flat)]
    assert worth[1] < worth[0]


@pytest.mark.parametrize(
    "words", [("--lab", "OpenIA"), (INTERVIEW,), ("--draws", "0"), ("--set", "last_modell=3"), ("--price", "much")]
)
def test_what_cannot_be_asked_is_told_and_nothing_runs(capsys, words):
    found = call(capsys, "going-on", *words)
    assert (found.code, found.out) == (1, "")
    assert "cure:" in found.err
