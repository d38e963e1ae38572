"""Bass's diffusion: the closed form is where the world's own pace leads, and its peak is where most adopt."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.bass import adopters_at_peak, share_adopted, share_adopted_by_steps, years_to_peak
from tests.reproductions.rows import assert_all_come_out

INNOVATION, IMITATION = st.floats(0.001, 0.1), st.floats(0.05, 1.0)


def test_what_is_known_comes_out():
    assert_all_come_out("bass")


@settings(max_examples=20)
@given(INNOVATION, IMITATION, st.floats(0.5, 30))
def test_the_closed_form_is_where_the_worlds_pace_leads(innovation, imitation, years):
    found = share_adopted_by_steps(years, innovation, imitation)
    assert found == pytest.approx(share_adopted(years, innovation, imitation), abs=1e-7)


@given(INNOVATION, IMITATION)
def test_most_adopt_at_the_peak(innovation, imitation):
    step = 1e-5

    def fewer(years: float) -> float:
        moved = share_adopted(years + step, innovation, imitation) - share_adopted(
            max(years - step, 0), innovation, imitation
        )
        return -moved / (step + min(step, years))

    best = minimize_scalar(
        fewer, bounds=(0, 2 * years_to_peak(innovation, imitation) + 1), method="bounded", options={"xatol": 1e-8}
    )
    if imitation > 1.1 * innovation:
        assert years_to_peak(innovation, imitation) == pytest.approx(best.x, abs=1e-2)
        assert adopters_at_peak(1, innovation, imitation) == pytest.approx(-best.fun, rel=1e-4)


def test_where_nobody_imitates_most_adopt_at_once():
    assert years_to_peak(0.1, 0.0) == 0
    assert years_to_peak(0.1, 0.05) == 0
    assert adopters_at_peak(200, 0.1, 0.0) == pytest.approx(20)


def test_all_adopt_in_the_end_and_nobody_before():
    assert share_adopted(0, 0.03, 0.38) == 0
    assert share_adopted(200, 0.03, 0.38) == pytest.approx(1)
    assert (np.diff([share_adopted(year, 0.03, 0.38) for year in range(40)]) > 0).all()


@pytest.mark.parametrize(
    ("years", "innovation", "imitation", "told"),
    [(1, 0.0, 0.3, "an innovation of 0"), (1, 0.1, -0.1, "an imitation of -0.1"), (-1, 0.1, 0.1, "-1 years")],
)
def test_what_never_begins_is_refused(years, innovation, imitation, told):
    for function in (share_adopted, share_adopted_by_steps):
        with pytest.raises(OutsideDomain, match=told):
            function(years, innovation, imitation)
