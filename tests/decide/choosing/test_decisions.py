"""What a lab decides, as a number: what is ready changes nothing, and what is decided moves that lab's number alone."""

import pytest

from sixteenth import read
from sixteenth.decide.choosing.decisions import DECISIONS, SetAside, at_rest, decided, ready, set_aside
from sixteenth.errors import Refused
from sixteenth.measures.middle import number_of

CENTRAL = read("central")


def test_a_scenario_that_is_ready_has_every_lab_as_it_was():
    bound = ready(CENTRAL, ["training_spend", "safety_effort"])
    for lab in CENTRAL.settings.labels["lab"]:
        assert number_of(bound, "effort_ruled", lab) == number_of(CENTRAL, "safety_effort_today", lab)
        assert at_rest(CENTRAL, "safety_effort", lab) == number_of(CENTRAL, "safety_effort_today", lab)
    assert number_of(bound, "research_ratio", "OpenAI") == number_of(CENTRAL, "research_ratio", "OpenAI")


def test_a_decision_moves_one_labs_number_and_keeps_its_spread():
    bound = ready(CENTRAL, ["training_spend", "safety_effort"])
    half = decided(bound, {("training_spend", "OpenAI"): 0.5, ("safety_effort", "Meta"): 0.2})
    before, after = bound.settings.values["research_ratio"], half.settings.values["research_ratio"]
    assert after[("OpenAI",)].shape == before[("OpenAI",)].shape == "lognormal"
    assert number_of(half, "research_ratio", "OpenAI") == pytest.approx(
        0.5 * number_of(bound, "research_ratio", "OpenAI")
    )
    assert number_of(half, "effort_ruled", "Meta") == 0.2
    assert number_of(half, "effort_ruled", "xAI") == number_of(CENTRAL, "safety_effort_today", "xAI")


def test_numbers_compile_nothing_anew():
    bound = ready(CENTRAL, ["margin"])
    assert decided(bound, {("margin", "xAI"): 0.5}).world is bound.world


def test_what_nobody_decides_is_told_with_what_there_is():
    with pytest.raises(Refused, match="training_spend") as caught:
        ready(CENTRAL, ["training_spent", "safety_effort"])
    assert len(caught.value.faults) == 1


def test_every_decision_is_a_parameter_of_the_whole_world():
    assert {each.parameter for each in DECISIONS.values()} <= set(CENTRAL.world.declared)


def test_decisions_without_a_rule_rest_at_the_number_of_the_scenario():
    assert at_rest(CENTRAL, "research_effort", "OpenAI") == 1
    assert at_rest(CENTRAL, "last_model", "OpenAI") == number_of(CENTRAL, "last_model", "OpenAI")
    assert at_rest(CENTRAL.with_(research_effort={"OpenAI": 0.5}), "research_effort", "OpenAI") == 0.5
    assert number_of(decided(CENTRAL, {("last_model", "xAI"): 7.0}), "last_model", "xAI") == 7


def test_a_lab_may_ask_more_than_its_best_reply():
    assert number_of(decided(ready(CENTRAL, ["margin"]), {("margin", "xAI"): 1.5}), "war_part", "xAI") == 1.5


def test_a_scenario_that_follows_the_rule_keeps_its_own_numbers():
    war = CENTRAL.choosing(price="war").with_(war_part={"OpenAI": 0.5})
    assert at_rest(war, "margin", "OpenAI") == 0.5
    assert number_of(ready(war, ["margin"]), "war_part", "OpenAI") == 0.5
    ruled = CENTRAL.choosing(safety_effort="ruled").with_(effort_ruled=0.1)
    assert [at_rest(ruled, "safety_effort", lab) for lab in ("OpenAI", "Meta")] == [0.1, 0.1]
    assert ready(ruled, ["safety_effort", "training_spend"]) is ruled
    matched = read("talent_raid_matched")
    assert number_of(ready(matched, ["match_offers"]), "matches_offers", "Meta") == number_of(
        matched, "matches_offers", "Meta"
    )


def test_a_rule_that_a_number_stands_in_place_of_is_set_aside():
    assert set_aside(read("race_to_the_top"), ["margin", "safety_effort"]) == (
        SetAside("safety_effort", "race", "held"),
    )
    assert set_aside(CENTRAL, DECISIONS) == ()
    assert set_aside(CENTRAL.choosing(safety_effort="ruled"), DECISIONS) == ()
