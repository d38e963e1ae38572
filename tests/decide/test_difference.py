"""Differences on common draws: paired errors by the formula, none of a run with itself, medians by groups."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.difference import (
    Measure,
    headline_measures,
    money_back_measure,
    output_measures,
    plan_of,
)
from sixteenth.decide.worth.headline import make_headlines

MEAN = Measure("m", "m", "USD", lambda result: result, is_mean=True)
MEDIAN = Measure("m", "m", "USD", lambda result: result, is_mean=False)
numbers = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=16, max_size=60)


@given(pairs=numbers)
def test_the_error_of_a_mean_is_that_of_paired_draws(pairs):
    before, after = np.array(pairs).T
    kept = np.ones(len(pairs), bool)
    found = MEAN.difference_of(before, after, kept, "counter")
    assert found.difference == pytest.approx((after - before).mean(), abs=1e-6)
    assert found.standard_error == pytest.approx((after - before).std(ddof=1) / np.sqrt(len(pairs)), abs=1e-6)


@given(pairs=numbers, plan=st.sampled_from(["counter", "sobol"]), shift=st.floats(-100, 100))
def test_luck_that_is_shared_cancels(pairs, plan, shift):
    before, _ = np.array(pairs).T
    kept = np.ones(len(pairs), bool)
    for measure in (MEAN, MEDIAN):
        same = measure.difference_of(before, before, kept, plan)
        assert (same.difference, same.standard_error) == (0, 0)
        moved = measure.difference_of(before, before + shift, kept, plan)
        assert moved.difference == pytest.approx(shift, abs=1e-6)
        assert moved.standard_error == pytest.approx(0, abs=1e-6)


def test_a_median_has_its_error_from_eight_groups():
    values = np.random.default_rng(3).normal(size=(2, 80))
    groups = [np.median(values[1][g::8]) - np.median(values[0][g::8]) for g in range(8)]
    found = MEDIAN.difference_of(values[0], values[1], np.ones(80, bool), "counter")
    assert found.standard_error == pytest.approx(np.std(groups, ddof=1) / np.sqrt(8))


def test_too_few_futures_have_no_error():
    one = np.array([1.0])
    for measure in (MEAN, MEDIAN):
        found = measure.difference_of(one, one + 1, np.array([True]), "counter")
        assert found.difference == 1
        assert np.isnan(found.standard_error)
    assert np.isnan(MEAN.take(np.array([])))


@pytest.fixture(scope="module")
def base():
    return sixteenth.run("central", draws=40, months=18, back_end="numpy")


def test_measures_say_what_the_headline_says(base):
    for head in make_headlines(base):
        found = {m.name: m.take(m.draws(base)) for m in headline_measures(head.lab, "run_off")}
        assert found["back_of_100"] == pytest.approx(head.back_of_100)
        assert found["ruined_of_100"] == pytest.approx(head.ruined_of_100)
        assert found["never_too_late_of_100"] == pytest.approx(head.never_too_late_of_100)
        assert found["median_worth"] == pytest.approx(head.worth[1], rel=1e-6)
        assert found["median_hole"] == pytest.approx(head.deepest_hole[1], rel=1e-6)
        assert 0 <= found["last_call"] <= base.recipe["months"]


def test_the_counting_rule_is_passed_on(base):
    lab = base.labels["lab"][0]
    (head, *_) = make_headlines(base, "spent")
    measure = money_back_measure(lab, "spent")
    assert measure.take(measure.draws(base)) == pytest.approx(head.back_of_100)


def test_odds_are_compared_by_their_mean_with_its_paired_error(base):
    """A catastrophe in 3 of 100 futures for certain: the median of odds says none, and 0.2.0 said so."""
    plain, mean = (
        dict(output_measures(base, "probability_without_catastrophe", "odds", is_mean=is_mean))[()]
        for is_mean in (False, True)
    )
    assert (plain.statistic, mean.statistic) == ("median", "mean")
    odds = np.array(base.monthly["probability_without_catastrophe"][-1], np.float64)
    assert mean.take(mean.draws(base)) == pytest.approx(odds.mean())
    after = np.where(np.arange(len(odds)) % 10 == 0, odds / 2, odds)
    found = mean.difference_of(odds, after, np.ones(len(odds), bool), "counter")
    assert found.difference == pytest.approx((after - odds).mean())
    assert found.standard_error == pytest.approx((after - odds).std(ddof=1) / np.sqrt(len(odds)))


def test_outputs_are_read_at_the_end_for_each_entry(base):
    found = dict(output_measures(base, "open_share", "open"))
    assert set(found) == {(segment,) for segment in base.labels["segment"]}
    measure = found["consumer",]
    assert np.array_equal(measure.draws(base), base.monthly["open_share"][-1, 0])
    alive = dict(output_measures(base, "is_alive", "alive"))
    assert all(each.unit == "of 100" and each.is_mean for each in alive.values())
    assert plan_of(base) == "counter"
