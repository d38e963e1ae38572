"""Published plans beside runs: rows of facts only, in years that a run holds whole."""

import numpy as np
import pytest

from sixteenth.engine.history import Result, Variable
from sixteenth.questions.must_be_true.plans import plans_of, revenue_in

MONTHS = 36  # 2027 to 2029


def run(yearly: tuple[float, ...]) -> Result:
    revenue = np.zeros((MONTHS, 2, len(yearly)))
    revenue[:, 1] = np.array(yearly) / 12
    never = np.full(len(yearly), MONTHS)
    return Result(
        {"company_revenue": revenue},
        {},
        {"not_finite": never},
        {"company_revenue": Variable(("lab",), "USDPerMonth")},
        {"lab": ("Anthropic", "OpenAI")},
        {"draws": len(yearly), "months": MONTHS, "start": "2027-01"},
    )


def test_a_plan_stands_beside_the_median_and_how_many_futures_reach_it():
    (plan,) = plans_of("OpenAI", run((50e9, 90e9, 120e9, 150e9)), run((200e9, 200e9, 200e9, 200e9)))
    assert (plan.year, plan.planned, plan.fact.source) == (2028, 100e9, "The Decoder")
    assert plan.before.median == pytest.approx(105e9)
    assert plan.before.reached.value == 50
    assert plan.after is not None
    assert plan.after.reached.value == 100


def test_only_plans_of_the_lab_in_years_of_the_run_are_told():
    assert [plan.year for plan in plans_of("Anthropic", run((1e9, 2e9)), None)] == [2027]
    assert plans_of("Mistral", run((1e9, 2e9)), None) == ()
    assert revenue_in(run((12e9, 24e9)), "OpenAI", 2028).tolist() == pytest.approx([12e9, 24e9])
