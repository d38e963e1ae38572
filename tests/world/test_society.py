"""Society in the run: identities, and signs on the same futures."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.engine.job import Options, prepare
from sixteenth.scale.local import run_here
from tests.world.futures import central, with_points

DRAWS, MONTHS = 60, 72


@cache
def run_with(**values: float) -> Result:
    """Run with buyers who spend as if models did nothing to income, so that a lever moves nothing but society."""
    world = central().choosing(spending_feedback="none").world
    settings = with_points(central().settings, values)
    settings = type(settings)(settings.labels, settings.values, settings.start, MONTHS)
    options = Options(draws=DRAWS, chunk=DRAWS, back_end="numpy", output_set="society")
    return run_here(prepare(world, settings, options), workers=1)


def last(name: str, **values: float):
    return run_with(**values)[name][-1]


@pytest.mark.parametrize(
    ("name", "lever", "low", "high", "sign"),
    [
        ("lives_saved_in_all", "most_research_sped", 0.3, 0.9, 1),
        ("lives_saved_in_all", "trial_lag", 30.0, 120.0, -1),
        ("lives_saved_in_all", "research_task_length", 12.0, 18.0, -1),
        ("jobs_displaced", "share_reinstated", 0.2, 0.8, -1),
        ("jobs_displaced", "reliability_gap", 1.0, 6.0, -1),
        ("jobs_displaced", "months_to_reorganise", 24.0, 120.0, -1),
        ("entry_level_office_employment", "entry_share_of_displacement", 0.1, 0.9, -1),
        ("unemployment", "months_to_find_work", 4.0, 24.0, 1),
        ("productivity_gain", "cost_saving", 0.1, 0.3, 1),
        ("added_output", "share_reinstated", 0.2, 0.8, -1),
    ],
)
def test_levers_move_it_the_way_they_should(name, lever, low, high, sign):
    moved = sign * (last(name, **{lever: high}) - last(name, **{lever: low}))
    assert moved.min() >= -1e-3  # where models are too few for their work, only the mix of occupations moves
    assert moved.mean() > 0


def test_machines_that_take_no_tasks_leave_wages_and_welfare_as_they_are():
    run = run_with(share_reinstated=1.0, most_research_sped=0.0, catastrophe_probability_today=0.0)
    np.testing.assert_allclose(run["wage"], 1)
    np.testing.assert_allclose(run["added_output"], 0, atol=1e-12)
    np.testing.assert_allclose(run["welfare_gain"], 0, atol=1e-12)
    np.testing.assert_allclose(run["lives_saved_in_all"], 0, atol=1e-6)


def test_lives_and_time_never_fall_and_cures_come_no_later():
    run = run_with()
    assert (np.diff(run["lives_saved_in_all"], axis=0) >= 0).all()
    assert (np.diff(run["life_months_gained"], axis=0) >= 0).all()
    assert (run["cure_share"] >= run["cure_share_without"]).all()
    assert (run["reached_share"] <= run["cure_share"] + 1e-12).all()


def test_what_it_is_worth_and_what_risk_it_is_worth_agree():
    run = run_with(catastrophe_probability_today=0.0)
    np.testing.assert_allclose(run["probability_without_catastrophe"], 1)
    np.testing.assert_allclose(run["acceptable_risk"], 1 - 1 / (1 + run["welfare_gain"]), atol=1e-12)


def test_the_odds_of_a_catastrophe_take_welfare_and_not_what_it_would_be_worth():
    safe, risky = run_with(catastrophe_probability_today=0.0), run_with(catastrophe_probability_today=0.3)
    np.testing.assert_array_equal(safe["acceptable_risk"], risky["acceptable_risk"])
    assert (risky["welfare_gain"][1:] < safe["welfare_gain"][1:]).all()


def test_the_risk_that_goes_on_after_the_run_costs_welfare_and_what_models_add_to_growth_brings_some():
    no_cures = {"most_research_sped": 0.0}
    ends, goes_on = run_with(**no_cures, welfare_reach=0.0), run_with(**no_cures, welfare_reach=240.0)
    assert (goes_on["probability_without_catastrophe_ahead"] <= ends["probability_without_catastrophe_ahead"]).all()
    assert (goes_on["acceptable_risk"][-1] > ends["acceptable_risk"][-1]).all()
    np.testing.assert_array_equal(ends["welfare_without"], goes_on["welfare_without"])
    safe = {
        reach: run_with(**no_cures, catastrophe_probability_today=0.0, welfare_reach=reach) for reach in (0.0, 240.0)
    }
    assert (safe[240.0]["welfare_gain"][-1] > safe[0.0]["welfare_gain"][-1]).all()


def test_cures_that_were_found_are_worth_something_beyond_the_run():
    found, none = run_with(), run_with(most_research_sped=0.0)
    assert (found["acceptable_risk"][-1] > none["acceptable_risk"][-1]).all()


def test_a_reach_moves_nothing_where_models_add_neither_growth_nor_risk():
    none = {"share_reinstated": 1.0, "most_research_sped": 0.0, "catastrophe_probability_today": 0.0}
    ends, goes_on = run_with(**none, welfare_reach=0.0), run_with(**none, welfare_reach=240.0)
    np.testing.assert_allclose(goes_on["welfare"], ends["welfare"], rtol=1e-9)


def test_both_worlds_are_counted_equally_far():
    """To a horizon, too, models that bring nothing are worth nothing; a far horizon is worth as much as for ever."""
    horizon = central().choosing(welfare_after="to_a_horizon").world
    given_ = {"value_of_a_year": 6.0, "relative_risk_aversion": [1.0, 2.0, 3.0], "consumption_growth": 0.02 / 12}
    given_ |= {"growth_ahead": 0.02 / 12, "discounting": 0.02 / 12, "discounting_without": 0.02 / 12}
    given_ |= {"discounting_ahead": 0.02 / 12}
    given_ |= {"well_being": [6.2, 6.1, 6.05], "well_being_without": [6.2, 6.1, 6.05], "welfare_reach": 120.0}
    for months in (120.0, 600.0, 6000.0):
        both = [
            evaluate(horizon, name, {**given_, "welfare_horizon": months})
            for name in ("continuation_welfare_if_safe", "continuation_welfare_without")
        ]
        np.testing.assert_allclose(both[0], both[1], rtol=1e-9)
    for_ever = evaluate(central().world, "continuation_welfare_without", given_)
    np.testing.assert_allclose(both[1], for_ever, rtol=1e-3)


def test_wages_rise_and_then_collapse():
    shares = np.linspace(0.4, 0.95, 56)
    of_machines = {"automated_share": shares, "automated_share_today": shares, "made_by_models": 0.0}
    given_ = {**of_machines, "capital_per_worker": 10.0, "substitution": 0.5, "productivity": 1.0}
    wages = evaluate(central().world, "wage_of", given_)
    top = wages.argmax()
    assert 0 < top < len(wages) - 5
    assert (np.diff(wages[: top + 1]) > 0).all()
    assert wages[-1] == pytest.approx(1)
    assert 1 < wages[0] < wages[top]


@given(st.floats(-4, 4))
def test_the_share_within_reach_is_near_the_normal_curve(deviations):
    from math import erf, sqrt

    at = {"research_task_length": 14.0, "research_task_spread": 3.0, "normal_slope": 1.702}
    share = evaluate(central().world, "research_within_reach", {**at, "market_frontier": 14 + 3 * deviations})
    assert abs(float(share) - (1 + erf(deviations / sqrt(2))) / 2) < 0.0096


@given(st.floats(0.01, 0.9), st.floats(0.5, 30), st.floats(0.2, 0.9))
def test_the_share_of_tasks_at_the_start_gives_capital_its_share(capital_share, capital, substitution):
    given_ = {"capital_per_worker_today": capital, "capital_share": capital_share, "substitution": substitution}
    tasks = float(evaluate(central().world, "automated_share_today", given_))
    power = (substitution - 1) / substitution
    machines, people = tasks ** (1 / substitution) * capital**power, (1 - tasks) ** (1 / substitution)
    assert machines / (machines + people) == pytest.approx(capital_share)
