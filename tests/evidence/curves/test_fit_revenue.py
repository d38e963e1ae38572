"""Growth of revenue is what least squares on logarithms says, and its error covers what it should."""

import datetime
from dataclasses import replace

import numpy as np
import pytest

from sixteenth.evidence.curves import fit_revenue
from sixteenth.evidence.curves.fit_revenue import forecast_test, revenue_fits
from sixteenth.evidence.facts_read.read_facts import read_facts

SPOKEN = datetime.date(2025, 8, 1)


@pytest.fixture
def made_up(monkeypatch):
    """Replace the facts with reports of one lab that grows tenfold a year, exactly or with noise."""

    def make(noise, count=12):
        base = next(fact for fact in read_facts() if fact.series == fit_revenue.SERIES)
        start = datetime.date(2023, 1, 1)
        facts = []
        for number in range(count):
            date = start + datetime.timedelta(days=60 * number)
            value = float(10 ** ((date - start).days / fit_revenue.DAYS_OF_A_YEAR) * np.exp(noise[number]))
            facts.append(replace(base, entity="Ana", date=date, value=value, text=f"{value:g}"))
        monkeypatch.setattr(fit_revenue, "read_facts", lambda: tuple(facts))
        return facts

    return make


def test_a_straight_line_is_found_as_it_is(made_up):
    facts = made_up(np.zeros(12))
    (fit,) = revenue_fits()
    assert fit.growth == pytest.approx((10, 10, 10))
    assert fit.forecast(facts[-1].date)[1] == pytest.approx(facts[-1].value)


def test_nine_of_ten_intervals_hold_the_growth_behind_them(made_up):
    luck, held = np.random.default_rng(16), 0
    for _ in range(400):
        made_up(luck.normal(0, 0.2, 12))
        (fit,) = revenue_fits()
        held += fit.growth[0] <= 10 <= fit.growth[2]
    assert 0.86 < held / 400 < 0.94


def test_nine_of_ten_later_reports_lie_inside_where_growth_goes_on(made_up):
    luck, inside, asked = np.random.default_rng(17), 0, 0
    for _ in range(300):
        facts = made_up(luck.normal(0, 0.2, 12))
        tried = forecast_test(facts[8].date)
        asked += len(tried)
        inside += sum(each.is_inside for each in tried)
    assert asked == 900
    assert 0.85 < inside / asked < 0.95


def test_a_lab_with_few_reports_has_no_line(made_up):
    made_up(np.zeros(12), count=3)
    assert revenue_fits() == ()


def test_only_what_was_known_is_fitted():
    for fit in revenue_fits(until=SPOKEN):
        assert all(fact.date <= SPOKEN for fact in fit.facts)
    tried = forecast_test(SPOKEN)
    assert {each.fact.entity for each in tried} >= {"Anthropic", "OpenAI"}
    assert all(each.fact.date > SPOKEN for each in tried)


def test_reports_in_another_currency_are_no_billions_of_dollars():
    """Mistral told 300 million euros in September 2025."""
    mistral = [fact for fit in revenue_fits() if fit.lab == "Mistral AI" for fact in fit.facts]
    assert {fact.unit for fact in mistral} <= {"USD_bn"}
