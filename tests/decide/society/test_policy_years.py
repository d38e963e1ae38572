"""A policy year by year, for runs whose numbers are known."""

from dataclasses import replace

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.society.policy_years import TOLD, policy_spans, policy_years
from tests.decide.society_runs import DRAWS, made


def test_years_lie_before_during_and_after():
    years = policy_years(made(48), made(48), [(12, 15)])  # from April 2027, over in July
    assert [(each.month, each.phase) for each in years] == [
        ("2026-12", "before"),
        ("2027-12", "during"),
        ("2028-12", "after"),
        ("2029-12", "after"),
    ]


def test_a_policy_without_dates_holds_throughout():
    assert {each.phase for each in policy_years(made(48), made(48), [])} == {"throughout"}


def test_each_future_is_set_beside_itself():
    luck = np.linspace(0, 1, DRAWS)
    without, with_policy = made(24, jobs_displaced=luck), made(24, jobs_displaced=luck - 0.25)
    number = policy_years(without, with_policy, [])[0].differences[TOLD.index("jobs_displaced")]
    assert (number.before, number.after) == pytest.approx((0.5, 0.25))
    assert number.difference == pytest.approx(-0.25)
    assert number.standard_error == pytest.approx(0, abs=1e-12)


def test_a_policy_holds_where_its_own_events_do():
    central, pause = (sixteenth.read(name).settings for name in ("central", "agreed_pause"))
    assert set(policy_spans(central, pause)) == {(18, 30)}
    assert policy_spans(pause, pause) == ()
    assert policy_spans(central, replace(central, switch_months=(24,))) == ((24, central.months),)
