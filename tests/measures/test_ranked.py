"""Ranks of inputs are made once for all outcomes, and once for scenarios that draw them alike."""

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.engine.job import Job
from sixteenth.measures.ranked import rank_inputs, ranks_of_numbers

CENTRAL = sixteenth.read("central")
DRAWS = 64
ALL = np.ones(DRAWS, bool)


def job(**numbers: float) -> Job:
    return prepare_answers(CENTRAL.with_(**numbers), {"draws": DRAWS, "back_end": "numpy"})


def test_a_number_that_is_certain_draws_no_input_anew():
    assert rank_inputs(job(discount_rate=0.2), ALL) is rank_inputs(job(discount_rate=0.1), ALL)


def test_another_spread_another_seed_and_fewer_draws_are_ranked_anew():
    own = rank_inputs(job(), ALL)
    assert rank_inputs(job(lead=9.0), ALL) is not own
    fewer = ALL.copy()
    fewer[3] = False
    assert rank_inputs(job(), fewer).ranks.shape == (len(own.luck.rows), DRAWS - 1)
    other = prepare_answers(CENTRAL, {"draws": DRAWS, "seed": 8, "back_end": "numpy"})
    assert rank_inputs(other, ALL) is not own


def test_ranks_have_mean_nothing_and_variance_one_and_correlated_ones_are_turned_apart():
    own = rank_inputs(job(), ALL)
    assert own.ranks.mean(axis=1) == pytest.approx(np.zeros(len(own.ranks)), abs=1e-12)
    assert own.ranks.std(axis=1) == pytest.approx(np.ones(len(own.ranks)), abs=0.1)
    assert own.roots is not None
    turned = [number for number in range(len(own.ranks)) if not np.array_equal(own.ranks[number], own.apart[number])]
    assert 0 < len(turned) < len(own.ranks)


def test_equal_numbers_share_the_mean_of_their_ranks():
    assert ranks_of_numbers(np.array([1.0, 1.0, 3.0, 3.0])).tolist() == [-1.0, -1.0, 1.0, 1.0]
    assert ranks_of_numbers(np.array([2.0, 2.0])).tolist() == [0.0, 0.0]
