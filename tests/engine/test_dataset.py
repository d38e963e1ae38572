"""A result as an xarray dataset: dates, labels, units and recipe beside the numbers; and back, bit for bit."""

import json
from typing import Any

import numpy as np
import pytest

from sixteenth.engine.dataset import from_dataset, to_dataset
from sixteenth.engine.history import Result
from sixteenth.units import Number
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
