"""A share of a spread is told with its standard error, and not at all where that is large."""

import pytest

from sixteenth.interfaces.parts_of_spread import TOO_FEW, points, shown_share, tell_part
from sixteenth.measures.spread import PartOfSpread


@pytest.mark.parametrize(
    ("share", "error", "told"),
    [
        (0.284, 0.031, "28 % (s.e. 3)"),
        (-0.02, 0.012, "0 % (s.e. 1)"),
        (1.03, 0.004, "100 % (s.e. 0.4)"),
        (0.72, 0.17, TOO_FEW),
        (0.0, float("nan"), TOO_FEW),
    ],
)
def test_a_share_has_its_error_or_a_caution(share, error, told):
    assert tell_part(PartOfSpread(share, error)) == told


def test_an_estimate_is_shown_between_nothing_and_all():
    assert [shown_share(each) for each in (-0.1, 0.3, 1.2)] == [0, 0.3, 1]
    assert points(0.021) == "2"
