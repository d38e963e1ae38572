"""Levers move the world the way economics says, on the same luck: one program, values changed.

A difference counts when its mean over the futures is at least three of its standard errors, both runs having the same
luck; a count of ruins may not fall by more than 1 of 100 futures.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution, Event, OutputSet, Settings
from sixteenth.engine.history import Result
from sixteenth.engine.job import Options, prepare
from sixteenth.scale.local import run_here
from tests.world.futures import central, scale_value, with_points

DRAWS = 400
MONTH = 29  # December 2028
KEPT = OutputSet(
    monthly=(
        "company_less_models",
        "company_revenue",
        "company_development",
        "company_serving_cost",
        "market_frontier",
        "markup",
        "open_share",
        "research_spend",
        "spend_industry",
    ),
    closing=("wind_down_value", "months_to_last_call", "owners_share"),
)
ADOPTION = ("innovation", "imitation")
ERRORS = 3.0
FEWER_RUINS = DRAWS // 100


@cache
def world() -> World:
    return replace(central().world, output_sets={"signs": KEPT})


def adoption_at(settings: Settings, speed: float) -> Settings:
    """Let customers adopt at such a part of their speed for the first twelve months."""
    factors = {0: speed, 12: 1 / speed}
    events = [
        Event(month, name, {(): Distribution("point", (factor,))}, is_factor=True)
        for name in ADOPTION
        for month, factor in factors.items()
    ]
    return replace(settings, events=tuple(events))


def scaled(**factors: float) -> Settings:
    """Give levers so many times their value, spread included."""
    settings = base()
    for name, factor in factors.items():
        settings = scale_value(settings, name, factor)
    return settings


@cache
def base() -> Settings:
    """Return the central scenario, its adoption events doing nothing, so that all runs share a program."""
    return adoption_at(central().settings, 1.0)


def late(settings: Settings) -> Settings:
    """Let nobody new adopt for a year."""
    return adoption_at(settings, 1e-6)


MOVED: dict[str, Callable[[], Settings]] = {
    "base": base,
    "price competition": lambda: scaled(price_sensitivity=2),
    "alike offers": lambda: scaled(nest_similarity=1.5),
    "a year late": lambda: late(base()),
    "slow adoption": lambda: scaled(innovation=0.5, imitation=0.5),
    "worthless capability": lambda: scaled(value_of_capability=0.5),
    "large orders": lambda: with_points(scaled(research_ratio=1.5, mature_research_ratio=1.5), {"prudence": 0}),
    "many orders placed": lambda: scaled(backlog_growth=6),  # fewer are carried by rounds raised ahead
    "many orders placed, a year late": lambda: late(MOVED["many orders placed"]()),
    "many orders placed, long lead": lambda: scaled(backlog_growth=2, lead=2),
    "many orders placed, long lead, a year late": lambda: late(MOVED["many orders placed, long lead"]()),
    "half the research": lambda: scaled(research_ratio=0.5, mature_research_ratio=0.5),
    "stops surely": lambda: with_points(base(), {"stop_probability": 0.95}),
    "stops often": lambda: with_points(base(), {"stop_probability": 0.4}),
    "stops seldom": lambda: with_points(base(), {"stop_probability": 0.05}),
    "much cash": lambda: scaled(cash=2),
    "little cash": lambda: scaled(cash=0.5),
    "nobody invests": lambda: with_points(base(), {"closing_rate_running": 0, "closing_rate_stopped": 0}),
    "long lead": lambda: scaled(lead=2),
    "no resale": lambda: with_points(base(), {"salvage_share": 0}),
    "quality counts little": lambda: scaled(quality_weight=0.5),
    "open weights late": lambda: scaled(open_lag=3),
    "slow hardware": lambda: scaled(hardware_doubling_time=2),
    "dear money": lambda: with_points(base(), {"discount_rate": 0.2}),
    "long run-off": lambda: scaled(run_off_life=2),
}


@cache
def result(name: str) -> Result:
    return run_here(prepare(world(), MOVED[name](), Options(draws=DRAWS, back_end="jax", output_set="signs")))


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """Compile before the first test, so that its time is its own."""
    result("base")


def lab(name: str) -> int:
    return result("base").labels["lab"].index(name)


def standalone() -> Any:
    flags = central().settings.values["has_parent"]
    return [at for at, name in enumerate(result("base").labels["lab"]) if flags[name,].numbers[0] < 1]


def worth(name: str, lab_name: str) -> Any:
    return worth_in(result(name), lab_name)


def worth_in(found: Result, lab_name: str) -> Any:
    return np.asarray(found.closing["wind_down_value"][lab(lab_name)], float)


def last_call(name: str) -> Any:
    return np.asarray(result(name).closing["months_to_last_call"][standalone()], float).mean(axis=0)


def monthly(name: str, variable: str, month: int = MONTH) -> Any:
    """Return a variable's mean over its axes in a month, by draw."""
    data = np.asarray(result(name)[variable][month], float)
    return data.reshape(-1, data.shape[-1]).mean(axis=0)


def ruins(name: str) -> int:
    return ruined(result(name))


@cache
def planned_world() -> World:
    return replace(sixteenth.read("plan_kept").world, output_sets={"signs": KEPT})


@cache
def planned(name: str, multiple: float) -> Result:
    """Run a lever in a world in which labs keep a plan that ends at so many times the research of the start."""
    settings = with_points(MOVED[name](), {"planned_multiple": multiple})
    return run_here(prepare(planned_world(), settings, Options(draws=DRAWS, back_end="jax", output_set="signs")))


def held(name: str) -> Result:
    """Run a lever in a world in which labs go on buying the research of the start: only their customers differ."""
    return planned(name, 1.0)


def ruined(found: Result) -> int:
    return int((found.endings(("lab",))[1] > 0).sum())


def ruins_within(found: Result, months: int) -> int:
    """Count labs, over all futures, that sell nothing any more by such a month."""
    return int((np.asarray(found["company_revenue"][months]) <= 0).sum())


def more_ruins_if_late(run: Callable[[str], Result], lever: str) -> int:
    """Count the labs more that are ruined within three years if customers come a year late."""
    late = "a year late" if lever == "base" else f"{lever}, a year late"
    return ruins_within(run(late), 36) - ruins_within(run(lever), 36)


def assert_lower(low: Any, high: Any) -> None:
    apart = low - high
    error = apart.std(ddof=1) / np.sqrt(apart.size)
    assert apart.mean() < -ERRORS * error, f"{apart.mean():.4g} with a standard error of {error:.2g}"


def test_single_precision_keeps_the_books():
    found = result("base")
    scale = max(np.abs(found[name]).max() for name in ("company_revenue", "company_development"))
    assert np.abs(found["company_less_models"]).max() <= 1e-5 * scale
    assert found.finite.all()


@pytest.mark.parametrize("lever", ["price competition", "alike offers"])
@pytest.mark.parametrize("name", ["Anthropic", "OpenAI"])
def test_competition_lowers_worth(lever, name):
    assert_lower(worth(lever, name), worth("base", name))


@pytest.mark.parametrize("lever", ["price competition", "alike offers"])
def test_competition_lowers_markups(lever):
    assert_lower(monthly(lever, "markup"), monthly("base", "markup"))


def test_competition_ruins():
    assert ruins("price competition") > ruins("base") + FEWER_RUINS


@pytest.mark.parametrize("lever", ["a year late", "slow adoption", "worthless capability"])
def test_later_or_smaller_demand_lowers_worth_and_spending(lever):
    assert_lower(worth(lever, "Anthropic"), worth("base", "Anthropic"))
    assert_lower(monthly(lever, "spend_industry"), monthly("base", "spend_industry"))


@pytest.mark.parametrize("multiple", [5.0, 10.0])
def test_a_year_late_ruins_labs_that_keep_a_plan(multiple):
    """A lab that orders by its forecast orders less in a late year; one that keeps its plan pays for it.

    OpenAI loses on what it sells for years: ruin that comes sooner ends its losses, so that its worth says little.
    """
    on_time, late = (planned(name, multiple) for name in ("base", "a year late"))
    assert ruined(late) > ruined(on_time) + FEWER_RUINS
    assert_lower(worth_in(late, "Anthropic"), worth_in(on_time, "Anthropic"))


def test_a_larger_plan_ruins_more():
    for name in ("base", "a year late"):
        assert ruined(planned(name, 5.0)) + FEWER_RUINS < ruined(planned(name, 10.0))


@pytest.mark.parametrize(("lever", "months"), [("many orders placed", 36), ("many orders placed, long lead", 60)])
def test_a_year_late_ruins_labs_whose_orders_are_placed(lever, months):
    """Within three years, or two more with a longer lead, where later orders do not fall with sales."""
    late = f"{lever}, a year late"
    assert ruins_within(held(late), months) > ruins_within(held(lever), months) + FEWER_RUINS
    assert_lower(worth_in(held(late), "Anthropic"), worth_in(held(lever), "Anthropic"))
    assert_lower(worth(late, "Anthropic"), worth(lever, "Anthropic"))


def test_a_year_late_ruins_more_where_more_is_on_order():
    more = {lever: more_ruins_if_late(held, lever) for lever in ("base", "many orders placed")}
    assert more["many orders placed"] > more["base"] + FEWER_RUINS


def test_what_is_on_order_is_paid_in_a_late_year_and_less_is_ordered():
    """A lab that orders by its forecast pays for what was placed, and then buys less research than one on time.

    Before its overheads fall, a dollar of sales brings OpenAI no cash in the first year: what a late year saves in
    research is more than what it loses in sales, so that no more labs are ruined than where they go on ordering.
    """
    on_time, late = (f"many orders placed{when}" for when in ("", ", a year late"))
    spent = {name: np.asarray(result(name)["research_spend"], float)[:, lab("OpenAI")] for name in (on_time, late)}
    assert spent[late][3].mean() == pytest.approx(spent[on_time][3].mean(), rel=0.01)
    assert_lower(spent[late][18], spent[on_time][18] * 0.8)
    assert more_ruins_if_late(result, "many orders placed") < more_ruins_if_late(held, "many orders placed")


def test_a_likelier_stop_ruins_sooner_and_lowers_worth():
    """Rounds close more seldom, sales grow less, and research that is held costs what it did.

    A stop ends the race: labs that order by their forecast buy less research from then on, and fewer of them are
    ruined than where progress runs. So the ruins are those of labs that hold their research.
    """
    for name in ("stops seldom", "base"):
        assert ruins_within(held(name), 60) + FEWER_RUINS < ruins_within(held("stops surely"), 60)
    assert_lower(worth("stops surely", "Anthropic"), worth("base", "Anthropic"))
    assert_lower(worth("stops often", "Anthropic"), worth("stops seldom", "Anthropic"))


def test_larger_orders_ruin_and_lower_worth():
    assert ruins("large orders") > ruins("base") + FEWER_RUINS
    assert_lower(worth("large orders", "OpenAI"), worth("base", "OpenAI"))
    assert_lower(last_call("large orders"), last_call("base"))


def test_larger_orders_move_the_frontier():
    assert_lower(monthly("base", "market_frontier"), monthly("large orders", "market_frontier"))


def test_less_research_is_safer_and_slower():
    assert ruins("half the research") <= ruins("base")
    assert_lower(monthly("half the research", "market_frontier"), monthly("base", "market_frontier"))
    assert_lower(monthly("half the research", "research_spend"), monthly("base", "research_spend"))


@pytest.mark.parametrize("name", ["market_frontier", "spend_industry", "research_spend"])
def test_a_likelier_stop_lowers_frontier_and_spending(name):
    """The central odds lie near those of the first: too near for a difference beyond luck."""
    assert_lower(monthly("stops often", name), monthly("stops seldom", name))
    assert_lower(monthly("stops surely", name), monthly("stops often", name))


def test_more_cash_does_not_ruin():
    assert ruins("much cash") <= ruins("base") + FEWER_RUINS
    assert ruins("base") <= ruins("little cash") + FEWER_RUINS
    assert ruins("much cash") < ruins("little cash")


def test_labs_without_investors_are_ruined():
    assert ruins("nobody invests") > ruins("base") + FEWER_RUINS


def test_a_longer_lead_makes_stopping_dearer():
    assert_lower(last_call("long lead"), last_call("base"))
    assert_lower(worth("long lead", "Anthropic"), worth("base", "Anthropic"))


def test_what_cannot_be_resold_makes_stopping_dearer():
    assert_lower(last_call("no resale"), last_call("base"))
    assert_lower(worth("no resale", "OpenAI"), worth("base", "OpenAI"))
    assert (
        worth("no resale", "Anthropic") < worth("base", "Anthropic")
    ).mean() > 0.95  # a few large futures, a wide mean


def test_quality_that_counts_little_lowers_the_leaders_markup_and_worth():
    assert_lower(worth("quality counts little", "Anthropic"), worth("base", "Anthropic"))
    assert_lower(monthly("quality counts little", "markup"), monthly("base", "markup"))


def test_open_weights_that_come_late_sell_less():
    assert_lower(monthly("open weights late", "open_share"), monthly("base", "open_share"))


def test_slower_hardware_slows_the_frontier():
    assert_lower(monthly("slow hardware", "market_frontier"), monthly("base", "market_frontier"))


def test_dearer_money_lowers_worth():
    assert_lower(worth("dear money", "Anthropic"), worth("base", "Anthropic"))


def test_models_that_sell_longer_are_worth_more():
    assert_lower(worth("base", "OpenAI"), worth("long run-off", "OpenAI"))
    assert_lower(last_call("base"), last_call("long run-off"))
