"""What models do to income, and income to what is spent on models: 400 futures, and one lever moved.

Before, modules did not read each other: thousands of millions of experts stood beside jobs that went, and wages that
stayed, as if nobody had spent, earned or lacked anything for it.
"""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result

DRAWS, SEED = 400, 7
A_YEAR, IN_2030, AT_THE_END = 12, 53, 119
CONSUMER = 0
KEPT = OutputSet(
    monthly=(
        "segment_spend",
        "spend_scale",
        "part_paid",
        "price_of_models_work",
        "pay_replaced",
        "share_staffed",
        "model_workers",
        "added_output",
        "wage",
        "pay_felt",
        "output_felt",
        "jobs_displaced",
        "entry_level_office_employment",
        "lives_saved_in_all",
        "exposure_of_pay",
        "adoption",
    ),
)


@cache
def futures(feedback: str = "income", scenario: str = "central", **values: float) -> Result:
    read = sixteenth.read(scenario).choosing(spending_feedback=feedback).with_(**values)
    world = replace(read.world, output_sets={"feedback": KEPT})
    return sixteenth.run(read, world=world, draws=DRAWS, seed=SEED, output_set="feedback")


@cache
def dear_futures() -> Result:
    """Let enterprises want to spend twelve million million USD a year, and give models little of their work."""
    read = sixteenth.read("central").with_(spend_cap={"enterprise": 1e12}, months_to_reorganise=400.0)
    world = replace(read.world, output_sets={"feedback": KEPT})
    return sixteenth.run(read, world=world, draws=DRAWS, seed=SEED, output_set="feedback")


def at(result: Result, name: str, month: int) -> Any:
    return np.asarray(result[name], float)[month]


def test_the_start_is_as_it_was_fitted():
    np.testing.assert_allclose(at(futures(), "spend_scale", 0), 1, atol=2e-3)
    np.testing.assert_array_equal(at(futures(), "part_paid", 0), 1)
    np.testing.assert_allclose(at(futures(), "share_staffed", 0).mean(), 1, atol=0.02)


def test_what_is_spent_at_the_start_is_what_was_reported():
    apart = at(futures(), "segment_spend", 0) / at(futures("none"), "segment_spend", 0)
    np.testing.assert_allclose(apart, 1, atol=2e-3)


def test_switched_off_nothing_is_felt():
    unfelt = futures("none")
    assert (at(unfelt, "spend_scale", AT_THE_END) == 1).all()
    assert (at(unfelt, "part_paid", AT_THE_END) == 1).all()
    otherwise = futures("none", share_reinstated=0.9)
    np.testing.assert_array_equal(unfelt["segment_spend"], otherwise["segment_spend"])


def test_firms_spend_out_of_what_is_added():
    felt, unfelt = (at(each, "segment_spend", AT_THE_END)[1:].sum(axis=0) for each in (futures(), futures("none")))
    assert np.mean(felt > unfelt) > 0.95
    assert np.corrcoef(at(futures(), "added_output", AT_THE_END), np.log(felt / unfelt))[0, 1] > 0.5


def test_pay_that_is_lost_is_not_spent():
    kept, lost = futures(pay_lost_on_moving=0.0), futures(pay_lost_on_moving=0.9)
    spent = [at(each, "segment_spend", AT_THE_END)[CONSUMER] for each in (lost, kept)]
    assert np.mean(spent[0] < spent[1]) > 0.95
    quick, slow = futures(months_to_find_work=3.0), futures(months_to_find_work=48.0)
    assert at(slow, "pay_felt", IN_2030).mean() < at(quick, "pay_felt", IN_2030).mean()


def test_more_hands_make_more_and_too_few_take_less():
    few, many = futures(compute_per_expert_today=4e22), futures(compute_per_expert_today=1e19)
    hands = [at(each, "model_workers", A_YEAR) for each in (few, many)]
    assert (hands[0] <= 1.001 * hands[1]).all()  # equal where prices or tasks of the start say how many there were
    assert hands[0].mean() < hands[1].mean() / 2
    assert np.mean(at(few, "added_output", A_YEAR) <= at(many, "added_output", A_YEAR)) > 0.98
    assert at(few, "jobs_displaced", A_YEAR).mean() < at(many, "jobs_displaced", A_YEAR).mean()


def test_models_work_costs_no_more_than_peoples():
    """The cap is on what a segment would spend; labs' own growth comes on top, and passes it in 8 of 48,000 months."""
    assert_capped(futures())


def assert_capped(found: Result) -> None:
    above = np.asarray(found["price_of_models_work"]) / np.asarray(found["pay_replaced"])
    assert (above > 1.0001).mean() < 0.0005
    assert above.max() < 1.3


def test_where_firms_would_pay_more_than_people_cost_they_do_not():
    dear = dear_futures()
    part = np.asarray(dear["part_paid"])
    assert (part[:, CONSUMER] == 1).all()
    assert np.mean(part[AT_THE_END, 1] < 1) > 0.1
    assert_capped(dear)


def test_exposure_grows_with_the_horizon_and_not_without_it():
    halted = futures(progress_runs=0.0)
    assert at(futures(), "exposure_of_pay", AT_THE_END).mean() > 1.1 * at(halted, "exposure_of_pay", AT_THE_END).mean()


def test_a_stop_is_felt_by_everybody():
    goes_on, halted = futures(), futures(progress_runs=0.0)
    for month, least in ((IN_2030, 0.3), (AT_THE_END, 0.2)):
        jobs = [at(each, "jobs_displaced", month).mean() for each in (goes_on, halted)]
        assert jobs[1] < (1 - least) * jobs[0]
        assert at(halted, "wage", month).mean() < at(goes_on, "wage", month).mean() - 0.02
        assert at(halted, "lives_saved_in_all", month).mean() < 0.1 * at(goes_on, "lives_saved_in_all", month).mean()


def test_a_pause_of_all_is_felt_by_everybody():
    goes_on, paused = futures(), futures(scenario="agreed_pause")
    for month in (IN_2030, AT_THE_END):
        assert at(paused, "jobs_displaced", month).mean() < at(goes_on, "jobs_displaced", month).mean()
        assert at(paused, "added_output", month).mean() < at(goes_on, "added_output", month).mean()
        assert at(paused, "adoption", month).mean() < at(goes_on, "adoption", month).mean()
        assert at(paused, "lives_saved_in_all", month).mean() < at(goes_on, "lives_saved_in_all", month).mean()
