"""Months and days as they are written."""

import datetime

import pytest

from sixteenth.evidence.own_books.written_months import When, when


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("2026-03", "2026-03", None),
        (" 2026/3 ", "2026-03", None),
        ("2026.03", "2026-03", None),
        ("2026-03-31", "2026-03", 31),
        ("2026/3/1", "2026-03", 1),
        ("2026-03-31 00:00:00", "2026-03", 31),
        ("2026年3月", "2026-03", None),
        ("2026年3月5日", "2026-03", 5),
        ("Mar 2026", "2026-03", None),
        ("march-2026", "2026-03", None),
        ("45809", "2025-06", 1),
        ("45809.0", "2025-06", 1),
    ],
)
def test_a_month_or_a_day_is_read(text, month, day):
    expected = None if day is None else datetime.date.fromisoformat(f"{month}-{day:02d}")
    assert when(text) == When(month, expected)


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-02-30", "03/04/2026", "Mar-26", "26-03", "2026", "999", "mars 2026"]
)
def test_what_may_be_read_in_two_ways_or_is_no_month_is_not_read(text):
    assert when(text) is None


def test_a_month_begins_with_its_first_day():
    assert When("2026-03").first_day == datetime.date(2026, 3, 1)
    assert When("2026-03", datetime.date(2026, 3, 9)).first_day == datetime.date(2026, 3, 9)
