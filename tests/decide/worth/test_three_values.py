"""Three values of a lab on made-up runs whose values are known, and on a run of the central scenario."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth import three_values as valuing
from sixteenth.decide.worth.continuation import concern
from sixteenth.decide.worth.three_values import LabValues, three_values, worth_ahead
from sixteenth.engine.history import Result
from sixteenth.errors import Refused
from tests.decide.value_runs import DISCOUNT_RATE, DRAWS, LAB, MONTHS, central, made, pointed_job

FLOW, AFTER = 10.0, 70.0
STEADY: dict[str, Any] = {"company_revenue": 10.0, "cash_flow_for_owners": FLOW / 12}
MONTHLY = 1 - (1 + DISCOUNT_RATE) ** (-1 / 12)
END = (1 + DISCOUNT_RATE) ** (-MONTHS / 12)


@pytest.fixture
def ahead(monkeypatch):
    """Let the years after a run be worth a number."""
    monkeypatch.setattr(valuing, "concern", lambda result, _: np.full(result.draws, AFTER))


def valued(result: Result) -> LabValues:
    return three_values(pointed_job(), result, LAB)


def annuity(months: int, monthly: float) -> float:
    return monthly * (1 - (1 + DISCOUNT_RATE) ** (-months / 12)) / MONTHLY


@pytest.mark.usefixtures("ahead")
def test_a_steady_lab_is_worth_an_annuity_and_what_comes_after():
    today = valued(made(**STEADY)).days[0]
    assert today.going_concern.mean == pytest.approx(annuity(MONTHS, FLOW / 12) + END * AFTER)
    assert today.going_concern.low == pytest.approx(today.going_concern.high)
    assert today.years_after_run == pytest.approx(END * AFTER / today.going_concern.mean)


@pytest.mark.usefixtures("ahead")
def test_after_certain_ruin_only_what_came_before_counts():
    alive = (np.arange(MONTHS + 1)[:, None] < 10) * 1.0
    numbers: dict[str, Any] = {name: each * alive for name, each in STEADY.items()}
    values = valued(made(**numbers, is_alive=alive, ruined=10, valuation=500.0, cash=3.0))
    assert values.days[0].going_concern.mean == pytest.approx(annuity(10, FLOW / 12) + 3)
    assert values.days[0].market.mean == 500
    later = values.days[2]
    assert later.wind_down.mean == later.going_concern.mean == later.market.mean == 0
    assert values.days[0].years_after_run == 0


@pytest.mark.usefixtures("ahead")
def test_after_a_catastrophe_books_run_on_and_count_for_nothing():
    values = valued(made(**STEADY, catastrophe=6, valuation=500.0))
    assert values.days[0].going_concern.mean == pytest.approx(annuity(6, FLOW / 12))
    assert values.days[1].month == "2027-01"  # it happens in this month: as it opens, the market does not know
    assert values.days[1].market.mean == 500
    assert values.days[1].going_concern.mean == values.days[2].market.mean == 0


@pytest.mark.usefixtures("ahead")
def test_where_one_future_ends_in_a_catastrophe_the_others_keep_what_comes_after():
    ended = np.where(np.arange(DRAWS) < 1, MONTHS - 1, MONTHS)
    today = valued(made(**STEADY, catastrophe=ended)).days[0]
    assert today.going_concern.high == pytest.approx(annuity(MONTHS, FLOW / 12) + END * AFTER)
    spared = annuity(MONTHS, FLOW / 12) + END * AFTER
    ends = annuity(MONTHS - 1, FLOW / 12)
    assert today.going_concern.mean == pytest.approx(((DRAWS - 1) * spared + ends) / DRAWS)


@pytest.mark.usefixtures("ahead")
def test_cash_counts_in_and_debt_off_whose_interest_is_not_counted_again():
    owing: dict[str, Any] = {**STEADY, "cash_flow_for_owners": (FLOW - 1) / 12, "interest": 1 / 12}
    today, free = valued(made(**owing, cash=70.0, debt=20.0)).days[0], valued(made(**STEADY)).days[0]
    assert today.going_concern.mean == pytest.approx(free.going_concern.mean + 50)
    assert today.wind_down.mean == 50


@pytest.mark.usefixtures("ahead")
def test_a_loss_has_no_share_that_comes_late():
    losing: dict[str, Any] = {**STEADY, "cash_flow_for_owners": -5.0}
    assert valued(made(**losing)).days[0].years_after_run is None


@pytest.mark.usefixtures("ahead")
def test_days_are_today_and_each_january():
    months = [day.month for day in valued(made(**STEADY)).days]
    assert months == ["2026-07", "2027-01", "2028-01", "2029-01", "2030-01", "2031-01"]
    assert [day.month for day in valued(made(start="2027-01", **STEADY)).days][:2] == ["2027-01", "2028-01"]


def test_worth_ahead_of_even_flows_is_an_annuity_from_each_month():
    factor = 0.99 ** np.arange(25)[:, None] * np.ones((1, 2))
    flows = np.array([[3.0, 0.0]]).repeat(24, axis=0)
    found = worth_ahead(flows, factor, np.array([0.0, 50.0]))
    left = 24 - np.arange(25)
    np.testing.assert_allclose(found[:, 0], 3 * (1 - 0.99**left) / (1 - 0.99), atol=1e-12)
    np.testing.assert_allclose(found[:, 1], 50 * 0.99**left)


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
    flow, interest, alive, cash, debt = (
        np.asarray(result[name], float)[:, 1]
        for name in ("cash_flow_for_owners", "interest", "is_alive", "cash", "debt")
    )
    factor = np.asarray(result["discount_factor"], float)
    spared = np.arange(48)[:, None] < result.ended["ends_catastrophe"]
    in_run = ((flow + interest * alive) * spared * factor).sum(axis=0) + cash[0] - debt[0]
    stands = (result.closing["is_alive"][1] > 0) & (result.ended["ends_catastrophe"] == 48)
    assert 0 < stands.sum() < 16
    after = concern(result, 1) * stands * result.closing["discount_factor"]
    whole = three_values(job, result, "OpenAI").days[0].going_concern.mean
    assert whole == pytest.approx(float((in_run + after).mean()), rel=1e-9)
