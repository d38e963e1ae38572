"""What is decided in a scenario: whose number it is, what it is now, and the ends that are tried."""

import pytest

import sixteenth
from sixteenth.decide.glance.choices import CANDIDATES, decided_in
from sixteenth.measures.middle import number_of

CENTRAL = sixteenth.read("central")
DECIDED = {each.title: each for each in decided_in(CENTRAL, "OpenAI")}


def test_what_labs_decide_apart_is_asked_of_the_lab_and_the_rest_of_all():
    assert {"research_ratio/OpenAI", "prudence", "pause_of_country/United States", "discount_rate"} <= set(DECIDED)
    chinese = {each.title for each in decided_in(CENTRAL, "DeepSeek")}
    assert "pause_of_country/China" in chinese


def test_ends_lie_to_both_sides_of_now_and_within_bounds():
    for each in DECIDED.values():
        low, high = CENTRAL.world.declared[each.ends.name].bounds
        assert low <= each.least < each.most <= high
        if each.ends.name != "last_model":  # which is never, by default
            assert each.least <= each.now <= each.most


def test_factors_are_of_what_the_scenario_has():
    ratio = DECIDED["research_ratio/OpenAI"]
    assert (ratio.least, ratio.most) == pytest.approx((ratio.now / 4, ratio.now * 4))


def test_a_lab_stops_now_or_some_models_later():
    last = DECIDED["last_model/OpenAI"]
    assert last.least == number_of(CENTRAL, "launch_number", "OpenAI")
    assert last.now > last.most


def test_another_number_changes_that_number_alone():
    ratio = DECIDED["research_ratio/OpenAI"]
    other = ratio.at(CENTRAL, 2.0)
    assert number_of(other, "research_ratio", "OpenAI") == 2.0
    assert number_of(other, "research_ratio", "Anthropic") == number_of(CENTRAL, "research_ratio", "Anthropic")


def test_candidates_are_names_of_the_world():
    assert {each.name for each in CANDIDATES} <= set(CENTRAL.world.declared)


def test_a_world_without_them_decides_nothing():
    assert not tuple(decided_in(sixteenth.read("interview_arithmetic"), "Ana"))
