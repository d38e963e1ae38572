"""Uncertain inputs as normal scores: the lemonade stands by hand, and the correlations of central."""

import numpy as np
import pytest
from scipy.stats import norm

import sixteenth
from sixteenth.decide.conditions.inputs import correlations_of, drawn_scores, held, ranks_of, uncertain_inputs
from sixteenth.measures.middle import number_of
from tests.decide.conditions.lemonade import job_of, stand

CENTRAL = sixteenth.read("central")


def test_the_inputs_of_the_stands_are_their_four_uncertain_values():
    scenario = stand()
    found = {each.title: each for each in uncertain_inputs(job_of(scenario), scenario)}
    assert set(found) == {"thirst", "elasticity", "cup_cost", "rent Ben"}
    assert found["thirst"].value(0.0) == pytest.approx(np.sqrt(400 * 650))
    assert found["thirst"].value(norm.ppf(0.9)) == pytest.approx(650)
    assert found["cup_cost"].value(1.0) == pytest.approx(0.4 + 0.2 * norm.cdf(1))
    assert (found["rent Ben"].value(-0.1), found["rent Ben"].value(0.1)) == (600, 900)


def test_what_is_held_is_one_number_and_all_else_stays():
    scenario = stand()
    inputs = uncertain_inputs(job_of(scenario), scenario)
    known = held(scenario, inputs, {"cup_cost": 0.0, "rent Ben": -1.0})
    assert known.settings.values["cup_cost"][()].numbers == (pytest.approx(0.5),)  # type: ignore[comparison-overlap]
    assert number_of(known, "rent", "Ben") == 600
    assert number_of(known, "rent", "Ana") == 700
    assert known.settings.values["thirst"] == scenario.settings.values["thirst"]
    assert held(scenario, inputs, {}) is scenario


def test_the_scores_of_futures_are_normal_and_in_the_order_of_what_was_drawn():
    scenario = stand()
    job = job_of(scenario)
    inputs = uncertain_inputs(job, scenario)
    scores = drawn_scores(job, inputs, 500)["thirst"]
    assert np.mean(scores) == pytest.approx(0, abs=1e-9)
    assert np.std(scores) == pytest.approx(1, abs=0.02)


def test_ranks_count_what_is_below_and_keep_the_order_of_what_is_alike():
    assert ranks_of(np.array([3.0, 1.0, 3.0, 2.0])).tolist() == [2, 0, 3, 1]


def test_correlations_are_those_of_the_scenario():
    job = sixteenth.prepare(CENTRAL)
    inputs = [
        each
        for each in uncertain_inputs(job, CENTRAL)
        if each.title in ("nest_similarity", "price_sensitivity", "prudence")
    ]
    among = correlations_of(job, inputs)
    places = {each.title: at for at, each in enumerate(inputs)}
    together = among[places["nest_similarity"], places["price_sensitivity"]]
    assert together == pytest.approx(2 * np.sin(np.pi * 0.4 / 6), abs=2e-3)
    assert among[places["prudence"], places["price_sensitivity"]] == 0
    every = uncertain_inputs(job, CENTRAL)
    assert np.linalg.eigvalsh(correlations_of(job, every)).min() > 0
