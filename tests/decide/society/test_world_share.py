"""The share of world output that is spent on AI, for a path that is known."""

import numpy as np
import pytest

from sixteenth.decide.society.world_share import LARGEST, SHARE, world_shares
from sixteenth.engine.history import Result, Variable

DRAWS = 101


def made(months: int, name: str = SHARE) -> Result:
    """Write a result in which the share rises by a thousandth a month, more in each draw, and falls at the end."""
    path = np.arange(months) / 1000
    path[-1] = 0
    variables = {name: Variable((), "Share"), "not_finite": Variable((), "Flag")}
    ended = {"not_finite": np.full(DRAWS, months, np.int32)}
    values = path[:, None] * np.linspace(0, 1, DRAWS)
    return Result({name: values}, {}, ended, variables, {}, {"draws": DRAWS, "months": months, "start": "2026-04"})


def test_the_share_is_told_at_the_end_of_years_and_at_its_largest():
    found = {each.when: each.share for each in world_shares(made(120))}
    assert list(found) == ["end of 2028", "end of 2030", LARGEST]
    assert found["end of 2028"] == pytest.approx((0.05 * 0.032, 0.5 * 0.032, 0.95 * 0.032))
    assert found["end of 2030"][1] == pytest.approx(0.5 * 0.056)
    assert found[LARGEST][1] == pytest.approx(0.5 * 0.118)


def test_years_beyond_the_run_are_left_out():
    assert [each.when for each in world_shares(made(40))] == ["end of 2028", LARGEST]


def test_what_was_not_kept_is_not_told():
    assert world_shares(made(120, "another")) == ()
