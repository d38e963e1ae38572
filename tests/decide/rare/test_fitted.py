"""A tilt made of futures: what stands out is moved, what does nothing is not."""

import numpy as np
import pytest
from scipy.special import ndtr, ndtri

from sixteenth.decide.rare.fitted import fitted
from sixteenth.decide.rare.tilted import Space, rows_of

ROWS = 200
SCORES = ndtri((np.argsort(np.random.default_rng(0).random((3, ROWS)), axis=1) + 0.5) / ROWS)


def luck(futures: int, seed: int = 1, dimensions: int = 30):
    return np.random.default_rng(seed).random((dimensions, futures))


def test_only_what_stands_out_is_moved_to_where_it_is():
    drawn = luck(800)
    drawn[4] = ndtr(ndtri(drawn[4]) * 0.7 + 1.0)
    tilt = fitted(Space(30), drawn, np.ones(800))
    assert tilt.places == (4,)
    assert tilt.moves[0] == pytest.approx(1.0, abs=0.1)
    assert tilt.spreads[0] == pytest.approx(0.7, abs=0.06)
    assert tilt.rows is None


def test_chance_alone_calls_for_nothing():
    assert sum(not fitted(Space(30), luck(300, seed), np.ones(300)).is_nothing for seed in range(20)) <= 1


def test_weights_count():
    drawn, weights = luck(4000), np.ones(4000)
    weights[ndtri(drawn[2]) < 0.5] = 1e-9
    tilt = fitted(Space(30), drawn, weights)
    assert tilt.places == (2,)
    assert tilt.moves[0] == pytest.approx(1.14, abs=0.08)  # the mean of a normal above .5


def test_rows_of_a_fit_get_odds_under_which_their_numbers_have_the_means_of_these_futures():
    space = Space(30, 6, SCORES)
    drawn, rng = luck(2000), np.random.default_rng(5)
    odds = np.exp(0.9 * SCORES[1])
    drawn[6] = (rng.choice(ROWS, 2000, p=odds / odds.sum()) + 0.5) / ROWS
    tilt = fitted(space, drawn, np.ones(2000))
    assert 6 not in tilt.places
    own = SCORES[1][rows_of(space, drawn)].mean()
    assert SCORES[1] @ tilt.rows == pytest.approx(own, abs=1e-6)
    assert tilt.rows.sum() == pytest.approx(1)
    even = fitted(space, luck(2000), np.ones(2000))
    assert even.rows is None
