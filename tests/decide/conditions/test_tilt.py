"""Moves of beliefs: a linear payoff of normal scores, whose smallest move is known by hand."""

import numpy as np
import pytest

from sixteenth.decide.conditions.nearest import distance_of
from sixteenth.decide.conditions.tilt import smallest_tilt, weighed, weights_of
from tests.decide.conditions.closed_forms import NORMAL

NAMES = ("a", "b")
DRAWS = 60_000


def drawn(correlation: float, seed: int = 5):
    generator = np.random.default_rng(seed)
    among = np.array([[1.0, correlation], [correlation, 1.0]])
    scores = np.linalg.cholesky(among) @ generator.standard_normal((2, DRAWS))
    return among, scores, scores[0] + 0.5 * scores[1] + generator.standard_normal(DRAWS)


@pytest.mark.parametrize("correlation", [0.0, 0.5])
def test_of_a_linear_payoff_it_is_the_shift_by_which_a_share_of_all_is_above_nothing(correlation):
    among, scores, payoff = drawn(correlation)
    weights = np.array([1.0, 0.5])
    spread = float(np.sqrt(weights @ among @ weights + 1))
    needed = spread * NORMAL.inv_cdf(0.67)
    expected = among @ weights * needed / (weights @ among @ weights)
    found = smallest_tilt(NAMES, scores, 100.0 * (payoff > 0), 67.0, among)
    assert [found.moves[name] for name in NAMES] == pytest.approx(expected, abs=0.03)  # type: ignore[union-attr]
    assert found.distance == pytest.approx(distance_of(expected, among), abs=0.02)  # type: ignore[union-attr]
    assert found.reached.value == pytest.approx(67.0, abs=0.01)  # type: ignore[union-attr]
    assert found.is_told  # type: ignore[union-attr]


def test_it_holds_in_other_futures_within_its_error():
    among, scores, payoff = drawn(0.3)
    found = smallest_tilt(NAMES, scores, 100.0 * (payoff > 0), 67.0, among)
    _, others, fresh = drawn(0.3, seed=6)
    again = weighed(weights_of(found, NAMES, others, among), 100.0 * (fresh > 0))  # type: ignore[arg-type]
    assert abs(again.value - 67.0) < 3 * np.hypot(again.error, found.reached.error)  # type: ignore[union-attr]


def test_what_is_reached_already_or_lies_too_far_has_none():
    among, scores, payoff = drawn(0.0)
    assert smallest_tilt(NAMES, scores, payoff, -1.0, among) is None
    assert smallest_tilt(NAMES, scores, payoff, 50.0, among) is None


def test_the_farther_the_fewer_futures_carry_it():
    among, scores, payoff = drawn(0.0)
    near, far = (smallest_tilt(NAMES, scores, payoff, least, among) for least in (0.3, 2.0))
    assert far.effective < near.effective < DRAWS  # type: ignore[union-attr]
    assert near.effective == pytest.approx(DRAWS * np.exp(-(near.distance**2)), rel=0.1)  # type: ignore[union-attr]
