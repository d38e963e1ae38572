"""The gap beside the structure: its covariance is that of the world's own recursion, its likelihood the normal one."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from sixteenth.evidence.observed.discrepancy import (
    OPENING_GROWTH,
    OPENING_SALES,
    LabReports,
    Wander,
    Wandering,
    draw_gaps,
    prior_gaps,
    reports_by_lab,
    wandering_of,
)
from sixteenth.evidence.observed.observe import observe

MONTHS, START = 6, np.datetime64("2026-01", "M")
WANDER = Wander(sales_surprise=0.08, growth_surprise=0.02, sales_half_life=30.0, growth_half_life=12.0)


def reports(*rows, lab="Anthropic", **about):
    """Return reports made of the first and last month of their window and the log of what they tell."""
    base = next(each for each in observe().seen if not each.heavy and each.bound == "exact")
    made = tuple(
        replace(base, lab=lab, first=START + first, last=START + last, log_value=value, spread=0.1, bias=0.0, **about)
        for first, last, value in rows
    )
    return LabReports(lab, made, START, MONTHS)


def uniforms(count, draws, seed=5):
    return np.random.default_rng(seed).uniform(size=(count, draws))


def test_the_covariance_is_that_of_the_worlds_recursion():
    luck = np.random.default_rng(1).standard_normal((2, MONTHS, 200_000))
    sales, growth = OPENING_SALES * luck[0, 0], OPENING_GROWTH * luck[1, 0]
    path = [sales]
    for month in range(1, MONTHS):
        sales, growth = (
            sales * 0.5 ** (1 / 30) + growth + 0.08 * luck[0, month],
            growth * 0.5 ** (1 / 12) + 0.02 * luck[1, month],
        )
        path.append(sales)
    assert np.cov([*path, growth]) == pytest.approx(WANDER.covariance(MONTHS), abs=2e-3)


def test_the_likelihood_of_plain_reports_is_the_normal_one():
    own = reports((0, 0, 1.0), (3, 3, 1.3), (5, 5, 1.2))
    rates = np.linspace(0.9, 1.4, MONTHS)[:, None] + np.zeros((MONTHS, 7))
    found = draw_gaps(own, rates, Wandering((WANDER,), np.zeros(7, int)), uniforms(MONTHS + 2, 7))
    at = [0, 3, 5]
    covariance = WANDER.covariance(MONTHS)[np.ix_(at, at)] + 0.01 * np.eye(3)
    want = multivariate_normal(rates[at, 0], covariance).logpdf(own.told)
    assert found.log_likelihood == pytest.approx(np.full(7, want))


def test_gaps_given_reports_have_the_mean_and_the_spread_of_the_textbook():
    own, draws = reports((2, 2, 1.5), (5, 5, 2.0)), 60_000
    found = draw_gaps(
        own, np.ones((MONTHS, draws)), Wandering((WANDER,), np.zeros(draws, int)), uniforms(MONTHS + 2, draws)
    )
    prior, at = WANDER.covariance(MONTHS), [2, 5]
    gain = prior[:, at] @ np.linalg.inv(prior[np.ix_(at, at)] + 0.01 * np.eye(2))
    assert found.gaps.mean(axis=1) == pytest.approx(gain @ np.array([0.5, 1.0]), abs=3e-3)
    assert np.cov(found.gaps) == pytest.approx(prior - gain @ prior[at], abs=2e-3)


def test_a_quarter_sees_the_mean_of_rates_and_not_of_logs():
    own = reports((0, 2, 0.0))
    rates = np.log(np.array([1.0, 2.0, 6.0, 1.0, 1.0, 1.0]))[:, None]
    assert own.seen_in(rates) == pytest.approx(np.log([[3.0]]))


@pytest.mark.parametrize("about", [{"heavy": True}, {"bound": "at_least"}])
def test_heavy_tails_and_bounds_weigh_as_the_observation_model_does(about):
    """The mean of the weights is the chance of the report, whichever way gaps were drawn: here by plain Monte Carlo."""
    own, draws = reports((4, 4, 0.6), **about), 100_000
    wandering = Wandering((WANDER,), np.zeros(draws, int))
    structure = np.zeros((MONTHS, draws))
    found = draw_gaps(own, structure, wandering, uniforms(MONTHS + 2, draws))
    plain = prior_gaps(MONTHS, wandering, uniforms(MONTHS + 1, draws, seed=9))
    from sixteenth.evidence.observed.observe import log_density

    want = np.exp(log_density(own.observations[0], plain[4])).mean()
    assert np.exp(found.log_likelihood).mean() == pytest.approx(want, rel=0.02)


def test_draws_are_sorted_by_thirds_of_what_moves_a_gap():
    draws = np.random.default_rng(2).lognormal(size=(4, 9_000))
    names = ("sales_surprise", "growth_surprise", "sales_half_life", "growth_half_life")
    found = wandering_of(dict(zip(names, draws, strict=True)))
    assert len(found.wanders) == 81
    assert np.bincount(found.cells).min() > 60
    own = draws[0][found.cells == 80]
    assert found.wanders[80].sales_surprise == pytest.approx(np.quantile(draws[0], 5 / 6), rel=0.02)
    assert own.min() >= np.quantile(draws[0], 2 / 3) - 1e-9


def test_an_input_that_is_certain_makes_one_third():
    found = wandering_of(
        {name: np.full(5, 2.0) for name in ("sales_surprise", "growth_surprise", "sales_half_life", "growth_half_life")}
    )
    assert (len(found.wanders), found.cells.tolist()) == (1, [0] * 5)


def test_reports_are_sorted_by_lab_and_labs_without_any_are_left_out():
    seen = [each for each in observe().seen if each.first >= np.datetime64("2025-08", "M")]
    found = reports_by_lab(seen, ("Anthropic", "Meta", "OpenAI"), np.datetime64("2025-08", "M"), 12)
    assert [each.lab for each in found] == ["Anthropic", "OpenAI"]
