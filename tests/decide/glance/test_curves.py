"""What the first screen draws, on runs written by hand: exact quantiles, months for good, counts of futures in time."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from sixteenth.decide.glance.curves import (
    LEVELS,
    OUTCOMES,
    PATHS,
    can_draw,
    draw_curves,
    futures_of,
    points_of,
    quantiles,
)
from sixteenth.engine.history import Result, Variable
from tests.decide.worth.test_headline import made

MONTHS = 12


def drawn(flow: Any, **closing: Any) -> Result:
    """Write a run of one lab from its cash by month [months, draws]."""
    result = made(MONTHS, **{"wind_down_value": [1.0] * np.shape(flow)[1], **closing})
    flows = np.asarray(flow, float)[:, None]
    monthly = {"cash_flow_before_financing": flows, "present_value": np.cumsum(flows, axis=0)}
    own = {name: Variable(("lab",), "USD") for name in monthly}
    return replace(result, monthly={**result.monthly, **monthly}, variables={**result.variables, **own})


def sink_then_rise(draws: int = 4) -> Any:
    flow = np.full((MONTHS, draws), 2.0)
    flow[:4] = -1.0
    return flow


def test_points_are_the_ends_of_quarters_and_the_horizon():
    assert points_of(12) == [2, 5, 8, 11]
    assert points_of(13) == [0, 3, 6, 9, 12]
    assert points_of(1) == [0]


def test_the_running_total_and_the_flow_of_a_certain_future():
    curves = draw_curves(futures_of(drawn(sink_then_rise()), "Ana", "run_off"))
    assert curves.running_total.months == ("2026-06", "2026-09", "2026-12", "2027-03")
    assert curves.running_total.levels.tolist() == [[-3.0, 0.0, 6.0, 12.0]] * len(LEVELS)
    assert curves.cash_flow.paths[:, 0].tolist() == [-1.0, 1.0, 2.0, 2.0]
    assert curves.running_total.paths.shape == (4, 4)


def test_money_is_back_from_the_month_since_which_it_stays_back():
    curves = draw_curves(futures_of(drawn(sink_then_rise()), "Ana", "run_off"))
    assert curves.back_in == ("2026-09",) * OUTCOMES
    flow = sink_then_rise()
    flow[8, :] = -9.0  # once more below nothing, and for good from the last month but one
    assert set(draw_curves(futures_of(drawn(flow), "Ana", "run_off")).back_in) == {"2027-03"}


def test_what_only_run_off_brings_back_is_back_at_the_end():
    flow = np.full((MONTHS, 2), -1.0)
    curves = draw_curves(futures_of(drawn(flow, wind_down_value=[1.0, -1.0]), "Ana", "run_off"))
    assert curves.back_in == ("2027-03",) * (OUTCOMES // 2) + (None,) * (OUTCOMES // 2)


def test_as_many_dots_are_back_as_futures_are():
    result = drawn(sink_then_rise(50), wind_down_value=[1.0] * 20 + [-1.0] * 30)
    back = draw_curves(futures_of(result, "Ana", "run_off")).back_in
    assert sum(month is not None for month in back) == 20


def test_a_stop_is_in_time_until_its_last_call():
    result = drawn(sink_then_rise(), months_to_last_call=[0, 3, 6, 12])
    counts = dict(draw_curves(futures_of(result, "Ana", "run_off")).stop_in_time)
    assert counts == {"2026-06": 75.0, "2026-09": 50.0, "2026-12": 25.0, "2027-03": 25.0}


def test_futures_that_are_no_numbers_are_left_out():
    result = drawn(sink_then_rise(), not_finite=[3, MONTHS, MONTHS, MONTHS])
    assert futures_of(result, "Ana", "run_off").running.shape[1] == 3


def test_weights_that_are_equal_say_nearly_what_plain_futures_say():
    numbers = np.random.default_rng(7).normal(size=(3, 4_000))
    equal = np.full(4_000, 1 / 4_000)
    assert quantiles(numbers, LEVELS, equal) == pytest.approx(quantiles(numbers, LEVELS), abs=0.02)


def test_weights_draw_what_they_weigh():
    flow = sink_then_rise(20)
    flow[:, 10:] *= 2
    futures = futures_of(drawn(flow), "Ana", "run_off")
    heavy = np.array([0.0] * 10 + [0.1] * 10)
    curves = draw_curves(futures, heavy)
    assert curves.running_total.levels[2, -1] == pytest.approx(24.0)
    assert (curves.running_total.paths[-1] == 24.0).all()
    assert curves.running_total.paths.shape[1] == PATHS
    assert curves.stop_in_time[-1][1] == pytest.approx(100.0)


def test_what_was_not_kept_is_not_drawn():
    assert can_draw(drawn(sink_then_rise()))
    assert not can_draw(made(wind_down_value=[1.0]))
