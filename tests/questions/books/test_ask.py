"""The books of a lab as a command and from Python."""

import json

import pytest

import sixteenth
from sixteenth.errors import Refused
from tests.interfaces.command_line import INTERVIEW, call

FEW = ("--draws", "12", "--months", "24", "--backend", "numpy")


@pytest.mark.parametrize("lab", ["OpenAI", "Meta"])
def test_the_command_shows_the_books_of_a_lab(capsys, lab):
    told = call(capsys, "books", "--lab", lab, "--plain", *FEW)
    assert (told.code, told.err) == (0, "")
    assert f"{lab}: gross profit of each model for its cost" in told.out
    assert f"{lab}: from revenue to cash" in told.out
    data = json.loads(call(capsys, "books", "--lab", lab, "--json", *FEW).out)
    assert (data["question"], data["recipe"]["output_set"]) == ("books", "books")
    assert all(word in told.out for finding in data["findings"] for word in finding["sentence"].split())


def test_a_lab_that_is_none_is_refused():
    with pytest.raises(Refused, match="did you mean 'OpenAI'"):
        sixteenth.ask("books", lab="OpenIA", draws=5)


def test_the_interviews_models_are_told_as_investments(capsys):
    told = call(capsys, "books", INTERVIEW, "--plain")
    assert "the company: each model as an investment" in told.out
    assert "+0.8" in told.out
