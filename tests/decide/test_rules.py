"""Who gains from a rule: small labs bear what costs each as much, large ones what costs by size."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.rules import RULES, UnderRule, who_gains

LICENCE, TESTS, _CAP, EXPORTS, _PAUSE, _PAUSE_ALL = RULES
DRAWS, MONTHS = 200, 84


@cache
def found() -> dict[str, UnderRule]:
    told = who_gains(
        sixteenth.read("central"),
        lambda ruled: sixteenth.run(ruled, world=ruled.world, draws=DRAWS, months=MONTHS, output_set="rules"),
        {name: RULES[name] for name in (LICENCE, TESTS, EXPORTS)},
    )
    return {each.rule: each for each in told}


def of(rule: str, lab: str):
    return next(each for each in found()[rule].labs if each.lab == lab)


def test_a_licence_costs_each_lab_what_it_says():
    years = (MONTHS - 9) / 12
    for lab in ("Anthropic", "Meta"):
        assert of(LICENCE, lab).cost == pytest.approx(0.5e9 * years, rel=0.1)


def test_a_licence_hurts_a_small_lab_in_more_futures_than_a_large_one():
    assert of(LICENCE, "DeepSeek").back_of_100 < of(LICENCE, "Anthropic").back_of_100 - 2
    assert found()[LICENCE].loses_most in {"DeepSeek", "xAI", "Meta"}


def test_what_is_paid_by_development_costs_the_large_more():
    assert of(TESTS, "Anthropic").worth < of(TESTS, "DeepSeek").worth - 1e9
    assert of(TESTS, "Anthropic").cost > 5 * of(TESTS, "DeepSeek").cost


def test_no_exports_cost_chinas_lab_and_bring_the_others_something():
    assert found()[EXPORTS].loses_most == "DeepSeek"
    assert of(EXPORTS, "DeepSeek").share < 0
    assert of(EXPORTS, "Anthropic").worth > 0


def test_rivals_costs_are_those_of_all_others():
    each = found()[TESTS].labs
    assert all(lab.rivals_cost > 0 for lab in each)
    assert np.argmin([lab.rivals_cost for lab in each]) == np.argmax([lab.cost for lab in each])


def test_no_rule_changes_nothing():
    (same,) = who_gains(
        sixteenth.read("central"),
        lambda ruled: sixteenth.run(ruled, world=ruled.world, draws=8, months=24, output_set="rules", back_end="numpy"),
        {"none": {}},
    )
    assert all(lab.worth == 0 and lab.cost == 0 and lab.back_of_100 == 0 for lab in same.labs)
