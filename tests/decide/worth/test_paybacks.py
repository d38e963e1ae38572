"""Paybacks three ways: books of a model by hand, and net values that add up."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import sixteenth
from sixteenth.decide.worth.going_on import models_today
from sixteenth.decide.worth.paybacks import (
    MONTHLY,
    can_pay_back,
    model_books,
    net_values,
    next_paybacks,
    world_of_paybacks,
)
from sixteenth.engine.history import Result, Variable
from tests.decide.futures_ahead import LABS, MONTHS, made
from tests.interfaces.command_line import INTERVIEW

PAGES = ("1", "2", "3", "4", "5")
SOLD, ALL_SOLD, COST = 8.0, 10.0, 3.0
BOUGHT, ON_SALE, LAST = 6, 12, 20  # months: developed before the first, for sale from the second, small from the third


def books(draws: int = 2, discount: float = 1.0) -> Result:
    """Write books in which Ana's fourth model is developed for six months and sells for eight, then next to nothing."""
    of_models = ("revenue", "gross_profit", "development_cost")
    monthly: dict[str, Any] = {name: np.zeros((MONTHS, 2, len(PAGES), draws)) for name in of_models}
    monthly["development_cost"][:BOUGHT, 0, 3] = COST
    monthly["revenue"][ON_SALE:LAST, 0, 3] = SOLD
    monthly["revenue"][LAST:, 0, 3] = 0.01 * ALL_SOLD
    monthly["gross_profit"] = 0.5 * monthly["revenue"]
    monthly["company_revenue"] = np.full((MONTHS, 2, draws), ALL_SOLD)
    for name in ("free_users_cost", "partners_share", "support"):
        monthly[name] = np.full((MONTHS, 2, draws), 0.1 * ALL_SOLD)
    monthly["discount_factor"] = np.full((MONTHS, draws), discount)
    variables = {name: Variable((), "") for name in MONTHLY}
    recipe = {"draws": draws, "months": MONTHS, "start": "2026-07", "sampling": "counter"}
    labels = {"lab": LABS, "vintage": PAGES}
    return Result(monthly, {}, {"not_finite": np.full(draws, MONTHS)}, variables, labels, recipe)


def test_a_models_books_by_hand():
    found = model_books(books(discount=0.5), 0, 4)
    sold = SOLD * (LAST - ON_SALE)
    small = 0.01 * ALL_SOLD * (MONTHS - LAST)
    assert found.development == pytest.approx([0.5 * COST * BOUGHT] * 2)
    assert found.gross == pytest.approx([0.5 * 0.5 * (sold + small)] * 2)
    assert found.contribution == pytest.approx([0.5 * (0.5 - 0.3) * sold] * 2)  # its time is over when it is small


def test_a_model_that_nobody_develops_has_no_books():
    found = model_books(books(), 1, 4)
    assert not any(each.any() for each in (found.development, found.gross, found.contribution))


@given(st.lists(arrays(float, 3, elements=st.floats(-1e12, 1e12)), min_size=2, max_size=6))
def test_net_values_of_all_steps_add_up(worths):
    steps = net_values(worths)
    np.testing.assert_allclose(sum(steps), worths[-1] - worths[0], rtol=1e-9, atol=1e-2)


def test_three_ways_beside_each_other():
    central = sixteenth.read("central")
    lab = central.settings.labels["lab"][0]

    def named(result: Result) -> Result:
        labels = {"lab": (lab, "Ben"), "vintage": PAGES}
        return Result(result.monthly, result.closing, result.ended, result.variables, labels, result.recipe)

    def run(stopped: Any) -> Result:
        last = stopped.settings.values["last_model"][(lab,)].numbers[0]
        return named(made(2, payouts=1.0 + (last - 3)))

    found = next_paybacks(central, lab, run, named(made(4, payouts=9.0)), named(books()), models=2)
    paid = MONTHS * 0.5  # what a dollar a month is worth to the owners
    assert [(each.model, each.number) for each in found.models] == [("4", 4), ("5", 5)]
    first, second = found.models
    assert first.development == pytest.approx(COST * BOUGHT)
    assert first.gross == pytest.approx(0.5 * (SOLD * 8 + 0.4) / 18)
    assert first.net.mean == pytest.approx(paid)
    assert first.causal == pytest.approx(1 + paid / 18)
    assert first.developed_of_100 == 100
    assert second.developed_of_100 == 0
    assert np.isnan(second.causal)
    assert found.in_all.mean == pytest.approx(first.net.mean + second.net.mean + found.later.mean)
    assert found.futures == 2


def test_which_worlds_keep_books_of_models():
    central = sixteenth.read("central")
    assert can_pay_back(world_of_paybacks(central.world))
    assert models_today(central, "Mistral") < len(central.settings.labels["vintage"])
    assert not can_pay_back(sixteenth.read(INTERVIEW).world)
