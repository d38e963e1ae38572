"""Liability: labs together bear the expected cost, each as its models add to the hazard."""

from types import SimpleNamespace

import numpy as np
import pytest

from sixteenth.decide.equilibrium.liability import borne


def test_two_labs_bear_what_a_month_is_expected_to_cost_as_they_add_to_the_hazard():
    result = SimpleNamespace(
        monthly={
            "control_gap": np.array([[[0.0], [1.0]], [[0.0], [1.0]]]),
            "hazard_per_doubling": np.full((2, 1), np.log(3)),
            "is_alive": np.array([[[1], [1]], [[1], [0]]]),
            "world_output": np.full((2, 1), 10.0),
            "discount_factor": np.array([[1.0], [0.5]]),
            "probability_without_catastrophe": np.array([[0.9], [0.8]]),
        }
    )
    found = borne(result)  # type: ignore[arg-type]
    first, second = 0.1 * 120, 0.1 * 120 * 0.5
    assert found[:, 0] == pytest.approx([first / 4 + second, first * 3 / 4])
    assert found.sum() == pytest.approx(first + second)


def test_where_nobody_is_left_nobody_bears_anything():
    monthly = {name: np.zeros((1, 1)) for name in ("hazard_per_doubling", "world_output", "discount_factor")}
    monthly |= {"control_gap": np.zeros((1, 1, 1)), "is_alive": np.zeros((1, 1, 1))}
    found = borne(SimpleNamespace(monthly={**monthly, "probability_without_catastrophe": np.array([[0.5]])}))  # type: ignore[arg-type]
    assert found == pytest.approx(0)
