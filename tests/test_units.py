"""Units are types: each has a dimension, takes axes, and is never instantiated by an equation."""

import typing

import pytest

from sixteenth import units
from sixteenth.units import USD, Axis, Lab, Quantity, Share, USDPerMonth, Vintage

UNITS = [each for each in vars(units).values() if isinstance(each, type) and issubclass(each, Quantity)]
OWN = [unit for unit in UNITS if unit is not Quantity]
AXES = [each for each in vars(units).values() if isinstance(each, type) and issubclass(each, Axis)]


@pytest.mark.parametrize("unit", OWN)
def test_a_unit_has_a_dimension_of_whole_powers(unit):
    assert all(isinstance(symbol, str) and symbol for symbol in unit.dimension)
    assert all(isinstance(power, int) and power for power in unit.dimension.values())


def test_a_quantity_without_unit_has_no_dimension():
    assert not hasattr(Quantity, "dimension")


@pytest.mark.parametrize("unit", OWN)
def test_a_unit_takes_any_number_of_axes(unit):
    for axes in ((Lab,), (Lab, Vintage)):
        annotation = unit[axes]
        assert typing.get_origin(annotation) is unit
        assert typing.get_args(annotation) == axes


@pytest.mark.parametrize("each", [*OWN, *AXES])
def test_units_and_axes_say_what_they_are(each):
    assert each.__doc__
    assert each.__doc__.endswith(".")


def test_names_of_one_dimension_are_different_units():
    assert Share.dimension == units.Multiple.dimension == {}
    assert len({Share, units.Multiple}) == 2


def test_a_flow_is_a_stock_by_month():
    assert USDPerMonth.dimension == {**USD.dimension, "month": -1}


def test_only_types_promise_arithmetic():
    assert "__add__" not in vars(Quantity)
    with pytest.raises(TypeError):
        USD() + USD()
