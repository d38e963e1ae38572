"""Theories beside inputs: what moves an outcome by how much is known beforehand."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.theories import OUTCOMES, Apart, effects_of, size, swings, widest_apart
from sixteenth.measures.estimate import Estimate
from tests.engine.worlds import LEMONADE

DRAWS = 1000


@pytest.fixture(scope="module")
def job() -> Any:
    scenario = sixteenth.read(str(LEMONADE / "lemonade.toml"), allow_code=True)
    return sixteenth.prepare(scenario, draws=DRAWS, back_end="numpy")


def numbers(values: Any) -> dict[str, Any]:
    return {name: np.asarray(values, float) for name in OUTCOMES}


def drawn(job: Any, name: str) -> Any:
    at = [row.name for row in job.table.rows].index(name)
    return job.table.sample(job.options.seed, np.arange(DRAWS))[at]


def test_an_input_moves_an_outcome_by_what_lies_between_its_fifths(job: Any):
    own = drawn(job, "elasticity")
    first, *others = swings(job, numbers(100 - 3 * own))
    assert (first.name, first.labels, first.is_clear) == ("elasticity", (), True)
    ordered = np.sort(own)
    between = -3 * (ordered[-DRAWS // 5 :].mean() - ordered[: DRAWS // 5].mean())
    assert [first.effects[name].value for name in OUTCOMES] == pytest.approx([between] * 3)
    assert not any(each.is_clear for each in others)
    assert [size(each) for each in (first, *others)] == sorted(map(size, (first, *others)), reverse=True)


def test_in_noise_no_input_stands_out_and_the_error_is_that_of_two_means(job: Any):
    noise = np.random.default_rng(7).normal(size=DRAWS)
    found = swings(job, numbers(noise))
    assert not any(each.is_clear for each in found)
    errors = {each.name: each.effects["going_on"].error for each in found}
    assert errors.pop("rent") < np.sqrt(2 / (DRAWS / 5))  # one of two numbers: each end is half of all futures
    assert list(errors.values()) == pytest.approx([np.sqrt(2 / (DRAWS / 5))] * len(errors), rel=0.2)


def test_futures_that_are_no_numbers_are_left_out_of_both():
    before, after = numbers([1.0, 2.0, np.nan, 4.0]), numbers([2.0, 5.0, 9.0, np.nan])
    found = effects_of(before, after)["going_on"]
    assert (found.value, found.error) == pytest.approx((2.0, 1.0))
    assert np.isnan(effects_of(numbers([1.0]), numbers([2.0]))["going_on"].value)


def test_of_three_theories_the_two_widest_apart_are_told_with_the_chosen_one_first():
    theories = {"chosen": numbers([0.0, 0.0]), "low": numbers([-2.0, -2.0]), "high": numbers([1.0, 1.0])}
    found = widest_apart("seam", theories)
    assert (found.one, found.other, found.effects["back"].value) == ("low", "high", 3.0)
    found = widest_apart("seam", {"chosen": numbers([0.0, 0.0]), "high": numbers([1.0, 1.0])})
    assert (found.one, found.other) == ("chosen", "high")


def test_what_is_not_known_counts_for_nothing_in_the_order():
    unknown = Apart("seam", "a", "b", dict.fromkeys(OUTCOMES, Estimate(float("nan"), float("nan"))))
    assert size(unknown) == 0
