"""What a shock does, on a small made world: paired differences, a margin of all money together, signs that are due."""

from typing import Any

import numpy as np
import pytest

from sixteenth.decide import shocks
from sixteenth.decide.shocks import OUTCOMES, comes_out, effects, read_futures, sign_of
from sixteenth.engine.history import Result, Variable
from sixteenth.measures.estimate import Estimate

DRAWS, MONTHS = 400, 60
LABS = ("Ana", "Ben")


def made(*, worth: Any = 0.0, revenue: Any = 1.0, profit: Any = 0.5, ruined: int = 0, finite: int = DRAWS) -> Result:
    """Make a run from April 2026 on: of Ana what is given, of Ben nothing but ones; the first futures are ruined."""
    ones = np.ones((MONTHS, 2, DRAWS), np.float32)
    luck = np.random.default_rng(7).normal(size=DRAWS)
    at_end, sold, left = ones[0].copy(), ones.copy(), ones.copy()
    at_end[0] = 100 + 20 * luck + worth
    sold[:, 0], left[:, 0] = revenue, profit
    broke = np.full((2, DRAWS), MONTHS)
    broke[0, :ruined] = 3
    return Result(
        monthly={"company_revenue": sold, "operating_profit": left},
        closing={"wind_down_value": at_end},
        ended={"ends_ruined": broke, "not_finite": np.where(np.arange(DRAWS) < finite, MONTHS, 2)},
        variables={"ends_ruined": Variable(("lab",), "Flag"), "not_finite": Variable((), "Flag")},
        labels={"lab": LABS},
        recipe={"months": MONTHS, "start": "2026-04", "draws": DRAWS, "sampling": "counter"},
    )


@pytest.fixture(autouse=True)
def a_third_is_gained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let going on be worth a third of the run that goes on, less a third of the one that stops."""

    def gained(goes_on: Result, stops: Result, lab: str) -> Any:
        at = LABS.index(lab)
        worth = [np.asarray(each.closing["wind_down_value"][at], np.float64) / 3 for each in (goes_on, stops)]
        return np.where(goes_on.finite & stops.finite, worth[0] - worth[1], np.nan)

    monkeypatch.setattr(shocks, "gained_by_going_on", gained)


def read(result: Result, lab: str = "Ana") -> Any:
    return read_futures(result, made(worth=-60.0), lab)


def between(before: Result, after: Result, lab: str = "Ana") -> Any:
    return effects(read(before, lab), read(after, lab))


def test_the_value_of_going_on_is_that_of_the_run_against_itself_stopped():
    futures = read(made())
    np.testing.assert_allclose(futures.going_on, 20.0, rtol=1e-6)
    np.testing.assert_allclose(futures.revenue_2030, 12.0)
    assert between(made(), made(worth=30.0))["going_on"].value == pytest.approx(10.0, rel=1e-5)


def test_luck_that_both_share_is_no_part_of_the_error():
    luck = np.random.default_rng(8).normal(size=DRAWS)
    effect = between(made(), made(worth=5 + luck))["worth"]
    assert effect.value == pytest.approx(5 + luck.mean(), rel=1e-4)
    assert effect.error == pytest.approx(luck.std(ddof=1) / np.sqrt(DRAWS), rel=1e-3)  # and not of 20 times as much


def test_ruin_is_counted_of_100():
    assert between(made(ruined=4), made(ruined=12))["ruin"].value == pytest.approx(2.0)


def test_a_margin_is_that_of_all_money_together():
    large = np.where(np.arange(DRAWS) < DRAWS // 2, 1.0, 1e-9)
    effect = between(made(), made(revenue=large, profit=np.where(large == 1, 0.25, -1e-6)))["margin_2028"]
    assert effect.value == pytest.approx(0.25 - 0.5, abs=1e-4)  # futures without sales have margins of -1000


def test_the_error_of_a_margin_is_that_of_drawing_futures_anew():
    luck = np.random.default_rng(9).lognormal(size=DRAWS)
    profit = luck * (0.3 + 0.1 * np.random.default_rng(10).normal(size=DRAWS))
    before, after = made(revenue=luck, profit=0.2 * luck), made(revenue=luck, profit=profit)
    drawn = np.random.default_rng(11)
    again = [drawn.integers(0, DRAWS, DRAWS) for _ in range(400)]
    margins = [profit[each].sum() / luck[each].sum() for each in again]
    assert between(before, after)["margin_2028"].error == pytest.approx(np.std(margins), rel=0.15)


def test_futures_that_stopped_being_numbers_are_left_out_of_both():
    after = made(worth=np.where(np.arange(DRAWS) < 300, 5.0, np.nan), finite=300)
    assert between(made(), after)["worth"].value == pytest.approx(5, rel=1e-4)


def test_the_other_lab_is_untouched():
    assert {name: each.value for name, each in between(made(), made(worth=5.0), "Ben").items()} == dict.fromkeys(
        OUTCOMES, 0.0
    )


@pytest.mark.parametrize(
    ("value", "error", "sign"),
    [
        (3.0, 1.0, "+"),
        (-3.0, 1.0, "-"),
        (1.9, 1.0, "0"),
        (1e-9, 0.0, "+"),  # the same in every future
        (0.0, 0.0, "0"),
        (5.0, float("nan"), "0"),
        (float("nan"), 1.0, "0"),
    ],
)
def test_a_difference_below_two_standard_errors_is_no_effect(value, error, sign):
    assert sign_of(Estimate(value, error)) == sign


@pytest.mark.parametrize(
    ("value", "due", "met"),
    [(3.0, "+", True), (3.0, "-", False), (0.0, "+", False), (0.0, "0", True), (3.0, "0", False), (0.0, "any", True)],
)
def test_a_zero_where_a_sign_is_due_does_not_come_out(value, due, met):
    assert comes_out(Estimate(value, 1.0), due) == met


def test_of_one_future_no_effect_is_seen():
    one = [read(each) for each in (made(finite=1), made(worth=5.0, finite=1))]
    assert sign_of(effects(*one)["worth"]) == "0"
