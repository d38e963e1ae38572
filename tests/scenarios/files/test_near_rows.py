"""Rows near to a belief: the conditional mean of a normal pair, and how many rows are left."""

import numpy as np
import pytest

from sixteenth.engine.declared import Distribution
from sixteenth.errors import Place, Refused
from sixteenth.scenarios.files.near_rows import evenly, near_rows

HERE = {"one": Place("here"), "two": Place("here")}


def test_rows_are_taken_as_often_as_their_weights_say():
    assert np.bincount(evenly(np.array([1.0, 0.0, 3.0]), 8)).tolist() == [2, 0, 6]


def test_without_beliefs_every_row_stands_once():
    found = near_rows(10, {}, {})
    assert (found.rows.tolist(), found.effective) == (list(range(10)), 10)


def test_a_belief_gives_the_conditional_mean_of_a_normal_pair():
    one, two = np.random.default_rng(1).multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], 20_000).T
    found = near_rows(20_000, {"one": (one, Distribution("point", (1.0,)))}, HERE)
    assert two[found.rows].mean() == pytest.approx(0.6, abs=0.05)
    assert two[found.rows].std() == pytest.approx(0.8, abs=0.03)


def test_two_beliefs_hold_together_and_contradictory_ones_are_refused():
    one, two = np.random.default_rng(1).multivariate_normal([0, 0], [[1, 0.95], [0.95, 1]], 2_000).T
    believed = {"one": (one, Distribution("point", (0.5,))), "two": (two, Distribution("point", (0.5,)))}
    assert near_rows(2_000, believed, HERE).effective > 20
    apart = {"one": (one, Distribution("point", (2.9,))), "two": (two, Distribution("point", (-2.9,)))}
    with pytest.raises(Refused) as refused:
        near_rows(2_000, apart, HERE)
    assert "rows of the fit that hold them" in refused.value.faults[0].got
