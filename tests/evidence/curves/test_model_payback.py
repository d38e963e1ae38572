"""What is published of one model, and the same months of a run's models."""

import numpy as np
import pytest

from sixteenth.engine.history import Result, Variable
from sixteenth.evidence.curves.model_payback import early_payback, earned_at_first, published_payback

MONTHS, DRAWS = 18, 5
NAMES = ("gross_profit", "development_cost")


def made(profit: np.ndarray, cost: np.ndarray) -> Result:
    variables = {name: Variable(("lab", "vintage"), "USDPerMonth") for name in NAMES}
    variables["not_finite"] = Variable((), "Flag")
    labels = {"lab": ("Ana",), "vintage": ("1", "2", "3")}
    ended = {"not_finite": np.full(DRAWS, MONTHS, np.int32)}
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2025-08"}
    return Result(dict(zip(NAMES, (profit, cost), strict=True)), {}, ended, variables, labels, recipe)


def test_what_is_published_is_read_from_the_facts():
    told = published_payback()
    assert (told.low, told.high) == pytest.approx((2 / 5, 0.48 * 6 / 5))
    assert (told.months, told.life, told.life_by) == (4, 2.0, "Dario Amodei")


def test_only_models_begun_in_the_run_and_launched_in_a_year_count():
    developed, earned = np.zeros((MONTHS, 1, 3, DRAWS)), np.zeros((MONTHS, 1, 3, DRAWS))
    developed[0:2, 0, 0] = developed[2:7, 0, 1] = developed[12:15, 0, 2] = 2.0
    earned[2:, 0, 0], earned[7:, 0, 1], earned[15:, 0, 2] = 9.0, 3.0, 9.0
    run = made(earned, developed)
    np.testing.assert_allclose(earned_at_first(run, 0, 4), 4 * 3 / (5 * 2))
    assert early_payback(run, 0, 4) == pytest.approx((1.2, 1.2, 1.2))


def test_nothing_is_told_where_nothing_is_kept_or_launched():
    empty = np.zeros((MONTHS, 1, 3, DRAWS))
    assert early_payback(made(empty, empty), 0, 4) is None
    assert early_payback(made(empty, empty).select("gross_profit"), 0, 4) is None
