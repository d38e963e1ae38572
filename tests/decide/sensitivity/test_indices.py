"""Indices against published numbers: the function of Ishigami and Homma (1990), and sums whose shares are known."""

import numpy as np
import pytest

from sixteenth.decide.sensitivity.indices import Saltelli, indices

ISHIGAMI = {"first": (0.3139, 0.4424, 0.0), "total": (0.5576, 0.4424, 0.2437)}  # a = 7, b = 0.1


def ishigami(luck):
    one, two, three = np.pi * (2 * luck - 1)
    return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)


def sample(blocks, points=2048, dimensions=3):
    return Saltelli(dimensions, blocks, points, seed=7)


def test_the_indices_of_a_published_function_are_found():
    design = sample(((0,), (1,), (2,)))
    luck, _ = design.luck(np.arange(design.futures))
    found = indices(design, ishigami(luck))
    assert [each.first for each in found] == pytest.approx(ISHIGAMI["first"], abs=0.03)
    assert [each.total for each in found] == pytest.approx(ISHIGAMI["total"], abs=0.03)
    assert all(0 < each.first_within < 0.1 and 0 < each.total_within < 0.1 for each in found)


def test_monthly_luck_is_a_block_like_any_other():
    design = sample(((0,), (1, 2), ()))
    luck, draws = design.luck(np.arange(design.futures))
    own = np.random.default_rng(1).normal(size=2 * design.points)
    found = indices(design, np.sqrt(12) * luck[0] + np.sqrt(12) * luck[1] + own[draws])
    assert [each.first for each in found] == pytest.approx([1 / 3] * 3, abs=0.06)
    assert [each.total for each in found] == pytest.approx([1 / 3] * 3, abs=0.06)


def test_each_block_alone_is_from_the_other_half():
    design = sample(((0,), (1, 2), ()), points=16)
    luck, draws = design.luck(np.arange(design.futures))
    by_point = luck.reshape(3, 16, design.width)
    first, last = by_point[:, :, 0], by_point[:, :, -1]
    assert (by_point[0, :, 1] == last[0]).all()
    assert (by_point[1:, :, 1] == first[1:]).all()
    assert (by_point[1:, :, 2] == last[1:]).all()
    assert (by_point[:, :, 3] == first).all()
    assert (draws.reshape(16, -1) == np.arange(16)[:, None] + [0, 0, 0, 16, 16]).all()


def test_futures_are_the_same_asked_one_by_one():
    design = sample(((0,), (2,), ()), points=8)
    whole, draws = design.luck(np.arange(design.futures))
    for number in range(design.futures):
        one, draw = design.luck(np.array([number]))
        assert (one[:, 0] == whole[:, number]).all()
        assert draw[0] == draws[number]
    assert ((whole > 0) & (whole < 1)).all()
