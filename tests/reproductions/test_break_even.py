"""The serving margin from which a model pays: as derived, and where a model of drawn fate just earns its return."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.break_even import break_even_margin
from tests.reproductions.rows import assert_all_come_out


def test_what_is_known_comes_out():
    assert_all_come_out("break_even")


@given(st.floats(1.5, 12), st.floats(0.5, 5), st.floats(0, 0.5), st.floats(0, 0.6), st.floats(0, 1))
def test_at_that_margin_a_model_just_earns_its_return(growth, multiple, required, odds, kept):
    margin = break_even_margin(growth, multiple, required, odds, kept)
    last_cost, cost = 1.0, growth
    earned = margin * (
        multiple * cost - kept * multiple * last_cost
    )  # what it adds to what the old one would have kept
    luck = np.random.default_rng(3)
    sold = luck.random(400_000) >= odds
    worth = sold * earned / (1 + required) - cost
    error = worth.std() / np.sqrt(len(worth))
    assert abs(worth.mean()) < 5 * error + 1e-9


def test_faster_growth_and_rivals_who_take_the_old_revenue_ask_for_less():
    assert break_even_margin(10, 2, 0.1) < break_even_margin(2.4, 2, 0.1)
    assert break_even_margin(2.4, 2, 0.1, kept_share=0.0) < break_even_margin(2.4, 2, 0.1, kept_share=1.0)
    assert break_even_margin(1e2, 2, 0.0) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("growth", "multiple", "required", "odds", "kept", "told"),
    [
        (1.0, 2, 0.1, 0, 1, "a cost growth of 1"),
        (0.5, 2, 0.1, 0, 0.6, "a cost growth of 0.5"),
        (10, 0, 0.1, 0, 1, "revenue_multiple is 0"),
        (10, 2, -1, 0, 1, "required_return is -1"),
        (10, 2, 0.1, 1, 1, "stop_probability_before_sale is 1"),
        (10, 2, 0.1, 0, 1.5, "kept_share is 1.5"),
    ],
)
def test_what_has_no_such_margin_is_refused(growth, multiple, required, odds, kept, told):
    with pytest.raises(OutsideDomain, match=told):
        break_even_margin(growth, multiple, required, odds, kept)
