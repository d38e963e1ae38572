"""What a plan says of its lines."""

import numpy as np
import pytest

from sixteenth.evidence.own_plan.plan import P90, Planned


def test_a_range_is_a_spread_and_months_are_taken_from_a_month_on():
    base = np.array([1.0, 2.0, 4.0])
    line = Planned(np.datetime64("2026-06"), {"bear": base / 2, "base": base, "bull": base * 2})
    assert line.has_range
    assert line.spread == pytest.approx(np.full(3, np.log(2) / P90))
    later = line.since(np.datetime64("2026-07"), 1)
    assert (str(later.first), later.months, float(later.base[0])) == ("2026-07", 1, 2.0)
    assert not Planned(line.first, {"base": base}).has_range
