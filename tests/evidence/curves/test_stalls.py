"""A stall as it would be seen, and what ceilings leave of its odds for a stop."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.evidence.curves.stalls import horizon_per_compute_for, measure_stall, stalls, stop_odds_beside

odds = st.floats(0.0, 0.9)


def path(*stops: float) -> np.ndarray:
    """Return frontiers that gain a doubling in four months until they stop, a draw each."""
    return np.minimum(np.arange(49)[:, None], np.array(stops)) / 4


def test_a_frontier_that_stands_still_within_two_years_stalls():
    assert stalls(path(0, 20, 24, 60)).tolist() == [True, True, True, False]


def test_a_frontier_that_slows_to_just_a_doubling_does_not():
    slow = np.linspace(0, 2.1, 49)[:, None]
    assert stalls(np.hstack([slow, slow / 2])).tolist() == [False, True]


@given(odds, st.floats(0.001, 0.9))
def test_a_stop_and_ceilings_together_stall_as_often_as_stated(ceilings, stop):
    stated = 1 - (1 - ceilings) * (1 - stop)
    assert stop_odds_beside(stated, ceilings) == pytest.approx(stop, abs=1e-9)


def test_ceilings_that_stall_more_often_than_stated_are_told():
    with pytest.raises(ValueError, match="more often than"):
        stop_odds_beside(0.2, 0.3)


def test_central_stalls_as_often_as_the_interview_says():
    found = measure_stall(sixteenth.read("central"), draws=800)
    assert 0.08 < found.ceilings < 0.24  # .16: labs whose revenue grows by itself buy research that uses paradigms up
    assert max(found.ceilings, found.stops) < found.either
    error = (0.225 * 0.775 / found.futures) ** 0.5
    assert abs(found.either - 0.225) < 3 * error


def test_the_measured_doubling_comes_out_with_paradigms_present():
    scenario = sixteenth.read("central")
    now = sixteenth.run(scenario, draws=1000, months=1, output_set="growth", back_end="numpy")
    in_force = float(np.mean(now["paradigms_in_force"]))
    low, high = (horizon_per_compute_for(months, 4.5, 3, in_force) for months in (7.0, 3.4))
    assert horizon_per_compute_for(4.3, 4.5, 3, in_force) == pytest.approx(0.775, abs=0.01)
    assert low < 0.62
    assert high > 0.93
    (drawn,) = scenario.settings.values["horizon_per_compute"].values()
    assert (drawn.prior or drawn).numbers[0] == pytest.approx(0.775, abs=0.01)
