"""What a price implies: put back into the world's own rule it gives the price; monotone in price, return and margin."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.worth.market_implied import (
    MARGIN,
    RETURN,
    MarketImplied,
    Terms,
    market_implied,
    revenue_needed,
    what_holds_then,
    worth_of_revenue,
)
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain, OutsideTheRun, Refused, WrongOption
from sixteenth.measures.middle import number_of
from tests.decide.value_runs import DRAWS, LAB, MONTHS, TAX_RATE, UPKEEP, central, made, pointed, pointed_job

LUCK = np.random.default_rng(7)
UNEVEN: dict[str, Any] = {
    "company_revenue": 5e9 * LUCK.lognormal(0, 0.5, (1, DRAWS)),
    "valuation": 852e9,
    "growth_expected": LUCK.uniform(-0.1, 0.6, (1, DRAWS)),
    "progress_runs": (LUCK.uniform(size=(1, DRAWS)) < 0.7) * 1.0,
    "owners_share": np.where(np.arange(MONTHS + 1)[:, None] > 0, LUCK.uniform(0.5, 0.9, (1, DRAWS)), 1.0),
    "is_alive": np.where(np.arange(DRAWS) < 3, np.arange(MONTHS + 1)[:, None] < 20, 1) * 1.0,
    "catastrophe": np.where(np.arange(DRAWS) == 5, 53, MONTHS),  # December 2030
}
TERMS = Terms(price=852e9, multiple=6.0, survival=0.9, undiluted=0.8, yearly_return=0.1, years=4.5)
SHARES = st.floats(0.05, 1.0)


def implied(scenario: Any = None, **asked: Any) -> MarketImplied:
    scenario = scenario or pointed()
    return market_implied(scenario, pointed_job(), made(**UNEVEN), LAB, **asked)


def test_the_terms_multiply_to_the_price():
    needed = revenue_needed(TERMS)
    assert needed == pytest.approx(852e9 * 1.1**4.5 / (6 * 0.9 * 0.8))


def test_revenue_put_back_into_the_worlds_own_valuation_gives_the_price():
    result, job, world = made(**UNEVEN), pointed_job(), pointed().world
    found = market_implied(pointed(), job, result, LAB, margin=0.5, yearly_return=0.11)
    a_month = found.revenue_needed / 12
    then = {name: np.asarray(each) for name, each in what_holds_then(job, result, LAB, 53).items()}
    one_lab = ("company_revenue", "profit_before_research", "research_spend", "growth_expected", "run_off_profit")
    given_: dict[str, Any] = {
        **then,
        "company_revenue": a_month,
        "profit_before_research": a_month * 0.5,
        "research_spend": a_month * 0.9,  # more than a grown-up lab spends: the rule counts upkeep alone
        "run_off_profit": 0.0,
        "growth_hides_margin": 3.0,
        "mature_margin": 0.5,
        "return_to_investors": 0.11,
        "market_mood": 0.0,
        "cash": 0.0,
        "debt": 0.0,
        "year": 12.0,
    }
    for name in (*one_lab, "cash", "debt"):
        given_[name] = np.asarray(given_[name])[None]
    worth = evaluate(world, "worth_to_investors", given_)[0]
    there = (result.monthly["is_alive"][54, 0] > 0) & (result.ended["ends_catastrophe"] > 53)
    left = result.monthly["owners_share"][54, 0] / result.monthly["owners_share"][0, 0]
    price = worth[there].mean() * there.mean() * left[there].mean() / 1.11**4.5
    assert there.sum() == DRAWS - 4
    assert price == pytest.approx(852e9, rel=1e-6)
    assert found.terms.price == pytest.approx(852e9, rel=1e-6)


def test_a_dollar_of_revenue_is_worth_what_the_h_model_says():
    then = what_holds_then(pointed_job(), made(growth_expected=0.2), LAB, 53)
    worth = worth_of_revenue(pointed().world, 100e9, 0.5, 0.1, then)
    h_model = (1 + 0.035 + 8 * (0.2 - 0.035)) / (0.1 - 0.035)
    np.testing.assert_allclose(worth, 100e9 * (0.5 - UPKEEP) * (1 - TAX_RATE) * h_model)


def test_futures_that_have_it_are_counted_where_the_lab_is_still_there():
    sold = np.arange(DRAWS)[None] * 1e9 / 12
    alive = np.where(np.arange(DRAWS) < 15, 1.0, 0.0)[None]
    result = made(company_revenue=sold, valuation=1e9, growth_expected=0.2, is_alive=alive)
    found = market_implied(pointed(), pointed_job(), result, LAB, price=1e10)
    assert found.reached_of_100 == 100 * np.mean((np.arange(DRAWS) >= found.revenue_needed / 1e9) & (alive[0] > 0))
    assert found.terms.survival == 15 / 16
    assert found.revenue.mean == pytest.approx(sum(range(15)) * 1e9 / 16)
    assert found.reached_error > 0


def test_price_margin_and_return_are_those_of_the_scenario_where_none_is_given():
    found = implied()
    assert (found.margin, found.terms.yearly_return) == (number_of(pointed(), MARGIN), number_of(pointed(), RETURN))
    assert found.terms.price == pytest.approx(852e9, rel=1e-6)
    assert found.terms.years == 4.5


@given(low=SHARES, more=st.floats(1.01, 10))
def test_needed_revenue_grows_with_the_price_and_falls_with_what_it_is_worth(low, more):
    def needed(**changed: float) -> float:
        return revenue_needed(Terms(**{**vars(TERMS), **changed}))

    assert needed(price=1e9 * low * more) > needed(price=1e9 * low)
    assert needed(yearly_return=low * more) > needed(yearly_return=low)
    assert needed(multiple=low * more) < needed(multiple=low)
    assert needed(survival=low) > needed(survival=low * more)
    assert needed(undiluted=low) > needed(undiluted=low * more)


@given(margin=st.floats(0.25, 0.6), more=st.floats(0.01, 0.1), yearly_return=st.floats(0.06, 0.15))
def test_needed_revenue_falls_with_the_margin_and_grows_with_the_return(margin, more, yearly_return):
    first = implied(margin=margin, yearly_return=yearly_return)
    assert implied(margin=margin + more, yearly_return=yearly_return).revenue_needed < first.revenue_needed
    dearer = implied(margin=margin, yearly_return=yearly_return + more)
    assert dearer.revenue_needed > first.revenue_needed
    assert dearer.reached_of_100 <= first.reached_of_100


def test_where_research_takes_all_no_revenue_would_be_enough():
    found = implied(margin=UPKEEP)
    assert (found.revenue_needed, found.reached_of_100) == (float("inf"), 0)
    assert np.isnan(found.revenue_needed_error)


def test_the_error_is_that_of_other_futures():
    job = sixteenth.prepare(central(), draws=16, months=54, output_set="values", back_end="numpy")
    found = market_implied(central(), job, sixteenth.run(job, workers=1), "OpenAI")
    assert 0 < found.revenue_needed_error < found.revenue_needed
    assert found.terms.price == pytest.approx(852e9)
    assert found.revenue_today == pytest.approx(38e9, rel=0.15)  # of July; 36bn was reported for May 2026


@pytest.mark.parametrize("year", [2026, 2031, 1999])
def test_a_year_that_is_not_wholly_in_the_run_is_refused(year):
    with pytest.raises(Refused) as told:
        implied(year=year)
    (fault,) = told.value.faults
    assert isinstance(fault, OutsideTheRun)
    assert fault.expected == "2027 to 2030"


def test_a_run_without_a_whole_year_is_told_so():
    with pytest.raises(Refused) as told:
        market_implied(pointed(), pointed_job(), made(months=5), LAB)
    assert told.value.faults[0].expected == "a run with a whole calendar year"


@pytest.mark.parametrize("price", [0.0, -1.0, float("nan"), float("inf")])
def test_a_price_that_is_none_is_refused(price):
    with pytest.raises(Refused) as told:
        implied(price=price)
    assert isinstance(told.value.faults[0], WrongOption)


def test_a_margin_or_a_return_outside_its_card_is_refused():
    with pytest.raises(OutsideDomain):
        implied(margin=7.0)
    with pytest.raises(OutsideDomain):
        implied(yearly_return=-3.0)
