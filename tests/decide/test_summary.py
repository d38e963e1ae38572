"""A run in short says what the arrays say."""

from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.summary import summarise
from sixteenth.engine.history import LEVELS, Result
from sixteenth.scenarios.assemble import read_scenario

LEMONADE = Path(__file__).parents[1] / "lemonade" / "lemonade.toml"


@pytest.fixture(scope="module")
def result() -> Result:
    scenario = read_scenario(str(LEMONADE), allow_code=True)
    return sixteenth.run(scenario, draws=300, back_end="numpy")


def test_means_stand_beside_medians(result):
    for line in summarise(result).lines:
        data = result.closing[line.name] if line.when == "at the end" else result.monthly[line.name][-1]
        at = tuple(
            result.labels[axis].index(label)
            for axis, label in zip(result.variables[line.name].axes, line.labels, strict=True)
        )
        assert line.mean == pytest.approx(np.mean(result.only_finite(data[at]).astype(float)))


def test_each_line_has_the_quantiles_of_its_array(result):
    lines = {(line.name, line.labels, line.when): line for line in summarise(result).lines}
    for at, label in enumerate(result.labels["stand"]):
        for name, data in (("profit", result["profit"][-1, at]), ("cash", result.closing["cash"][at])):
            (line,) = [each for key, each in lines.items() if key[:2] == (name, (label,))]
            assert [line.low, line.middle, line.high] == pytest.approx(np.quantile(data, LEVELS))
            assert line.low <= line.middle <= line.high


def test_units_and_months_are_told(result):
    lines = {line.name: line for line in summarise(result).lines}
    assert lines["profit"].unit == "USDPerMonth"
    assert lines["profit"].when == "2028-04"
    assert lines["cash"].unit == "USD"


def test_only_some_names_may_be_asked_for(result):
    lines = summarise(result, ("profit_industry",)).lines
    assert [(line.name, line.labels) for line in lines] == [("profit_industry", ())]


def test_endings_count_every_draw_once(result):
    for ending in summarise(result).endings:
        assert sum(ending.counts.values()) == result.draws
    by_stand = {ending.labels: ending.counts for ending in summarise(result).endings}
    for at, label in enumerate(result.labels["stand"]):
        broke = int((result.ended["ends_broke"][at] < result.recipe["months"]).sum())
        assert by_stand[label,]["broke"] == broke


def test_draws_that_stopped_being_numbers_are_left_out_and_counted():
    scenario = read_scenario(str(LEMONADE), allow_code=True)
    broken = sixteenth.run(scenario, draws=50, back_end="numpy")
    ended = {**broken.ended, "not_finite": np.where(np.arange(50) < 7, 0, broken.recipe["months"])}
    odd = Result(broken.monthly, broken.closing, ended, broken.variables, broken.labels, broken.recipe)
    told = summarise(odd)
    assert (told.draws, told.finite) == (50, 43)
    (everyone,) = [ending for ending in told.endings if ending.labels == ()]
    assert everyone.counts["not_finite"] == 7
    (line,) = [each for each in told.lines if each.name == "profit_industry"]
    assert line.middle == pytest.approx(np.median(broken["profit_industry"][-1, 7:]))
