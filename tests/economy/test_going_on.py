"""A stop and going on in the central scenario: what a stop does, and where the verdict turns.

All is values, so that one program serves every world here. What came out when this was written stands beside each test,
for 100 futures and seed 7: mean in bn USD, and futures in which going on is worth more than nothing.
"""

from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.going_on import (
    CLOSING,
    MONTHLY,
    GoingOn,
    stopping_after,
    value_of_going_on,
    world_of_going_on,
    worth_wound_down,
)
from sixteenth.decide.worth.headline import in_catastrophe
from sixteenth.decide.worth.paybacks import next_paybacks, world_of_paybacks
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

DRAWS, SEED = 100, 7
TODAY = 3  # models launched at the start
SEEN = ("new_orders", "launches", "headcount", "severance_paid", "company_revenue", "company_less_models")
CENTRAL = sixteenth.read("central")
LABS = CENTRAL.settings.labels["lab"]
KEPT = world_of_going_on(CENTRAL.world).output_sets["going_on"]
WORLD = CENTRAL.world.keeping("going_on", OutputSet((*KEPT.monthly, *SEEN), (*CLOSING, "owners_worth")))


def run(scenario: Scenario, draws: int = DRAWS, **options: Any) -> Result:
    return sixteenth.run(scenario, world=WORLD, output_set="going_on", draws=draws, seed=SEED, **options)


@cache
def goes_on() -> Result:
    return run(CENTRAL)


@cache
def stops_now(lab: str) -> Result:
    return run(stopping_after(CENTRAL, lab, TODAY))


def value(scenario: Scenario, lab: str) -> GoingOn:
    return value_of_going_on(scenario, lab, run, goes_on=goes_on() if scenario is CENTRAL else run(scenario))


def of_lab(result: Result, name: str, lab: str) -> Any:
    return np.asarray(result.monthly[name], np.float64)[:, LABS.index(lab)]


def flat_world() -> Scenario:
    return CENTRAL.with_(value_of_capability=0.0, quality_weight=0.0, progress_runs=0.0)


# --- What a stop does -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lab", ["Anthropic", "Google DeepMind", "DeepSeek"])
def test_who_stops_orders_nothing_launches_nothing_and_pays_those_who_leave(lab):
    stopped = stops_now(lab)
    assert not of_lab(stopped, "new_orders", lab).any()
    assert not of_lab(stopped, "launches", lab).any()
    people = of_lab(stopped, "headcount", lab)
    assert (np.diff(people, axis=0) <= 0).all()
    assert (people[36] < 0.02 * people[0]).all()
    assert (of_lab(stopped, "severance_paid", lab).sum(axis=0) > 0).all()


def test_nobody_else_changes_its_rule_and_nobody_pays_severance_who_goes_on():
    stopped = stops_now("Anthropic")
    for result, labs in ((goes_on(), LABS), (stopped, LABS[1:])):
        for lab in labs:
            assert not of_lab(result, "severance_paid", lab).any()
    assert of_lab(stopped, "launches", "OpenAI").any()


def test_its_books_still_add_up():
    stopped, lab = stops_now("OpenAI"), "OpenAI"
    apart = np.abs(of_lab(stopped, "company_less_models", lab))
    spent = of_lab(stopped, "company_development", lab) + of_lab(stopped, "company_revenue", lab)
    assert (apart <= 1e-4 * spent).all()


def test_what_it_has_for_sale_sells_on_and_fades():
    sold, sold_going_on = (of_lab(each, "company_revenue", "Anthropic") for each in (stops_now("Anthropic"), goes_on()))
    np.testing.assert_array_equal(sold[0], sold_going_on[0])
    assert np.median(sold[-1]) > 0
    assert (sold[60] < sold_going_on[60]).mean() > 0.95


# --- Two worlds that are one until they must differ -------------------------------------------------------------------


def test_futures_are_equal_bit_for_bit_until_the_last_model_is_out():
    lab, last = "OpenAI", TODAY + 2
    later = run(stopping_after(CENTRAL, lab, last))
    before = of_lab(goes_on(), "launch_number", lab) < last  # the stop begins with the month that opens with the last
    assert before.any(axis=0).all()
    assert not before.all(axis=0).any()
    for name in KEPT.monthly:
        one, other = (np.asarray(each.monthly[name]) for each in (goes_on(), later))
        after = ~(before if one.ndim == 2 else before[:, None])
        assert ((one == other) | (np.isnan(one) & np.isnan(other)) | after).all(), name
    assert (of_lab(later, "launch_number", lab) <= last).all()


def test_a_last_model_that_never_comes_changes_no_bit():
    same = run(stopping_after(CENTRAL, "OpenAI", 500))
    found = value_of_going_on(CENTRAL, "OpenAI", run, stop_after=500, goes_on=goes_on())
    assert (found.going_concern.mean, found.going_concern.positive_of_100) == (0.0, 0.0)
    for name in KEPT.monthly:
        assert np.asarray(same.monthly[name]).tobytes() == np.asarray(goes_on().monthly[name]).tobytes(), name


def test_workers_and_prefixes_change_no_bit_of_either_world():
    lab, draws = "Anthropic", 300  # two chunks
    for scenario in (CENTRAL, stopping_after(CENTRAL, lab, TODAY)):
        alone, many, few = run(scenario, draws, workers=1), run(scenario, draws, workers=2), run(scenario, 40)
        for name in MONTHLY:
            whole = np.asarray(alone.monthly[name])
            assert whole.tobytes() == np.asarray(many.monthly[name]).tobytes(), name
            assert whole[..., :40].tobytes() == np.asarray(few.monthly[name]).tobytes(), name


def test_being_wound_down_is_the_worlds_own_worth_to_owners():
    spared = ~in_catastrophe(goes_on())
    for at, lab in enumerate(LABS):
        if not of_lab(goes_on(), "has_parent", lab).any():
            worth = worth_wound_down(goes_on(), at).total[spared]
            np.testing.assert_allclose(worth, goes_on().closing["owners_worth"][at][spared], rtol=1e-4, atol=1e6)


# --- Where the verdict turns ------------------------------------------------------------------------------------------


# Anthropic +3,282bn and 88; OpenAI +72bn and 38; xAI -17bn and 8.
def test_verdicts_of_the_central_scenario():
    found = {lab: value(CENTRAL, lab) for lab in ("Anthropic", "OpenAI", "xAI")}
    verdicts = {lab: each.going_concern.verdict for lab, each in found.items()}
    assert verdicts == {"Anthropic": "investment", "OpenAI": "either way", "xAI": "hole"}
    assert found["Anthropic"].run_off.verdict == "investment"
    assert 0.2 < found["Anthropic"].going_concern.terminal_share < 0.6


# All are holes: Anthropic -81bn and 22, OpenAI -110bn and 0. Were only those who go on a concern at the end, that of
# Anthropic would have been +20bn and 53 when this was written: ten years of sales for nothing but the name.
@pytest.mark.parametrize("lab", LABS)
def test_going_on_is_worth_nothing_where_capability_is(lab):
    found = value(flat_world(), lab)
    for each in (found.going_concern, found.run_off):
        assert each.verdict == "hole"
        assert each.mean < 0


# Quality sells nothing: Anthropic -1,504bn and 19; progress has stopped: +170bn and 54, for the growth of its own that
# it opens with slows down and does not end; OpenAI -541bn and 0, and -51bn and 8.
def test_each_alone_takes_the_investment_away():
    for changed in (CENTRAL.with_(quality_weight=0.0), CENTRAL.with_(progress_runs=0.0)):
        for lab in ("Anthropic", "OpenAI"):
            found = value(changed, lab).going_concern
            assert found.verdict != "investment"
            assert found.mean < 0.1 * value(CENTRAL, lab).going_concern.mean


# Anthropic's count: 88, at four times the sensitivity to prices 46, at eight times 17; its mean 3,282, 388 and 19bn,
# the last within its standard error of 18, so that a bet or a hole is all the same.
def test_price_competition_turns_the_verdict():
    usual, sharp = value(CENTRAL, "Anthropic"), value(CENTRAL.times(price_sensitivity=8.0), "Anthropic")
    middle = value(CENTRAL.times(price_sensitivity=4.0), "Anthropic")
    counts = [each.going_concern.positive_of_100 for each in (usual, middle, sharp)]
    means = [each.going_concern.mean for each in (usual, middle, sharp)]
    assert counts == sorted(counts, reverse=True)
    assert means == sorted(means, reverse=True)
    assert (usual.going_concern.verdict, middle.going_concern.verdict) == ("investment", "either way")
    assert sharp.going_concern.verdict not in ("investment", "either way")


# --- Models -----------------------------------------------------------------------------------------------------------


def test_net_values_of_models_add_up_to_the_value_of_going_on():
    few: dict[str, Any] = {"draws": 4, "seed": SEED, "back_end": "numpy", "months": 60}

    def exact(scenario: Scenario) -> Result:
        return sixteenth.run(scenario, world=WORLD, output_set="going_on", **few)

    def books() -> Result:
        return sixteenth.run(CENTRAL, world=world_of_paybacks(CENTRAL.world), output_set="paybacks", **few)

    whole = exact(CENTRAL)
    found = next_paybacks(CENTRAL, "Anthropic", exact, whole, books(), models=2)
    told = value_of_going_on(CENTRAL, "Anthropic", exact, goes_on=whole).going_concern.mean
    assert sum(each.net.mean for each in found.models) + found.later.mean == pytest.approx(told, rel=1e-6)
    assert found.in_all.mean == pytest.approx(told, rel=1e-6)
    assert all(each.development > 0 and each.gross > each.contribution > 0 for each in found.models)
