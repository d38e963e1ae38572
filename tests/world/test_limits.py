"""Each limit of the world stands for a reason: the mix that it forbids, run all the same, gives nonsense."""

import tomllib
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.job import Options, prepare
from sixteenth.engine.limits import Premises
from sixteenth.scale.local import run_here
from sixteenth.scenarios.assemble import WORLD, Scenario
from sixteenth.world.market.choice import closed_choice, closed_pull, open_choice, open_pull
from sixteenth.world.society.delivery import deaths_averted
from tests.scenarios.broken_mixes import MIXES, Mix

MONTHS, DRAWS = 24, 8
Proof = Callable[[Result], None]
PROOFS: dict[str, Proof] = {}


def proves(limit: str) -> Callable[[Proof], Proof]:
    """Register what is nonsense about a run without a limit."""

    def register(proof: Proof) -> Proof:
        PROOFS[limit] = proof
        return proof

    return register


@cache
def scenario(name: str) -> Scenario:
    return sixteenth.read(name)


def run_unchecked(mix: Mix, months: int | None = None) -> Result:
    """Run a mix of values as if nothing forbade it."""
    own = scenario(mix.parent)
    settings = mix.settings(own)
    length = months or (settings.months if mix.parent != "central" else MONTHS)
    settings = type(settings)(settings.labels, settings.values, settings.start, length)
    options = Options(draws=DRAWS, chunk=DRAWS, back_end="numpy", output_set="everything")
    world = own.world
    if mix.parent != "central":  # a rule that changes on a date needs the date
        settings = type(settings)(
            settings.labels, settings.values, settings.start, length, (), own.settings.switch_months
        )
    with np.errstate(all="ignore"):
        return run_here(prepare(world, settings, options), workers=1)


@cache
def as_it_is() -> Result:
    return run_unchecked(Mix({}))


def at(result: Result, name: str, *labels: str) -> Any:
    """Return a kept variable [months, ..., draws], for some labels of its first axes."""
    array = result[name]
    for axis, label in zip(result.variables[name].axes, labels, strict=False):
        array = array[:, result.labels[axis].index(label)]
    return array


def limits() -> list[str]:
    return [
        name for file in sorted(WORLD.glob("*/limits.toml")) for name in tomllib.loads(file.read_text(encoding="utf-8"))
    ]


@proves("cap_above_todays_spending")
def spending_falls_as_models_get_better(result: Result) -> None:
    assert (at(result, "market_frontier")[-1] > at(result, "market_frontier")[0]).all()
    potential, cap = at(result, "potential_spend", "enterprise"), 5e9
    assert (potential[0] > cap).all()
    assert (potential[-1] < potential[0]).all()


@proves("caps_within_world_output")
def all_would_spend_half_of_what_there_is(result: Result) -> None:
    assert (at(result, "spend_cap_of_output")[0] > 0.5).all()


@proves("adoption_ends_at_everybody")
def more_than_everybody_adopts(result: Result) -> None:
    assert at(result, "adoption").max() > 1.01


@proves("open_offers_stay_numbers")
def open_weights_that_catch_up_have_no_share(result: Result) -> None:
    gap: Any = np.float32(at(result, "open_appeal_to_make_up").max())
    one, nothing = np.ones(1, np.float32), np.zeros(1, np.float32)
    given: Any = (one, one, one, nothing, gap, nothing)
    with np.errstate(all="ignore"):
        shares: Any = (one, open_pull(*given), nothing)
        assert np.isnan(np.asarray(open_choice(*shares))).all()


@proves("open_weights_stand_outside")
def a_better_rival_brings_a_lab_customers(result: Result) -> None:
    apart: Any = at(result, "relative_dissimilarity", "consumer")[0]
    labs: Any = np.array([[2.0], [3.0]])  # a lab of weight 1, and a rival of weight 1 that becomes one of weight 2
    own = closed_choice(closed_pull(labs, apart, labs * 0), labs * 0 + 10.0, labs * 0) / labs
    assert (np.asarray(own)[1] > np.asarray(own)[0]).all()


@proves("cut_off_within_the_segment")
def more_are_cut_off_than_there_are(result: Result) -> None:
    assert at(result, "free_to_choose", "developer").max() < 0
    may = 1 - 0.9
    assert at(result, "lab_pick", "Anthropic", "developer")[-1].max() > may


@proves("prices_come_to_rest")
def prices_swing_for_ever(result: Result) -> None:
    def least_turn(run: Result) -> float:
        """Return by how much the markup that turns most has turned in each of the last months, at the least."""
        moves = np.diff(at(run, "markup"), axis=0)
        return float((-moves[1:] * moves[:-1])[-6:].min(axis=0).max())

    assert least_turn(result) > 0.01
    assert least_turn(as_it_is()) < 0.001


@proves("known_to_all_was_found_by_one")
def labs_learn_what_nobody_has_found(result: Result) -> None:
    moved = at(result, "lab_horizon")[6] - at(as_it_is(), "lab_horizon")[6]
    assert moved.min() > 1  # learnt of nobody
    assert (at(result, "common_horizon")[0] > at(result, "research_frontier")[0]).all()


@proves("research_before_sale")
def a_lab_launches_something_worse(result: Result) -> None:
    newest = at(result, "shelf_horizon", "Anthropic", "newest")
    worse = newest.min(axis=0) < newest[0]
    assert worse.mean() > 0.5  # in the others research catches up before the lab launches anything


@proves("newer_is_no_worse")
def no_launch_ever_makes_such_a_shelf(_result: Result) -> None:
    central = as_it_is()
    ahead = (at(central, "lab_horizon")[0] >= at(central, "lab_best_today")[0]).all(axis=0)
    drops = -np.diff(at(central, "shelf_horizon")[..., ahead], axis=2)
    assert ahead.any()
    assert drops.min() >= 0
    assert (np.diff(at(central, "lab_horizon"), axis=0) >= 0).all()


@proves("places_in_order")
def a_launch_takes_two_places(result: Result) -> None:
    shelf = at(result, "shelf_horizon", "Anthropic")
    np.testing.assert_array_equal(shelf[-1, 0], shelf[-1, 2])


@proves("paradigms_in_order")
def two_are_found_at_once(result: Result) -> None:
    found = at(result, "paradigm_arrived").sum(axis=0)
    assert np.diff(found, axis=0).max() == 2  # the one that was left out, and the one after the one that was not


@proves("budget_within_all_money")
def a_model_costs_more_than_a_number_can_say(result: Result) -> None:
    assert np.isinf(at(result, "development_budget")).any()


@proves("model_hole_below_balance")
def a_model_that_was_under_water_never_was(result: Result) -> None:
    assert (at(result, "model_balance_by_books", "Anthropic", "3")[0] < 0).all()
    assert (at(result, "model_peak_cumulative_deficit", "Anthropic", "3")[-1] == 0).all()


@proves("company_hole_below_balance")
def a_hole_is_above_the_balance(result: Result) -> None:
    assert (
        at(result, "company_peak_cumulative_deficit", "Anthropic")[0] > at(result, "company_balance", "Anthropic")[0]
    ).all()


@proves("pages_in_order")
def research_is_paid_twice(result: Result) -> None:
    booked = at(result, "development_cost")[0].sum(axis=1)
    np.testing.assert_allclose(booked, 2 * at(result, "research_spend")[0])


@proves("last_model_has_a_page")
def research_is_paid_by_nobody(_result: Result) -> None:
    late = run_unchecked(Mix({"last_vintage": 40.0, "launch_number": 28.0}), 1)
    assert (at(late, "research_spend") > 0).all()
    assert (at(late, "development_cost") == 0).all()


@proves("shelf_has_its_pages")
def sales_are_lost(result: Result) -> None:
    assert (at(result, "revenue")[0].sum(axis=1) < 0.9 * at(result, "company_revenue")[0]).any()
    whole = as_it_is()
    np.testing.assert_allclose(at(whole, "revenue")[0].sum(axis=1), at(whole, "company_revenue")[0])


@proves("run_fits_the_books")
def an_old_model_sells_on(_result: Result) -> None:
    late = run_unchecked(Mix({"launch_number": 27.0, "launch_interval": 3.0}))
    assert at(late, "launch_number", "OpenAI")[-1].min() > 30
    assert (at(late, "revenue", "OpenAI", "26")[-1] > 0).all()  # four models later, or more


@proves("parent_holds_the_cash")
def money_lies_untouched(result: Result) -> None:
    """Nobody takes the interest that it earns, either."""
    cash, earned = at(result, "cash", "Mistral"), at(result, "interest_income", "Mistral")
    assert (cash[0] > 1e9).all()
    np.testing.assert_allclose(np.diff(cash, axis=0), earned[:-1], rtol=1e-3)


@proves("budget_needs_a_parent")
def research_is_planned_with_nobodys_money(result: Result) -> None:
    assert (at(result, "parent_pays", "Mistral") == 0).all()
    assert (at(result, "research_wanted", "Mistral")[0] >= at(as_it_is(), "research_wanted", "Mistral")[0]).all()
    assert (at(result, "research_wanted", "Mistral")[0] > at(as_it_is(), "research_wanted", "Mistral")[0]).any()


@proves("core_revenue_needs_a_parent")
def money_comes_from_nowhere(result: Result) -> None:
    more = at(result, "profit_before_research", "Mistral")[0] - at(as_it_is(), "profit_before_research", "Mistral")[0]
    np.testing.assert_allclose(more, 1e9)
    assert (at(result, "parent_pays", "Mistral") == 0).all()


@proves("creditors_still_wait")
def rich_labs_are_ruined(result: Result) -> None:
    assert (at(result, "cash", "Anthropic")[1] > 1e10).all()
    assert at(result, "is_alive")[1].max() == 0


@proves("ramp_within_its_contract")
def a_contract_delivers_another_sum_than_its_size(result: Result) -> None:
    assert (np.abs(at(result, "share_delivered", "OpenAI: Oracle")[-1] - 1) > 0.01).all()  # though it is over


@proves("investors_ask_more_than_growth")
def a_dollar_of_yearly_profit_is_worth_centuries_of_it(result: Result) -> None:
    assert (at(result, "profit_multiple", "Anthropic")[0] > 1000).all()


@proves("effort_not_below_the_least")
def effort_rises_though_it_is_held(result: Result) -> None:
    assert (at(result, "safety_effort", "Anthropic")[1] > at(result, "safety_effort", "Anthropic")[0]).all()


@proves("effort_not_above_the_most")
def effort_falls_though_it_is_held(result: Result) -> None:
    assert (at(result, "safety_effort", "Anthropic")[1] < at(result, "safety_effort", "Anthropic")[0]).all()


@proves("tools_expose_more")
def better_tools_bring_jobs_back(result: Result) -> None:
    per_use = at(result, "tasks_taken_over", "Legal") / at(result, "share_profitable")
    assert (np.diff(per_use, axis=0)[-1] < 0).all()
    assert (np.diff(at(as_it_is(), "tasks_taken_over", "Legal") / at(as_it_is(), "share_profitable"), axis=0) > 0).all()


@proves("horizons_expose_more")
def longer_tasks_bring_jobs_back(result: Result) -> None:
    per_use = at(result, "tasks_taken_over", "Legal") / at(result, "share_profitable")
    assert (per_use[-1] < per_use[0]).all()


@proves("cured_with_what_is_known")
def cures_are_taken_from_people(result: Result) -> None:
    reached = at(result, "reached_share", "tuberculosis")
    assert (reached[-1] < reached[0]).all()


@proves("future_counts_less")
def a_longer_future_is_worth_nothing_that_can_be_compared(result: Result) -> None:
    assert (at(result, "continuation_welfare_without", "1")[0] < 0).any() or not np.isfinite(
        at(result, "continuation_welfare_without", "1")[0]
    ).all()


def part_of_people(result: Result):
    return at(result, "headcount")[0] / at(as_it_is(), "headcount")[0]


def part_of_pay(result: Result):
    return at(result, "research_staff_pay")[0] / at(result, "headcount")[0] / at(result, "level_pay")[0]


@proves("everybody_has_a_grade")
def a_lab_has_fewer_people_than_it_has(result: Result) -> None:
    np.testing.assert_allclose(part_of_people(result), 0.8)


@proves("nobody_has_two_grades")
def a_lab_has_more_people_than_it_has(result: Result) -> None:
    np.testing.assert_allclose(part_of_people(result), 1.3)


@proves("grades_earn_what_the_lab_pays")
def a_lab_pays_less_than_it_pays(result: Result) -> None:
    assert (part_of_pay(result) < 0.9).all()


@proves("grades_earn_no_more_than_the_lab_pays")
def a_lab_pays_more_than_it_pays(result: Result) -> None:
    assert (part_of_pay(result) > 1.5).all()


def part_of_offers(result: Result) -> Any:
    """Return the offers to people of all grades, over those that go out for the open places, in the first month."""
    shares = np.array([0.6, 0.3, 0.1])[:, None]
    asked = (at(result, "asked_share")[0] * shares).sum(axis=0)
    return asked / (0.25 * at(result, "vacancy_share")[0])  # a quarter of the open places a month


@proves("grades_get_the_offers_there_are")
def fewer_get_an_offer_than_are_sent(result: Result) -> None:
    np.testing.assert_allclose(part_of_offers(result), 0.82)
    np.testing.assert_allclose(part_of_offers(as_it_is()), 1)


@proves("grades_get_no_more_than_the_offers_there_are")
def more_get_an_offer_than_are_sent(result: Result) -> None:
    np.testing.assert_allclose(part_of_offers(result), 1.12)


@proves("contract_is_paid_once")
def compute_is_paid_more_than_once(result: Result) -> None:
    delivered = at(result, "contract_delivery")
    paid_before, in_shares = -at(result, "prepayment"), 0.7 * delivered
    comes = (delivered > 0) & (at(result, "prepayment_speed") == 0)
    assert comes.any()
    assert (paid_before + in_shares > delivered)[comes].all()


@proves("compute_has_a_part_in_research")
def people_are_worth_any_price(result: Result) -> None:
    assert np.isinf(at(result, "prize")[0]).all()


@proves("no_lab_in_two_countries")
def a_lab_buys_what_two_countries_allow(result: Result) -> None:
    allowed = at(result, "compute_allowed", "Meta")[0] / at(as_it_is(), "compute_allowed", "Meta")[0]
    np.testing.assert_allclose(allowed, 2)


@proves("every_lab_in_a_country")
def a_lab_is_allowed_nothing(result: Result) -> None:
    assert (at(result, "compute_allowed", "Meta") == 0).all()
    assert (at(as_it_is(), "compute_allowed", "Meta") > 0).all()


@proves("found_paradigms_make_todays_progress")
def the_first_month_brings_more_than_was_measured(result: Result) -> None:
    assert (at(result, "paradigms_in_force")[0] > 1.3).all()
    assert (at(as_it_is(), "paradigms_in_force")[0] <= 1).all()


@proves("found_paradigms_make_all_of_todays_progress")
def the_first_month_brings_less_than_was_measured(result: Result) -> None:
    assert (at(result, "paradigms_in_force")[0] <= 0.7).all()
    assert (at(as_it_is(), "paradigms_in_force")[0] > 0.7).all()


@proves("open_weights_rest_on_parts")
def open_weights_follow_faster_than_they_do(result: Result) -> None:
    np.testing.assert_allclose(at(result, "open_pace")[0], 1.55)
    np.testing.assert_allclose(at(as_it_is(), "open_pace")[0], 1)


@proves("all_open_weights_rest_on_labs")
def open_weights_follow_more_slowly_than_they_do(result: Result) -> None:
    np.testing.assert_allclose(at(result, "open_pace")[0], 0.25)


@proves("firms_are_counted_once")
def more_firms_have_bought_than_there_are(result: Result) -> None:
    assert at(result, "business_adoption").max() > 1


@proves("all_firms_are_counted")
def fewer_firms_have_bought_than_in_any_segment(result: Result) -> None:
    parts = [at(result, "adoption", segment) for segment in ("developer", "enterprise")]
    assert (at(result, "business_adoption") < np.minimum(*parts)).all()


@proves("research_is_counted_once")
def research_runs_backwards(_result: Result) -> None:
    long = run_unchecked(MIXES["research_is_counted_once"], 60)
    assert at(long, "research_share_sped").max() > 1
    assert at(long, "research_speed").min() < 0


@proves("deaths_are_counted_once")
def more_are_saved_than_die_once_all_are_cured(result: Result) -> None:
    dying, all_of_them, nobody = np.array([1e8]), np.ones(1), np.zeros(1)
    saved: Any = deaths_averted(dying, all_of_them, nobody, nobody)  # type: ignore[arg-type]
    assert (saved > at(result, "deaths_of_all_causes")).all()


def test_every_limit_has_a_proof_and_a_mix_that_breaks_it():
    assert set(limits()) == set(PROOFS) == set(MIXES)
    assert len(limits()) == len(set(limits()))


@pytest.mark.parametrize("limit", MIXES)
def test_without_the_limit_there_is_nonsense(limit):
    PROOFS[limit](run_unchecked(MIXES[limit]))


@pytest.mark.parametrize("limit", MIXES)
def test_the_limit_forbids_its_mix(limit):
    own = scenario(MIXES[limit].parent)
    assert limit in [
        each.limit.name for each in Premises(own.world, MIXES[limit].settings(own)).breaches(own.world.limits)
    ]


@pytest.mark.parametrize("name", ["central", "interview_arithmetic", "customer_cut"])
def test_the_library_wakes_every_limit_between_its_worlds(name):
    assert {each.name for each in scenario(name).world.limits} <= set(limits())
    worlds = ("central", "interview_arithmetic", "customer_cut")
    both = {each.name for world in worlds for each in scenario(world).world.limits}
    assert both == set(limits())
