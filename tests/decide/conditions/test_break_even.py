"""Break-evens of sums of normal scores, solved by hand."""

import numpy as np
import pytest

from sixteenth.decide.conditions.break_even import break_even
from sixteenth.decide.conditions.target import Target
from tests.decide.conditions.closed_forms import NORMAL, mean_above, share_above

TRIES = (-3.0, -1.5, 0.0, 1.5, 3.0)


def by_hand(weight: float, others: float, edge: float, share: float) -> float:
    """Return the score of an input at which the others and noise lie above what is left of an edge in a share."""
    return (edge + others * NORMAL.inv_cdf(share)) / weight


@pytest.mark.parametrize(
    ("weight", "edge", "share"), [(1.0, 1.0, 0.5), (2.0, 1.0, 0.67), (-1.5, 0.5, 0.67), (1.0, -1.0, 0.9)]
)
def test_the_break_even_of_a_share_is_the_one_by_hand_within_its_error(weight, edge, share):
    target = share_above({"a": weight, "b": 0.5}, edge, share)
    found = break_even(target, "a", 0.0, TRIES)
    expected = by_hand(weight, np.hypot(0.5, 1.0), edge, share)
    assert found.side == ("at_least" if weight > 0 else "at_most")
    assert abs(found.at - expected) < 3 * found.error + 0.02  # type: ignore[operator]
    assert found.error < 0.05  # type: ignore[operator]


def test_its_error_is_how_far_it_moves_from_seed_to_seed():
    found = [
        break_even(share_above({"a": 1.0}, 1.0, 0.67, seed=seed, draws=500), "a", 0.0, TRIES) for seed in range(40)
    ]
    spread = np.std([each.at for each in found], ddof=1)  # type: ignore[arg-type]
    assert np.mean([each.error for each in found]) == pytest.approx(spread, rel=0.35)
    assert np.mean([each.at for each in found]) == pytest.approx(by_hand(1.0, 1.0, 1.0, 0.67), abs=0.04)


def test_the_break_even_of_a_mean_is_exact_but_for_the_luck_of_the_others():
    found = break_even(mean_above({"a": 2.0}, 1.0), "a", 0.0, TRIES)
    assert found.at == pytest.approx(0.5, abs=3 * found.error + 0.02)  # type: ignore[operator]


def test_what_no_value_brings_about_is_told_with_the_best_and_where():
    found = break_even(share_above({"a": 0.2}, 3.0, 0.5), "a", 0.0, TRIES)
    assert (found.side, found.at, found.best_at) == ("never", None, 3.0)
    assert found.best.value == pytest.approx(100 * NORMAL.cdf(0.6 - 3.0), abs=3 * found.best.error)


def test_what_holds_at_any_value_is_told():
    assert break_even(share_above({"a": 0.2}, -3.0, 0.5), "a", 0.0, TRIES).side == "always"


def test_of_several_break_evens_the_nearest_to_where_the_input_rests_is_told():
    target = Target(lambda held: np.full(4, held["a"] ** 2 - 1), 0.0)  # holds below -1 and above 1
    found = break_even(target, "a", 0.4, (-3.0, 0.0, 1.5, 3.0))
    assert found.side == "at_least"
    assert found.at == pytest.approx(1.0, abs=0.02)


def test_nothing_that_no_world_may_have_is_a_bracket():
    def look(held):
        return np.full(3, np.nan) if held["a"] > 2 else np.full(3, held["a"])

    assert break_even(Target(look, 2.5), "a", 0.0, TRIES).side == "never"
