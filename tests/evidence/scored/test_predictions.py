"""Distributions of a report: scores in closed form, chances and quantiles that undo each other."""

import math

import numpy as np
import pytest
from scipy import stats

from sixteenth.evidence.scored.predictions import Drawn, Mixture, mixed, normal

A_SCORE = 2 * stats.norm.pdf(0.0) - 1 / math.sqrt(math.pi)  # of a standard normal at its middle


def test_a_normal_at_its_middle_scores_as_gneiting_has_it() -> None:
    """CRPS(N(0, 1), 0) = 2 phi(0) - 1 / sqrt(pi) = .2337."""
    assert normal(0.0, 1.0).crps(0.0) == pytest.approx(A_SCORE)
    assert normal(3.0, 0.5).crps(3.0) == pytest.approx(A_SCORE / 2)


def test_draws_score_as_the_normal_they_come_from() -> None:
    """20,000 draws: within a hundredth."""
    draws = np.random.default_rng(7).normal(0.0, 1.0, 20_000)
    found = Drawn(tuple(draws))
    for at in (-1.0, 0.0, 2.0):
        assert found.crps(at) == pytest.approx(normal(0.0, 1.0).crps(at), abs=0.01)
        assert found.below(at) == pytest.approx(stats.norm.cdf(at), abs=0.01)
    assert found.quantile(0.95) == pytest.approx(1.645, abs=0.03)


def test_few_draws_are_scored_fairly() -> None:
    """The mean score of three draws is, over many trials, that of the distribution itself."""
    random = np.random.default_rng(7)
    scores = [Drawn(tuple(random.normal(0, 1, 3))).crps(0.5) for _ in range(4000)]
    assert float(np.mean(scores)) == pytest.approx(normal(0.0, 1.0).crps(0.5), abs=0.02)


def test_the_score_is_the_fair_one() -> None:
    """Mean distance to what came, less half that between two different draws: of 0, 1 and 4 against 2."""
    assert Drawn((0.0, 1.0, 4.0)).crps(2.0) == pytest.approx((2 + 1 + 2) / 3 - (1 + 4 + 3) / 3 / 2)


def test_no_draw_is_for_certain() -> None:
    """Beyond all of nine draws: half a draw is left on the other side."""
    assert Drawn(tuple(range(9))).below(100.0) == pytest.approx(0.95)


def test_quantiles_undo_chances() -> None:
    """Of a mixture of two."""
    found = Mixture((0.3, 0.7), (0.0, 2.0), (1.0, 0.2))
    for share in (0.05, 0.5, 0.95):
        assert found.below(found.quantile(share)) == pytest.approx(share)


def test_an_error_widens_and_trust_mixes() -> None:
    """Variances add up; a mixture of one normal with itself is that normal."""
    assert normal(0.0, 3.0).widened(4.0).spreads == (5.0,)
    both = mixed([normal(0.0, 1.0), normal(0.0, 1.0)], [0.5, 0.5])
    assert both.crps(1.0) == pytest.approx(normal(0.0, 1.0).crps(1.0))
