"""The clock: the interview's sixteenth, and paths whose arrival and doubling are known beforehand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.clock import (
    Clock,
    Destination,
    doubling_time_of,
    growth_needed,
    read_clock,
    steady_clock,
)
from sixteenth.engine.history import Result, Variable
from sixteenth.errors import OutsideDomain

WORLD = sixteenth.read("central").world
MONTHS = 61


def made(values: Any, unit: str = "USDPerMonth") -> Result:
    """Write a result of one variable with labs, [months, labs, draws]."""
    months, _, draws = values.shape
    variables = {"sales": Variable(("lab",), unit), "not_finite": Variable((), "Flag")}
    recipe = {"draws": draws, "months": months, "start": "2026-04"}
    ended = {"not_finite": np.full(draws, months, np.int32)}
    return Result({"sales": values}, {}, ended, variables, {"lab": ("Ana", "Ben")}, recipe)


def doubling_every(*times: float) -> Any:
    """Return a lab that stays at one, and one that doubles in so many months, a draw each."""
    growing = 2 ** (np.arange(MONTHS)[:, None] / np.array(times))
    return np.stack([np.ones_like(growing), growing], axis=1)


def read(result: Result, amount: float, *, multiple: bool = False, lab: str = "Ben", ahead: float = 24) -> Clock:
    return read_clock(WORLD, result, "sales", (lab,), Destination(amount, multiple), ahead)


def test_a_sixteenth_is_visible_two_years_before_at_a_doubling_in_six_months():
    clock = steady_clock(WORLD, 6, (24, 12, 0))
    assert clock.visible == ((24, 0.0625), (12, 0.25), (0, 1.0))


def test_a_hundredth_is_visible_two_years_before_at_ten_times_a_year():
    ((_, share),) = steady_clock(WORLD, doubling_time_of(10), (24,)).visible
    assert share == pytest.approx(0.01)
    assert doubling_time_of(2) == pytest.approx(12)


def test_a_doubling_in_no_time_is_refused():
    with pytest.raises(OutsideDomain):
        steady_clock(WORLD, 0, (24,))


@given(st.integers(2, 12), st.integers(1, 4))
def test_a_steady_path_is_a_steady_clock(every, doublings):
    clock = read(made(doubling_every(every)), 2.0**doublings * (1 - 1e-9), ahead=every)
    assert clock.doubling_time == pytest.approx((every,) * 3)
    assert clock.visible_at_start == pytest.approx((2.0**-doublings,) * 3)
    assert clock.visible_before == pytest.approx((0.5,) * 3) == clock.steady
    month = str(np.datetime64("2026-04", "M") + every * doublings)
    assert clock.reached == (month, month, month)
    assert (clock.never_of_100, clock.already_of_100, clock.looked_back_of_100) == (0, 0, 100)


def test_futures_that_do_not_arrive_are_counted_and_bound_the_range():
    clock = read(made(doubling_every(6, 12, 30, np.inf)), 16 * (1 - 1e-9))
    assert clock.never_of_100 == 50
    assert clock.reached == ("2028-04", "2030-04", None)
    assert clock.doubling_time[:2] == pytest.approx((6, 12))
    assert clock.doubling_time[2] == float("inf")
    assert clock.looked_back_of_100 == 50


def test_a_multiple_is_of_each_futures_own_start():
    values = doubling_every(6, 6) * np.array([1.0, 5.0])
    clock = read(made(values), 16 * (1 - 1e-9), multiple=True)
    assert clock.start == pytest.approx((1, 1, 5))
    assert clock.reached == ("2028-04",) * 3
    assert clock.visible_at_start == pytest.approx((1 / 16,) * 3)


def test_what_counts_doublings_is_a_power_of_two():
    powers = np.log2(doubling_every(6))
    clock = read(made(powers, "Doublings"), 4 - 1e-9)
    assert clock.reached[1] == "2028-04"
    assert clock.visible_before[1] == pytest.approx(1 / 16)
    assert read(made(powers, "Doublings"), 16 * (1 - 1e-9), multiple=True).reached == clock.reached


def test_what_is_there_from_the_start_has_no_way_to_go():
    clock = read(made(doubling_every(6)), 1)
    assert (clock.already_of_100, clock.never_of_100, clock.looked_back_of_100) == (100, 0, 0)
    assert clock.reached == ("2026-04",) * 3
    assert np.isnan([*clock.doubling_time, *clock.visible_before, *clock.steady]).all()


def test_what_stands_still_does_not_double():
    clock = read(made(doubling_every(6)), 2, lab="Ana")
    assert clock.never_of_100 == 100
    assert clock.doubling_time == (float("inf"),) * 3


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("multiple", [True, False])
def test_a_start_at_nothing_or_a_debt_has_no_multiple(multiple):
    values = doubling_every(6, 6)
    values[0, 1] = (0.0, -1.0)
    clock = read(made(values), 4, multiple=multiple)
    assert clock.never_of_100 == (100 if multiple else 0)
    assert np.isnan(clock.doubling_time).all()


def test_growth_that_slows_shows_more_beforehand_than_a_steady_clock():
    levels = 4 * np.sqrt(np.linspace(0, 1, MONTHS))
    slowing = read(made(np.stack([2**levels, 2**levels], axis=1)[..., None]), 15.9)
    rising = read(made(np.stack([2 ** (levels**4 / 64)] * 2, axis=1)[..., None]), 15.9)
    assert slowing.visible_before[1] > slowing.steady[1]
    assert rising.visible_before[1] < rising.steady[1]


def test_next_to_no_way_that_takes_long_is_within_the_bounds_of_the_clock():
    level = np.linspace(0, 0.001, MONTHS)
    clock = read(made(np.stack([2**level, 2**level], axis=1)[..., None]), 2**0.0009)
    assert clock.steady[1] == pytest.approx(0.986, abs=1e-3)


def test_draws_that_stopped_being_numbers_are_left_out():
    result = made(doubling_every(6, 12))
    result.ended["not_finite"][1] = 3
    assert read(result, 16 * (1 - 1e-9)).doubling_time == pytest.approx((6, 6, 6))


def test_the_interviews_hundred_billion():
    assert growth_needed(4.5, 100, 2) == pytest.approx(4.714, abs=1e-3)


@given(st.floats(0.01, 1e3), st.floats(0.01, 1e3), st.floats(0.1, 30))
def test_growing_so_fast_gets_there(start, destination, years):
    assert start * growth_needed(start, destination, years) ** years == pytest.approx(destination)


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, -1, 1), (1, 1, 0)])
def test_sizes_and_years_are_above_zero(wrong):
    with pytest.raises(ValueError, match="must be above zero"):
        growth_needed(*wrong)
