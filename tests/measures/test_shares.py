"""Shares of a spread against functions whose indices are known, and against noise, in which nothing is explained."""

import numpy as np
import pytest

from sixteenth.measures.shares import curves_of, fit_curves, interplay

ISHIGAMI = {"first": (0.3139, 0.4424, 0.0), "pair": 0.2437}  # a = 7, b = 0.1: Ishigami and Homma 1990
SOBOL = np.array([0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0])  # of the g-function, Saltelli and Sobol 1995


def standard(values):
    return (values - values.mean(axis=-1, keepdims=True)) / values.std(axis=-1, keepdims=True)


def ranked(inputs):
    return standard(np.argsort(np.argsort(inputs, axis=1), axis=1).astype(float))


def ishigami(draws, seed, inputs=3):
    own = np.random.default_rng(seed).uniform(-np.pi, np.pi, (inputs, draws))
    return own, np.sin(own[0]) + 7 * np.sin(own[1]) ** 2 + 0.1 * own[2] ** 4 * np.sin(own[0])


def g_function(draws, seed):
    own = np.random.default_rng(seed).uniform(size=(8, draws))
    return own, np.prod((np.abs(4 * own - 2) + SOBOL[:, None]) / (1 + SOBOL[:, None]), axis=0)


def fitted(made):
    inputs, outcome = made
    return fit_curves(ranked(inputs), standard(outcome))


@pytest.mark.parametrize(("draws", "error"), [(100, 0.16), (400, 0.07), (2000, 0.03)])
def test_shares_of_ishigami_which_no_straight_line_finds(draws, error):
    found = np.mean([fitted(ishigami(draws, seed)).shares for seed in range(20)], axis=0)
    assert found == pytest.approx(ISHIGAMI["first"], abs=error / 2)
    assert fitted(ishigami(draws, 0)).shares == pytest.approx(ISHIGAMI["first"], abs=2 * error)


def test_shares_of_the_g_function():
    parts = 1 / (3 * (1 + SOBOL) ** 2)
    known = parts / (np.prod(1 + parts) - 1)
    found = np.mean([fitted(g_function(2000, seed)).shares for seed in range(10)], axis=0)
    assert found == pytest.approx(known, abs=0.01)


@pytest.mark.parametrize("draws", [20, 100, 400, 2000])
def test_of_noise_nothing_is_explained_and_little_stands_out(draws):
    sums, bent = [], 0
    for seed in range(12):
        rng = np.random.default_rng(seed)
        found = fit_curves(ranked(rng.normal(size=(60, draws))), standard(rng.normal(size=draws)))
        sums.append(found.shares.sum())
        bent += int(found.is_bent.sum())
    assert np.mean(sums) == pytest.approx(0, abs=3 * np.sqrt(2 * 60) / draws / np.sqrt(12) + 0.02)
    assert bent <= 2


def test_what_two_inputs_do_together_is_found_where_they_do_it():
    found = fitted(ishigami(2000, 3, inputs=6))
    assert interplay(found, [1, 0, 2, 3]) == {(0, 2): pytest.approx(ISHIGAMI["pair"], abs=0.04)}
    assert interplay(found, [1]) == {}


def test_of_noise_no_pair_is_found():
    pairs = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        found = fit_curves(ranked(rng.normal(size=(10, 500))), standard(rng.normal(size=500)))
        pairs += len(interplay(found, list(range(8))))
    assert pairs <= 3


def test_too_few_draws_tell_of_no_bend_and_of_no_pair():
    found = fitted(ishigami(30, 0))
    assert not found.is_bent.any()
    assert interplay(found, [0, 1, 2]) == {}
    assert not fit_curves(np.zeros((2, 3)), np.zeros(3)).shares.any()


@pytest.mark.parametrize(
    "own", [np.arange(50.0), np.repeat([0.0, 1.0, 2.0], 20), np.random.default_rng(1).normal(size=40)]
)
def test_curves_are_at_right_angles_and_of_variance_one(own):
    curves = curves_of(standard(own), 5)
    told = curves.any(axis=1)
    gram = curves[told] @ curves[told].T / len(own)
    assert gram == pytest.approx(np.eye(told.sum()), abs=1e-9)
    assert curves.mean(axis=1) == pytest.approx(0, abs=1e-9)
    assert curves[0] == pytest.approx(standard(own))
    assert told.sum() == min(5, len(np.unique(own)) - 1)


def test_points_of_a_sobol_sequence_have_their_own_correction():
    inputs, outcome = ishigami(512, 2)
    plain, even = (fit_curves(ranked(inputs), standard(outcome), plan) for plan in ("counter", "sobol"))
    assert even.shares == pytest.approx(plain.shares, abs=0.02)
    assert (even.shares != plain.shares).any()
