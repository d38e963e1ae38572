"""What a run leaves: dates, endings, counts and exact quantiles."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

from sixteenth.engine import history
from sixteenth.engine.declared import Distribution, OutputSet
from sixteenth.engine.history import Result, Variable, empty_result, exact_quantiles, fill, median_of_numbers
from sixteenth.errors import Refused, WrongOption
from sixteenth.units import Flag, Number, Share
from tests.engine.worlds import BACK_ENDS, Stand, declare, lemonade, make_job, make_settings, make_world, run

# --- Endings ---------------------------------------------------------------------------------------------------------

MONTHS = 6
ENDINGS = {"ends_sold": (), "ends_ill": (), "ends_broke": ("stand",), "ends_shut": ("stand",), "not_finite": ()}
STANDS = ("Ana", "Ben", "Cem")


def ended_in(**months: Any) -> Result:
    """Make a result of which only the endings matter; what is not said never ended."""
    draws = len(next(iter(months.values())) if "ends_broke" not in months else months["ends_broke"][0])
    ended = {
        name: np.array(months.get(name, np.full((*[3] * len(axes), draws), MONTHS)), np.int32)
        for name, axes in ENDINGS.items()
    }
    variables = {name: Variable(axes, "Flag") for name, axes in ENDINGS.items()}
    recipe = {"draws": draws, "months": MONTHS, "start": "2026-11"}
    return Result({}, {}, ended, variables, {"stand": STANDS}, recipe)


def test_the_earliest_ending_counts():
    names, code = ended_in(ends_sold=[6, 3, 5, 2, 0], ends_ill=[6, 5, 3, 2, 6]).endings()
    assert names == ("ran_full_term", "sold", "ill", "not_finite")
    assert [names[number] for number in code] == ["ran_full_term", "sold", "ill", "sold", "sold"]


def test_what_stopped_being_a_number_is_that_whatever_else_befell_it():
    result = ended_in(ends_sold=[6, 1, 5], not_finite=[6, 5, 0])
    names, code = result.endings()
    assert [names[number] for number in code] == ["ran_full_term", "not_finite", "not_finite"]
    assert result.finite.tolist() == [True, False, False]


def test_endings_of_an_axis_are_told_entry_by_entry():
    result = ended_in(ends_broke=[[6, 1], [6, 6], [2, 0]], ends_shut=[[6, 0], [5, 6], [3, 3]])
    names, code = result.endings(("stand",))
    assert names == ("ran_full_term", "broke", "shut", "not_finite")
    assert [[names[number] for number in row] for row in code] == [
        ["ran_full_term", "shut"],
        ["shut", "ran_full_term"],
        ["broke", "broke"],
    ]


def test_what_stopped_being_a_number_has_no_other_ending_for_any_entry():
    """Counts keep all draws, and one that stopped being a number counts as none of what it might have come to."""
    result = ended_in(ends_broke=[[6, 1, 6], [6, 6, 6], [2, 0, 6]], not_finite=[6, 0, 3])
    names, code = result.endings(("stand",))
    assert [[names[number] for number in row] for row in code] == [
        ["ran_full_term", "not_finite", "not_finite"],
        ["ran_full_term", "not_finite", "not_finite"],
        ["broke", "not_finite", "not_finite"],
    ]
    assert (code > 0).sum() == 1  # who asks for those that ended otherwise finds no draw without an ending
    counts = {name: count.tolist() for name, count in result.count_endings(("stand",)).items()}
    assert counts == {"ran_full_term": [1, 1, 0], "broke": [0, 0, 1], "shut": [0, 0, 0], "not_finite": [2, 2, 2]}


ending_months = some.arrays(np.int32, 20, elements=st.integers(0, MONTHS))


@given(ending_months, ending_months, ending_months)
def test_every_draw_is_counted_once(sold, ill, not_finite):
    result = ended_in(ends_sold=sold, ends_ill=ill, not_finite=not_finite)
    counts = result.count_endings()
    assert sum(counts.values()) == 20
    assert counts["not_finite"] == (not_finite < MONTHS).sum()
    finite = not_finite == MONTHS
    assert counts["ran_full_term"] == (finite & (sold == MONTHS) & (ill == MONTHS)).sum()
    assert counts["sold"] == (finite & (sold < MONTHS) & (sold <= ill)).sum()


def first_ends(luck: Share) -> Flag:
    return luck < 0.5


def second_ends(luck: Share) -> Flag:
    return luck < 0.7


@pytest.mark.parametrize("names", [("ends_sold", "ends_ill"), ("ends_ill", "ends_sold")])
def test_endings_in_one_month_are_told_alike_on_both_back_ends(names):
    world = make_world(declared=[declare("luck", Share, shock="uniform")], monthly=("luck",))
    functions = dict(zip(names, (first_ends, second_ends), strict=True))
    for name, function in functions.items():
        function.__name__ = name
        world = world.with_(function)
    found = [run(world, make_settings({}, months=2), back_end=each, draws=8, chunk=8).endings() for each in BACK_ENDS]
    assert found[0][0] == found[1][0]
    assert np.array_equal(found[0][1], found[1][1])


# --- Dates and names -------------------------------------------------------------------------------------------------


def test_months_are_real_dates():
    result = ended_in(ends_sold=[6])
    assert result.months.tolist() == np.arange("2026-11", "2027-05", dtype="datetime64[M]").tolist()
    assert str(result.months[2]) == "2027-01"


@pytest.fixture(scope="module")
def lemonade_result() -> Result:
    return run(lemonade().world, lemonade().settings, draws=50)


def test_a_name_is_its_months_or_its_closing_balance(lemonade_result):
    assert lemonade_result["cash"] is lemonade_result.monthly["cash"]
    headline = run(lemonade().world, lemonade().settings, draws=5, output_set="headline")
    assert headline["cash"] is headline.closing["cash"]


def test_a_name_that_was_not_kept_offers_the_nearest(lemonade_result):
    with pytest.raises(KeyError, match="'profits' was not kept: did you mean 'profit'"):
        lemonade_result["profits"]
    with pytest.raises(KeyError, match="run with output_set='everything'"):
        lemonade_result["zeal"]


def test_a_run_that_kept_everything_is_not_asked_to():
    everything = run(lemonade().world, lemonade().settings, draws=5, output_set="everything")
    with pytest.raises(KeyError, match="this run kept everything that its world computes") as told:
        everything["zeal"]
    assert "run with" not in str(told.value)


def test_fewer_variables_are_the_same_arrays(lemonade_result):
    fewer = lemonade_result.select("profit", "cash")
    assert set(fewer.monthly) == {"profit", "cash"}
    assert set(fewer.closing) == {"cash"}
    assert fewer["profit"] is lemonade_result["profit"]
    assert set(fewer.variables) == {"profit", "cash", "ends_broke", "not_finite"}
    assert (
        fewer.count_endings(("stand",))["broke"].tolist() == lemonade_result.count_endings(("stand",))["broke"].tolist()
    )
    assert fewer.recipe == lemonade_result.recipe
    with pytest.raises(KeyError, match="did you mean 'cash'"):
        lemonade_result.select("profit", "cahs")


def test_variables_know_their_axes_and_unit(lemonade_result):
    assert lemonade_result.variables["profit"] == Variable(("stand",), "USDPerMonth")
    assert lemonade_result.variables["profit_industry"] == Variable((), "USDPerMonth")
    assert lemonade_result.variables["ends_broke"] == Variable(("stand",), "Flag")
    assert lemonade_result.variables["not_finite"] == Variable((), "Flag")
    assert lemonade_result.draws == 50


# --- Quantiles -------------------------------------------------------------------------------------------------------

numbers = some.arrays(np.float64, st.tuples(st.integers(1, 3), st.integers(1, 40)), elements=st.floats(-1e9, 1e9))
levels = st.lists(st.floats(0, 1), min_size=1, max_size=4)


@given(numbers, levels)
def test_quantiles_are_those_of_numpy(values, at):
    scale = np.abs(values).max() or 1.0
    assert exact_quantiles(values, at) == pytest.approx(np.quantile(values, at, axis=-1), abs=1e-12 * scale)


@given(some.arrays(np.float32, (2, 30), elements=st.floats(-1e6, 1e6, width=32)), levels)
def test_quantiles_keep_the_type_of_their_numbers(values, at):
    found = exact_quantiles(values, at)
    assert found.dtype == np.float32
    scale = float(np.abs(values).max()) or 1.0
    assert found == pytest.approx(np.quantile(values.astype(float), at, axis=-1), abs=1e-6 * scale)


@given(numbers, levels)
def test_quantiles_of_what_is_large_are_the_same_row_by_row(values, at):
    whole = exact_quantiles(values, at)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history, "SORTED_AT_ONCE", 1)
        assert np.array_equal(exact_quantiles(values, at), whole)


def test_levels_may_come_one_by_one():
    assert exact_quantiles(np.arange(11.0), (each / 10 for each in range(3))).tolist() == [0, 1, 2]


def test_no_draw_has_no_quantile():
    found = exact_quantiles(np.zeros((4, 0)), (0.1, 0.9))
    assert found.shape == (2, 4)
    assert np.isnan(found).all()


@pytest.mark.parametrize("kind", [np.int8, np.int32, bool])
def test_quantiles_of_whole_numbers_lie_between_them(kind):
    values = np.array([0, 1, 0, 1], kind)  # 0.2.0 said 0 for the median of whole numbers, and fell over flags
    assert exact_quantiles(values, (0, 0.4, 0.5, 1)).tolist() == [0, pytest.approx(0.2), 0.5, 1]


@pytest.mark.parametrize("level", [-0.1, 1.0001, 95, float("nan"), float("inf")])
def test_a_level_that_is_no_part_of_one_is_refused(lemonade_result, level):
    with pytest.raises(Refused, match="expected a number from 0 to 1") as refused:
        lemonade_result.quantiles("cash", [0.5, level, -2])
    assert len(refused.value.faults) == 2
    assert all(isinstance(fault, WrongOption) for fault in refused.value.faults)


def test_infinite_numbers_are_quantiles_where_one_falls_on_them_and_what_is_no_number_is_none():
    assert exact_quantiles(np.array([1.0, np.inf, 2.0]), (0, 0.5, 0.75, 1)).tolist() == [1, 2, np.inf, np.inf]
    assert exact_quantiles(np.array([np.inf] * 2), (0.5,)).tolist() == [np.inf]
    assert np.isnan(exact_quantiles(np.array([1.0, np.nan, 2.0]), (0, 0.5))).all()


def half_broken() -> Result:
    def root(size: Number[Stand]) -> Number[Stand]:
        return size**0.5

    world = make_world(root, declared=[declare("size", Number[Stand])], monthly=("root",))
    sizes = {"Ana": Distribution("given", (4, 9, -1, 16)), "Ben": 25}
    return run(world, make_settings({"size": sizes}, {"stand": ("Ana", "Ben")}, months=2), draws=8)


def test_quantiles_leave_out_what_stopped_being_a_number_and_counts_do_not():
    result = half_broken()
    assert result.quantiles("root", (0, 0.5, 1))[:, 0].tolist() == [[2, 5], [3, 5], [4, 5]]
    assert result.count_endings() == {"ran_full_term": 6, "not_finite": 2}
    assert result.only_finite(result["root"]).shape == (2, 2, 6)
    assert result.draws == 8


def test_quantiles_have_levels_first_then_months_then_axes(lemonade_result):
    assert lemonade_result.quantiles("profit").shape == (3, 24, 2)
    assert lemonade_result.quantiles("profit_industry", (0.5,)).shape == (1, 24)
    closing = replace(lemonade_result, monthly={})
    assert closing.quantiles("cash", (0.1, 0.9)).shape == (2, 2)


# --- Filling ---------------------------------------------------------------------------------------------------------


def test_chunks_fill_a_result_in_any_order(lemonade_result):
    job = make_job(lemonade().world, lemonade().settings, draws=50, chunk=20)
    result = empty_result(job, job.run_chunk(0), lambda shape, dtype: np.full(shape, -1, dtype))
    for number in (2, 0, 1):
        fill(result, number * 20, job.run_chunk(number))
    for part in ("monthly", "closing", "ended"):
        for name, data in getattr(result, part).items():
            assert np.array_equal(data, getattr(lemonade_result, part)[name])
    assert result.recipe == job.recipe


def test_axes_are_named_in_the_order_of_the_arrays():
    def crowd(near: Number[Stand]) -> Number[Stand]:
        return near

    world = make_world(crowd, declared=[declare("near", Number[Stand])])
    world = replace(world, output_sets={"standard": OutputSet(("crowd",))})
    labels = {"other": ("x",), "stand": ("Ana", "Ben")}
    result = run(world, make_settings({"near": 1}, labels), draws=3)
    assert result.variables["crowd"].axes == ("stand",)
    assert result["crowd"].shape == (3, 2, 3)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("size", [1, 2, 3, 400, 401])
def test_a_median_is_that_of_numpy_to_the_bit(size, dtype):
    values = np.random.default_rng(size).lognormal(20, 3, size).astype(dtype)
    assert median_of_numbers(values) == float(np.median(values))
    assert np.isnan(median_of_numbers(np.append(values, dtype(np.nan))))
    assert median_of_numbers(np.append(values, dtype(np.inf))) == float(np.median(np.append(values, dtype(np.inf))))


def test_of_no_numbers_there_is_no_median():
    assert np.isnan(median_of_numbers(np.array([])))
