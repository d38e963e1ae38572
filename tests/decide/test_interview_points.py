"""The figures of the ten points: the numbers of the interview's own example, and those known from elsewhere."""

from dataclasses import replace

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.interview_points import (
    ARITHMETIC,
    Asked,
    clock_point,
    destination_point,
    growth_point,
    margin_point,
    payback_point,
    race_point,
    red_herring_point,
    stop_point,
    stopping_point,
    what_is_kept,
    words_point,
)
from sixteenth.decide.worth.going_on import Value


@pytest.fixture(scope="module")
def runs():
    kept = {}

    def run(name):
        if name.startswith("race"):
            return None
        if name not in kept:
            scenario = sixteenth.read(name)
            keep = what_is_kept(scenario.world)
            sets = {**scenario.world.output_sets, "points": keep}
            world = type(scenario.world)(scenario.world.equations, scenario.world.declared, sets, scenario.world.limits)
            kept[name] = sixteenth.run(
                scenario, world=world, output_set="points", draws=40, months=30, back_end="numpy"
            )
        return kept[name]

    return run


def going_on(name, _lab):
    """Let going on be worth ten times as much in the central scenario as where offers are substitutes."""
    mean = {"central": 5e11, "commodity": 5e10}[name]
    return Value(mean, 1e9, 90.0, "investment", is_on_the_edge=False, goes_on=mean, stops=0.0, terminal_share=0.4)


@pytest.fixture(scope="module")
def ask(runs):
    arithmetic, central = sixteenth.read(ARITHMETIC), sixteenth.read("central")
    return lambda said=None, known=None: Asked(
        said or {}, known or {}, arithmetic, central, runs, sixteenth.run, going_on
    )


def test_a_sixteenth_and_what_other_doublings_show(ask):
    known = {"slow": 212.0, "fast": 105.0, "fastest": 89.0}
    found = clock_point(ask({"ahead": 24, "doubling": 6, "growth": 10}, known))
    assert found["share_said"] == pytest.approx(1 / 16)
    assert 1 / found["share_slow"] == pytest.approx(10.9, abs=0.05)
    assert 1 / found["share_fast"] == pytest.approx(124, abs=1)
    assert 1 / found["share_revenue"] == pytest.approx(100)


def test_where_two_more_years_lead(ask):
    said = {"start": 4.5, "ahead": 24, "target": 100, "slow": 4, "fast": 10}
    found = destination_point(ask(said))
    assert (found["low"], found["high"]) == pytest.approx((72, 450))
    assert found["needed"] == pytest.approx(4.714, abs=1e-3)
    assert 0 <= found["odds"] <= 100


def test_odds_within_five_years(ask):
    found = stop_point(ask({"low": 0.2, "high": 0.25}))
    assert (found["stopped_low"], found["stopped_high"]) == pytest.approx((0.428, 0.513), abs=1e-3)


def test_the_example_with_a_cost_of_serving(ask):
    found = margin_point(ask({"free": 1.0, "half": 0.5, "less": 0.4}))
    assert [found[f"year_{year}"] for year in range(1, 5)] == pytest.approx([-1e8, -9e8, -9e9, 1e10])
    assert found["total_half"] == pytest.approx(0, abs=1)
    assert (found["total_free"], found["total_less"]) == pytest.approx((11.1e9, -2.22e9))
    assert found["payback"] == pytest.approx(1)


def test_the_margin_that_growth_needs(ask):
    found = growth_point(ask({"stop": 0.225, "required": 0.1, "multiple": 2, "slow": 2.4, "fast": 10}))
    assert found["hazard"] == pytest.approx(1 - 0.775**0.5)
    assert (found["slow_kept"], found["slow_lost"]) == pytest.approx((1.071, 0.625), abs=1e-3)
    assert found["fast_kept"] == pytest.approx(0.694, abs=1e-3)


def test_what_stopping_leaves_to_be_paid(ask, runs):
    found, result = stopping_point(ask()), runs("central")
    at = result.labels["lab"].index("OpenAI")
    owed = result.monthly["wind_down_liabilities"][24, at]
    assert found["openai_wind_down_liabilities"] == pytest.approx(np.median(owed))
    assert 0 < found["openai_orders"] < found["openai_wind_down_liabilities"]
    assert found["openai_can"] < found["anthropic_can"]
    assert (found["openai_going_on"], found["anthropic_gains"]) == (5e11, 90.0)


def test_a_future_that_is_no_number_is_left_out(ask, runs):
    whole, said = runs("central"), {"start": 4.5, "ahead": 24, "target": 100, "slow": 4, "fast": 10}
    for name in ("company_revenue", "company_serving_cost", "wind_down_liabilities", "severance", "can_still_stop"):
        spoilt = {**whole.monthly, name: np.array(whole.monthly[name])}
        spoilt[name][..., 3] = np.nan
        ended = {**whole.ended, "not_finite": np.where(np.arange(whole.draws) == 3, 5, whole.ended["not_finite"])}
        one = replace(whole, monthly=spoilt, ended=ended)
        asked = replace(ask(said), run=lambda _, one=one: one)
        for point in (destination_point, stopping_point, red_herring_point):
            assert np.isfinite(list(point(asked).values())).all(), (name, point)


def test_a_published_model_against_its_cost(ask):
    known = {"revenue": 6.0, "profit": 2.0, "margin": 48.0, "cost": 5.0, "life": 4.0}
    found = payback_point(ask(known=known))
    assert (found["multiple"], found["returned"], found["returned_at_margin"]) == pytest.approx((1.2, 0.4, 0.576))


def test_substitutes_take_the_margin(ask):
    found = red_herring_point(ask())
    assert found["margin_commodity"] < found["margin_central"]
    assert (found["going_on_central"], found["gains_commodity"]) == (5e11, 90.0)


def test_a_race_that_the_library_does_not_have_has_no_figures(ask):
    assert race_point(ask()) == {}


def test_words_as_years_and_as_memory(ask):
    said = {"words": 1e8, "few_a_day": 1e4, "many_a_day": 3e4, "tokens_of_a_word": 1.3}
    cache = {"cache_heads": 8, "cache_head_size": 128, "cache_layers": 80, "cache_bytes": 2}
    found = words_point(ask({**said, **cache}, {"longest": 1e6}))
    assert (found["years_short"], found["years_long"]) == pytest.approx((9.13, 27.4), abs=0.05)
    assert found["bytes_of_token"] == 327_680
    assert found["bytes"] == pytest.approx(42.6e12, rel=1e-3)
