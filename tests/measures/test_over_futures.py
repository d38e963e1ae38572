"""A number of each future told over all, what futures were drawn with, and worlds that lack what is read."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Refused, UnknownName
from sixteenth.measures.over_futures import drawn, kept_of, over_futures, refuse_missing, standard_error
from tests.decide.value_runs import LAB, TAX_RATE, central, made, pointed_job


def test_spread_and_mean_are_those_of_the_numbers():
    told = over_futures(made(draws=101), np.arange(101.0))
    assert (told.low, told.middle, told.high, told.mean, told.futures) == (5, 50, 95, 50, 101)


def test_futures_that_stopped_being_numbers_are_left_out():
    result = made(draws=16, not_finite=np.where(np.arange(16) < 8, 3, 60))
    told = over_futures(result, np.where(np.arange(16) < 8, np.nan, 2.0))
    assert (told.low, told.mean, told.standard_error, told.futures) == (2, 2, 0, 8)


def test_of_no_future_nothing_is_told():
    told = over_futures(made(draws=2, not_finite=0), np.ones(2))
    assert np.isnan([told.low, told.middle, told.high, told.mean, told.standard_error]).all()
    assert told.futures == 0


def test_the_error_of_a_mean_is_that_of_independent_numbers():
    numbers = np.random.default_rng(7).normal(size=(200, 800))
    result = made(months=1, draws=800)
    errors = [over_futures(result, each).standard_error for each in numbers]
    assert np.sqrt(np.mean(np.square(errors))) == pytest.approx(1 / np.sqrt(800), rel=0.1)


def test_the_error_of_a_mean_is_that_of_the_groups_themselves():
    numbers, result = np.random.default_rng(8).normal(size=160), made(months=1, draws=160)
    means = numbers.reshape(20, 8).mean(axis=0)  # of futures i with i % 8 == g
    assert over_futures(result, numbers).standard_error == pytest.approx(means.std(ddof=1) / np.sqrt(8))


def test_the_error_of_what_is_no_mean_is_that_of_futures_drawn_anew():
    luck = np.random.default_rng(9)
    result = made(months=1, draws=200)
    runs = [luck.lognormal(size=200) for _ in range(300)]

    def error_of(run: Any) -> float:
        return standard_error(result, lambda chosen: float(1 / run[chosen].mean()))

    errors = [error_of(run) for run in runs]
    assert np.median(errors) == pytest.approx(np.std([1 / run.mean() for run in runs]), rel=0.15)


def test_a_statistic_that_is_none_without_some_futures_has_no_error():
    result = made(draws=16)
    assert np.isnan(standard_error(result, lambda chosen: 1.0 if chosen[0] else float("inf")))


def test_too_few_futures_have_no_error():
    assert np.isnan(standard_error(made(draws=7), lambda chosen: float(chosen.sum())))


def test_what_futures_were_drawn_with_is_what_the_run_read():
    job = sixteenth.prepare(central(), draws=12, months=1, output_set="everything", back_end="numpy")
    result = sixteenth.run(job, workers=1)
    rate, growth = drawn(job, ("return_to_investors", "growth_at_maturity")).values()
    np.testing.assert_allclose(rate - growth, result["excess_return_to_investors"][0], rtol=1e-12)
    assert np.ptp(rate) > 0
    second = drawn(job, ["valuation_today"], "OpenAI")["valuation_today"]
    np.testing.assert_array_equal(second, result["valuation"][0, 1])


def test_a_certain_value_is_drawn_alike():
    np.testing.assert_array_equal(drawn(pointed_job(), ["tax_rate"], LAB)["tax_rate"], TAX_RATE)


def test_a_set_keeps_what_its_world_has_once():
    sets = OutputSet(("valuation", "no_such"), ("cash", "valuation_of_nobody")), OutputSet(("valuation", "cash"))
    assert kept_of(central().world, *sets) == OutputSet(("valuation", "cash"), ("cash",))


def test_every_name_that_is_lacking_is_told():
    refuse_missing(central().world, ("valuation", "tax_rate"), "here")
    with pytest.raises(Refused) as told:
        refuse_missing(central().world, ("valuation", "one", "two"), "here")
    assert [(type(each), each.what) for each in told.value.faults] == [(UnknownName, "'one'"), (UnknownName, "'two'")]
