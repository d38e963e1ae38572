"""The cheapest joint change: the nearest point of a half-space, and brute force over a grid."""

from itertools import product

import numpy as np
import pytest

from sixteenth.decide.conditions.nearest import NearestChange, distance_of, nearest_change
from sixteenth.decide.conditions.target import Target
from sixteenth.measures.estimate import Estimate
from tests.decide.conditions.closed_forms import NORMAL, share_above

WEIGHTS = {"a": 1.0, "b": -0.7, "c": 0.4}
NAMES = tuple(WEIGHTS)


@pytest.mark.parametrize("correlation", [0.0, 0.5, -0.4])
def test_of_a_linear_payoff_it_is_the_nearest_point_of_a_half_space(correlation):
    """Of a share: the sum must reach the edge plus what noise takes; the nearest point is R w times what it takes."""
    among = np.eye(3)
    among[0, 1] = among[1, 0] = correlation
    found = nearest_change(share_above(WEIGHTS, 2.0, 0.67), NAMES, among)
    weights = np.array([*WEIGHTS.values()])
    needed = 2.0 + NORMAL.inv_cdf(0.67)
    expected = among @ weights * needed / (weights @ among @ weights)
    assert found.is_enough
    assert found.distance == pytest.approx(distance_of(expected, among), abs=0.06)
    assert [found.scores[name] for name in NAMES] == pytest.approx(expected, abs=0.12)
    assert found.reached.value == pytest.approx(67, abs=1.0)


CURVED = {
    "a product": lambda a, b: a * b + 0.5 * a + 0.5 * b - 2,
    "a ridge": lambda a, b: a - 0.3 * (b - 1) ** 2 - 1,
    "steps": lambda a, b: np.floor(2 * a) / 2 + b - 1.6,
}


@pytest.mark.parametrize("shape", CURVED)
def test_it_is_hardly_farther_than_the_nearest_of_a_grid(shape):
    def look(held):
        return np.full(2, CURVED[shape](held["a"], held["b"]))

    found = nearest_change(Target(look, 0.0), ("a", "b"), np.eye(2))
    line = np.linspace(-3, 3, 121)
    nearest = min(float(np.hypot(a, b)) for a, b in product(line, line) if CURVED[shape](a, b) >= 0)
    assert found.is_enough
    assert found.distance <= 1.03 * nearest


def test_what_nothing_brings_about_is_told_with_the_best_that_was_reached():
    found = nearest_change(share_above(WEIGHTS, 30.0, 0.5), NAMES, np.eye(3))
    assert not found.is_enough
    assert found.reached.value == pytest.approx(0.0)
    assert not nearest_change(Target(lambda _: np.zeros(3), 1.0), NAMES, np.eye(3)).is_enough


def test_a_first_direction_finds_what_has_no_gradient_near_the_middle():
    def look(held):
        return np.full(2, 100.0 * (held["a"] + held["b"] > 2.8))

    alone = nearest_change(Target(look, 50.0), ("a", "b"), np.eye(2))
    assert not alone.is_enough
    found = nearest_change(Target(look, 50.0), ("a", "b"), np.eye(2), np.array([1.0, 0.8]))
    assert found.is_enough
    assert found.distance == pytest.approx(2.8 / np.sqrt(2), rel=0.03)


def test_inputs_with_little_of_it_are_left_as_they_are():
    found = nearest_change(share_above({"a": 1.0, "b": 0.02}, 1.0, 0.5), ("a", "b"), np.eye(2))
    assert set(found.scores) == {"a"}


def test_it_is_the_same_from_seed_to_seed():
    found = [
        nearest_change(share_above(WEIGHTS, 2.0, 0.67, seed=seed, draws=2000), NAMES, np.eye(3)).distance
        for seed in range(6)
    ]
    assert np.std(found) < 0.06


def test_how_rare_a_world_so_far_out_is():
    change = NearestChange({"a": 1.6449}, 1.6449, Estimate(67, 1), is_enough=True)
    assert change.one_in == pytest.approx(20, rel=1e-3)
