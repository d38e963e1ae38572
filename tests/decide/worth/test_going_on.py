"""What going on is worth: verdicts at each border, and worths to owners whose numbers are known by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.worth.going_on import (
    Worth,
    can_go_on,
    going_on_of,
    is_on_the_edge,
    models_today,
    stopping_after,
    value_of,
    value_of_going_on,
    verdict_of,
    world_of_going_on,
    worth_as_concern,
    worth_to_owners,
    worth_wound_down,
)
from sixteenth.errors import Refused
from tests.decide.futures_ahead import MONTHS, made
from tests.interfaces.command_line import INTERVIEW

PAID = MONTHS * 1.0 * 0.5  # payouts of every month, half of them today's owners'


@pytest.mark.parametrize(
    ("positive", "mean", "verdict"),
    [
        (67, 1.0, "investment"),
        (66.6, 1.0, "investment"),  # shown as 67
        (66.4, 1.0, "either way"),
        (67, 0.0, "either way"),
        (100, -1.0, "either way"),
        (34, -1.0, "either way"),
        (33, 0.0, "hole"),
        (33, -1.0, "hole"),
        (0, -1.0, "hole"),
        (33, 1e-9, "a bet: few win, by enough"),
        (34, 1.0, "either way"),
    ],
)
def test_verdicts_at_each_border(positive, mean, verdict):
    assert verdict_of(positive, mean) == verdict


@pytest.mark.parametrize(
    ("positive", "error", "mean", "error_of_mean", "edge"),
    [
        (90, 3.0, 10.0, 1.0, False),
        (90, 3.0, 1.9, 1.0, True),  # a mean that may be nothing
        (73, 3.5, 10.0, 1.0, True),  # a count that may be 66
        (74, 3.5, 10.0, 1.0, False),
        (50, 3.0, 0.0, 1.0, False),  # between the thresholds the mean decides nothing
        (30, 2.0, -10.0, 1.0, True),
        (10, 2.0, -1.0, 1.0, True),  # a hole or a bet
        (10, 2.0, -3.0, 1.0, False),
        (100, 0.0, 1.0, float("nan"), True),  # one future says nothing
    ],
)
def test_two_standard_errors_from_another_verdict_is_on_the_edge(positive, error, mean, error_of_mean, edge):
    assert is_on_the_edge(positive, error, mean, error_of_mean) is edge


def test_owners_get_payouts_and_their_share_of_what_is_left():
    worth = worth_to_owners(made(), 0, np.array([20.0]))
    assert worth.total == pytest.approx([PAID + 0.5 * (40 + 20 - 5)])
    assert worth.terminal == pytest.approx([0.5 * 20])


def test_what_is_left_is_never_below_nothing():
    worth = worth_to_owners(made(), 0, np.array([-100.0]))
    assert worth.total == pytest.approx([PAID])
    assert worth.terminal == pytest.approx([-0.5 * 35])


def test_a_ruined_lab_leaves_its_owners_what_they_were_paid():
    assert worth_to_owners(made(is_alive=0.0), 0, np.array([20.0])).total == pytest.approx([PAID])


def test_a_parent_gets_all_and_pays_all():
    worth = worth_to_owners(made(has_parent=1.0, discount_factor=0.5), 0, np.array([-20.0]))
    assert worth.total == pytest.approx([0.5 * (MONTHS * 4.0 - 20)])
    assert worth.terminal == pytest.approx([-10.0])


def test_from_a_catastrophe_on_there_is_nothing():
    worth = worth_to_owners(made(2, disaster=[6, MONTHS]), 0, np.array([20.0, 20.0]))
    assert worth.total == pytest.approx([6 * 0.5, PAID + 27.5])
    assert worth.terminal == pytest.approx([0.0, 10.0])


def test_a_lab_is_worth_more_as_a_concern_than_wound_down():
    for stopped in (0.0, 1.0):
        run = made(has_stopped=stopped)
        assert worth_wound_down(run, 0).terminal == pytest.approx([0.5 * 20])
        assert worth_as_concern(run, 0).terminal == pytest.approx([0.5 * 10 * 48])


def test_ties_are_not_positive_and_the_terminal_share_is_of_the_mean():
    goes_on, stops = Worth(np.array([10.0, 4.0, 0.0, 9.0]), np.array([4.0, 2.0, 0.0, 9.0])), np.array([2.0, 4.0, 0.0])
    value = value_of(goes_on, Worth(stops, stops * 0), np.array([True, True, False]), "counter")
    assert (value.positive_of_100, value.mean, value.goes_on, value.stops) == (50.0, 4.0, 7.0, 3.0)
    assert value.standard_error == pytest.approx(4.0)
    assert value.terminal_share == pytest.approx(3.0 / 4.0)
    assert value.is_on_the_edge


def test_no_terminal_share_of_a_mean_that_is_not_above_nothing():
    nothing = Worth(np.zeros(8), np.ones(8))
    assert np.isnan(value_of(nothing, nothing, np.ones(8, bool), "counter").terminal_share)


@given(st.floats(-100, 100))
def test_the_same_run_twice_is_worth_nothing_more(ahead):
    run = made(8)
    worth = worth_to_owners(run, 0, np.full(8, ahead))
    value = value_of(worth, worth, run.finite, "counter")
    assert (value.mean, value.positive_of_100, value.verdict) == (0.0, 0.0, "hole")


def test_the_futures_that_both_runs_have_are_compared():
    found = going_on_of(made(8, payouts=2.0), made(4), "Ana", 3)
    assert (found.futures, found.stops_after, found.horizon) == (4, 3, "2028-06")
    assert found.run_off.mean == pytest.approx(PAID)
    assert found.run_off.terminal_share == pytest.approx(0.0)


def test_a_stop_is_one_value_of_one_lab():
    central = sixteenth.read("central")
    assert models_today(central, "OpenAI") == 3
    stopped = stopping_after(central, "OpenAI", 5)
    assert stopped.world is central.world
    values = stopped.settings.values["last_model"]
    assert values[("OpenAI",)].numbers == (5.0,)
    assert values[()].numbers == (1000.0,)
    assert can_go_on(world_of_going_on(central.world))


def test_worlds_without_labs_and_unknown_labs_are_told():
    arithmetic = sixteenth.read(INTERVIEW)
    assert not can_go_on(arithmetic.world)
    with pytest.raises(Refused, match="labs that launch models"):
        value_of_going_on(arithmetic, "any", lambda _: made())
    with pytest.raises(Refused, match="'Antropic'"):
        value_of_going_on(sixteenth.read("central"), "Antropic", lambda _: made())
