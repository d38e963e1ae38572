"""The question as a whole: what cannot be asked is told before anything runs, and one answer holds all parts."""

from typing import Any

import pytest

import sixteenth
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from tests.interfaces.command_line import INTERVIEW

FEW: dict[str, Any] = {"lab": "OpenAI", "draws": 32, "others": 16}


def test_what_cannot_be_asked_is_told():
    with pytest.raises(Refused, match="labs that launch models"):
        sixteenth.ask("going_on", INTERVIEW)
    with pytest.raises(Refused, match="'Antropic'"):
        sixteenth.ask("going_on", lab="Antropic")
    with pytest.raises(Refused, match="'--price'"):
        sixteenth.ask("going_on", price="much")


@pytest.mark.slow  # compiles the central scenario three times: with owners, with values, and with books of models
def test_one_answer_holds_all_parts():
    answer = sixteenth.ask("going_on", **FEW)
    assert answer.findings[0].key == "going_on"
    assert [table.key for table in answer.tables][:6] == [
        *("labs", "wound_down_at_the_end", "by_stop", "models", "values", "later"),
    ]
    futures = {row[0]: row[1] for row in answer.tables[0].rows}
    assert (futures["OpenAI"], futures["Anthropic"]) == (32, 16)
    data = answer_data(answer, words_of("going_on"))
    needs = next(each for each in data.findings if each.key == "times_today")
    reached = needs.figures["reached"].value
    assert isinstance(reached, float)
    assert 0 <= reached <= 100
    (constraints,) = [table for table in answer.tables if table.key == "constraints"]
    assert len(constraints.rows) == 11
    flat = sixteenth.ask("going_on", sixteenth.read("central").with_(price_sensitivity=5.0), **FEW)
    means = [each.findings[0].parts["mean"] for each in (flat, answer)]
    lower, higher = (each.value for each in means if isinstance(each, Figure))
    assert lower < higher
