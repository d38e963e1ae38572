"""`sixteenth third-way` from the command line, with few policies and futures."""

import json
from functools import partial

import pytest

from sixteenth.decide.choosing.frontier import Search
from sixteenth.questions.third_way import ask
from sixteenth.questions.third_way.policies import policies
from tests.interfaces.command_line import call

FEW = ("as_it_is", "spend_40")
SMALL = ("--draws", "24", "--search-draws", "16", "--tries", "8")


@pytest.mark.slow  # each policy is compiled
def test_policies_in_words_and_as_data(capsys, monkeypatch):
    monkeypatch.setattr(ask, "policies", lambda scenario: (each for each in policies(scenario) if each[0] in FEW))
    monkeypatch.setattr(ask, "Search", partial(Search, generations=1, population=3, limits=1))
    told = call(capsys, "third-way", *SMALL, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    words = " ".join(told.out.split())
    assert all(f"a relative risk aversion of {view} models are worth" in words for view in "123")
    assert "rest on judgement" in words
    data = json.loads(call(capsys, "third-way", *SMALL, "--json").out)
    assert {row[0] for row in data["tables"][2]["rows"]} == set(FEW)


def test_too_few_futures_are_refused(capsys):
    assert call(capsys, "third-way", "--draws", "0").code == 1
