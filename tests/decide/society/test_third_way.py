"""Policies between lives and risk, on made-up results."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.society.third_way import third_way
from tests.decide.society_runs import made


def policy(lives: float, risk: float, gains=(0.1, 0.1, 0.1)):
    """Write a run that gains so many life-years if no catastrophe comes."""
    gained = 12 * lives / (1 - risk)
    welfare = np.array(gains)[:, None]
    return made(3, life_months_gained=gained, probability_without_catastrophe=1 - risk, welfare_gain=welfare)


RUNS = [
    ("race", policy(110, 0.3, (0.5, 0.1, -0.2))),
    ("third way", policy(100, 0.1, (0.4, 0.3, 0.1))),
    ("stop", policy(10, 0.0, (0.0, 0.0, 0.2))),
    ("clumsy", policy(90, 0.2)),
]


def test_policies_stand_by_their_risk_and_life_years_count_by_the_odds():
    told = third_way(RUNS)
    assert [each.policy for each in told.outcomes] == ["stop", "third way", "clumsy", "race"]
    assert [each.life_years_gained for each in told.outcomes] == pytest.approx([10, 100, 90, 110])
    assert [each.catastrophe_odds for each in told.outcomes] == pytest.approx([0, 0.1, 0.2, 0.3])


def test_what_is_beaten_is_off_the_frontier_and_the_knee_bends_most():
    told = third_way(RUNS)
    assert told.frontier == ("stop", "third way", "race")
    assert {each.policy: each.is_beaten_by for each in told.outcomes}["clumsy"] == "third way"
    assert told.knee == "third way"


def test_each_view_chooses_its_own():
    assert third_way(RUNS).choices == {"1": "race", "2": "third way", "3": "stop"}


def test_a_choice_that_its_error_does_not_tell_from_another_says_so():
    even = np.resize([-1.0, 1.0], 101)
    close = made(3, welfare_gain=0.5 - 0.001 + 0.5 * even)
    told = third_way([*RUNS, ("close", close)])
    assert told.choices["1"] == "race"
    assert told.as_good == {"1": ("close",), "2": (), "3": ()}
    beside = next(each for each in told.outcomes if each.policy == "third way").against_the_first[0]
    assert (beside.difference, beside.standard_error) == pytest.approx((-0.1, 0))


@pytest.mark.parametrize("runs", [RUNS[:2], [("a", policy(1, 0.1)), ("b", policy(2, 0.2)), ("c", policy(3, 0.3))]])
def test_two_policies_or_a_straight_line_have_no_knee(runs):
    told = third_way(runs)
    assert told.knee is None or told.knee in told.frontier
    if len(runs) == 2:
        assert told.knee is None


points = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=6)


@given(points)
def test_nothing_on_the_frontier_is_beaten_and_all_else_is(at):
    told = third_way([(str(number), policy(lives, risk / 10)) for number, (lives, risk) in enumerate(at)])
    points_of = {each.policy: (each.life_years_gained, -each.catastrophe_odds) for each in told.outcomes}
    for name, own in points_of.items():
        is_beaten = any(each != own and each[0] >= own[0] and each[1] >= own[1] for each in points_of.values())
        assert (name not in told.frontier) == is_beaten
    assert told.frontier


def test_the_odds_are_those_of_all_futures():
    odds = np.linspace(0.5, 1, 101)
    told = third_way([("a", made(3, life_months_gained=12.0, probability_without_catastrophe=odds))])
    assert told.outcomes[0].catastrophe_odds == pytest.approx(0.25)
    assert told.outcomes[0].life_years_gained == pytest.approx(0.75)
    error = odds.std(ddof=1) / np.sqrt(101)
    assert told.outcomes[0].errors[:2] == pytest.approx((error, error))


def test_what_is_worse_in_both_by_more_than_errors_is_surely_beaten():
    told = {each.policy: each for each in third_way(RUNS).outcomes}
    assert told["clumsy"].is_surely_beaten_by == "third way"
    assert {each.is_surely_beaten_by for name, each in told.items() if name != "clumsy"} == {None}


def test_what_is_worse_within_the_error_of_the_difference_is_not_told_apart():
    even = np.resize([-1.0, 1.0], 101)
    noisy = made(3, life_months_gained=12 * (90 + 200 * even) / 0.8, probability_without_catastrophe=0.8)
    told = {each.policy: each for each in third_way([RUNS[1], ("noisy", noisy)]).outcomes}
    assert (told["noisy"].is_beaten_by, told["noisy"].is_surely_beaten_by) == ("third way", None)


def test_welfare_has_its_error():
    even = np.resize([-1.0, 1.0], 101)
    told = third_way([("a", made(3, welfare_gain=0.5 + 0.1 * even))]).outcomes[0]
    assert told.welfare_error == pytest.approx((np.std(0.1 * even, ddof=1) / np.sqrt(101),) * 3)
