"""A screen of a sum tells the weights of its parts; each step moves one block, and no monthly luck."""

import numpy as np
import pytest

from sixteenth.decide.sensitivity.screen import HIGHEST, LOWEST, Ways, effects

BLOCKS = ((0,), (1, 2), (3,))
STEP = (HIGHEST - LOWEST) * 2 / 3


def test_effects_of_a_sum_are_its_weights():
    design = Ways(4, BLOCKS, 6, seed=7)
    luck, _ = design.luck(np.arange(design.futures))
    found = effects(design, 3 * luck[0] - luck[1] - luck[2])
    assert [each.size for each in found] == pytest.approx([3 * STEP, 2 * STEP, 0])
    assert [each.balance for each in found] == pytest.approx([3 * STEP, -2 * STEP, 0])
    assert [each.unevenness for each in found] == pytest.approx([0, 0, 0], abs=1e-9)


def test_what_works_only_together_is_uneven():
    design = Ways(4, BLOCKS, 50, seed=7)
    luck, _ = design.luck(np.arange(design.futures))
    first, _, last = effects(design, (luck[0] - 0.5) * (luck[3] - 0.5))
    assert first.unevenness > first.size / 2
    assert last.unevenness > last.size / 2


def test_a_step_moves_one_block_and_the_same_luck_goes_along_a_way():
    design = Ways(4, BLOCKS, 5, seed=3)
    luck, draws = design.luck(np.arange(design.futures))
    ways = luck.reshape(4, 5, design.width)
    moved = np.diff(ways, axis=2) != 0
    assert (moved[1] == moved[2]).all()
    assert (moved[[0, 1, 3]].sum(axis=0) == 1).all()
    assert (draws == np.repeat(np.arange(5), design.width)).all()
    assert luck.min() == pytest.approx(LOWEST)
    assert luck.max() == pytest.approx(HIGHEST)
