import numpy as np
import pytest

from sixteenth.engine.history import Result, Variable
from sixteenth.evidence.compare import Comparison, compare_with_facts, run_rates
from sixteenth.evidence.read_facts import find_fact

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
    assert list(run_rates(made(start="2026-04", company_revenue=1e9))) == []
    dates = [each.when for each in run_rates(made(start="2025-08", company_revenue=1e9))]
    assert dates
    assert all("2025-09" <= date <= "2026-03-31" for date in dates)


def test_only_what_was_kept_is_compared():
    assert compare_with_facts(made(cash=1.0)) == ()
    names = {each.name for each in compare_with_facts(made(price_at_fixed_quality=1.0))}
    assert names == {"same capability cheaper, times a year"}


def test_ratios_are_those_of_the_first_year():
    found = by_name(made(company_revenue=10.0, company_development=4.0, company_serving_cost=6.0))
    assert found["OpenAI research / revenue 2025"].model[1] == pytest.approx(0.4)
    assert found["OpenAI research / revenue 2025"].low == pytest.approx(8.3 / 13.0)
    assert found["Anthropic margin after serving 2025"].model[1] == pytest.approx(0.4)
    growth = next(each for key, each in found.items() if key.startswith("Anthropic growth"))
    assert growth.model == pytest.approx((1.0, 1.0, 1.0))


@pytest.mark.parametrize(
    ("low", "high", "inside"),
    [(5, 5, True), (4, 4, True), (3.9, 3.9, False), (6.1, 7, False), (1, 9, True), (1, 4, True)],
)
def test_a_fact_is_inside_where_its_range_touches_that_of_the_run(low, high, inside):
    assert Comparison("a", "2025", low, high, (4.0, 5.0, 6.0), "", "somebody").is_inside is inside
