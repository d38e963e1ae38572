"""What is counted of known worlds; that the fit recovers them is tested, slowly, beside the real fit."""

import pytest

from sixteenth.evidence.fitted.simulated_truth import Recovered, Recovery


def ranges(inside, of):
    return tuple(Recovered(number, "x", 0.5 if number < inside else 2.0, 0.0, 1.0) for number in range(of))


def test_the_interval_is_the_binomial_one():
    found = Recovery(ranges(180, 200), 1)
    assert (found.worlds, found.inside) == (200, 180)
    assert found.interval == pytest.approx((0.8498, 0.9378), abs=1e-4)  # Clopper and Pearson 1934
    assert found.is_calibrated


@pytest.mark.parametrize("inside", [160, 199])
def test_too_few_and_too_many_are_both_no_calibration(inside):
    assert not Recovery(ranges(inside, 200), 0).is_calibrated
