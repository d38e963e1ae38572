"""Multiples are valuations over the run-rate of their day; their scatter, and what it says of moods, is found."""

import datetime
from dataclasses import replace

import numpy as np
import pytest

from sixteenth.evidence.curves import fit_valuation as module
from sixteenth.evidence.curves.fit_valuation import MarketFit, RevenueMultiple, fit_valuation, revenue_multiples
from sixteenth.evidence.facts_read.read_facts import read_facts

START = datetime.date(2024, 1, 1)


def fact_of(series, lab, day, value, **changed):
    base = next(fact for fact in read_facts() if fact.series == module.REVENUE)
    date = START + datetime.timedelta(days=day)
    return replace(
        base, **{"series": series, "entity": lab, "date": date, "value": value, "unit": module.UNIT, **changed}
    )


@pytest.fixture
def use(monkeypatch):
    return lambda *facts: monkeypatch.setattr(module, "read_facts", lambda: facts)


def test_the_multiple_is_over_the_run_rate_of_the_day(use):
    """Between 1 and 4 halfway is 2, in logarithms; two reports of one day count as their mean."""
    use(
        fact_of(module.REVENUE, "Ana", 0, 1.0),
        fact_of(module.REVENUE, "Ana", 100, 2.0),
        fact_of(module.REVENUE, "Ana", 100, 8.0),
        fact_of(module.VALUATION, "Ana", 50, 60.0),
        fact_of(module.VALUATION, "Ana", 60, 99.0, basis="projected"),
        fact_of(module.VALUATION, "Ana", 161, 99.0),
        fact_of(module.VALUATION, "Ben", 50, 99.0),
        fact_of(module.VALUATION, "Ana", -30, 25.0, unit="EUR_mn"),
    )
    (multiple,) = revenue_multiples()
    assert multiple.times == pytest.approx(30)
    assert revenue_multiples(START) == ()


def test_a_young_lab_is_not_counted(use):
    use(fact_of(module.REVENUE, "Ana", 0, 0.5), fact_of(module.VALUATION, "Ana", 0, 60.0))
    assert revenue_multiples() == ()
    with pytest.raises(ValueError, match="no lab has 4 valuations"):
        fit_valuation()


def test_the_spread_is_found_nine_times_in_ten(use):
    luck, held = np.random.default_rng(5), 0
    for _ in range(300):
        use(
            *(fact_of(module.REVENUE, lab, day, 10.0) for lab in ("Ana", "Ben") for day in (0, 700)),
            *(
                fact_of(module.VALUATION, lab, 100 * number, 200 * float(np.exp(0.3 * luck.standard_normal())))
                for lab in ("Ana", "Ben")
                for number in range(6)
            ),
        )
        low, _, high = fit_valuation().spread
        held += low <= 0.3 <= high
    assert 0.85 < held / 300 < 0.95


def test_a_long_line_of_moods_tells_how_long_they_last(monkeypatch):
    monkeypatch.setattr(module, "SPREADS", (0.2, 0.3, 0.45))
    monkeypatch.setattr(module, "OWN_SCATTERS", (0.02,))
    luck = np.random.default_rng(3).standard_normal(100)
    mood, multiples = 0.0, []
    for month, surprise in enumerate(luck):
        mood = 0.9 * mood + 0.3 * (1 - 0.9**2) ** 0.5 * float(surprise)
        date = START + datetime.timedelta(days=round(month * module.DAYS_OF_A_MONTH))
        multiples.append(RevenueMultiple("Ana", date, 20 * float(np.exp(mood)), 1.0))
    fit = MarketFit(tuple(multiples), {"Ana": 20.0}, (0.3, 0.3, 0.3))
    assert fit.support(0.9) > max(fit.support(0.4), fit.support(0.999)) + 1
    assert np.std(fit.moods()) == pytest.approx(0.3, rel=0.3)


def test_what_was_reported_gives_the_spread_of_the_central_scenario():
    """A dozen multiples of two labs; they do not tell moods of a month from moods of four years."""
    fit = fit_valuation()
    assert set(fit.usual) == {"Anthropic", "OpenAI"}
    assert 10 <= len(fit.multiples) <= 16
    assert fit.spread == pytest.approx((0.18, 0.25, 0.40), abs=0.01)
    supports = [fit.support(persistence) for persistence in (0.4, 0.8, 0.95, 0.98)]
    assert max(supports) - min(supports) < 1
