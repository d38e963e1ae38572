"""Who gains from a rule: small labs bear what costs each as much, large ones what costs by size."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.rules import KEPT, RULES, LabUnderRule, UnderRule, ruled_by_country, who_gains
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.unfitted import unfitted

LICENCE, TESTS, _CAP, EXPORTS, _PAUSE, _PAUSE_ALL = RULES
DRAWS, MONTHS = 200, 84


@cache
def ruled() -> Scenario:
    return ruled_by_country(unfitted(sixteenth.read("central")))  # a rule alone, on labs as they were reported


def run(each: Scenario, draws: int = DRAWS, months: int = MONTHS, back_end: str = "jax") -> Result:
    scenario = each.keeping("rules", KEPT)
    return sixteenth.run(scenario, draws=draws, months=months, output_set="rules", back_end=back_end)


@cache
def found() -> dict[str, UnderRule]:
    told = who_gains(ruled(), run, {name: RULES[name] for name in (LICENCE, TESTS, EXPORTS)})
    return {each.rule: each for each in told}


def of(rule: str, lab: str) -> LabUnderRule:
    return next(each for each in found()[rule].labs if each.lab == lab)


def test_a_licence_costs_each_lab_what_it_says():
    years = (MONTHS - 9) / 12
    for lab in ("Anthropic", "Meta"):
        assert of(LICENCE, lab).cost.value == pytest.approx(
            0.5e9 * years, rel=0.2
        )  # and what a dearer lab does otherwise


def test_a_licence_hurts_a_small_lab_in_more_futures_than_a_large_one():
    assert of(LICENCE, "DeepSeek").back_of_100.value < of(LICENCE, "Anthropic").back_of_100.value - 1
    assert found()[LICENCE].loses_most.lab in {"DeepSeek", "Mistral"}


def test_what_is_paid_by_development_costs_the_large_more():
    assert of(TESTS, "Anthropic").worth.value < of(TESTS, "DeepSeek").worth.value - 1e9
    assert of(TESTS, "Anthropic").cost.value > 5 * of(TESTS, "DeepSeek").cost.value


def test_no_exports_cost_chinas_lab_and_bring_the_others_something():
    assert found()[EXPORTS].loses_most.lab == "DeepSeek"
    assert of(EXPORTS, "DeepSeek").share.value < 0
    assert of(EXPORTS, "Anthropic").worth.value > 0


def test_rivals_costs_are_those_of_all_others():
    each = found()[TESTS].labs
    assert all(lab.rivals_cost.value > 0 for lab in each)
    assert np.argmin([lab.rivals_cost.value for lab in each]) == np.argmax([lab.cost.value for lab in each])


def test_no_rule_changes_nothing():
    (same,) = who_gains(ruled(), lambda each: run(each, 8, 24, "numpy"), {"none": {}})
    for lab in same.labs:
        assert {lab.worth.value, lab.cost.value, lab.back_of_100.value, lab.share.value} == {0.0}
        assert {lab.back_of_100.error, lab.worth.error} == {0.0}


def test_errors_are_those_of_paired_differences():
    """On the same luck an effect is known far better than either side of it: money back has an error of 3.5 alone."""
    each = of(EXPORTS, "Anthropic").back_of_100
    assert 0 <= each.error < 100 * np.sqrt(0.25 / DRAWS)
    assert of(EXPORTS, "DeepSeek").back_of_100.value < 0  # by 3: without a parent it has little to lose
    share = of(EXPORTS, "DeepSeek").share  # three thousandths less, more than seven errors
    assert share.value < -3 * share.error
