"""Whether money is back, three ways."""

import pytest

from sixteenth.decide.own_books.payback import company_payback, paybacks
from sixteenth.decide.own_books.sharing import share_out
from tests.decide.own_books.flows import COMPANY, HOUSE, flow


def test_a_model_is_counted_three_ways():
    gross, contribution, everything = paybacks("old", COMPANY, share_out(COMPANY, "training"))
    assert (gross.multiple, contribution.multiple) == (1.4, 1.3)
    assert everything.multiple == pytest.approx(1.3 - 0.05 - 0.06 - 0.0225)
    assert (gross.months, float(gross.deepest_hole), gross.hole_in) == (3, -100, "2025-01")
    assert all(each.is_back for each in (gross, contribution, everything))


def test_a_model_that_is_not_back_has_no_months():
    gross, *_ = paybacks("new", COMPANY, share_out(COMPANY, "revenue"))
    assert gross.multiple == pytest.approx(40 / 300)
    assert (gross.months, gross.is_back) == (None, False)


def test_what_falls_below_again_counts_from_the_last_time():
    flows = [
        flow("2025-01", "a", "research", 10),
        flow("2025-02", "a", "revenue", 12),
        flow("2025-03", "a", "serving", 5),
        flow("2025-04", "a", "revenue", 9),
    ]
    gross, *_ = paybacks("a", flows, share_out(flows, "company"))
    assert gross.months == 4
    assert len(gross.rates) in {0, 1, 3}


def test_two_ways_where_the_company_keeps_what_is_shared():
    assert [each.way for each in paybacks("old", COMPANY, share_out(COMPANY, "company"))] == ["gross", "contribution"]


def test_a_model_made_before_the_books_begin_has_no_multiple():
    flows = [flow("2025-01", "a", "revenue", 10)]
    gross, *_ = paybacks("a", flows, share_out(flows, "revenue"))
    assert (gross.multiple, gross.is_back, gross.months, gross.hole_in, gross.rates) == (None, False, 0, None, ())


def test_several_rates_of_return_are_all_found():
    flows = [
        flow("2025-01", "a", "research", 100),
        flow("2026-01", "a", "revenue", 230),
        flow("2027-01", "a", "research", 132),
    ]
    gross, *_ = paybacks("a", flows, share_out(flows, "company"))
    assert gross.rates == pytest.approx((0.1, 0.2))


def test_the_company_counts_all_but_financing():
    company = company_payback(COMPANY)
    assert company.model == ""
    assert list(map(float, (company.spent, company.earned))) == [409, 159]
    assert company_payback(HOUSE).multiple == pytest.approx(-11 / 9)
