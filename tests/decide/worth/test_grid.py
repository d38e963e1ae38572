"""What decides the answer: each cell of the grid is run once and counted in its own place."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.grid import COMPETITION, DISCIPLINE, what_decides
from sixteenth.decide.worth.headline import make_headlines
from sixteenth.engine.draws.draw import median_of

MOVED = ("price_sensitivity", "research_ratio", "mature_research_ratio", "prudence")


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
        worth = np.full_like(base.closing["wind_down_value"], -1.0)
        worth[1, : len(told)] = 1.0
        ended = {name: np.full_like(months, 12) for name, months in base.ended.items()}
        return replace(base, closing={**base.closing, "wind_down_value": worth}, ended=ended)

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
