"""What a business that goes on is worth, where there is a closed form: annuities, perpetuities, ruin, no growth."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.going_concern import Beyond, LastYear, further_years, worth_ahead, yearly_hazard

FLAT = LastYear(revenue=100.0, growth=0.0, margin=0.5, research=0.2)
PLAIN = Beyond(upkeep=0.2, tax_rate=0.0, discount_rate=0.1, hazard=0.0, growth_that_lasts=0.0)
RATES = st.floats(0.01, 0.3)


@given(rate=RATES, tax=st.floats(0, 0.9))
def test_without_growth_cash_is_an_annuity_paid_in_the_middle_of_each_year(rate, tax):
    found = further_years(FLAT, replace(PLAIN, discount_rate=rate, tax_rate=tax))
    annuity = (1 - (1 + rate) ** -10) / rate * (1 + rate) ** 0.5
    assert found.value == pytest.approx(30 * (1 - tax) * annuity)


@given(rate=st.floats(0.05, 0.3), growth=st.floats(0, 0.03))
def test_growth_that_lasts_for_ever_is_a_perpetuity(rate, growth):
    last = replace(FLAT, growth=growth)
    found = further_years(last, replace(PLAIN, discount_rate=rate, growth_that_lasts=growth))
    perpetuity = 30 * (1 + growth) / (rate - growth) * (1 + rate) ** 0.5  # Gordon 1959, at half a year
    assert found.value + found.for_ever == pytest.approx(perpetuity)
    longer = further_years(last, replace(PLAIN, discount_rate=rate, growth_that_lasts=growth, years=40))
    assert longer.value + longer.for_ever == pytest.approx(perpetuity)


def test_certain_ruin_leaves_nothing():
    found = further_years(FLAT, replace(PLAIN, hazard=np.inf))
    assert (float(found.value), float(found.for_ever)) == (0, 0)


def test_a_hazard_is_discounted_like_a_rate():
    rate, hazard = 0.05, 0.04
    found = further_years(FLAT, replace(PLAIN, discount_rate=rate, hazard=hazard))
    alike = further_years(FLAT, replace(PLAIN, discount_rate=(1 + rate) * np.exp(hazard) - 1))
    assert found.value == pytest.approx(float(alike.value))


def test_growth_and_research_fade_in_a_straight_line():
    last = LastYear(revenue=100.0, growth=0.5, margin=0.6, research=0.5)
    beyond = Beyond(upkeep=0.1, tax_rate=0.0, discount_rate=0.0, hazard=0.0, growth_that_lasts=0.1, years=2)
    first, second = 100 * 1.3, 100 * 1.3 * 1.1
    assert further_years(last, beyond).value == pytest.approx(first * (0.6 - 0.3) + second * (0.6 - 0.1))


def test_research_below_upkeep_stays_where_it_is():
    less, same = (further_years(FLAT, replace(PLAIN, upkeep=upkeep)).value for upkeep in (0.2, 0.6))
    assert less == same


def test_a_loss_saves_no_tax():
    losing = replace(FLAT, margin=0.1)
    taxed, untaxed = (further_years(losing, replace(PLAIN, tax_rate=tax)).value for tax in (0.4, 0.0))
    assert taxed == untaxed < 0


def test_what_grows_faster_than_it_is_discounted_has_no_worth_for_ever():
    found = further_years(FLAT, replace(PLAIN, discount_rate=np.array([0.02, 0.1]), growth_that_lasts=0.03))
    assert np.isnan(found.for_ever).tolist() == [True, False]
    assert np.isfinite(found.value).all()


@given(low=RATES, more=st.floats(0.001, 0.2))
def test_worth_falls_with_the_rate_and_with_the_hazard(low, more):
    def worth(**changed: Any) -> float:
        return float(further_years(FLAT, replace(PLAIN, **changed)).value)

    assert worth(discount_rate=low) > worth(discount_rate=low + more)
    assert worth(hazard=low) > worth(hazard=low + more)


def test_worth_ahead_of_even_flows_is_an_annuity_from_each_month():
    factor = 0.99 ** np.arange(25)[:, None] * np.ones((1, 2))
    flows = np.array([[3.0, 0.0]]).repeat(24, axis=0)
    found = worth_ahead(flows, factor, np.array([0.0, 50.0]))
    left = 24 - np.arange(25)
    np.testing.assert_allclose(found[:, 0], 3 * (1 - 0.99**left) / (1 - 0.99), atol=1e-12)
    np.testing.assert_allclose(found[:, 1], 50 * 0.99**left)


def test_the_hazard_is_endings_over_months_at_risk_of_the_last_months():
    ended = np.array([5, 30, 100, 100])  # the first ended before the months looked back at
    assert yearly_hazard(ended, 100, 80) == pytest.approx(12 * 1 / (10 + 80 + 80))
    assert yearly_hazard(ended, 100, 200) == pytest.approx(12 * 2 / (5 + 30 + 100 + 100))
    assert yearly_hazard(np.full(4, 100), 100, 80) == 0


def test_where_none_was_at_risk_ruin_is_certain():
    assert yearly_hazard(np.zeros(3), 100, 50) == np.inf
