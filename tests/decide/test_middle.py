"""Medians of what a scenario assumes, axes as the cards list them."""

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.middle import middle


def test_medians_stand_in_the_order_of_the_card():
    central = sixteenth.read("central")
    sales = middle(central, "lab_sales_today") * 12 / 1e9
    assert sales.shape == (6, 4)
    assert sales[1, 0] == pytest.approx(17)
    np.testing.assert_allclose(middle(central, "lab_sales_today", "consumer")[:, 0] * 12 / 1e9, sales[:, 0])


def test_one_value_serves_all_labels_and_a_spread_has_a_middle():
    central = sixteenth.read("central")
    np.testing.assert_array_equal(middle(central, "sells_to"), np.ones((6, 4)))
    assert float(middle(central, "quality_weight")) == pytest.approx((0.2 * 0.44) ** 0.5)
