"""What an observer sees: windows, bounds, currencies, days, and every fact used or listed."""

import datetime
import math
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from sixteenth.evidence.facts_read.read_facts import find_fact, known_on, read_facts
from sixteenth.evidence.observed.observe import (
    Observation,
    is_guidance,
    log_density,
    log_likelihood,
    observe,
    rules,
    usd_billions,
    within,
)

THIRD_MARCH = "revenue/run_rate_revenue/Anthropic/2026-03-03"


def seen(key: str) -> Observation:
    """Return one observation by the key of its fact."""
    return next(each for each in observe().seen if key in {each.fact.key, each.fact.exact_key})


def test_every_fact_is_used_or_listed_with_a_reason() -> None:
    """None of the facts that travel with the package is dropped in silence."""
    found = observe()
    assert len(found.seen) + len(found.unused) == len(read_facts())
    assert {each.fact for each in found.seen} | {each.fact for each in found.unused} == set(read_facts())
    assert all(each.reason for each in found.unused)
    assert sum(found.reasons().values()) == len(found.unused)


def test_every_rule_speaks_of_a_fact_that_exists() -> None:
    """A rule for a fact that was renamed would be lost without a word."""
    for rule in rules()["report"]:
        assert find_fact(rule["fact"]).exact_key == rule["fact"]


def test_a_run_rate_is_of_the_four_weeks_before() -> None:
    """Dated 3 March, it tells of February."""
    found = seen(THIRD_MARCH)
    assert found.first == found.last == np.datetime64("2026-02")
    assert found.opens == datetime.date(2026, 2, 3)
    assert math.exp(found.log_value) == pytest.approx(19.0)
    assert found.spread == pytest.approx(math.hypot(0.08, 1 / 19 / math.sqrt(12)))


def test_a_half_is_annualised_over_its_months() -> None:
    """OpenAI's first half of 2025: 4.3bn is 8.6bn a year."""
    found = seen("revenue/period_revenue_half/OpenAI/2025-06-30")
    assert (str(found.first), str(found.last)) == ("2025-01", "2025-06")
    assert math.exp(found.log_value) == pytest.approx(8.6)


def test_nine_months_of_a_small_lab_are_in_billions() -> None:
    """MiniMax: 53.44mn in nine months."""
    assert math.exp(seen("revenue/period_revenue_9m/MiniMax/2025-09-30").log_value) == pytest.approx(0.05344 * 12 / 9)


def test_yuan_and_euro_go_by_dated_rates() -> None:
    """On a day with a rate it is that rate; other units are no money."""
    assert usd_billions(7135.8, "RMB_mn", datetime.date(2024, 7, 24)) == pytest.approx(1.0)
    assert usd_billions(1000.0, "EUR_mn", datetime.date(2025, 9, 1)) == pytest.approx(1.1697)
    assert usd_billions(1.0, "percent", datetime.date(2025, 9, 1)) is None


def test_what_is_told_before_its_date_is_guidance() -> None:
    """A forecast of a quarter to come is no sight of it."""
    forecast = find_fact("revenue/period_revenue_quarter/Anthropic/2026-06-30")
    assert is_guidance(forecast)
    assert forecast in {each.fact for each in observe().unused}


def test_as_of_a_day_later_reports_are_listed_as_unknown() -> None:
    """OpenAI's 6.0 for the end of 2024 was told in January 2026."""
    early = observe(known_by=datetime.date(2025, 12, 31))
    assert all(each.known <= datetime.date(2025, 12, 31) for each in early.seen)
    late = find_fact("revenue/run_rate_revenue/OpenAI/2024-12-31/6.0")
    assert next(each.reason for each in early.unused if each.fact == late) == "not known by then"


def test_an_undated_page_counts_as_known_sixty_days_later_and_by_the_cut() -> None:
    """A row of June 2026 stands in facts that end with June 2026."""
    assert known_on(find_fact("revenue/run_rate_revenue/Anthropic/2026-06-15")) == datetime.date(2026, 6, 30)
    undated = next(fact for fact in read_facts() if not fact.published and fact.date < datetime.date(2026, 4, 1))
    assert known_on(undated) == undated.date + datetime.timedelta(days=60)


def test_a_product_is_not_a_lab() -> None:
    """Claude Code's run-rate says nothing of Anthropic's by itself."""
    assert not [each for each in observe().seen if "Claude" in each.lab or "ChatGPT" in each.lab]


def test_likelihood_is_that_of_the_closed_form() -> None:
    """One report, two draws: a normal density of the log, and a bound by its chance."""
    months = np.arange("2026-01", "2026-04", dtype="datetime64[M]")
    rates = np.full((3, 1, 2), 19.0)
    rates[1, 0, 1] = 25.0
    report = seen(THIRD_MARCH)
    gaps = np.log(19.0) - np.log([19.0, 25.0])
    found = log_likelihood([report], months, ("Anthropic",), rates)
    assert found == pytest.approx(stats.norm.logpdf(gaps, scale=report.spread))
    bound = replace(report, bound="at_least")
    assert log_density(bound, np.log([19.0])) == pytest.approx(math.log(0.5))
    at_most = replace(report, bound="at_most")
    both = np.exp(log_density(bound, np.log([21.0]))) + np.exp(log_density(at_most, np.log([21.0])))
    assert both == pytest.approx(1.0)


def test_a_flow_sees_the_mean_over_its_window() -> None:
    """A quarter of 10, 20 and 30 is one at 20."""
    months = np.arange("2026-01", "2026-04", dtype="datetime64[M]")
    rates = np.array([10.0, 20.0, 30.0]).reshape(3, 1, 1)
    report = replace(seen("revenue/period_revenue_quarter/Anthropic/2026-03-31/4.8"), heavy=False)
    expected = stats.norm.logpdf(math.log(19.2 / 20.0), scale=report.spread)
    assert log_likelihood([report], months, ("Anthropic",), rates) == pytest.approx(expected)


def test_nothing_outside_a_run_is_dropped_in_silence() -> None:
    """A window before the run is refused, and can be parted off."""
    months = np.arange("2026-02", "2026-04", dtype="datetime64[M]")
    quarter = seen("revenue/period_revenue_quarter/Anthropic/2026-03-31/4.8")
    inside, outside = within([quarter, seen(THIRD_MARCH)], months, ("Anthropic",))
    assert (len(inside), outside) == (1, (quarter,))
    with pytest.raises(ValueError, match="outside these months"):
        log_likelihood([quarter], months, ("Anthropic",), np.ones((2, 1, 1)))
