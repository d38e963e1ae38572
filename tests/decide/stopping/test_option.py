"""What the right to stop is worth, in worlds small enough to be solved by hand."""

import numpy as np
import pytest

from sixteenth.decide.stopping.known import NAMES
from sixteenth.decide.stopping.option import HALVES, by_regression, crossed, functions, option_of
from sixteenth.measures.estimate import mean_of
from tests.decide.stopping_futures import RIGHT, STOPS, TODAY, known_of, two_models

DRAWS = 4000


@pytest.mark.parametrize("seed", range(5))
def test_the_right_is_worth_what_it_is_by_hand(seed):
    choices = two_models(DRAWS, seed)
    found = option_of(choices, by_regression(choices))
    assert found.is_going_on_better
    assert found.right.value == pytest.approx(RIGHT, abs=4 * found.right.error)
    assert found.by_rule.value - found.goes_on.value == pytest.approx(found.right.value)
    today, later = found.after
    assert (today.stops_of_100, today.stops_all.value) == (0.0, TODAY)
    assert later.stops_of_100 == pytest.approx(50, abs=4 * later.stops_error)
    assert later.gained.value == pytest.approx(2 * RIGHT, abs=4 * later.gained.error)


def test_where_nothing_is_known_the_right_is_worth_nothing_and_never_looks_better():
    """The mean over many worlds is below nothing: noise that is learnt costs, and is paid on futures not seen."""
    rights = [option_of(choices, by_regression(choices)).right for choices in (_untold(seed) for seed in range(20))]
    assert np.mean([each.value for each in rights]) <= np.mean([each.error for each in rights])
    assert all(each.value < 4 * max(each.error, 1) for each in rights)


def _untold(seed: int):
    return two_models(400, seed, is_told=False)


def test_where_stopping_today_is_better_it_is_what_the_right_is_measured_against():
    choices = two_models(DRAWS, 0)
    losing = type(choices)(choices.known, choices.stops, choices.goes_on - 1000)
    found = option_of(losing, by_regression(losing))
    assert not found.is_going_on_better
    assert found.right.value == pytest.approx(sum(STOPS) / 2 - TODAY, abs=4 * found.right.error)


def test_a_rule_never_settles_futures_that_it_learnt_on():
    seen = []

    def rule(learn, settle):
        seen.append((set(learn), set(settle)))
        return settle

    choices = two_models(10, 0)
    assert list(crossed(choices, rule)) == list(range(10))
    assert len(seen) == HALVES
    assert all(not learn & settle and len(learn | settle) == 10 for learn, settle in seen)


def test_futures_that_do_not_launch_a_model_do_not_stop_after_it():
    choices = two_models(DRAWS, 1)
    choices.known.reached[1, ::2] = False
    assert (by_regression(choices)[::2] == choices.never).all()


def test_the_functions_stay_numbers_where_all_sales_are_lost():
    known = known_of(1, 4, growth=np.array([-1.0, 0.0, 1e6, 1.0]), months_stopped=np.array([0.0, 1, 2, 120]))
    assert set(known.states) == set(NAMES)
    assert np.isfinite(functions(known.states)).all()


def test_of_no_futures_there_is_no_mean_and_of_one_no_error():
    assert np.isnan(mean_of(np.array([])).value)
    assert mean_of(np.array([3.0])).value == 3.0
    assert np.isnan(mean_of(np.array([3.0])).error)
