"""`sixteenth third-way` from the command line, with few policies and futures."""

import json

import pytest

from sixteenth.questions.third_way import ask
from sixteenth.questions.third_way.policies import policies
from tests.interfaces.command_line import call

FEW = ("as_it_is", "spend_40")


@pytest.mark.slow  # each policy is compiled
def test_policies_in_words_and_as_data(capsys, monkeypatch):
    monkeypatch.setattr(ask, "policies", lambda scenario: (each for each in policies(scenario) if each[0] in FEW))
    told = call(capsys, "third-way", "--draws", "24", "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    words = " ".join(told.out.split())
    assert all(f"a relative risk aversion of {view} models are worth" in words for view in "123")
    assert "rest on judgement" in words
    data = json.loads(call(capsys, "third-way", "--draws", "24", "--json").out)
    assert {row[0] for row in data["tables"][0]["rows"]} == set(FEW)


def test_too_few_futures_are_refused(capsys):
    assert call(capsys, "third-way", "--draws", "0").code == 1
