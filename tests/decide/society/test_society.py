"""What a run says of people, for a run whose numbers are known."""

import numpy as np
import pytest

from sixteenth.decide.society.society import tell_society
from tests.decide.society_runs import DRAWS, made

MONTHS = 120
EACH = np.linspace(0, 1, DRAWS)


def steadily(total: float):
    """Grow from nothing at a steady pace, alike in each draw."""
    return (np.arange(MONTHS) / (MONTHS - 1) * total)[:, None]


def test_a_years_delay_costs_what_the_last_year_brought():
    told = tell_society(made(MONTHS, lives_saved_in_all=steadily(119.0), life_months_gained=steadily(1190.0)))
    assert told.delay.lives_saved == pytest.approx((119, 119, 119))
    assert told.delay.lives_lost == pytest.approx((12, 12, 12))
    assert told.delay.life_years_gained.mean == pytest.approx(1190 / 12)
    assert told.delay.life_years_lost.mean == pytest.approx(10)


def test_a_short_run_loses_all_to_a_year():
    assert tell_society(made(6, lives_saved_in_all=5.0)).delay.lives_lost == pytest.approx((5, 5, 5))


def test_what_is_once_delivered_is_told_by_year():
    assert tell_society(made(24, deaths_avertible=100.0)).delay.lives_a_year_once_delivered.mean == pytest.approx(1200)


def test_claims_count_futures():
    office = np.where(EACH < 0.25, 0.4, 0.9)
    jobless = np.ones((MONTHS, 1)) * np.where(EACH < 0.1, 0.12, 0.05)
    jobless[60:] = 0.3  # after May 2030 nothing counts
    half, ten = tell_society(made(MONTHS, entry_level_office_employment=office, unemployment=jobless)).claims
    assert (half.key, ten.key) == ("claims/P01", "claims/P02")
    assert half.met_of_100 is not None
    assert ten.met_of_100 is not None
    assert half.met_of_100.mean == pytest.approx(100 * np.mean(EACH < 0.25))
    assert ten.met_of_100.mean == pytest.approx(100 * np.mean(EACH < 0.1))
    assert half.number == pytest.approx((0.1, 0.1, 0.6))


def test_a_claim_that_was_met_on_the_way_stays_met():
    rises_and_falls = np.full((MONTHS, DRAWS), 0.05)
    rises_and_falls[20] = 0.11
    met = tell_society(made(MONTHS, unemployment=rises_and_falls)).claims[1].met_of_100
    assert met is not None
    assert met.mean == 100


def test_a_run_that_ends_before_says_so():
    assert [claim.met_of_100 for claim in tell_society(made(12)).claims] == [None, None]


def test_each_occupation_and_illness_has_its_own():
    told = tell_society(made(MONTHS, displaced_share=np.array([[0.3], [0.1]]), lives_saved=np.array([[7.0], [9.0]])))
    assert told.job_years == ("2028-12", "2030-12", "2035-12")
    assert [(each.name, each.displaced[0][1]) for each in told.occupations] == [("Clerks", 0.3), ("Cooks", 0.1)]
    assert [(each.disease, each.lives_saved[1]) for each in told.cures] == [("A", 7.0), ("B", 9.0)]


def test_welfare_is_told_for_each_view_and_the_odds_of_a_catastrophe():
    gains = np.array([[0.3], [0.2], [0.1]])
    told = tell_society(made(MONTHS, welfare_gain=gains, probability_without_catastrophe=0.93))
    assert [each.expected_gain for each in told.welfare] == pytest.approx([0.3, 0.2, 0.1])
    assert told.catastrophe.in_run == pytest.approx(0.07)


def test_what_few_futures_bring_counts_by_its_size_and_not_by_its_rank():
    few = np.where(EACH > 0.95, 1e6, 0.0)
    told = tell_society(made(24, lives_saved_in_all=few * np.ones((24, 1))))
    assert told.delay.expected_lives_saved.mean == pytest.approx(few.mean())
    assert told.delay.expected_lives_saved.standard_error > 0
