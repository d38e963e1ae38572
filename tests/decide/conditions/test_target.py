"""A condition as a number to reach."""

import numpy as np
import pytest

from sixteenth.decide.conditions.target import Beside, Target
from sixteenth.errors import Refused
from sixteenth.measures.estimate import mean_of


def test_it_is_above_what_is_asked_by_the_mean_less_the_least_with_the_error_of_the_mean():
    target = Target(lambda held: np.array([1.0, 3.0]) * held["a"], 3.0)
    assert target.spare({"a": 2.0}).value == pytest.approx(1.0)
    assert target.mean({"a": 2.0}).value == pytest.approx(4.0)
    assert target.mean({"a": 2.0}).error == pytest.approx(2.0)


def test_each_mix_is_looked_at_once():
    looked = []

    def look(held):
        looked.append(held)
        return np.zeros(3)

    target = Target(look, 0.0)
    for held in ({"a": 1.0, "b": 2.0}, {"b": 2.0, "a": 1.0}, {"a": 1.0}):
        target.spare(held)
    assert len(looked) == 2


def test_a_mix_that_no_world_may_have_falls_short_without_end():
    def look(_):
        raise Refused([])

    assert Target(look, 0.0).spare({"a": 1.0}).value == -np.inf


def test_a_mean_of_few_futures_is_moved_by_what_they_miss_of_all():
    """What goes with what is known is as sure as that; what does not is as sure as the few are."""
    generator = np.random.default_rng(3)
    known = generator.standard_normal(40_000)
    few, every = known[:100], mean_of(known)
    alike = Target(lambda _: 2 * few + 1, 0.0, Beside(few, every)).spare({})
    assert alike.value == pytest.approx(2 * every.value + 1)
    assert alike.error == pytest.approx(2 * every.error)
    own = generator.standard_normal(100)
    apart = Target(lambda _: own, 0.0, Beside(few, every)).spare({})
    assert apart.error == pytest.approx(mean_of(own).error, rel=0.05)


def test_futures_that_are_no_numbers_are_left_out():
    assert Target(lambda _: np.array([1.0, np.nan, 3.0]), 0.0).spare({}).value == pytest.approx(2.0)
