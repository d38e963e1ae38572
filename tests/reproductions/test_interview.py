"""The interview's table: to the cent as told, and for any numbers as a hand's count gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.interview import interview_account
from tests.reproductions.rows import assert_all_come_out


def test_the_table_comes_out():
    assert_all_come_out("interview")


@settings(max_examples=15)
@given(st.floats(0, 1), st.floats(0.2, 5), st.floats(1.1, 20), st.floats(0.01, 1))
def test_any_numbers_are_booked_as_a_hand_would(margin, multiple, growth, first):
    costs = [first * growth**model for model in range(3)]
    earned = [0.0, *(margin * multiple * cost for cost in costs)]
    expected = [gain - cost for gain, cost in zip(earned, [*costs, 0.0], strict=True)]
    found = interview_account(margin, multiple, growth, first)
    assert found.profits == pytest.approx(expected, abs=1e-9 * max(costs))
    assert found.total == pytest.approx((margin * multiple - 1) * sum(costs), abs=1e-8 * max(costs))


def test_at_half_the_margin_stopping_only_returns_what_was_lost():
    assert interview_account(serving_margin=0.5).total == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("wrong", [{"serving_margin": 1.5}, {"revenue_multiple": 0.0}, {"cost_growth": -1.0}])
def test_numbers_outside_their_cards_are_refused(wrong):
    with pytest.raises(OutsideDomain, match=next(iter(wrong))):
        interview_account(**wrong)
