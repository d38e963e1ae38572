"""Weights are those of Bayes where the answer is known, and are refused where few draws carry them."""

import numpy as np
import pytest

from sixteenth.evidence.fitted.weights import mean_and_variance, weigh


def normal_weights(spread, told=1.0, draws=40_000):
    beliefs = np.random.default_rng(7).standard_normal(draws)
    return beliefs, weigh(-(((told - beliefs) / spread) ** 2) / 2)


def test_the_posterior_of_a_normal_belief_is_the_textbook_one():
    beliefs, found = normal_weights(1.0)
    mean, variance = mean_and_variance(beliefs, found.weights)
    assert (mean, variance) == pytest.approx((0.5, 0.5), abs=0.02)
    assert found.weights.sum() == pytest.approx(1)
    assert found.faults(len(beliefs)) == []
    assert np.quantile(beliefs[found.rows], 0.5) == pytest.approx(0.5, abs=0.02)


def test_weights_stay_beside_their_draws():
    beliefs, found = normal_weights(0.5)
    order = np.argsort(np.abs(beliefs - 1))
    assert found.weights[order[0]] > 10 * found.weights[order[-1]]


def test_more_reports_leave_fewer_effective_draws():
    assert normal_weights(0.2)[1].effective < normal_weights(1.0)[1].effective < 40_000


def test_draws_that_do_not_reach_the_report_are_refused():
    beliefs, found = normal_weights(0.05, told=5.0)
    (fault,) = found.faults(len(beliefs))
    assert "Pareto's k" in fault.what or "effective" in fault.what
    assert "use more draws than 40,000" in fault.cure
