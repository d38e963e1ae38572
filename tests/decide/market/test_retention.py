"""Two pay rules beside each other: on arrays made by hand."""

from typing import Any, cast

import numpy as np
import pytest

from sixteenth.decide.market.retention import KEPT, compare_rules
from sixteenth.engine.history import Result


class Run:
    """As much of a result as is read: one lab, two grades, three draws of which the last is no number."""

    def __init__(self, kept: float, cost: float) -> None:
        self.labels = {"lab": ("Ana",)}
        self.finite = np.array([True, True, False])
        one = np.ones((3, 1, 3))
        by_grade = np.ones((3, 1, 2, 3))
        self.data = {
            "headcount": 100 * one,
            "kept_of_today": kept * one,
            "kept_by_grade": kept**2 * by_grade,
            "matched_pay": cost * one,
            "inequity_loss": np.array([0, 0.5, 0.2])[:, None, None, None] * by_grade,
            "research_people": (1 + cost) * one,
        }

    def __getitem__(self, name: str) -> Any:
        return self.data[name]


def run(kept: float, cost: float) -> Result:
    return cast("Result", Run(kept, cost))


def test_what_is_kept_and_at_what_cost():
    (found,) = compare_rules(run(0.6, 0), run(0.8, 3), 2)
    assert found.lab == "Ana"
    assert (found.kept_by_levels[1], found.kept_by_match[1]) == pytest.approx((0.6, 0.8))
    assert (found.leading_by_levels[1], found.leading_by_match[1]) == pytest.approx((0.36, 0.64))
    assert found.more_kept[1] == pytest.approx(20)
    assert found.cost[1] == pytest.approx(6)  # two months of three
    assert found.cost_of_one == pytest.approx(0.3)
    assert found.inequity_loss[1] == pytest.approx(0.5)
    assert found.research[1] == pytest.approx(4)


def test_nobody_kept_costs_without_end():
    (found,) = compare_rules(run(0.8, 0), run(0.6, 3), 2)
    assert found.more_kept[1] == pytest.approx(-20)
    assert found.cost_of_one == float("inf")


def test_all_that_is_read_is_kept():
    assert set(KEPT) == Run(1, 0).data.keys()
