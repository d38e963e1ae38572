"""What a lab sells at the start moves all that rests on it, from the first month on and without a jump.

What 0.2.0 gave: revenue of the month before the start was a number of its own, so that doubled sales were seen as
growth of 100 % in one month, which went into the growth that a lab expects and into money paid ahead.
"""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

LAB = "Anthropic"
TWICE = pytest.approx(2.0, rel=1e-5)


@cache
def central() -> Scenario:
    """Read the scenario with larger caps on spending, and no luck of labs' own.

    In a few of its draws consumers already spend over half of their cap; and what a lab sells by its own luck a segment
    buys the less of, the nearer it is to its cap, so that twice the sales would not be twice the revenue.
    """
    read = sixteenth.read("central")
    own = {
        name: dict.fromkeys(read.settings.labels["lab"], 0.0) for name in ("sales_error", "unexplained_growth_today")
    }
    return read.times(spend_cap=1.25).with_(**own, sales_surprise=0.0, growth_surprise=0.0)


def doubled() -> Scenario:
    sales = central().settings.values["lab_sales_today"]
    return central().with_(
        lab_sales_today={"/".join(labels): 2 * each.numbers[0] for labels, each in sales.items() if labels[0] == LAB}
    )


@cache
def run(name: str) -> Result:
    scenario = central() if name == "central" else doubled()
    return sixteenth.run(scenario, draws=64, months=25, back_end="numpy", output_set="everything")


def ratio(name: str, month: int, *, lab: str = LAB) -> float:
    """Return by how much doubled sales move the median future of a lab."""
    at = run("central").labels["lab"].index(lab)
    before, after = (run(each)[name][month, at] for each in ("central", "doubled"))
    return float(np.median(after / before))


@pytest.mark.parametrize("name", ["company_revenue", "last_revenue"])
def test_sales_double_from_the_first_month_on(name):
    assert ratio(name, 0) == TWICE
    assert ratio(name, 0, lab="OpenAI") == pytest.approx(1.0, rel=1e-5)


@pytest.mark.parametrize("name", ["growth_trend", "growth_expected"])
def test_doubled_sales_are_no_growth(name):
    assert ratio(name, 0) == pytest.approx(1.0, rel=1e-5)
    assert ratio(name, 1) == pytest.approx(1.0, rel=1e-4)


def test_what_a_lab_plans_with_doubles():
    assert ratio("prudent_revenue", 0) == TWICE


@pytest.mark.parametrize(
    ("name", "month", "least"),
    [
        ("company_serving_cost", 0, 1.4),  # less than twice: with more of the market a lab asks a higher markup
        ("research_wanted", 0, 1.7),
        ("worth_to_investors", 0, 1.99),
        ("research_compute", 24, 1.5),
        ("company_development", 24, 1.5),
        ("valuation", 12, 1.6),
    ],
)
def test_what_rests_on_sales_follows(name, month, least):
    """Compute bought and the last round's word are facts of the start; orders and valuation move from there."""
    assert least < ratio(name, month) < 2.4
    if name in ("company_development", "valuation"):
        assert ratio(name, 0) == pytest.approx(1.0, abs=0.05)


def test_segments_that_sell_more_have_more_to_sell():
    spent = [run(each)["segment_spend"][12] for each in ("central", "doubled")]
    assert ((spent[1] > spent[0]).mean(axis=1) > 0.95).all()  # in one future of science buyers go to open weights
