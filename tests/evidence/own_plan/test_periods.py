"""Months, quarters and years, and the months of a line that is planned by them."""

from itertools import pairwise

import numpy as np
import pytest

from sixteenth.evidence.own_plan.periods import by_month, period


@pytest.mark.parametrize(
    ("text", "first", "months"),
    [
        ("2026-07", "2026-07", 1),
        ("2026/7/31", "2026-07", 1),
        ("46204", "2026-07", 1),
        ("2026-Q3", "2026-07", 3),
        ("Q3 2026", "2026-07", 3),
        ("2026年第3季度", "2026-07", 3),
        ("2027", "2027-01", 12),
        ("FY2027", "2027-01", 12),
        ("2027年", "2027-01", 12),
    ],
)
def test_a_period_is_read_however_it_is_written(text, first, months):
    found = period(text)
    assert found is not None
    assert (found.text, found.months) == (first, months)


@pytest.mark.parametrize("text", ["", "2026-13", "Q5 2026", "next year", "26-07"])
def test_what_names_no_period_is_none(text):
    assert period(text) is None


def test_months_of_a_flow_add_up_to_their_periods_along_a_smooth_line():
    periods = [each for text in ("2026-Q3", "2026-Q4", "2027", "2028") if (each := period(text))]
    amounts = [30.0, 45.0, 400.0, 900.0]
    months = by_month(periods, amounts, is_flow=True)
    ends = np.cumsum([0, 3, 3, 12, 12])
    assert [months[a:b].sum() for a, b in pairwise(ends)] == pytest.approx(amounts)
    assert (np.diff(months) > 0).all()
    assert np.abs(np.diff(np.log(months))).max() < 0.2


def test_people_are_what_they_are_in_the_middle_and_months_stay_as_they_are():
    periods = [each for text in ("2026-Q3", "2026-Q4") if (each := period(text))]
    assert by_month(periods, [100.0, 120.0], is_flow=False)[[1, 4]] == pytest.approx([100.0, 120.0])
    assert by_month(periods, [0.0, 3.0], is_flow=True)[3:].sum() == pytest.approx(3.0)
    single = [each for text in ("2026-07", "2026-08") if (each := period(text))]
    assert list(by_month(single, [5.0, 7.0], is_flow=True)) == [5.0, 7.0]
