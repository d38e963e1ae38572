"""Forms from a lab's own trend, as of a day."""

import datetime
import math
from dataclasses import replace

import pytest

from sixteenth.evidence.observed.observe import observe
from sixteenth.evidence.scored.forecasters import known_by
from sixteenth.evidence.scored.trend_forms import NOTHING, OwnTrend

DAY = datetime.date(2025, 3, 31)
YEAR_END = next(
    each for each in observe().seen if each.fact.exact_key == "revenue/run_rate_revenue/OpenAI/2025-12-31/21.4"
)


def test_what_came_is_never_read() -> None:
    """A target whose value is unknown is predicted all the same."""
    known = known_by(DAY)
    blind = replace(YEAR_END, log_value=math.nan)
    said, again = (OwnTrend().predict(known, "OpenAI", [each])[0] for each in (YEAR_END, blind))
    assert said == again


def test_guidance_pulls_towards_what_was_guided() -> None:
    """12.7 for 2025, told in March: the year is expected nearer to it, and more narrowly."""
    year = next(
        each for each in observe().seen if each.fact.exact_key == "revenue/annual_revenue/OpenAI/2025-12-31/13.07"
    )
    known = known_by(DAY)
    free, guided = (OwnTrend(with_guidance=each).predict(known, "OpenAI", [year])[0] for each in (False, True))
    assert not isinstance(free, str)
    assert not isinstance(guided, str)
    guide = math.log(12.7)
    assert abs(guided.quantile(0.5) - guide) < abs(free.quantile(0.5) - guide)
    assert guided.quantile(0.9) - guided.quantile(0.1) < free.quantile(0.9) - free.quantile(0.1)


def test_accounts_tell_of_what_run_rates_did_not() -> None:
    """OpenAI's booked 2024 of 3.7bn, told in March 2025, moves what is expected."""
    known = known_by(DAY)
    own, alone = (OwnTrend(with_accounts=each).predict(known, "OpenAI", [YEAR_END])[0] for each in (True, False))
    assert not isinstance(own, str)
    assert not isinstance(alone, str)
    assert own.quantile(0.5) != pytest.approx(alone.quantile(0.5), abs=1e-4)


def test_a_lab_without_reports_is_told() -> None:
    """Nothing is made up."""
    assert OwnTrend().predict(known_by(DAY), "Moonshot", [YEAR_END]) == [NOTHING]


def test_a_report_told_late_uses_all_that_is_known() -> None:
    """The year 2024 of Anthropic, seen from the end of 2025, lies within the last and the next year's run-rates."""
    year = next(
        each for each in observe().seen if each.fact.exact_key == "revenue/annual_revenue/Anthropic/2024-12-31/0.381"
    )
    said = OwnTrend().predict(known_by(datetime.date(2025, 12, 31)), "Anthropic", [year])[0]
    assert not isinstance(said, str)
    assert said.quantile(0.05) < math.log(0.381) < said.quantile(0.95)
