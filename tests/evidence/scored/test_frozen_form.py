"""Frozen forecasts, between the ends of quarters: halfway in time is halfway in logarithms."""

import datetime
import math

import pytest

from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.forecasts.frozen_forecasts import read_frozen
from sixteenth.evidence.scored.forecasters import known_by
from sixteenth.evidence.scored.frozen_form import FrozenForm, frozen_forms
from tests.evidence.scored.test_scenario_form import report

FORM = FrozenForm(read_frozen("0.2.0"))
KNOWN = known_by(DATA_CUT)


def middle(series: str, date: str, lab: str = "Anthropic") -> float:
    """Return the middle of what was frozen for a report."""
    found = FORM.predict(KNOWN, lab, [report(series, lab, date)])[0]
    assert not isinstance(found, str), found
    return found.quantile(0.5)


def frozen(quantity: str, date: datetime.date, lab: str = "Anthropic") -> float:
    """Return the log of the middle that the file has."""
    found = FORM.frozen.find(quantity, lab, date)
    assert found is not None
    return math.log(found.quantile(0.5))


def test_at_the_end_of_a_quarter_it_is_what_was_frozen() -> None:
    """A rate as it is, a quarter's revenue as an annual rate."""
    end = datetime.date(2026, 12, 31)
    assert middle("run_rate_revenue", str(end)) == pytest.approx(frozen("run_rate", end), abs=0.01)
    quarter = frozen("quarter_revenue", end) + math.log(4)
    assert middle("period_revenue_quarter", str(end)) == pytest.approx(quarter, abs=0.01)
    assert middle("post_money_valuation", str(end)) == pytest.approx(frozen("valuation", end), abs=0.01)


def test_between_two_ends_it_lies_on_a_line() -> None:
    """A third of the way in days."""
    first, last = datetime.date(2026, 9, 30), datetime.date(2026, 12, 31)
    day = datetime.date(2026, 10, 30)
    part = 30 / 92
    wanted = (1 - part) * frozen("run_rate", first) + part * frozen("run_rate", last)
    assert middle("run_rate_revenue", str(day)) == pytest.approx(wanted, abs=0.01)


def test_the_error_of_a_report_is_added() -> None:
    """Quantiles lie further apart than those of the file, by .084 in squares."""
    end = datetime.date(2026, 9, 30)
    found = FORM.predict(KNOWN, "Anthropic", [report("run_rate_revenue", "Anthropic", str(end))])[0]
    told = FORM.frozen.find("run_rate", "Anthropic", end)
    assert not isinstance(found, str)
    assert told is not None
    own = math.log(told.quantile(0.95) / told.quantile(0.05)) / 2 / 1.645
    wide = (found.quantile(0.95) - found.quantile(0.05)) / 2 / 1.645
    assert wide == pytest.approx(math.hypot(own, 0.084), rel=0.05)


def test_outside_what_was_frozen_it_is_silent_with_its_reason() -> None:
    """Another day, another length of an account, another lab."""
    for series, lab, date, why in (
        ("run_rate_revenue", "Anthropic", "2026-08-31", "0.2.0 froze 2026-09-30 to 2028-06-30"),
        ("annual_revenue", "Anthropic", "2026-12-31", "0.2.0 froze nothing of this kind for the lab"),
        ("run_rate_revenue", "Cohere", "2026-12-31", "0.2.0 froze nothing of this kind for the lab"),
    ):
        assert FORM.predict(KNOWN, lab, [report(series, lab, date)]) == [why]


def test_a_day_has_the_versions_that_knew_no_more() -> None:
    """0.2.0 knew what was told until March 2026."""
    assert "frozen 0.2.0" in [each.name for each in frozen_forms(DATA_CUT)]
    assert frozen_forms(datetime.date(2026, 3, 30)) == ()
