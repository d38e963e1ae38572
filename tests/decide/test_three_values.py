"""Three values of a lab on made-up runs whose values are known, and on a run of the central scenario."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.going_concern import Beyond, LastYear, further_years
from sixteenth.decide.over_futures import drawn
from sixteenth.decide.three_values import INPUTS, KEPT, LabValues, three_values
from sixteenth.engine.history import Result
from sixteenth.errors import Refused
from tests.decide.value_runs import DISCOUNT_RATE, DRAWS, LAB, MONTHS, TAX_RATE, UPKEEP, central, made, pointed_job

REVENUE, DEVELOPMENT, TAX = 120.0, 24.0, 6.0
FLOW = 10.0
STEADY: dict[str, Any] = {
    "company_revenue": REVENUE / 12,
    "company_development": DEVELOPMENT / 12,
    "tax": TAX / 12,
    "cash_flow_for_owners": FLOW / 12,
}
LAST = LastYear(REVENUE, 0.0, (FLOW + TAX + DEVELOPMENT) / REVENUE, DEVELOPMENT / REVENUE)
MONTHLY = 1 - (1 + DISCOUNT_RATE) ** (-1 / 12)
END = (1 + DISCOUNT_RATE) ** (-MONTHS / 12)


def valued(result: Result) -> LabValues:
    return three_values(pointed_job(), result, LAB)


def annuity(months: int, monthly: float) -> float:
    return monthly * (1 - (1 + DISCOUNT_RATE) ** (-months / 12)) / MONTHLY


def beyond(hazard: float = 0.0) -> float:
    return float(further_years(LAST, Beyond(UPKEEP, TAX_RATE, DISCOUNT_RATE, hazard)).value)


def test_a_steady_lab_is_worth_an_annuity_and_what_comes_after():
    today = valued(made(**STEADY)).days[0]
    assert today.going_concern.mean == pytest.approx(annuity(MONTHS, FLOW / 12) + END * beyond())
    assert today.going_concern.low == pytest.approx(today.going_concern.high)
    assert today.years_after_run == pytest.approx(END * beyond() / today.going_concern.mean)
    assert today.for_ever > 0


def test_growth_of_the_last_year_is_that_on_the_year_before():
    growing = REVENUE / 12 * 1.2 ** (np.arange(MONTHS + 1)[:, None] / 12)
    flow = growing * FLOW / REVENUE
    of_revenue: dict[str, Any] = {name: growing * STEADY[name] / STEADY["company_revenue"] for name in STEADY}
    today = valued(made(**of_revenue)).days[0]
    year = float(growing[MONTHS - 12 : MONTHS].sum())
    last = LastYear(year, 0.2, LAST.margin, LAST.research)
    after = float(further_years(last, Beyond(UPKEEP, TAX_RATE, DISCOUNT_RATE, 0.0)).value)
    factor = (1 + DISCOUNT_RATE) ** (-np.arange(MONTHS) / 12)
    assert today.going_concern.mean == pytest.approx(float(factor @ flow[:-1, 0]) + END * after)


def test_after_certain_ruin_only_what_came_before_counts():
    alive = (np.arange(MONTHS + 1)[:, None] < 10) * 1.0
    numbers: dict[str, Any] = {name: each * alive for name, each in STEADY.items()}
    values = valued(made(**numbers, is_alive=alive, ruined=10, valuation=500.0, cash=3.0))
    assert values.days[0].going_concern.mean == pytest.approx(annuity(10, FLOW / 12) + 3)
    assert values.days[0].market.mean == 500
    later = values.days[2]
    assert later.wind_down.mean == later.going_concern.mean == later.market.mean == 0
    assert values.days[0].years_after_run == 0


def test_after_a_catastrophe_books_run_on_and_count_for_nothing():
    values = valued(made(**STEADY, catastrophe=6, valuation=500.0))
    assert values.days[0].going_concern.mean == pytest.approx(annuity(6, FLOW / 12))
    assert values.days[1].month == "2027-01"  # it happens in this month: as it opens, the market does not know
    assert values.days[1].market.mean == 500
    assert values.days[1].going_concern.mean == values.days[2].market.mean == 0


def test_the_hazards_of_ruin_and_catastrophe_lower_what_comes_after():
    first = np.arange(DRAWS) < 1
    ended = np.where(first, MONTHS - 1, MONTHS)
    values = valued(made(**STEADY, catastrophe=ended))
    at_risk = MONTHS * DRAWS - 1
    assert values.yearly_hazard == pytest.approx(12 / at_risk)
    assert values.days[0].going_concern.high == pytest.approx(
        annuity(MONTHS, FLOW / 12) + END * beyond(values.yearly_hazard)
    )


def test_a_lab_that_is_worth_more_wound_down_at_the_end_is_wound_down():
    today = valued(made(**STEADY, run_off_profit=900.0, wind_down_liabilities=100.0)).days[0]
    assert today.going_concern.mean == pytest.approx(annuity(MONTHS, FLOW / 12) + END * 800)
    assert today.wind_down.mean == 800
    assert today.for_ever == 0


def test_cash_counts_in_and_debt_off_whose_interest_is_not_counted_again():
    owing: dict[str, Any] = {**STEADY, "cash_flow_for_owners": (FLOW - 1) / 12, "interest": 1 / 12}
    today, free = valued(made(**owing, cash=70.0, debt=20.0)).days[0], valued(made(**STEADY)).days[0]
    assert today.going_concern.mean == pytest.approx(free.going_concern.mean + 50)
    assert today.wind_down.mean == 50


def test_a_loss_has_no_share_that_comes_late():
    losing: dict[str, Any] = {**STEADY, "cash_flow_for_owners": -5.0}
    assert valued(made(**losing)).days[0].years_after_run is None


def test_a_run_that_sells_nothing_or_is_short_has_no_growth_of_its_own():
    assert valued(made()).days[0].going_concern.mean == 0
    short = three_values(pointed_job(), made(months=18, **STEADY), LAB).days[0]
    last = LastYear(REVENUE, 0.03, LAST.margin, LAST.research)
    after = float(further_years(last, Beyond(UPKEEP, TAX_RATE, DISCOUNT_RATE, 0.0)).value)
    end = (1 + DISCOUNT_RATE) ** (-18 / 12)
    assert short.going_concern.mean == pytest.approx(annuity(18, FLOW / 12) + end * after)


def test_days_are_today_and_each_january():
    months = [day.month for day in valued(made(**STEADY)).days]
    assert months == ["2026-07", "2027-01", "2028-01", "2029-01", "2030-01", "2031-01"]
    assert [day.month for day in valued(made(start="2027-01", **STEADY)).days][:2] == ["2027-01", "2028-01"]


def test_a_world_without_labs_is_refused_with_all_that_it_lacks():
    lemonade = sixteenth.prepare("interview_arithmetic")
    with pytest.raises(Refused) as told:
        three_values(lemonade, made(), LAB)
    assert {"'valuation'", "'tax_rate'"} <= {fault.what for fault in told.value.faults}


@pytest.fixture(scope="module")
def run() -> Any:
    job = sixteenth.prepare(central(), draws=16, months=48, output_set="values", back_end="numpy")
    return job, sixteenth.run(job, workers=1)


def test_the_central_scenario_begins_at_the_last_rounds(run):
    job, result = run
    for lab, round_ in (("Anthropic", 965e9), ("OpenAI", 852e9)):
        today = three_values(job, result, lab).days[0]
        assert today.market.low == today.market.high == pytest.approx(round_)


def test_a_going_concern_of_the_central_scenario_added_up_by_hand(run):
    job, result = run
    own = {name: np.asarray(result[name], float)[:, 1] for name in KEPT.monthly if result[name].ndim == 3}
    values = three_values(job, result, "OpenAI")
    factor = np.asarray(result["discount_factor"], float)
    spared = np.arange(48)[:, None] < result.ended["ends_catastrophe"]
    flows = (own["cash_flow_for_owners"] + own["interest"] * own["is_alive"]) * spared
    in_run = (flows * factor).sum(axis=0) + own["cash"][0] - own["debt"][0]
    stands = (result.closing["is_alive"][1] > 0) & (result.ended["ends_catastrophe"] == 48)
    assert 0 < stands.sum() < 16
    sums = {name: each[36:].sum(axis=0)[stands] for name, each in own.items()}
    last, before = sums["company_revenue"], own["company_revenue"][24:36].sum(axis=0)[stands]
    spent = sums["company_development"]
    left = spent + sums["cash_flow_for_owners"] + sums["interest"] + sums["tax"]
    upkeep, tax_rate, rate = (drawn(job, name)[stands] for name in INPUTS)
    year = LastYear(last, last / before - 1, left / last, spent / last)
    after = further_years(year, Beyond(upkeep, tax_rate, rate, values.yearly_hazard)).value
    after = np.maximum(after, (own["run_off_profit"][-1] - own["wind_down_liabilities"][-1])[stands])
    whole = in_run.copy()
    whole[stands] += after * result.closing["discount_factor"][stands]
    assert values.days[0].going_concern.mean == pytest.approx(float(whole.mean()), rel=1e-9)
