import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result, Variable
from sixteenth.evidence.curves.compare import Comparison, cited_facts, compare_with_facts, run_rates
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, find_fact

MONTHS, DRAWS = 18, 11
LABS = ("Anthropic", "OpenAI", "Someone")


def made(start: str = "2025-08", **monthly: float) -> Result:
    """Write a result in which the named variables are one number everywhere, a little apart from draw to draw."""
    axes = {"open_share": ("segment",), "price_at_fixed_quality": ("segment",)}
    labels = {"lab": LABS, "segment": ("consumer", "enterprise")}
    spread = np.linspace(0.9, 1.1, DRAWS)
    arrays = {}
    for name, value in monthly.items():
        entries = len(labels["segment"] if name in axes else LABS)
        arrays[name] = np.full((MONTHS, entries, DRAWS), value) * spread
    variables = {name: Variable(axes.get(name, ("lab",)), "USDPerMonth") for name in arrays}
    ended = {"not_finite": np.full(DRAWS, MONTHS, np.int32)}
    variables["not_finite"] = Variable((), "Flag")
    return Result(arrays, {}, ended, variables, labels, {"draws": DRAWS, "months": MONTHS, "start": start})


def by_name(result: Result) -> dict[str, Comparison]:
    return {f"{each.name} {each.when}": each for each in compare_with_facts(result)}


def test_run_rates_within_the_run_are_compared_with_twelve_months_of_revenue():
    found = by_name(made(company_revenue=1e9))
    fact = find_fact("revenue/run_rate_revenue/Anthropic/2025-12-31")
    own = found["Anthropic run-rate 2025-12-31"]
    assert (own.low, own.high) == (fact.value, fact.value)
    assert own.model[1] == pytest.approx(12.0)
    assert own.source == fact.source


def test_no_fact_from_before_the_run_or_after_the_data_cut_is_compared():
    assert list(run_rates(made(start="2026-07", company_revenue=1e9))) == []
    dates = [each.when for each in run_rates(made(start="2025-08", company_revenue=1e9))]
    assert dates
    assert all("2025-09" <= date <= str(DATA_CUT) for date in dates)


def test_only_what_was_kept_is_compared():
    assert compare_with_facts(made(cash=1.0)) == ()
    names = {each.name for each in compare_with_facts(made(price_at_fixed_quality=1.0))}
    assert names == {"price fall, same quality"}


def test_ratios_are_those_of_the_first_year():
    run = made(company_revenue=10.0, research_compute=4.0, company_serving_cost=5.0, free_users_cost=1.0)
    found = by_name(run)
    assert found["OpenAI research compute 2025"].model[1] == pytest.approx(0.4)
    assert found["OpenAI research compute 2025"].low == pytest.approx(8.3 / 13.07)
    assert found["Anthropic serving margin 2025"].model[1] == pytest.approx(0.4)
    growth = next(each for key, each in found.items() if key.startswith("Anthropic growth"))
    assert growth.model == pytest.approx((1.0, 1.0, 1.0))


@pytest.mark.parametrize(
    ("low", "high", "inside"),
    [(5, 5, True), (4, 4, True), (3.9, 3.9, False), (6.1, 7, False), (1, 9, True), (1, 4, True)],
)
def test_a_fact_is_inside_where_its_range_touches_that_of_the_run(low, high, inside):
    assert Comparison("a", "2025", low, high, (4.0, 5.0, 6.0), "", "somebody").is_inside is inside


def roles(result: Result, *cited: str) -> dict[str, str]:
    return {each.name: each.role for each in compare_with_facts(result, cited)}


def test_a_fact_that_a_value_cites_was_an_input():
    made_up = made(company_revenue=10.0, research_compute=4.0, company_serving_cost=6.0, free_users_cost=0.0)
    told = roles(made_up, "costs/rd_compute/OpenAI/2025-12-31", "revenue/run_rate_revenue/Anthropic/2026-05-15/47.0")
    assert told["OpenAI research compute"] == "input"
    assert told["Anthropic growth in a year"] == "input"
    assert told["OpenAI serving margin"] == "later"


def test_a_fact_is_later_or_was_known_by_the_start_of_the_run():
    assert roles(made("2025-08", price_at_fixed_quality=1.0)) == {"price fall, same quality": "known"}
    assert roles(made("2025-02", price_at_fixed_quality=1.0)) == {"price fall, same quality": "later"}
    assert set(roles(made("2025-08", company_revenue=1e9)).values()) == {"later"}


def test_what_scenarios_declare_as_inputs_is_what_they_were_built_from():
    """Central starts from reports of 2025 and 2026; the speed of adoption, which others inherit, was fitted to them."""
    for name in ("central", "interview"):
        cited = cited_facts(sixteenth.read(name))
        run = made("2025-08" if name == "interview" else "2026-07", company_revenue=9e8, open_share=0.1)
        told = roles(run, *cited)
        assert {role for name, role in told.items() if "run-rate" in name} <= {"input"}
        assert told["open share of enterprise"] == "input"
        assert "claims/S05" in cited or name == "central"


def test_the_life_of_a_model_is_compared_where_models_are_kept():
    life = 5
    revenue = np.zeros((MONTHS, len(LABS), 4, DRAWS))
    revenue[1 : 1 + life, 1, 2] = 7.0
    variables = {"revenue": Variable(("lab", "vintage"), "USDPerMonth"), "not_finite": Variable((), "Flag")}
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2025-08"}
    labels = {"lab": LABS, "vintage": ("1", "2", "3", "4")}
    ended = {"not_finite": np.full(DRAWS, MONTHS, np.int32)}
    (found,) = compare_with_facts(Result({"revenue": revenue}, {}, ended, variables, labels, recipe))
    assert (found.name, found.unit, found.low) == ("OpenAI model life", "months", 4.0)
    assert found.model == (life, life, life)


def test_the_payback_of_a_model_counts_as_many_months_as_the_fact():
    """What was being developed at the start, and what is launched after a year, is left out."""
    developed, earned = np.zeros((MONTHS, len(LABS), 4, DRAWS)), np.zeros((MONTHS, len(LABS), 4, DRAWS))
    developed[0:2, 1, 0] = developed[2:7, 1, 1] = developed[12:15, 1, 2] = 2.0
    earned[2:, 1, 0], earned[7:, 1, 1], earned[15:, 1, 2] = 9.0, 3.0, 9.0
    arrays = {"gross_profit": earned, "development_cost": developed}
    variables = {name: Variable(("lab", "vintage"), "USDPerMonth") for name in arrays}
    variables["not_finite"] = Variable((), "Flag")
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2025-08"}
    labels = {"lab": LABS, "vintage": ("1", "2", "3", "4")}
    ended = {"not_finite": np.full(DRAWS, MONTHS, np.int32)}
    (found,) = compare_with_facts(Result(arrays, {}, ended, variables, labels, recipe))
    assert (found.low, found.high) == pytest.approx((2 / 5, 0.48 * 6 / 5))
    assert found.model == pytest.approx((1.2, 1.2, 1.2))  # four months of 3 for five of 2
