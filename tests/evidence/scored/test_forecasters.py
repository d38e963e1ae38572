"""What may be known by a day."""

import datetime

from sixteenth.evidence.scored.forecasters import known_by, middle, years

DAY = datetime.date(2025, 6, 30)


def test_nothing_told_later_is_known() -> None:
    """Reports, and guidance, which speaks of a time to come."""
    found = known_by(DAY)
    assert all(each.known <= DAY for own in found.seen.values() for each in own)
    guides = [each for own in found.guidance.values() for each in own]
    assert [each.fact.exact_key for each in guides] == ["revenue/projected_annual_revenue/OpenAI/2025-12-31/12.7"]


def test_reports_stand_in_order_of_what_they_tell_of() -> None:
    """The middle of the first half of 2025 is the first of April."""
    own = known_by(datetime.date(2026, 6, 30)).seen["OpenAI"]
    assert list(map(middle, own)) == sorted(map(middle, own))
    half = next(each for each in own if each.fact.series == "period_revenue_half")
    assert abs(middle(half) - years(datetime.date(2025, 4, 1))) < 0.003
