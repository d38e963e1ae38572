"""Jones 2024: published numbers, and the world's welfare against closed forms, integrals and brute force."""

from dataclasses import replace
from math import exp, expm1, inf, log

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import minimize_scalar

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.jones import Prospect, Taste, cut_offs, largest_risk, welfare, when_to_stop
from sixteenth.reproductions.worlds import central_world
from tests.reproductions.rows import rows_of

growths = st.floats(0.01, 0.5)
hazards = st.floats(0.001, 0.1)
curvatures = st.one_of(st.just(1.0), st.floats(1.05, 6))
values = st.floats(0.5, 20)
prospects = st.builds(Prospect, st.floats(0, 0.3), st.floats(0.001, 0.05))
tastes = st.builds(Taste, curvatures, values, st.floats(0.015, 0.06), st.floats(-0.01, 0.01))
TODAY, OFFERED = Prospect(0.02, 0.01), Prospect(0.1, 0.005)


def utility(consumption, curvature, value):
    """Jones's own form: a constant and a power, or a logarithm."""
    if curvature == 1:
        return value + log(consumption)
    return value + 1 / (curvature - 1) + consumption ** (1 - curvature) / (1 - curvature)


def published_stop(growth, hazard, curvature, value):
    """Compute the consumption at which to stop in closed form; at most today's means never to start."""
    if curvature == 1:
        return exp(growth / hazard - value)
    constant = value + 1 / (curvature - 1)
    return ((growth / hazard + 1 / (curvature - 1)) / constant) ** (1 / (curvature - 1))


def test_every_published_number_comes_out():
    rows = rows_of("jones")
    assert [row for row in rows if not row.is_ok] == []
    assert {f"D{question}.g{curvature}" for question in (1, 2) for curvature in (1, 2, 3)} <= {row.id for row in rows}


@given(growths, hazards, curvatures, values)
def test_the_search_finds_the_published_closed_form(growth, hazard, curvature, value):
    assume(growth / hazard < 300)
    best = max(published_stop(growth, hazard, curvature, value), 1.0)
    found = when_to_stop(growth, hazard, curvature, value)
    assert found.consumption == pytest.approx(best, rel=1e-8)
    assert found.time == pytest.approx(log(best) / growth, abs=1e-8)
    assert found.risk == pytest.approx(-expm1(-hazard * log(best) / growth), abs=1e-10)


@given(growths, hazards, curvatures, values)
def test_no_other_moment_to_stop_is_better(growth, hazard, curvature, value):
    assume(growth / hazard < 100)
    found = when_to_stop(growth, hazard, curvature, value)

    def expected(time):
        return log(utility(exp(growth * time), curvature, value)) - hazard * time

    others = np.linspace(0, 3 * found.time + 5, 400)
    assert max(map(expected, others)) <= expected(found.time) + 1e-12
    searched = minimize_scalar(lambda time: -expected(time), bounds=(0, found.time + 10), method="bounded")
    assert searched.x == pytest.approx(found.time, abs=0.01 + 1e-3 * found.time)


@given(growths, hazards, curvatures, values, st.floats(0.01, 100))
def test_only_the_ratio_of_growth_to_hazard_says_how_rich_one_stops(growth, hazard, curvature, value, scale):
    assume(growth / hazard < 300)
    by_year = when_to_stop(growth, hazard, curvature, value)
    in_other_units = when_to_stop(growth / scale, hazard / scale, curvature, value)
    assert in_other_units.time == pytest.approx(by_year.time * scale, rel=1e-6, abs=1e-9)
    assert in_other_units.risk == pytest.approx(by_year.risk, rel=1e-6, abs=1e-12)


@given(growths, hazards, curvatures, st.floats(0, 5))
def test_who_values_life_at_more_than_growth_to_hazard_never_starts(growth, hazard, curvature, more):
    value = growth / hazard + more
    assume(0.1 <= value <= 100)
    found = when_to_stop(growth, hazard, curvature, value)
    assert found.time == pytest.approx(0, abs=1e-9)
    assert found.risk == pytest.approx(0, abs=1e-9)


@given(growths, hazards, values)
def test_more_curvature_and_more_value_of_life_stop_earlier(growth, hazard, value):
    assume(growth / hazard < 300)
    assume(growth / hazard > value + 0.01)
    times = [when_to_stop(growth, hazard, curvature, value).time for curvature in (1, 1.5, 2, 3, 5)]
    assert times == sorted(times, reverse=True)
    assert when_to_stop(growth, hazard, 2, value * 1.1).time < when_to_stop(growth, hazard, 2, value).time + 1e-12


@given(prospects, tastes)
def test_welfare_is_the_integral_of_what_years_are_worth(prospect, taste):
    discounting = taste.time_preference - taste.population_growth + prospect.mortality
    assume(discounting > 0.005)

    def weighed(time):
        return exp(-discounting * time) * utility(exp(prospect.growth * time), taste.curvature, taste.value_of_life)

    last = 40 / discounting
    integral = sum(
        quad(weighed, start, end, limit=200)[0]
        for start, end in zip(np.linspace(0, last, 9)[:-1], np.linspace(0, last, 9)[1:], strict=True)
    )
    assert welfare(prospect, taste) == pytest.approx(integral, rel=1e-6)


@given(prospects, prospects, tastes)
def test_months_and_years_accept_the_same_risk(today, offered, taste):
    def by_year(prospect):
        inputs = {
            "value_of_a_year": taste.value_of_life,
            "relative_risk_aversion": [taste.curvature],
            "consumption_growth": prospect.growth,
            "discounting_ahead": taste.time_preference - taste.population_growth + prospect.mortality,
            "well_being_at_reach": [taste.value_of_life],
        }
        return float(evaluate(central_world(), "welfare_after_reach", inputs)[0])

    assert welfare(today, taste) == pytest.approx(by_year(today), rel=1e-9)
    assert largest_risk(today, offered, taste) == pytest.approx(1 - by_year(today) / by_year(offered), abs=1e-9)


@given(prospects, prospects, tastes)
def test_at_the_largest_risk_both_courses_are_worth_the_same(today, offered, taste):
    risk = largest_risk(today, offered, taste)
    assert (1 - risk) * welfare(offered, taste) == pytest.approx(welfare(today, taste), rel=1e-9)
    assert (risk > 0) == (welfare(offered, taste) > welfare(today, taste))


@given(prospects, st.floats(1.05, 6), values)
def test_faster_and_faster_growth_comes_near_a_singularity_and_no_further(today, curvature, value):
    taste = Taste(curvature, value)
    ladder = [largest_risk(today, Prospect(growth, today.mortality), taste) for growth in (0.5, 2, 12, inf)]
    assert ladder == sorted(ladder)
    bound = value + 1 / (curvature - 1)  # what a year is worth where consumption is no matter
    assert welfare(Prospect(inf, today.mortality), taste) == pytest.approx(bound / (0.01 + today.mortality), rel=1e-9)
    assert ladder[-1] < 1


@given(prospects, values)
def test_with_a_logarithm_any_risk_is_worth_a_singularity(today, value):
    taste = Taste(1, value)
    found = cut_offs(today, Prospect(0.3, today.mortality / 2), taste)
    assert found["risk accepted for a singularity"] == 1
    assert found["risk accepted for a singularity and longer lives"] == 1
    gains = [welfare(Prospect(growth, today.mortality), taste) for growth in (1, 2, 4, 8)]
    steps = np.diff(gains)
    assert steps[1] == pytest.approx(2 * steps[0])  # welfare grows without end, as fast as growth
    assert steps[2] == pytest.approx(4 * steps[0])


@given(tastes)
def test_longer_lives_are_worth_more_risk_the_more_curved_utility_is_the_less_growth_is(taste):
    found = cut_offs(TODAY, OFFERED, taste)
    assert found["risk accepted for growth and longer lives"] > found["risk accepted for growth"]
    assert found["risk accepted for a singularity"] >= found["risk accepted for growth"]
    more_curved = cut_offs(TODAY, OFFERED, replace(taste, curvature=taste.curvature + 1))
    assert more_curved["risk accepted for growth"] < found["risk accepted for growth"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: when_to_stop(0, 0.01, 2), "a growth of 0"),
        (lambda: when_to_stop(inf, 0.01, 2), "a growth of inf"),
        (lambda: when_to_stop(0.1, 0, 2), "a hazard of 0"),
        (lambda: when_to_stop(0.1, float("nan"), 2), "a hazard of nan"),
        (lambda: when_to_stop(0.1, 0.01, 0.9), "relative_risk_aversion is 0.9"),
        (lambda: when_to_stop(0.1, 0.01, 2, 0), "value_of_a_year is 0"),
        (lambda: when_to_stop(10, 0.01, 1), "a growth of 1000 times the hazard"),
        (lambda: welfare(Prospect(-0.01, 0.01), Taste(2)), "a growth of -0.01 a year"),
        (lambda: welfare(Prospect(12.1, 0.01), Taste(2)), "a growth of 12.1 a year"),
        (lambda: welfare(Prospect(0.02, -0.01), Taste(2)), "a mortality of -0.01 a year"),
        (lambda: welfare(Prospect(0.02, 0.01), Taste(2, time_preference=0)), "the future counts less by 0 a year"),
        (lambda: welfare(Prospect(0.02, 0.01), Taste(21)), "relative_risk_aversion is 21"),
        (lambda: largest_risk(Prospect(inf, 0.01), OFFERED, Taste(2)), "a growth without bound today"),
    ],
)
def test_outside_its_domain_it_says_so(asked, told):
    with pytest.raises(OutsideDomain, match=told):
        asked()


def test_a_great_ratio_of_growth_to_hazard_is_no_matter_where_utility_has_a_bound():
    found = when_to_stop(100, 0.01, 2)
    assert found.consumption == pytest.approx(published_stop(100, 0.01, 2, 6.0), rel=1e-9)
