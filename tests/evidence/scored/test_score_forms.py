"""The form by which a file is scored, and its rivals."""

import datetime

from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.scored.forecasters import known_by
from sixteenth.evidence.scored.forms import BEST
from sixteenth.evidence.scored.rivals import TenFold
from sixteenth.evidence.scored.score_forms import REVENUE_ALONE, RevenueOnly, can_open, quick_form, rivals_as_of
from tests.evidence.scored.test_scenario_form import report


def test_the_quick_form_is_the_trend_of_revenue_alone() -> None:
    """Of a valuation it is silent."""
    form = quick_form()
    price, rate = (report(series, "OpenAI", "2026-12-31") for series in ("post_money_valuation", "run_rate_revenue"))
    of_price, of_rate = form.predict(known_by(DATA_CUT), "OpenAI", [price, rate])
    assert of_price == REVENUE_ALONE
    assert not isinstance(of_rate, str)


def test_of_what_is_over_the_trend_speaks() -> None:
    """A quarter that was told late is before the months that a world runs."""
    past, ahead = (report("period_revenue_quarter", "OpenAI", day, 8.0) for day in ("2026-06-30", "2026-12-31"))
    form = RevenueOnly(TenFold())
    of_past, of_ahead = form.predict(known_by(DATA_CUT), "OpenAI", [past, ahead])
    assert of_past == BEST.predict(known_by(DATA_CUT), "OpenAI", [past])[0]
    assert of_ahead == TenFold().predict(known_by(DATA_CUT), "OpenAI", [ahead])[0]


def test_rivals_are_two_lines_and_what_was_frozen_by_then() -> None:
    """Before a version knew what it knew it is no rival."""
    assert [each.name for each in rivals_as_of(datetime.date(2025, 12, 31))] == ["growth continued", "random walk"]
    assert [each.name for each in rivals_as_of(DATA_CUT)][:3] == ["growth continued", "random walk", "frozen 0.2.0"]


def test_the_world_opens_once_a_lab_has_told_three_reports() -> None:
    """Not in 2022."""
    assert can_open(datetime.date(2025, 6, 30))
    assert not can_open(datetime.date(2022, 6, 30))
