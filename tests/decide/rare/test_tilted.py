"""Tilted luck: its weights are right on average, bounded, and one where nothing is tilted."""

from pathlib import Path

import numpy as np
import pytest
from scipy.special import ndtri

import sixteenth
from sixteenth.decide.rare.tilted import NOTHING, Mixed, Space, Tilt, log_ratio, rows_of, space_of

LEMONADE = Path(__file__).parents[2] / "lemonade" / "lemonade.toml"
ROWS = 40
SPACE = Space(6, 2, ndtri((np.arange(ROWS)[None, :] + 0.5) / ROWS))
ODDS = np.linspace(1, 3, ROWS) / np.linspace(1, 3, ROWS).sum()
TILT = Tilt((0, 4), np.array([1.2, -0.7]), np.array([0.8, 1.3]), ODDS)
PLAIN = 0.2


def mixed(tilt: Tilt, futures: int = 40_000, seed: int = 3) -> Mixed:
    return Mixed(SPACE, futures, (seed, 1), 500, tilt, PLAIN)


def test_without_a_tilt_luck_is_even_and_weights_are_one():
    design = mixed(NOTHING)
    assert (design.weights == 1).all()
    assert design.is_plain.all()
    assert np.abs(design.uniforms.mean(axis=1) - 0.5).max() < 0.01


def test_weights_average_one_and_give_back_luck_as_it_is():
    design = mixed(TILT)
    weights, luck = design.weights, design.uniforms
    assert weights.mean() == pytest.approx(1, abs=0.02)
    assert np.abs(luck @ weights / weights.sum() - 0.5).max() < 0.01
    counts = np.bincount(rows_of(SPACE, luck), weights, ROWS) / len(weights)
    assert np.abs(counts * ROWS - 1).max() < 0.25


def test_no_weight_is_above_one_over_the_part_drawn_as_it_is():
    far = Tilt((0, 1), np.array([3.0, 3.0]), np.array([0.5, 0.5]))
    weights = mixed(far).weights
    assert weights.max() <= 1 / PLAIN
    assert weights.max() > 0.99 / PLAIN


def test_the_tilted_part_has_the_mean_spread_and_odds_it_is_given():
    design = mixed(TILT)
    own = design.uniforms[:, ~design.is_plain]
    scores = ndtri(own[[0, 4]])
    np.testing.assert_allclose(scores.mean(axis=1), TILT.moves, atol=0.03)
    np.testing.assert_allclose(scores.std(axis=1), TILT.spreads, atol=0.03)
    counts = np.bincount(rows_of(SPACE, own), minlength=ROWS) / own.shape[1]
    np.testing.assert_allclose(counts, ODDS, atol=0.004)
    within = own[2] * ROWS % 1
    assert within.mean() == pytest.approx(0.5, abs=0.01)


def test_the_density_ratio_is_that_of_two_normals():
    luck = np.full((6, 1), 0.5)
    luck[2] = 0.01  # the first row
    expected = -(1.2**2) / (2 * 0.8**2) - np.log(0.8) - 0.7**2 / (2 * 1.3**2) - np.log(1.3) + np.log(ODDS[0] * ROWS)
    assert log_ratio(TILT, SPACE, luck)[0] == pytest.approx(expected)


def test_luck_is_the_same_again_and_whose_monthly_luck_it_is_goes_on_from_the_first():
    one, other = mixed(TILT, 300), mixed(TILT, 300)
    numbers = np.array([7, 0, 299])
    luck, draws = one.luck(numbers)
    np.testing.assert_array_equal(luck, other.uniforms[:, numbers])
    np.testing.assert_array_equal(draws, numbers + 500)
    assert not np.array_equal(mixed(TILT, 300, seed=4).uniforms, one.uniforms)


def test_a_world_without_a_fit_has_no_rows_and_central_has_scores_of_each_number():
    tiny = sixteenth.prepare(sixteenth.read(str(LEMONADE), allow_code=True), draws=10, back_end="numpy")
    assert space_of(tiny.table).place is None
    assert space_of(tiny.table).rows == 0
    table = sixteenth.prepare("central", draws=10, back_end="numpy").table
    space = space_of(table)
    assert space.place == table.dimensions.index("posterior")
    np.testing.assert_allclose(space.scores.mean(axis=1), 0, atol=1e-9)
    assert space.rows == len(table.rows[table.groups["joint"][0]].distribution.numbers)
