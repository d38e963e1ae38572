"""What prices, costs and copies do to a market: row by row of what the market of 0.2.0 got wrong.

Figures of 0.2.0 are those of its central scenario, seed 7; there nothing moved when a cost did.
"""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result

DRAWS = 200
END_2027, END_2030, LAST = 17, 53, 119
KEPT = OutputSet(
    monthly=(
        "company_revenue",
        "company_serving_cost",
        "free_users_cost",
        "markup",
        "open_share",
        "segment_spend",
        "tokens_sold",
    ),
    closing=(),
)
STOPPED = {"stop_probability": 0.999, "stop_probability_window": 1.0}


@cache
def run(**moved: float) -> Result:
    scenario = sixteenth.read("central").with_(**moved)
    world = replace(scenario.world, output_sets={"prices": KEPT})
    return sixteenth.run(scenario, world=world, draws=DRAWS, seed=7, output_set="prices")


def at(found: Result, name: str, month: int, **labels: str) -> Any:
    """Return a variable of a month, for some labels of its axes."""
    data: Any = found[name][month]
    for axis in reversed(found.variables[name].axes):
        if axis in labels:
            where = found.variables[name].axes.index(axis)
            data = np.take(data, found.labels[axis].index(labels[axis]), axis=where)
    return data


def middle(found: Result, name: str, month: int, **labels: str) -> float:
    return float(np.median(at(found, name, month, **labels)))


def margin(found: Result, month: int) -> float:
    """Return the gross margin of all labs together, in the middle future."""
    revenue, cost = (found[name][month].sum(axis=0) for name in ("company_revenue", "company_serving_cost"))
    return float(np.median(1 - cost / revenue))


def own_margin(found: Result, month: int, lab: str) -> float:
    """Return the gross margin of a lab that sells, in the middle future."""
    revenue, cost = (at(found, name, month, lab=lab) for name in ("company_revenue", "company_serving_cost"))
    sells = revenue > 0
    return float(np.median(1 - cost[sells] / revenue[sells]))


def revenue(found: Result, month: int) -> float:
    return 12e-9 * float(np.median(found["company_revenue"][month].sum(axis=0)))


def test_cheaper_open_hosting_takes_share_and_presses_closed_prices():
    """In 0.2.0 open enterprise share was 13.6 % at either cost, and closed prices were the same."""
    dear, cheap = run(open_cost_ratio=0.9), run(open_cost_ratio=0.01)
    shares = [middle(each, "open_share", END_2030, segment="enterprise") for each in (dear, cheap)]
    assert shares[0] < 0.06
    assert shares[1] > 0.5
    for lab in ("Anthropic", "OpenAI"):
        before, after = (middle(each, "markup", END_2030, lab=lab, segment="enterprise") for each in (dear, cheap))
        assert after < 0.95 * before


def test_a_cost_of_serving_that_falls_lowers_prices_sells_more_and_raises_margins():
    """In 0.2.0 revenue and margin were the same to the last digit; part of a lower cost stays with labs."""
    falls, stays = run(), run(least_serving_cost=1.0)
    assert middle(falls, "tokens_sold", END_2030, lab="Anthropic") > 10 * middle(
        stays, "tokens_sold", END_2030, lab="Anthropic"
    )
    assert revenue(falls, END_2030) > 1.05 * revenue(stays, END_2030)
    assert margin(falls, END_2030) > margin(stays, END_2030) + 0.002
    both = [middle(each, "markup", END_2030, lab="Anthropic", segment="enterprise") for each in (falls, stays)]
    assert both[0] > 1.02 * both[1]


def test_hardware_that_gets_cheaper_slower_lowers_markups_and_sells_less():
    """In 0.2.0 the price of hardware moved research alone; here progress has stopped, and only serving is left."""
    base, slower = run(**STOPPED), run(**STOPPED, hardware_doubling_time=119.0)
    sold, fewer = (at(each, "tokens_sold", END_2027, lab="OpenAI") for each in (base, slower))
    assert np.median(fewer / sold) < 0.8
    for lab in ("Anthropic", "OpenAI"):
        before, after = (at(each, "markup", END_2027, lab=lab, segment="enterprise") for each in (base, slower))
        assert np.mean(after < before) > 0.7  # the others stay: their markets spend more when dearer


def test_elasticity_has_the_due_sign():
    """With costs that fall, spending rises where demand is elastic and falls where it is not."""
    low, high = (run(demand_elasticity=each) for each in (0.9, 1.1))
    lower, higher = (each["segment_spend"][END_2030].sum(axis=0) for each in (low, high))
    assert np.median(higher / lower) > 1.1


def test_after_a_stop_open_weights_hold_their_share_and_margins_fall_towards_the_hosts():
    """In 0.2.0 open enterprise share fell from 12 to 10.6 %, and Anthropic's margin stayed at 51 %."""
    found = run(**STOPPED)
    shares = [middle(found, "open_share", month, segment="enterprise") for month in (0, END_2030, LAST)]
    assert shares[0] == pytest.approx(0.106, abs=0.005)  # .12 of customers: by the fit labs sell more to theirs
    assert min(shares[1:]) > 0.14
    host = 1 - 1 / (1 + 0.2)
    for lab in ("Anthropic", "OpenAI", "Google DeepMind", "Mistral"):
        margins = [own_margin(found, month, lab) for month in (0, 32, END_2030, LAST)]
        assert margins[0] > margins[1] > margins[2] > host
        assert host < margins[3] < margins[0] - 0.02  # by .03 at least: labs that the fit opens larger keep more
    # Anthropic, whose margin is the largest, ends with two thirds of what all sell: that of all falls less.
    assert margin(found, LAST) < margin(found, 0) - 0.03


def test_likeness_is_why_margins_fall_and_crowding_why_open_weights_hold():
    stopped = run(**STOPPED)
    always_unlike, counts_copies = run(**STOPPED, convergence=0.0), run(**STOPPED, crowding=0.0)
    assert margin(always_unlike, LAST) > margin(stopped, LAST) + 0.03
    shares = [middle(each, "open_share", LAST, segment="enterprise") for each in (stopped, counts_copies)]
    assert shares[1] < shares[0] - 0.02


def test_a_model_launched_again_adds_nothing_to_a_labs_share():
    """In 0.2.0 three copies weighed 1.7 times one, at enterprises' likeness of .4."""
    world = sixteenth.read("central").world
    given = {
        "shelf_position": np.arange(3),
        "market_frontier": 10.0,
        "quality_weight": 0.3,
        "crowding": 1.0,
        "doublings_apart": 1.0,
        "shelf_apart": 0.4,
    }
    once, thrice = (
        evaluate(world, "shelf_appeal", {**given, "shelf_horizon": np.array([shelf])})[0]
        for shelf in ([10.0, 8.0, 8.0], [10.0, 10.0, 10.0])
    )
    alone = evaluate(world, "shelf_appeal", {**given, "shelf_horizon": [[10.0]], "shelf_position": np.arange(1)})[0]
    assert thrice == pytest.approx(alone, abs=1e-12)
    assert once > alone + 0.01


def test_free_users_cost_what_they_need():
    """In 0.2.0 it was a part of what those who pay cost: 25 bn for OpenAI at the end of 2030."""
    cost = [12e-9 * middle(run(), "free_users_cost", month, lab="OpenAI") for month in (0, END_2030)]
    assert 3 < cost[0] < 7
    assert cost[0] < cost[1] < 25
    dearer = run(demand_elasticity=1.1)
    paid = middle(dearer, "company_revenue", END_2030, lab="OpenAI") / middle(
        run(), "company_revenue", END_2030, lab="OpenAI"
    )
    free = middle(dearer, "free_users_cost", END_2030, lab="OpenAI") / (cost[1] / 12e-9)
    assert free - 1 < (paid - 1) / 2


def test_a_token_costs_what_price_lists_say():
    """Blended list prices less a discount: dollars a million tokens, with hosts at a tenth of labs' price."""
    from sixteenth.measures.middle import middle as value

    scenario = sixteenth.read("central")
    names = ("list_price_input", "list_price_cached", "list_price_output", "share_cached", "share_of_output")
    listed = evaluate(scenario.world, "blended_list_price", {name: value(scenario, name) for name in names})
    labs = dict(zip(scenario.settings.labels["lab"], listed * 1e6, strict=True))
    assert 2 < labs["OpenAI"] < labs["Anthropic"] < 5
    assert labs["DeepSeek"] < 0.5
