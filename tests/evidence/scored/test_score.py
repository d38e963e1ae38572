"""Scores of probabilities: a coin, certainty right and wrong, and the mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.evidence.scored.score import brier_score, log_score, score


@pytest.mark.parametrize(
    ("share", "true", "told"), [(0.5, True, 0.25), (1.0, True, 0), (1.0, False, 1), (0.2, False, 0.04)]
)
def test_the_brier_score(share, true, told):
    assert brier_score(share, came_true=true) == pytest.approx(told)


def test_the_log_score_of_a_coin_is_one_bit_and_of_no_future_finite():
    assert log_score(0.5, 1000, came_true=True) == pytest.approx(1)
    assert 10 < log_score(0.0, 1000, came_true=True) < 12
    assert log_score(1.0, 1000, came_true=True) < 0.001


@given(share=st.floats(0.01, 0.99), other=st.floats(0.01, 0.99))
def test_more_odds_on_what_came_true_score_better(share, other):
    low, high = sorted((share, other))
    assert brier_score(high, came_true=True) <= brier_score(low, came_true=True)
    assert log_score(high, 500, came_true=True) <= log_score(low, 500, came_true=True)


def test_scores_are_means():
    found = score([(0.5, 100, True), (1.0, 100, False)])
    assert found is not None
    assert found.claims == 2
    assert found.brier == pytest.approx(0.625)
    assert found.log == pytest.approx((1 + log_score(1.0, 100, came_true=False)) / 2)
    assert score([]) is None
