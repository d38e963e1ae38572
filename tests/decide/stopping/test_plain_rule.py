"""Rules in words: the threshold that tells futures apart is found, and none where nothing does."""

import numpy as np
import pytest

from sixteenth.decide.stopping.option import Choices
from sixteenth.decide.stopping.plain_rule import Condition, first_date, in_words
from tests.decide.stopping_futures import RIGHT, known_of, two_models


def test_the_threshold_that_tells_futures_apart_is_found_and_settled():
    found = in_words(two_models(4000, 0))
    assert found.rule is not None
    assert any(each.state == "growth" and each.is_below for each in found.rule)
    assert found.option.right.value == pytest.approx(RIGHT, abs=4 * found.option.right.error)


def test_where_nothing_tells_them_apart_there_is_no_rule():
    found = in_words(two_models(400, 0, is_told=False))
    assert found.rule is None
    assert found.option.right.value <= 4 * found.option.right.error


def test_without_a_rule_the_better_plan_is_kept():
    choices = two_models(400, 0, is_told=False)
    found = in_words(Choices(choices.known, choices.stops, choices.goes_on - 1000))
    assert found.option.right.value >= 0
    assert not found.option.is_going_on_better


def test_a_rule_of_two_thresholds_is_found_where_both_are_needed():
    """Stopping pays only where growth is low and progress has stopped."""
    random = np.random.default_rng(0)
    slow, stopped = random.random((2, 4000)) < 0.5
    growth, months = (np.stack([0 * each, each]) for each in (np.where(slow, 0.1, 2.0), 12.0 * stopped))
    goes_on = np.where(slow & stopped, -100.0, 100.0) + random.standard_normal(4000)
    choices = Choices(known_of(2, 4000, growth=growth, months_stopped=months), np.zeros((2, 4000)), goes_on)
    found = in_words(choices)
    assert {each.state for each in found.rule or ()} == {"growth", "months_stopped"}
    assert found.option.right.value == pytest.approx(25, abs=4 * found.option.right.error)


def test_a_rule_is_not_asked_today_as_nothing_is_known():
    """Growth that is not known yet reads as 0, which is below the threshold."""
    found = in_words(two_models(4000, 0))
    assert found.option.after[0].stops_of_100 == 0
    assert found.option.after[1].stops_of_100 > 0


def test_a_condition_is_below_or_above():
    known = known_of(1, 3, lead=np.array([-3.0, -1.0, 0.0]))
    assert Condition("lead", is_below=True, at=-1.0).holds(known).tolist() == [[True, False, False]]
    assert Condition("lead", is_below=False, at=-1.0).holds(known).tolist() == [[False, False, True]]


def test_a_rule_stops_on_the_first_date_on_which_it_holds():
    holds = np.array([[False, False, True], [True, False, True], [True, False, False]])
    assert first_date(holds).tolist() == [1, 3, 0]
