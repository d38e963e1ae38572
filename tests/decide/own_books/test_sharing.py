"""Cost without a model, shared out by a rule."""

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.own_books.sharing import share_out, split
from tests.decide.own_books.flows import COMPANY, flow

EARLY = {("2025-01", "old"): 5, ("2025-02", "old"): 6}
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
WEIGHTS = st.dictionaries(st.sampled_from("abcdefg"), st.decimals(0, 10**6, places=2, allow_nan=False), max_size=7)


@given(AMOUNTS, WEIGHTS)
def test_parts_are_whole_cents_that_add_up_and_none_is_a_cent_off(amount, weights):
    parts = split(amount, weights)
    whole = sum(each for each in weights.values() if each > 0)
    assert sum(parts.values(), Decimal(0)) == (amount if whole else 0)
    for model, part in parts.items():
        assert part == part.quantize(Decimal("0.01"))
        assert abs(part - amount * weights[model] / whole) < Decimal("0.01")


def test_a_cent_that_is_left_goes_where_most_was_cut_off_whatever_the_order():
    for order in permutations("abc"):
        parts = split(Decimal("0.02"), dict.fromkeys(order, Decimal(1)))
        assert parts == {"a": Decimal("0.01"), "b": Decimal("0.01"), "c": Decimal("0.00")}


@pytest.mark.parametrize(
    ("rule", "borne", "left"),
    [
        ("revenue", {("2025-02", "old"): 6, ("2026-01", "new"): 9}, 5),
        (
            "training",
            {("2025-01", "old"): 5, ("2025-02", "old"): 6, ("2026-01", "old"): 2.25, ("2026-01", "new"): 6.75},
            0,
        ),
        ("equally", {**EARLY, ("2026-01", "new"): 9}, 0),
        ("company", {}, 20),
    ],
)
def test_each_rule_says_who_bears_what(rule, borne, left):
    sharing = share_out(COMPANY, rule)
    assert {(each.month, each.model): float(each.amount) for each in sharing.shared} == borne
    assert float(sum(each.amount for each in sharing.left)) == left


def test_revenue_and_financing_without_a_model_are_not_shared():
    sharing = share_out([flow("2025-01", "", "revenue", 5), flow("2025-01", "", "financing", 5)], "revenue")
    assert sharing.shared == sharing.left == ()
