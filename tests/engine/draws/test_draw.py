"""Distributions: every shape comes out with its quantiles, within its bounds, and with the luck of its own label."""

import math
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.draw import ROW_OF_THE_FIT, Row, Table, drawn_by_name, median_of, quantile_of, rows_for
from sixteenth.engine.draws.shapes import Cut
from sixteenth.engine.history import exact_quantiles

DRAWS = np.arange(20_000)
FREE = (-np.inf, np.inf)
DECILES = (0.1, 0.5, 0.9)
Z90 = NormalDist().inv_cdf(0.9)


def row(distribution: Distribution, bounds: tuple[float, float] = FREE, name: str = "price", label: str = "Ana") -> Row:
    return Row(name, (label,), distribution, bounds)


def sample(*rows: Row, seed: int = 7, draws: np.ndarray = DRAWS) -> np.ndarray:
    return Table(rows).sample(seed, draws)


def deciles(p10: float, p90: float) -> Distribution:
    return Distribution("normal", ((p10 + p90) / 2, (p90 - p10) / (2 * Z90)))


def log_deciles(p10: float, p90: float) -> Distribution:
    return Distribution("lognormal", (math.log(p10 * p90) / 2, math.log(p90 / p10) / (2 * Z90)))


# A tolerance of 0.01 in odds is over four standard errors of a decile among 20,000 draws.
SHAPES = [
    (deciles(-3, 5), stats.norm((-3 + 5) / 2, (5 + 3) / (2 * Z90))),
    (log_deciles(400, 650), stats.lognorm(math.log(650 / 400) / (2 * Z90), scale=math.sqrt(400 * 650))),
    (Distribution("uniform", (2, 6)), stats.uniform(2, 4)),
    (Distribution("beta", (2, 5)), stats.beta(2, 5)),
    (Distribution("beta", (0.5, 0.5)), stats.beta(0.5, 0.5)),
]


@pytest.mark.parametrize(("distribution", "wanted"), SHAPES)
def test_draws_have_the_quantiles_of_their_shape(distribution, wanted):
    (drawn,) = sample(row(distribution))
    assert wanted.cdf(exact_quantiles(drawn, DECILES)) == pytest.approx(DECILES, abs=0.01)
    assert stats.kstest(drawn, wanted.cdf).pvalue > 1e-4


@pytest.mark.parametrize(("distribution", "p10", "p90"), [(deciles(-3, 5), -3, 5), (log_deciles(400, 650), 400, 650)])
def test_the_deciles_given_come_out(distribution, p10, p90):
    (drawn,) = sample(row(distribution))
    found = exact_quantiles(drawn, (0.1, 0.9))
    assert found == pytest.approx([p10, p90], abs=0.02 * (p90 - p10))


TRUNCATED = [
    (deciles(-3, 5), (-2, 4)),
    (deciles(0, 1), (0, 1)),
    (deciles(0, 1), (-np.inf, 0.2)),
    (deciles(0, 1), (-40, -5)),
    (log_deciles(1, 2), (0, 1.5)),
    (log_deciles(1, 2), (1.2, np.inf)),
    (log_deciles(0.1, 50), (-5, 3)),
    (Distribution("beta", (2, 5)), (0, 1)),
    (Distribution("beta", (2, 5)), (0.1, 0.4)),
    (Distribution("beta", (0.5, 0.5)), (0.2, np.inf)),
]
FAMILIES = {
    "normal": stats.norm,
    "lognormal": lambda mean, spread: stats.lognorm(spread, scale=math.exp(mean)),
    "beta": stats.beta,
}


@pytest.mark.parametrize(("distribution", "bounds"), TRUNCATED)
def test_bounds_cut_a_distribution_without_mass_at_the_bound(distribution, bounds):
    (drawn,) = sample(row(distribution, bounds))
    low, high = bounds
    assert drawn.min() > low
    assert drawn.max() < high
    assert len(np.unique(drawn)) > 0.99 * len(drawn)
    free = FAMILIES[distribution.shape](*distribution.numbers)
    below, above = free.cdf(low), free.cdf(high)
    assert stats.kstest(drawn, lambda x: (free.cdf(x) - below) / (above - below)).pvalue > 1e-4


def test_a_certain_value_is_the_same_in_every_draw():
    drawn = sample(row(Distribution("point", (3.25,))), row(Distribution("point", (-1,))))
    assert (drawn == [[3.25], [-1]]).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9), st.lists(st.integers(0, 50), min_size=1, max_size=20))
def test_given_numbers_serve_the_draws_in_turn(numbers, draws):
    (drawn,) = sample(row(Distribution("given", tuple(numbers))), draws=np.array(draws))
    assert drawn.tolist() == [numbers[draw % len(numbers)] for draw in draws]


odds = st.lists(st.integers(1, 9), min_size=1, max_size=5).map(lambda parts: [part / sum(parts) for part in parts])


@given(odds, st.integers(0, 2**32 - 1))
def test_choices_come_with_their_odds(shares, seed):
    numbers = tuple(number for value, share in enumerate(shares) for number in (10 * value, share))
    (drawn,) = sample(row(Distribution("choice", numbers)), seed=seed, draws=np.arange(2_000))
    found = [(drawn == 10 * value).mean() for value in range(len(shares))]
    assert sum(found) == pytest.approx(1)
    assert found == pytest.approx(shares, abs=5 * 0.5 / math.sqrt(2_000))


def test_choices_of_different_lengths_are_drawn_side_by_side():
    two, three = Distribution("choice", (1, 0.5, 2, 0.5)), Distribution("choice", (1, 0.25, 2, 0.25, 3, 0.5))
    both = sample(row(two), row(three, label="Ben"))
    assert set(both[0]) == {1, 2}
    assert np.array_equal(both[0], sample(row(two))[0])
    assert np.array_equal(both[1], sample(row(three, label="Ben"))[0])


@given(st.permutations([(1, 0.2), (5, 0.0), (7, 0.3), (9, 0.5), (11, 0.0)]), st.integers(0, 2**32 - 1))
def test_choices_are_drawn_from_the_least_to_the_greatest_and_never_without_odds(pairs, seed):
    """As every other shape is, so that labels with shared luck are high and low together."""
    numbers = tuple(number for pair in pairs for number in pair)
    uniform = Distribution("uniform", (0, 1), shared=True)
    choice = Distribution("choice", numbers, shared=True)
    luck, drawn = sample(row(uniform), row(choice, label="Ben"), seed=seed, draws=np.arange(500))
    assert np.array_equal(drawn, np.select([luck < 0.2, luck < 0.5], [1.0, 7.0], 9.0))


def test_the_last_choice_with_odds_is_drawn_where_odds_fall_short_of_one():
    short = Distribution("choice", (1, 0.5, 3, 0.0, 2, 0.5 - 1e-9))
    long = Distribution("choice", tuple(number for value in range(10, 20) for number in (value, 0.1)))
    both = Cut("choice", Table((row(short), row(long))).numbers["choice"], np.zeros((2, 2)))
    assert both.quantiles(np.array([[1 - 2.0**-53], [1 - 2.0**-53]])).tolist() == [[2], [19]]


# --- Luck ------------------------------------------------------------------------------------------------------------


def test_each_label_has_luck_of_its_own():
    ana, ben = sample(row(deciles(0, 1)), row(deciles(0, 1), label="Ben"))
    assert abs(np.corrcoef(ana, ben)[0, 1]) < 0.03


def test_labels_can_share_their_luck():
    shared = Distribution("uniform", (0, 1), shared=True)
    wider = Distribution("uniform", (0, 2), shared=True)
    ana, ben = sample(row(shared), row(wider, label="Ben"))
    assert np.array_equal(2 * ana, ben)
    (other,) = sample(row(shared, name="rent"))
    assert abs(np.corrcoef(ana, other)[0, 1]) < 0.03


def test_luck_belongs_to_the_name_and_not_to_the_place_in_the_table():
    rows = [row(distribution, label=f"label {number}") for number, (distribution, _) in enumerate(SHAPES)]
    straight = sample(*rows, row(Distribution("point", (1,))))
    turned = sample(row(Distribution("point", (1,))), *reversed(rows))
    assert np.array_equal(straight, turned[::-1])


@given(st.integers(0, 2**32 - 1), st.permutations(range(12)))
def test_a_draw_is_the_same_in_any_company(seed, order):
    table = Table((*[row(each, label=str(number)) for number, (each, _) in enumerate(SHAPES)],))
    assert np.array_equal(table.sample(seed, np.array(order)), table.sample(seed, np.arange(12))[:, order])


def test_another_seed_is_other_luck():
    one, other = (sample(row(deciles(0, 1)), seed=seed)[0] for seed in (7, 8))
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.03


def test_sobol_points_of_all_shapes_are_one_sequence():
    rows = [row(distribution, label=f"label {number}") for number, (distribution, _) in enumerate(SHAPES)]
    shared = [row(Distribution("uniform", (0, 1), shared=True), label=name, name="rent") for name in ("Ana", "Ben")]
    table = Table((*rows, row(Distribution("point", (1,))), *shared))
    drawn = table.sample(7, np.arange(4_096), "sobol")
    luck = np.stack([wanted.cdf(each) for each, (_, wanted) in zip(drawn, SHAPES, strict=False)])
    assert np.abs(np.corrcoef(luck) - np.eye(len(SHAPES))).max() < 0.05
    assert np.array_equal(drawn[-1], drawn[-2])
    assert len(table.dimensions) == len(SHAPES) + 1
    assert table.dimensions[-1] == "rent"
    assert np.array_equal(table.sample(7, np.arange(100, 200), "sobol"), drawn[:, 100:200])


# --- The middle ------------------------------------------------------------------------------------------------------


MIDDLES = [
    (Distribution("point", (3,)), 3),
    (Distribution("given", (1, 9, 2)), 2),
    (Distribution("uniform", (2, 6)), 4),
    (deciles(-3, 5), 1),
    (log_deciles(400, 900), 600),
    (Distribution("beta", (3, 3)), 0.5),
    (Distribution("choice", (1, 0.2, 5, 0.6, 9, 0.2)), 5),
    (Distribution("choice", (5, 0.4, 1, 0.3, 9, 0.3)), 5),
    (Distribution("choice", (0, 0.5, 1, 0.5)), 0),
    (Distribution("choice", (3, 0.2, 1, 0.1, 2, 0.2, 9, 0.5)), 3),
    (Distribution("given", (1, 9, 2, 4)), 3),
    (Distribution("normal", (0, 1), bounds=(0, math.inf)), NormalDist().inv_cdf(0.75)),
    (Distribution("normal", (0, 1), bounds=(-math.inf, 0)), -NormalDist().inv_cdf(0.75)),
    (Distribution("lognormal", (0, 1), bounds=(0, 1)), math.exp(-NormalDist().inv_cdf(0.75))),
    (Distribution("beta", (1, 1), bounds=(0.2, 0.6)), 0.4),
]


@pytest.mark.parametrize(("distribution", "middle"), MIDDLES)
def test_the_number_in_the_middle(distribution, middle):
    assert median_of(distribution) == pytest.approx(middle)


def test_quantiles_are_those_of_what_is_drawn():
    assert quantile_of(Distribution("joint", (3.0, 1.0, 2.0)), 0.5) == 2.0
    assert quantile_of(Distribution("point", (3.0,)), 0.9) == 3.0
    assert quantile_of(Distribution("normal", (2.0, 3.0)), 0.9) == pytest.approx(NormalDist(2, 3).inv_cdf(0.9))


# --- Rows ------------------------------------------------------------------------------------------------------------


def test_rows_take_the_value_of_their_label_before_the_one_for_all():
    every, own = Distribution("point", (1,)), Distribution("point", (2,))
    rows = rows_for("price", [("Ana",), ("Ben",)], {(): every, ("Ben",): own}, (0, 5))
    assert [(each.labels, each.distribution, each.bounds) for each in rows] == [
        (("Ana",), every, (0, 5)),
        (("Ben",), own, (0, 5)),
    ]


@pytest.mark.parametrize(
    ("shapes", "certain"), [((), True), (("point",), True), (("point", "uniform"), False), (("given",), False)]
)
def test_a_table_knows_whether_it_is_certain(shapes, certain):
    table = Table(tuple(row(Distribution(shape, (0, 1)), label=shape) for shape in shapes))
    assert table.is_certain == certain


def test_a_table_without_rows_has_none_to_draw():
    assert sample().shape == (0, len(DRAWS))


def test_what_was_drawn_is_found_by_name_and_label_without_what_is_certain():
    certain = row(Distribution("point", (3.0,)), name="rent")
    plain = Row("thirst", (), deciles(-3, 5), FREE)
    table = Table((certain, row(deciles(-3, 5)), plain))
    found = drawn_by_name(table, 7, 50)
    assert list(found) == ["price/Ana", "thirst"]
    assert (found["price/Ana"] == table.sample(7, np.arange(50))[1]).all()


def test_joint_rows_take_one_row_of_the_fit_and_others_keep_their_luck():
    numbers = (tuple(np.arange(50.0)), tuple(100 + np.arange(50.0)))
    joint = [Row(name, (), Distribution("joint", each), FREE) for name, each in zip("ab", numbers, strict=True)]
    other = Row("c", (), Distribution("normal", (0.0, 1.0)), FREE)
    draws = np.arange(4000)
    alone = Table((other,)).sample(7, draws)[0]
    found = Table((joint[0], other, joint[1])).sample(7, draws)
    assert np.array_equal(found[2] - found[0], np.full(4000, 100.0))
    assert np.array_equal(found[1], alone)
    assert np.bincount(found[0].astype(int), minlength=50) == pytest.approx(np.full(50, 80), abs=45)
    assert joint[0].key == joint[1].key == ROW_OF_THE_FIT
    assert joint[0].own_key != joint[1].own_key
    assert Table((joint[0], other, joint[1])).dimensions == ("posterior", "c")
    assert median_of(joint[0].distribution) == 24.5
