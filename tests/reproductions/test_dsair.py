"""The race between safe and unsafe: boundaries against root finding, fixation against populations that imitate."""

from dataclasses import astuple, replace
from math import inf, nan
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.dsair import (
    Race,
    collective_boundary,
    fixation,
    fixation_by_steps,
    gain_of_mutants,
    long_run_payoffs,
    risk_dominance_boundary,
    round_payoffs,
    steps,
)
from sixteenth.reproductions.worlds import central_world
from tests.reproductions.rows import rows_of

odds = st.floats(0, 1)
races = st.builds(
    Race,
    speed=st.floats(1.05, 5),
    disaster=odds,
    detection=st.floats(0, 0.9),
    benefit=st.floats(0.5, 10),
    cost=st.floats(0, 3),
    prize=st.floats(0, 1e5),
    rounds=st.floats(1, 1e4),
)
mutants = st.sampled_from(["safe", "unsafe"])
# Races whose payoffs differ by little, so that chance and choice both matter.
mild_races = st.builds(Race, speed=st.floats(1.1, 3), disaster=odds, prize=st.floats(0, 20), rounds=st.just(10.0))


def pays(race, own, other):
    return getattr(long_run_payoffs(race), f"{own}_{other}")


def test_every_published_number_comes_out():
    rows = rows_of("dsair")
    assert {"F1.s1.5", "F1.s2", "F2"} <= {row.id for row in rows}
    assert [row for row in rows if not row.is_ok] == []


@given(races)
def test_boundaries_are_where_the_search_finds_them(race):
    def prefers_safety(disaster):
        at = replace(race, disaster=disaster)
        return pays(at, "safe", "safe") - pays(at, "unsafe", "unsafe")

    def safety_dominates(disaster):
        at = replace(race, disaster=disaster)
        return prefers_safety(disaster) + pays(at, "safe", "unsafe") - pays(at, "unsafe", "safe")

    for closed, gap in ((collective_boundary, prefers_safety), (risk_dominance_boundary, safety_dominates)):
        boundary = closed(race)
        if gap(0) < 0 < gap(1):
            assert boundary == pytest.approx(brentq(gap, 0, 1, xtol=1e-14), abs=1e-7)
        else:
            assert not 1e-9 < boundary < 1 - 1e-9


@given(st.floats(1.05, 10), st.floats(0, 10), st.floats(0, 3))
def test_with_a_great_prize_only_speed_says_where_the_boundaries_are(speed, benefit, cost):
    race = Race(speed, prize=1e12, benefit=benefit, cost=cost)
    assert collective_boundary(race) == pytest.approx(1 - 1 / speed, abs=1e-7)
    assert risk_dominance_boundary(race) == pytest.approx(1 - 1 / (3 * speed), abs=1e-7)


@given(races, st.integers(3, 60))
def test_at_the_boundary_of_a_small_population_each_takes_over_the_other_with_the_same_odds(race, population):
    boundary = risk_dominance_boundary(race, population)
    assume(0 < boundary < 1)
    largest = np.abs(gain_of_mutants(race, "safe", population)).max()
    intensity = 1 / max(largest, 1)
    at = replace(race, disaster=boundary)
    safe, unsafe = (fixation(at, mutant, population, intensity) for mutant in ("safe", "unsafe"))
    assert safe == pytest.approx(unsafe, rel=1e-6)
    below = replace(race, disaster=boundary * 0.9)
    assert fixation(below, "safe", population, intensity) <= fixation(below, "unsafe", population, intensity)


@given(races)
def test_the_boundary_of_a_small_population_nears_that_of_a_large_one(race):
    assume(abs(risk_dominance_boundary(race)) < 10)
    assert risk_dominance_boundary(race, 10**9) == pytest.approx(risk_dominance_boundary(race), abs=1e-4)


@given(mild_races, mutants, st.integers(2, 40), st.floats(0, 2))
def test_the_closed_form_is_what_meetings_lead_to_one_by_one(race, mutant, population, intensity):
    closed = fixation(race, mutant, population, intensity)
    assume(closed > 1e-12)
    assert fixation_by_steps(race, mutant, population, intensity) == pytest.approx(closed, rel=1e-6)


def take_overs(race, mutant, population, intensity, runs, seed):
    """Let people meet, each with a strategy, until all have the same, and count who won."""
    resident = "unsafe" if mutant == "safe" else "safe"
    earned = np.zeros((population + 1, 2))  # by number of mutants: a resident's pay, and a mutant's
    for number in range(1, population):
        people = [mutant] * number + [resident] * (population - number)
        pay = [
            np.mean([pays(race, own, other) for j, other in enumerate(people) if j != i])
            for i, own in enumerate(people)
        ]
        earned[number] = pay[-1], pay[0]
    chance = np.random.default_rng(seed)
    count = np.ones(runs, int)
    while ((count > 0) & (count < population)).any():
        first, second = chance.random((2, runs))
        first_is_mutant = first < count / population
        second_is_mutant = second < (count - first_is_mutant) / (population - 1)
        gain = earned[count, second_is_mutant.astype(int)] - earned[count, first_is_mutant.astype(int)]
        imitates = chance.random(runs) < 1 / (1 + np.exp(-intensity * gain))
        is_open = (count > 0) & (count < population)
        count += np.where(is_open & imitates, second_is_mutant.astype(int) - first_is_mutant, 0)
    return (count == population).mean()


@settings(max_examples=15)
@given(mild_races, mutants, st.integers(2, 7), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_small_populations_that_imitate_end_as_the_closed_form_says(race, mutant, population, intensity, seed):
    runs = 3000
    expected = fixation(race, mutant, population, intensity)
    found = take_overs(race, mutant, population, intensity, runs, seed)
    error = np.sqrt(max(expected * (1 - expected), 1 / runs) / runs)
    assert found == pytest.approx(expected, abs=5 * error)


@given(races, mutants, st.integers(2, 200))
def test_without_choice_all_is_drift(race, mutant, population):
    assert fixation(race, mutant, population, 0) == pytest.approx(1 / population)


@given(races, mutants, st.integers(2, 300), st.floats(0, 1e6))
def test_fixation_is_a_share_however_sharp_choice_is(race, mutant, population, intensity):
    assert 0 <= fixation(race, mutant, population, intensity) <= 1


@given(mild_races, st.integers(2, 30), st.floats(0, 0.5))
def test_the_odds_of_both_strategies_differ_by_all_gains_together(race, population, intensity):
    safe, unsafe = (fixation(race, mutant, population, intensity) for mutant in ("safe", "unsafe"))
    together = intensity * gain_of_mutants(race, "safe", population).sum()
    assume(min(safe, unsafe) > 1e-200)
    assert np.log(safe / unsafe) == pytest.approx(together, rel=1e-6, abs=1e-8)


@given(mild_races, mutants, st.integers(2, 20), st.floats(0.001, 2))
def test_steps_are_those_of_the_worlds_rule_of_imitation(race, mutant, population, intensity):
    up, down = steps(race, mutant, population, intensity)
    gain = gain_of_mutants(race, mutant, population)
    inputs = {"gain_from_a_policy": gain, "intensity_of_choice": intensity}
    imitation = evaluate(central_world(), "imitation_probability", inputs)
    assert up / (up + down) == pytest.approx(imitation)
    assert np.log(down / up) == pytest.approx(-intensity * gain, abs=1e-9)  # what the closed form adds up
    assert ((up + down) <= 1).all()


@given(races, races)
def test_more_disasters_never_help_the_unsafe(race, other):
    low, high = sorted((race.disaster, other.disaster))
    careful, reckless = replace(race, disaster=high), replace(race, disaster=low)
    assert fixation(careful, "unsafe") <= fixation(reckless, "unsafe") + 1e-12
    assert fixation(careful, "safe") >= fixation(reckless, "safe") - 1e-12


@settings(max_examples=15)
@given(races, st.integers(0, 2**32 - 1))
def test_a_round_played_with_luck_pays_what_the_closed_form_says(race, seed):
    draws = 20_000
    chance = np.random.default_rng(seed)
    means = []
    for own_speed, other_speed in ((1, 1), (1, race.speed), (race.speed, 1), (race.speed, race.speed)):
        found_out = chance.random((2, draws)) < race.detection
        own, other = (
            np.where(found & (speed > 1), 0, speed)
            for found, speed in zip(found_out, (own_speed, other_speed), strict=True)
        )
        pay = race.benefit * own / np.maximum(own + other, 1e-300) - (race.cost if own_speed == 1 else 0)
        means.append((pay.mean(), 5 * pay.std() / np.sqrt(draws) + 20 * race.benefit / draws))
    for closed, (mean, error) in zip(astuple(round_payoffs(race)), means, strict=True):
        assert closed == pytest.approx(mean, abs=error)


@given(races)
def test_the_long_run_adds_rounds_and_prize_up_and_divides_by_rounds(race):
    each, whole = round_payoffs(race), long_run_payoffs(race)
    needed = race.rounds / race.speed
    assert whole.safe_safe * race.rounds == pytest.approx(each.safe_safe * race.rounds + race.prize / 2)
    lucky = each.unsafe_safe * needed + race.prize
    assert whole.unsafe_safe * needed == pytest.approx((1 - race.disaster) * lucky)
    shared = each.unsafe_unsafe * needed + race.prize / 2
    assert whole.unsafe_unsafe * needed == pytest.approx((1 - race.disaster) * shared)
    assert whole.safe_unsafe == each.safe_unsafe


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: Race(1), "a speed of 1"),
        (lambda: Race(nan), "a speed of nan"),
        (lambda: Race(2, disaster=1.1), "odds of disaster of 1.1"),
        (lambda: Race(2, detection=-0.1), "odds of detection of -0.1"),
        (lambda: Race(2, benefit=-1), "a benefit of -1"),
        (lambda: Race(2, cost=inf), "a cost of inf"),
        (lambda: Race(2, prize=-1), "a prize of -1"),
        (lambda: Race(2, rounds=0.5), "0.5 rounds"),
        (lambda: collective_boundary(Race(2, benefit=0, prize=0)), "the unsafe earn 0"),
        (lambda: risk_dominance_boundary(Race(2), 1), "a population of 1"),
        (lambda: fixation(Race(2), "safe", 1), "a population of 1"),
        (lambda: gain_of_mutants(Race(2), "safe", cast("Any", inf)), "a population of inf"),
        (lambda: gain_of_mutants(Race(2), "safe", cast("Any", 2.5)), "a population of 2.5"),
        (lambda: fixation(Race(2), "safe", 10, -1), "an intensity of choice of -1"),
        (lambda: fixation(Race(2), "safe", 10, inf), "an intensity of choice of inf"),
        (lambda: steps(Race(2), "safe", 10, 900), "an intensity of 900 on gains"),
    ],
)
def test_outside_its_domain_it_says_so(asked, told):
    with pytest.raises(OutsideDomain, match=told):
        asked()
