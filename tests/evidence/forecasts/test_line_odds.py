"""The ruler's odds, against sums done by hand on the facts."""

import datetime
import math

import pytest

from sixteenth.evidence.claims.claims import ClaimMeasure
from sixteenth.evidence.forecasts.line_odds import growth_line, odds_by_line
from sixteenth.evidence.scored.forecasters import years
from sixteenth.evidence.scored.rivals import Line

CUT = datetime.date(2026, 6, 30)
A = {"lab": "Anthropic"}


def odds(measure):
    found = odds_by_line(measure, CUT)
    assert found is not None
    return found


def line_of(lab, known_by):
    found = growth_line(lab, known_by)
    assert found is not None
    return found


def test_the_line_grows_as_the_last_year_did():
    line = line_of("Anthropic", datetime.date(2025, 2, 1))  # 0.1 on 1 October 2023, 1.0 on 31 December 2024
    assert line.last == pytest.approx(years(datetime.date(2024, 12, 31)))
    assert line.level == pytest.approx(0.0)  # 1 bn
    assert line.growth == pytest.approx(math.log(10) / (457 / 365.25))  # 0.087 was told in September 2025 only


def test_reports_within_three_days_are_one():
    line = line_of("OpenAI", datetime.date(2025, 8, 2))  # 12 on 30 July and 13 on 1 August
    assert line.last == pytest.approx(years(datetime.date(2025, 7, 31)))
    assert line.level == pytest.approx(math.log(math.sqrt(12 * 13)))


def test_the_spread_is_a_least_one_at_first_and_then_half_a_root_of_years():
    line = Line(2026.0, 0.0, 1.0, 0.15, 0.5)
    assert line.at(2026.0) == (0.0, 0.15)
    assert line.at(2028.0) == pytest.approx((2.0, math.sqrt(0.5)))


def test_what_is_said_twice_as_far_from_the_middle_is_as_likely_on_either_side():
    line = line_of("Anthropic", CUT)
    middle = 1e9 * math.exp(line.at(years(datetime.date(2026, 12, 15)))[0])
    at_least = ClaimMeasure("company_revenue", "at", "2026-12", "", A, at_least=middle / 12)
    assert odds(at_least) == pytest.approx(0.5)
    billions = ClaimMeasure("company_revenue", "at", "2026-12", "", A, at_least=middle / 1e9, unit="billion USD/year")
    assert odds(billions) == pytest.approx(0.5)
    between = ClaimMeasure("company_revenue", "at", "2026-12", "", A, at_least=middle / 12, at_most=1e30)
    assert odds(between) == pytest.approx(0.5)
    part = ClaimMeasure("company_revenue", "at", "2026-12", "", A, at_least=middle / 24, part=0.5)
    assert odds(part) == pytest.approx(0.5)


def test_one_passes_the_other_as_likely_as_not_the_other_way():
    one = ClaimMeasure("company_revenue", "passes", "2027-06", "", A, {"lab": "OpenAI"})
    other = ClaimMeasure("company_revenue", "passes", "2027-06", "", {"lab": "OpenAI"}, A)
    assert odds(one) + odds(other) == pytest.approx(1)
    assert odds(one) > 0.9


@pytest.mark.parametrize(
    "measure",
    [
        ClaimMeasure("open_share", "at", "2026-12", "", A, at_least=0.1),
        ClaimMeasure("company_revenue", "lag", "2026-12", "", A, at_least=1.0),
        ClaimMeasure("company_revenue", "at", "2026-12", "", {"lab": "Nobody"}, at_least=1.0),
        ClaimMeasure("company_revenue", "passes", "2026-12", "", A, {"lab": "Nobody"}),
        ClaimMeasure("company_revenue", "at", "2026-12", "", at_least=1.0),
    ],
)
def test_a_ruler_says_nothing_of_other_things(measure):
    assert odds_by_line(measure, CUT) is None


def test_no_line_without_two_reports():
    assert growth_line("Anthropic", datetime.date(2023, 11, 1)) is None
    assert growth_line("Anthropic", datetime.date(2023, 1, 1)) is None
