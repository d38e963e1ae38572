"""A result as an xarray dataset: dates, labels, units and recipe beside the numbers; and back, bit for bit."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
import xarray

from sixteenth.engine.dataset import from_dataset, to_dataset
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, UnreadableFile
from sixteenth.units import Axis, Number
from tests.engine.worlds import (
    BACK_ENDS,
    Stand,
    Street,
    arrays_of,
    declare,
    differing,
    lemonade,
    make_settings,
    make_world,
    run,
)
from tests.faults.test_all_faults_together import check_four_lines


def lemonade_result(**options: Any) -> Result:
    return run(lemonade().world, lemonade().settings, **{"draws": 30, **options})


@pytest.mark.parametrize("back_end", BACK_ENDS)
@pytest.mark.parametrize("output_set", ["headline", "everything"])
def test_a_result_comes_back_bit_for_bit(back_end, output_set):
    result = lemonade_result(back_end=back_end, output_set=output_set, chunk=200)
    back = from_dataset(to_dataset(result))
    assert differing(arrays_of(result), arrays_of(back)) == []
    assert (back.recipe, back.variables, back.labels) == (result.recipe, result.variables, result.labels)
    assert np.array_equal(back.endings(("stand",))[1], result.endings(("stand",))[1])


def test_every_number_has_its_axes_unit_and_labels():
    dataset = lemonade_result().dataset
    assert dataset["profit"].dims == ("month", "stand", "draw")
    assert dataset["profit"].attrs["unit"] == "USDPerMonth"
    assert dataset["stand"].values.tolist() == ["Ana", "Ben"]
    assert dataset["draw"].values.tolist() == list(range(30))
    assert dataset["closing_cash"].dims == ("stand", "draw")
    assert dataset["ended_ends_broke"].attrs["unit"] == "Months"


def test_one_cell_is_found_by_date_and_label():
    result = lemonade_result()
    cell = result.dataset["profit"].sel(month="2027-01-01", stand="Ben", draw=3)
    assert float(cell) == result["profit"][8, 1, 3]


def test_months_are_dates():
    months = lemonade_result().dataset["month"].values
    assert months[0] == np.datetime64("2026-05-01")
    assert months[-1] == np.datetime64("2028-04-01")


def test_the_recipe_can_be_read_by_other_tools():
    result = lemonade_result()
    assert json.loads(result.dataset.attrs["recipe"]) == result.recipe


def test_numbers_that_are_none_come_back():
    def root(size: Number[Stand, Street]) -> Number[Stand, Street]:
        return size**0.5

    labels = {"street": ("high", "low"), "stand": ("Ana", "Ben"), "unused": ("x", "y", "z")}
    world = make_world(root, declared=[declare("size", Number[Stand, Street])], monthly=("root",))
    result = run(world, make_settings({"size": -1}, labels), draws=4)
    dataset = to_dataset(result)
    assert dataset["root"].dims == ("month", "street", "stand", "draw")
    assert "unused" not in dataset.coords
    back = from_dataset(dataset)
    assert differing(arrays_of(result), arrays_of(back)) == []
    assert not back.finite.any()


def test_an_equation_with_the_name_of_something_else_is_kept_beside_it():
    def closing_size(size: Number) -> Number:
        return 2 * size

    def next_size(size: Number) -> Number:
        return 3 * size

    def draw(size: Number) -> Number:
        return 4 * size

    def stand(near: Number[Stand]) -> Number[Stand]:
        return near

    names = ("closing_size", "stand", "draw", "month")
    cards = [declare("size", Number), declare("near", Number[Stand])]
    world = make_world(closing_size, next_size, draw, stand, declared=cards, monthly=names, closing=("size",))
    result = run(world, make_settings({"size": 1, "near": 5}, {"stand": ("Ana", "Ben")}), draws=4)
    assert differing(arrays_of(result), arrays_of(from_dataset(to_dataset(result)))) == []
    assert result.dataset["closing_size_"].attrs["name"] == "size"


class Draw(Axis):
    """A draw of a lottery."""


class Month(Axis):
    """A month of the year, whatever the year."""


class Draw_(Axis):  # noqa: N801 - the name that is taken next
    """Another draw."""


def test_an_axis_with_the_name_of_draws_or_months_is_kept_beside_them():
    def prize(pot: Number[Draw, Month, Draw_]) -> Number[Draw, Month, Draw_]:
        return 2 * pot

    cards = [declare("pot", Number[Draw, Month, Draw_])]
    world = make_world(prize, declared=cards, monthly=("prize",))
    labels = {"draw": ("first", "second"), "month": ("May",), "draw_": ("x", "y", "z")}
    pots = {(one, two, three): at for at, (one, two, three) in enumerate(product(*labels.values()))}
    result = run(world, make_settings({"pot": pots}, labels), draws=4)
    dataset = result.dataset
    assert dataset["prize"].dims == ("month", "draw_", "month_", "draw__", "draw")
    assert dataset["draw_"].values.tolist() == ["first", "second"]
    assert dataset["draw"].values.tolist() == [0, 1, 2, 3]
    assert float(dataset["prize"].sel(draw_="second", draw__="z", month_="May")[0, 0]) == 10
    back = from_dataset(dataset)
    assert differing(arrays_of(result), arrays_of(back)) == []
    assert back.labels == result.labels


# --- Dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "last"), [("2250-01", "2269-12"), ("1600-01", "1619-12"), ("0001-01", "0020-12"), ("9990-01", "10009-12")]
)
def test_months_far_away_are_the_right_ones(start, last):
    settings = replace(lemonade().settings, start=start, months=240)
    dataset = run(lemonade().world, settings, draws=3).dataset
    assert str(dataset["month"].values[-1].astype("datetime64[M]")) == last
    assert from_dataset(dataset).months[-1] == np.datetime64(last)


# --- What was cut ----------------------------------------------------------------------------------------------------


def test_labels_are_those_of_the_coordinates():
    result = lemonade_result()
    back = from_dataset(result.dataset.sel(stand=["Ben"]))
    assert back.labels == {"stand": ("Ben",)}
    assert np.array_equal(back["profit"], result["profit"][:, 1:])
    turned = from_dataset(result.dataset.isel(stand=[1, 0]).transpose())
    assert turned.labels == {"stand": ("Ben", "Ana")}
    assert np.array_equal(turned["profit"], result["profit"][:, ::-1])
    chosen = from_dataset(result.dataset.sel(stand="Ben"))
    assert differing(arrays_of(chosen), arrays_of(back)) == []


def test_a_prefix_of_draws_is_a_run_of_as_many():
    result = lemonade_result()
    back = from_dataset(result.dataset.isel(draw=slice(0, 12)))
    shorter = lemonade_result(draws=12)
    assert differing(arrays_of(back), arrays_of(shorter)) == []
    assert back.recipe == shorter.recipe
    assert back.draws == 12


def test_fewer_variables_are_said_to_be_fewer():
    back = from_dataset(lemonade_result().dataset.drop_vars(["takings", "cups_sold"]))
    assert set(back.variables) == {"profit", "profit_industry", "cash", "ends_broke", "not_finite"}
    assert set(back.monthly) == {"profit", "profit_industry", "cash"}
    closing = lemonade_result().dataset[["closing_cash", "ended_ends_broke", "ended_not_finite"]]
    assert set(from_dataset(closing).variables) == {"cash", "ends_broke", "not_finite"}


CUTS: list[tuple[Callable[[xarray.Dataset], xarray.Dataset], str]] = [
    (lambda whole: whole.isel(month=slice(0, 12)), "other months than those of the run"),
    (lambda whole: whole.isel(month=slice(None, None, -1)), "other months than those of the run"),
    (lambda whole: whole.drop_vars("month"), "other months than those of the run"),
    (lambda whole: whole.isel(draw=slice(3, None)), "draws that are not the first of the run"),
    (lambda whole: whole.isel(draw=[0, 2]), "draws that are not the first of the run"),
    (lambda whole: whole.isel(draw=slice(0, 0)), "draws that are not the first of the run"),
    (lambda whole: whole.drop_vars("draw"), "draws that are not the first of the run"),
    (lambda whole: xarray.concat([whole, whole], "draw", data_vars="all"), "draws that are not the first of the run"),
    (lambda whole: whole.isel(draw=1), "draws that are not the first of the run"),
    (lambda whole: whole.mean("draw", keep_attrs=True), "along month, stand, expected along month, stand, draw"),
    (lambda whole: whole.sum("stand", keep_attrs=True), "along month, draw, expected along month, stand, draw"),
    (lambda whole: whole.rename(stand="shop"), "along month, shop, draw, expected along month, stand, draw"),
    (lambda whole: whole.drop_vars("stand"), "'stand' without labels"),
    (lambda whole: whole.assign_coords(stand=["Ana", "Cem"]), "'stand' with labels Ana, Cem"),
    (lambda whole: whole.isel(stand=[1, 1]), "'stand' with labels Ben, Ben"),
    (lambda whole: whole.isel(stand=[]), "'stand'"),
    (lambda whole: whole.assign(odds=whole["profit"] > 0), "a variable 'odds' of another kind"),
    (lambda whole: whole.drop_vars("profit").assign(odds=whole["profit"] > 0), "a variable 'odds' of another kind"),
    (lambda whole: whole.assign(profit_=2 * whole["profit"]), "a variable 'profit_' of another kind"),
    (lambda whole: whole.astype(str), "of another kind"),
    (lambda whole: whole.drop_vars("ended_ends_broke"), "no variable 'ended_ends_broke'"),
    (lambda whole: whole.drop_vars("ended_not_finite"), "no variable 'ended_not_finite'"),
    (lambda whole: whole.assign_attrs(recipe="[]"), "recipe: Input should be"),
    (lambda whole: whole.assign_attrs(recipe=3), "JSON object must be"),
    (lambda whole: whole.assign_attrs(labels='{"stand": 3}'), "labels.stand"),
    (lambda whole: whole.assign_attrs(units="{}"), "no variable 'not_finite'"),
    (lambda whole: whole.assign_attrs(dimensions="[]"), "no attribute"),
    (lambda whole: whole.drop_attrs(), "no attribute 'recipe'"),
]


@pytest.mark.parametrize(("cut", "told"), CUTS, ids=range(len(CUTS)))
def test_what_the_recipe_cannot_say_is_refused(cut, told):
    with pytest.raises(Refused) as refused:
        from_dataset(cut(lemonade_result().dataset))
    assert told in str(refused.value)
    for fault in refused.value.faults:
        assert isinstance(fault, UnreadableFile)
        check_four_lines(fault)
