"""What `sixteenth talent` answers."""

from functools import cache

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.talent import ask_talent
from tests.world.futures import central


@cache
def answer():
    return ask_talent(central(), 12, draws=16, back_end="numpy")


def test_every_lab_under_both_rules():
    assert [each.lab for each in answer().rules] == list(central().settings.labels["lab"])
    for each in answer().rules:
        assert each.kept_by_match[1] > each.kept_by_levels[1]
        assert each.cost[0] > 0
        assert each.inequity_loss[1] > 0
    assert answer().fit is None


def test_belief_makes_matching_dear():
    """What each further person costs is more where people believe in the mission than where they do not."""
    cost = {each.lab: each.cost_of_one for each in answer().rules}
    assert cost["Anthropic"] > 2 * cost["OpenAI"]
    assert cost["Anthropic"] > 2 * cost["Meta"]


def test_sentences_say_what_it_costs_and_that_a_fit_is_no_test():
    told = answer().sentences
    assert len(told) == len(answer().rules) + 2
    assert told[0].startswith("Anthropic: in 12 months matching keeps")
    assert "no test" in told[-2]
    assert "judgement" in told[-1]


@pytest.mark.parametrize(
    ("name", "months", "told"), [("interview_arithmetic", 12, "talent"), ("central", 120, "1 to 119")]
)
def test_what_cannot_be_asked_is_refused(name, months, told):
    with pytest.raises(Refused, match=told):
        ask_talent(sixteenth.read(name), months)
