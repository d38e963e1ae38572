"""A run as a form: what it says of reports is what the run has there, with the error of a report."""

import datetime
import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sixteenth.engine.history import Variable
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, Fact
from sixteenth.evidence.observed.observe import Observation, observe
from sixteenth.evidence.scored.forecasters import known_by
from sixteenth.evidence.scored.forms import BEST
from sixteenth.evidence.scored.hand_over import ENDED, LACKING
from sixteenth.evidence.scored.predictions import Predicted
from sixteenth.evidence.scored.scenario_form import ScenarioForm
from sixteenth.evidence.scored.valuation_reports import see_valuation

KNOWN = known_by(DATA_CUT)
MONTHS, DRAWS, GROWTH, SPREAD = 20, 4000, 0.05, 0.3
LABS = ("Anthropic", "OpenAI", "xAI")


def run() -> Any:
    """Return a stand-in of a run in which sales of 58 and 36 bn a year grow evenly, and the third lab has ended."""
    growth = np.exp(GROWTH * np.arange(MONTHS))[:, None, None]
    luck = np.exp(np.random.default_rng(1).normal(0, SPREAD, DRAWS))
    revenue = np.array([58.0, 36.0, 0.0])[:, None] * growth * luck * 1e9 / 12
    return SimpleNamespace(
        monthly={"company_revenue": revenue, "valuation": 20 * 12 * revenue},
        variables={name: Variable(("lab",), "") for name in ("company_revenue", "valuation")},
        labels={"lab": LABS},
        months=np.datetime64("2026-07") + np.arange(MONTHS),
        only_finite=lambda values: values,
    )


FORM = ScenarioForm("stand-in", run())


def report(series: str, lab: str, date: str, value: float = 50.0) -> Observation:
    """Return a report as it would come."""
    day = datetime.date.fromisoformat(date)
    fact = Fact(series, lab, day, value, str(value), "USD_bn", None, None, "reported", "A", "", None, "", "x.csv", 2)
    if series == "post_money_valuation":
        seen = see_valuation(fact)
        assert isinstance(seen, Observation)
        return seen
    return observe([fact]).seen[0]


def said(target: Observation) -> Predicted:
    """Return what the form says of a report."""
    found = FORM.predict(KNOWN, target.lab, [target])[0]
    assert not isinstance(found, str), found
    return found


def test_a_run_rate_is_what_was_sold_a_fortnight_before() -> None:
    """Six months and a half after the middle of the first month, less a fortnight."""
    found = said(report("run_rate_revenue", "Anthropic", "2027-01-30"))
    months = (datetime.date(2027, 1, 16) - datetime.date(2026, 7, 1)).days / 30.4375 - 0.5
    assert found.quantile(0.5) == pytest.approx(math.log(58) + GROWTH * months, abs=0.02)
    wide = (found.quantile(0.841) - found.quantile(0.159)) / 2
    assert wide == pytest.approx(math.hypot(SPREAD, 0.084), rel=0.05)


def test_a_quarter_is_told_as_an_annual_rate_and_a_valuation_as_it_is() -> None:
    """The mean of its months; twenty times sales."""
    quarter = said(report("period_revenue_quarter", "OpenAI", "2026-12-31"))
    assert quarter.quantile(0.5) == pytest.approx(math.log(36) + 4 * GROWTH, abs=0.02)
    price = said(report("post_money_valuation", "OpenAI", "2026-12-16"))
    assert price.quantile(0.5) == pytest.approx(math.log(20 * 36) + 5 * GROWTH, abs=0.02)


def test_of_months_before_the_run_the_trend_speaks() -> None:
    """Alone where all of them are, and in its part of a year that the run has half of."""
    past = report("period_revenue_quarter", "OpenAI", "2026-06-30", 8.0)
    alone = BEST.predict(KNOWN, "OpenAI", [past])[0]
    assert not isinstance(alone, str)
    assert said(past).quantile(0.5) == alone.quantile(0.5)
    both = said(report("period_revenue_half", "OpenAI", "2026-09-30")).quantile(0.5)
    after = said(report("period_revenue_quarter", "OpenAI", "2026-09-30")).quantile(0.5)
    assert math.exp(both) == pytest.approx((math.exp(alone.quantile(0.5)) + math.exp(after)) / 2, rel=0.03)


def test_why_there_is_no_forecast_is_told() -> None:
    """A lab that it lacks, a day after it, one that has ended."""
    for lab, date, why in (
        ("Cohere", "2026-12-31", LACKING),
        ("OpenAI", "2030-12-31", "2030-12-31 is after the run, which ends with 2028-02"),
        ("xAI", "2026-12-31", ENDED),
    ):
        assert FORM.predict(KNOWN, lab, [report("run_rate_revenue", lab, date)]) == [why]
