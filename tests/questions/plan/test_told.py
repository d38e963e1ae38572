"""What is said of a plan, in each case that it may be in."""

from dataclasses import replace

import numpy as np
import pytest

from sixteenth.questions.plan.beside import Beside
from sixteenth.questions.plan.told import findings, notes
from tests.evidence.own_plan.plans import followed
from tests.questions.plan.test_beside import beside
from tests.questions.told import told


def with_told(**changes: object) -> Beside:
    own = followed()
    return Beside(replace(own, told=replace(own.told, **changes)), beside().found)  # type: ignore[arg-type]


def standing(below: float) -> str:
    years = followed().told.years
    last = replace(years[-1], below={**years[-1].below, "base": below})
    return next(iter(findings(with_told(years=(*years[:-1], last))))).key


@pytest.mark.parametrize(("below", "key"), [(97.0, "beyond"), (50.0, "stands"), (3.0, "below")])
def test_a_plan_stands_beyond_inside_or_below_what_is_believed(below, key):
    assert standing(below) == key


def test_what_must_be_true_is_growth_beyond_the_world_or_nothing():
    more = told("plan", findings(with_told(lead=tuple(np.full(9, 0.02)))))
    assert "+27 % of growth a year beyond" in more["must_be_true"]
    less = told("plan", findings(with_told(lead=tuple(np.full(9, -0.02)))))
    assert "nothing beyond the world" in less["slower"]


def test_a_plan_that_lags_the_world_and_then_outruns_it_is_not_told_that_it_needs_nothing():
    early, late = np.full(6, -0.05), np.full(3, 0.02)
    said = told("plan", findings(with_told(lead=(*early, *late))))
    assert "slower" not in said
    assert "in some years more growth" in said["slower_in_part"]


def test_what_was_moved_is_named_or_said_to_be_nothing():
    assert "nothing_moved" in told("plan", findings(with_told(moved=())))


def test_a_plan_that_counts_in_part_says_so():
    assert "counted by 25 % only" in told("plan", notes(with_told(counted=0.25)))["fitted_in_part"]
    assert "Fitted with" in told("plan", notes(with_told(counted=1.0)))["fitted"]
