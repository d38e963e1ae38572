"""Who pays for a smarter model: the interview's case in closed form, and what a mix of customers makes labs want."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.market.demand import Demand, demand_curves
from sixteenth.measures.middle import middle
from sixteenth.scenarios.unfitted import unfitted


@cache
def found() -> Demand:
    return demand_curves(unfitted(sixteenth.read("central")))  # as reported: the fit opens labs with other sales


def test_ten_times_to_a_pharmaceutical_firm_and_nothing_to_most():
    """The interview, August 2025: a bachelor's to a doctor's chemistry."""
    assert found().interview == pytest.approx((10.0, 1.0))


def test_todays_spending_is_what_is_sold_and_not_yet_adopted():
    consumer = found().curves[0]
    assert consumer.segment == "consumer"
    sold = middle(unfitted(sixteenth.read("central")), "lab_sales_today", "consumer").sum() * 12
    assert consumer.spending[0] == pytest.approx(sold / 0.98 / 0.29, rel=1e-3)


def test_spending_rises_with_capability_and_firms_rise_more_than_consumers():
    for curve in found().curves:
        assert (np.diff(curve.spending) > 0).all()
    by_segment = {curve.segment: curve for curve in found().curves}
    assert by_segment["consumer"].for_a_rung < 1.1
    assert by_segment["science"].for_a_rung > 5
    assert by_segment["enterprise"].for_a_doubling > 10 * by_segment["consumer"].for_a_doubling


def test_who_sells_to_firms_wants_smarter_models():
    labs = {lab.lab: lab for lab in found().labs}
    assert labs["Anthropic"].by_the_frontier > 2 * labs["OpenAI"].by_the_frontier
    by_focus = sorted(found().labs, key=lambda lab: lab.from_consumers)
    assert by_focus[0].by_the_frontier > by_focus[-1].by_the_frontier
    assert all(lab.by_itself > lab.by_the_frontier for lab in found().labs)


def test_what_waits_for_learning_on_the_job_is_not_paid_for_without_it():
    without = demand_curves(sixteenth.read("central"), experience=0.0)
    for with_it, curve in zip(found().curves, without.curves, strict=True):
        assert 1 < curve.for_a_rung <= with_it.for_a_rung
    assert without.curves[2].for_a_rung < found().curves[2].for_a_rung


def test_consumers_who_value_nothing_pay_nothing_more():
    scenario = sixteenth.read("central").with_(value_of_capability={"consumer": 0.0})
    flat = demand_curves(scenario).curves[0]
    assert flat.for_a_doubling == pytest.approx(0, abs=1e-12)
    assert max(flat.spending) == pytest.approx(min(flat.spending))
