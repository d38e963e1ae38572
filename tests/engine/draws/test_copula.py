"""Correlated luck: rank correlations come out as written, single rows keep their luck, and what cannot be is told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest, spearmanr

from sixteenth.engine.declared import Correlation, Distribution, LuckOf
from sixteenth.engine.draws.copula import (
    Group,
    groups_of,
    is_positive_definite,
    nearest_correlations,
    nearest_ranks,
    ranks_of_scores,
    scores_of_ranks,
)
from sixteenth.engine.draws.draw import Row, Table

DRAWS = np.arange(4_000)
FREE = (-np.inf, np.inf)
STANDARD = Distribution("normal", (0.0, 1.0))
SHAPES = [
    Distribution("lognormal", (1.0, 2.0)),
    Distribution("uniform", (2.0, 6.0)),
    Distribution("triangular", (0.0, 0.0, 1.0)),
    Distribution("beta", (0.5, 0.5), bounds=(0.1, 0.8)),
]


def luck(name: str, *labels: str) -> LuckOf:
    return name, labels


def table(*correlations: Correlation, of: dict[str, Distribution] | None = None) -> Table:
    own = dict.fromkeys("abcd", STANDARD) if of is None else of
    return Table(tuple(Row(name, (), each, each.bounds) for name, each in own.items()), correlations)


def joined(one: str, other: str, rank: float) -> Correlation:
    return Correlation(luck(one), luck(other), rank)


@pytest.mark.parametrize("rank", [0.9, 0.3, -0.9])
@pytest.mark.parametrize("plan", ["counter", "sobol"])
def test_the_rank_correlation_asked_for_comes_out(rank, plan):
    one, other, third, _ = table(joined("a", "b", rank)).sample(7, DRAWS, plan)
    assert spearmanr(one, other).statistic == pytest.approx(rank, abs=0.05)
    assert spearmanr(one, third).statistic == pytest.approx(0, abs=0.05)
    assert kstest(other, "norm").pvalue > 1e-3


@pytest.mark.parametrize("rank", [0.9, -0.9])
def test_a_sum_spreads_more_and_a_difference_less_as_theory_says(rank):
    one, other, *_ = table(joined("a", "b", rank)).sample(7, DRAWS)
    scores = 2 * np.sin(np.pi * rank / 6)
    assert np.var(one + other) == pytest.approx(2 + 2 * scores, rel=0.1)
    assert np.var(one - other) == pytest.approx(2 - 2 * scores, rel=0.1)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.shape)
def test_whatever_the_shape_ranks_move_together_and_bounds_hold(shape):
    own = {"a": STANDARD, "b": shape}
    apart, drawn = table(of=own).sample(7, DRAWS), table(joined("a", "b", 0.8), of=own).sample(7, DRAWS)
    assert spearmanr(*drawn).statistic == pytest.approx(0.8, abs=0.03)
    assert shape.bounds[0] <= drawn[1].min() <= drawn[1].max() <= shape.bounds[1]
    assert np.quantile(drawn[1], (0.1, 0.5, 0.9)) == pytest.approx(np.quantile(apart[1], (0.1, 0.5, 0.9)), rel=0.25)


def test_what_is_not_correlated_keeps_its_luck_to_the_bit_and_so_does_the_first():
    apart = table().sample(7, DRAWS)
    together = table(joined("b", "d", 0.7), joined("a", "c", 0.0)).sample(7, DRAWS)
    assert [np.array_equal(*rows) for rows in zip(apart, together, strict=True)] == [True, True, True, False]


@pytest.mark.parametrize("plan", ["counter", "sobol"])
def test_fewer_draws_and_rows_drawn_apart_are_the_same_to_the_bit(plan):
    correlations = (joined("a", "b", 0.7), joined("b", "c", -0.6))
    whole = table(*correlations)
    drawn = whole.sample(7, DRAWS, plan)
    for count in (1, 3, 208):
        assert np.array_equal(whole.sample(7, DRAWS[:count], plan), drawn[:, :count])
    assert np.array_equal(whole.sample(7, DRAWS[1_000:1_003], plan), drawn[:, 1_000:1_003])
    if plan == "counter":
        (alone,) = Table(whole.rows[2:3], correlations).sample(7, DRAWS)
        assert np.array_equal(alone, drawn[2])


def test_the_order_in_which_correlations_are_written_changes_no_bit():
    correlations = [joined("a", "b", 0.7), joined("b", "c", -0.6), joined("c", "d", 0.2)]
    backwards = [Correlation(each.other, each.one, each.rank) for each in reversed(correlations)]
    assert np.array_equal(table(*correlations).sample(7, DRAWS), table(*backwards).sample(7, DRAWS))


def test_labels_that_share_their_luck_are_correlated_as_one():
    shared = Distribution("normal", (0.0, 1.0), shared=True)
    rows = (Row("a", (), STANDARD, FREE), Row("b", ("Ana",), shared, FREE), Row("b", ("Ben",), shared, FREE))
    one, ana, ben = Table(rows, (joined("a", "b", 0.8),)).sample(7, DRAWS)
    assert np.array_equal(ana, ben)
    assert spearmanr(one, ana).statistic == pytest.approx(0.8, abs=0.03)


def test_a_dimension_of_a_sobol_sequence_is_named_for_luck_that_is_not_drawn():
    assert Table(table().rows[:1], (joined("a", "b", 0.8),)).dimensions == ("a", "b")


@given(st.floats(-0.999, 0.999))
def test_scores_and_ranks_are_each_others_reverse(rank):
    assert ranks_of_scores(scores_of_ranks(rank)) == pytest.approx(rank, abs=1e-12)
    assert abs(rank) <= abs(scores_of_ranks(rank)) < 1 or rank == 0


def test_groups_are_what_correlations_join_and_zero_joins_nothing():
    groups = groups_of([joined("d", "c", 0.1), joined("b", "a", 0.2), joined("b", "c", 0.0)])
    assert [group.streams for group in groups] == [(luck("a"), luck("b")), (luck("c"), luck("d"))]


IMPOSSIBLE = [joined("a", "b", 0.9), joined("b", "c", 0.9), joined("a", "c", -0.9)]


def test_an_impossible_matrix_is_known_and_the_nearest_is_possible():
    (group,) = groups_of(IMPOSSIBLE)
    assert not group.is_possible
    nearest = nearest_ranks(group)
    assert nearest.tolist() == [[1, 0.48, -0.48], [0.48, 1, 0.48], [-0.48, 0.48, 1]]
    assert Group(group.streams, nearest).is_possible


def test_the_nearest_of_higham_comes_out():
    given_matrix = np.array([[1.0, 1, 0], [1, 1, 1], [0, 1, 1]])  # Higham (2002), section 4
    published = np.array([[1, 0.7607, 0.1573], [0.7607, 1, 0.7607], [0.1573, 0.7607, 1]])
    assert nearest_correlations(given_matrix) == pytest.approx(published, abs=2e-3)


@given(st.lists(st.floats(-0.99, 0.99), min_size=10, max_size=10))
def test_the_nearest_of_anything_has_ones_and_is_possible(ranks):
    matrix = np.eye(5)
    matrix[np.triu_indices(5, 1)] = ranks
    matrix = matrix + matrix.T - np.eye(5)
    nearest = nearest_ranks(Group(tuple(luck(name) for name in "abcde"), matrix))
    assert np.diag(nearest).tolist() == [1] * 5
    assert is_positive_definite(scores_of_ranks(nearest))
