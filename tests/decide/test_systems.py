"""A system by year says what its arrays say, for every entry and at every moment."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.systems import MOST_MOMENTS, moments_of, read_system
from sixteenth.engine.history import LEVELS
from sixteenth.measures.spread import what_moves
from sixteenth.scenarios.assemble import read_scenario

LEMONADE = Path(__file__).parents[1] / "lemonade" / "lemonade.toml"


@pytest.fixture(scope="module")
def asked():
    scenario = read_scenario(str(LEMONADE), allow_code=True)
    job = sixteenth.prepare(scenario, draws=300, back_end="numpy")
    return job, scenario, sixteenth.run(job)


@pytest.mark.parametrize("months", [1, 2, 12, 13, 24, 25, 48, 61, 120, 121, 1200])
def test_moments_begin_with_the_first_month_and_end_with_the_last(months):
    moments = moments_of(months)
    assert (moments[0], moments[-1]) == (0, months - 1)
    assert list(moments) == sorted(moments)
    assert len(moments) <= MOST_MOMENTS + 1
    assert all(month % 12 == 0 for month in moments[:-1])


def test_every_number_has_the_quantiles_of_its_arrays(asked):
    job, scenario, result = asked
    system = read_system(job, scenario, result, "standard")
    assert {number.name for number in system.numbers} == {*result.monthly, *result.closing}
    months = {str(month): at for at, month in enumerate(result.months)}
    for number in system.numbers:
        for line in number.lines:
            at = tuple(
                result.labels[axis].index(label)
                for axis, label in zip(result.variables[number.name].axes, line.labels, strict=True)
            )
            for moment, spread in zip(number.moments, line.spreads, strict=True):
                data = result.closing[number.name] if moment == "at the end" else result[number.name][months[moment]]
                assert spread == pytest.approx(np.quantile(data[at], LEVELS))
            last = result.closing[number.name] if number.moments[-1] == "at the end" else result[number.name][-1]
            assert line.means[-1] == pytest.approx(np.mean(last[at]))


def test_odds_and_expectations_stand_by_their_mean(asked):
    job, scenario, result = asked
    named = replace(scenario.world.output_sets["standard"], mean=("profit",))
    own = replace(scenario, world=replace(scenario.world, output_sets={"standard": named}))
    stands = {each.name for each in read_system(job, own, result, "standard").numbers if each.is_mean}
    assert stands == {"profit"} | {name for name in result.monthly if result.variables[name].unit == "Flag"}


def test_each_number_says_what_it_means_in_its_own_words(asked):
    job, scenario, result = asked
    meanings = {number.name: number.meaning for number in read_system(job, scenario, result, "standard").numbers}
    assert meanings["cash"] == "Money in the box."


def test_the_share_of_judgement_is_that_of_the_last_moment(asked):
    job, scenario, result = asked
    (number,) = [each for each in read_system(job, scenario, result, "standard").numbers if each.name == "cash"]
    moving = (
        next(row for row in result.closing["cash"] if np.ptp(row) > 0)
        if "cash" not in result.monthly
        else next(row for row in result["cash"][-1] if np.ptp(row) > 0)
    )
    assert number.judgement == what_moves(job, scenario, moving).judgement
