"""What decides the answer: values scaled without losing their shape, and each cell counted in its own place."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.grid import COMPETITION, DISCIPLINE, scale_value, what_decides
from sixteenth.decide.headline import make_headlines
from sixteenth.engine.declared import Distribution, Settings
from sixteenth.engine.draw import Row, Table, median_of

MOVED = ("price_sensitivity", "research_ratio", "mature_research_ratio", "prudence")
FREE = (-np.inf, np.inf)
factors = st.floats(0.1, 10)
SHAPES = [
    Distribution("point", (3.0,)),
    Distribution("normal", (3.0, 0.5)),
    Distribution("lognormal", (1.0, 0.3)),
    Distribution("uniform", (2.0, 5.0)),
    Distribution("choice", (2.0, 0.25, 7.0, 0.75)),
    Distribution("given", (1.0, 2.0, 9.0)),
]


def scaled(value: Distribution, factor: float) -> Distribution:
    settings = Settings({}, {"a": {(): value}, "b": {(): value}}, "2026-04", 12)
    changed = scale_value(settings, "a", factor)
    assert changed.values["b"] == settings.values["b"]
    assert settings.values["a"][()] == value
    return changed.values["a"][()]


def drawn(value: Distribution) -> Any:
    return Table((Row("a", (), value, FREE),)).sample(7, np.arange(500))[0]


@pytest.mark.parametrize("value", SHAPES, ids=lambda value: value.shape)
@given(factor=factors)
def test_every_draw_is_so_many_times_what_it_was(value, factor):
    changed = scaled(value, factor)
    assert (changed.shape, changed.shared) == (value.shape, value.shared)
    assert np.allclose(drawn(changed), factor * drawn(value), rtol=1e-12)
    assert median_of(changed) == pytest.approx(factor * median_of(value))


def test_odds_and_shared_luck_are_left_alone():
    assert scaled(Distribution("choice", (2.0, 0.25, 7.0, 0.75)), 2).numbers == (4.0, 0.25, 14.0, 0.75)
    assert scaled(Distribution("normal", (1.0, 1.0), shared=True), 2).shared


def test_a_beta_distribution_has_no_multiple():
    with pytest.raises(ValueError, match="beta distribution has no multiple"):
        scaled(Distribution("beta", (2.0, 3.0)), 2)


def test_every_label_is_scaled():
    values: dict[tuple[str, ...], Distribution] = {
        ("Ana",): Distribution("point", (1.0,)),
        ("Ben",): Distribution("point", (2.0,)),
    }
    changed = scale_value(Settings({}, {"a": values}, "2026-04", 12), "a", 3)
    assert {labels: value.numbers for labels, value in changed.values["a"].items()} == {("Ana",): (3,), ("Ben",): (6,)}


@pytest.fixture(scope="module")
def central() -> Any:
    return sixteenth.read("central")


@pytest.fixture(scope="module")
def base(central) -> Any:
    return sixteenth.run(central, draws=40, months=12, back_end="numpy")


def beliefs(scenario: Any) -> tuple[float, ...]:
    """Return the middle of what the grid moves; of a value by label, that of the first."""
    values = [next(iter(scenario.settings.values[name].values())) for name in MOVED]
    return tuple(median_of(value) for value in values)


def test_each_cell_is_run_once_and_counted_in_its_place(central, base):
    told: list[tuple[float, ...]] = []

    def count(scenario: Any) -> Any:
        """Give back the money in as many of 40 futures as runs were asked for so far, to the second lab only."""
        told.append(beliefs(scenario))
        worth = np.full_like(base.closing["worth_if_stopped"], -1.0)
        worth[1, : len(told)] = 1.0
        ended = {name: np.full_like(months, 12) for name, months in base.ended.items()}
        return replace(base, closing={**base.closing, "worth_if_stopped": worth}, ended=ended)

    labs = base.labels["lab"]
    first, second = what_decides(central, count, [labs[0], labs[1]])
    price, ratio, mature, own_prudence = beliefs(central)
    expected = [
        (price * competition, ratio * spending, mature * spending, own_prudence if prudence is None else prudence)
        for competition in COMPETITION.values()
        for spending, prudence in DISCIPLINE.values()
    ]
    assert told == [pytest.approx(each) for each in expected]
    assert np.array(second.back_of_100).ravel().tolist() == pytest.approx([2.5 * cell for cell in range(1, 10)])
    assert not np.any(first.back_of_100)
    assert (second.lab, second.rows, second.columns) == (labs[1], tuple(COMPETITION), tuple(DISCIPLINE))
    assert second.draws == 40


def test_the_cell_as_believed_is_the_headline(central, base):
    blank = replace(base, closing={name: np.full_like(data, np.nan) for name, data in base.closing.items()})
    again = None

    def run_default(scenario: Any) -> Any:
        nonlocal again
        if beliefs(scenario) == pytest.approx(beliefs(central)):
            again = sixteenth.run(scenario, draws=40, months=12, back_end="numpy")
            return again
        return blank

    grids = what_decides(central, run_default, base.labels["lab"])
    row, column = list(COMPETITION).index("as believed"), list(DISCIPLINE).index("the default rule")
    heads = make_headlines(base)
    assert [grid.back_of_100[row][column] for grid in grids] == [head.back_of_100 for head in heads]
    assert again is not None
    assert np.array_equal(again.closing["present_value"], base.closing["present_value"])


def test_the_counting_rule_is_passed_on(central, base):
    closing = {**base.closing, "present_value": np.full_like(base.closing["present_value"], 1.0)}
    (grid,) = what_decides(central, lambda _: replace(base, closing=closing), [base.labels["lab"][0]], "spent")
    (head, *_) = make_headlines(replace(base, closing=closing), "spent")
    assert {cell for row in grid.back_of_100 for cell in row} == {head.back_of_100}
