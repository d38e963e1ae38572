"""Measures: what each changes in a scenario, for all labs, before labs answer one another."""

import pytest

from sixteenth.decide.equilibrium.measures import MEASURES, under_a_floor
from sixteenth.measures.middle import number_of
from tests.decide.equilibrium.small import scenario


def test_under_a_scaling_policy_every_lab_has_one_and_keeps_it():
    changed = MEASURES["scaling_policy"].change(scenario())
    assert changed.assumptions.theory["word"] == "kept"
    assert number_of(changed, "policy_today", "Mistral") == 1
    assert changed.assumptions.theory["safety_effort"] == "ruled"


def test_customers_pay_twice_for_trust_or_nothing():
    before = number_of(scenario(), "trust_weight", "enterprise")
    assert number_of(MEASURES["trust"].change(scenario()), "trust_weight", "enterprise") == pytest.approx(2 * before)
    assert number_of(MEASURES["no_trust"].change(scenario()), "trust_weight", "enterprise") == pytest.approx(
        0, abs=1e-8
    )


def test_a_floor_lifts_those_below_it_and_leaves_the_others():
    floored = under_a_floor(scenario(), 0.05)
    found = {lab: number_of(floored, "effort_ruled", lab) for lab in scenario().settings.labels["lab"]}
    assert found["Anthropic"] == 0.08
    assert found["OpenAI"] == found["Mistral"] == 0.05


def test_a_treaty_and_liability_change_no_value_by_themselves():
    for name in ("treaty", "liability"):
        assert MEASURES[name].change(scenario()) is scenario()
    assert MEASURES["treaty"].is_treaty
    assert MEASURES["liability"].is_liability
