"""A closed form is asked of the equations that run the world: it says what calling them with floats says."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

from sixteenth.arrays import exp, log, sum_over
from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.units import USD, Multiple, Number, Share
from tests.engine.worlds import Stand, Street, declare, lemonade, make_world, run


def growth(margin: Share, effort: Number) -> Multiple:
    return exp(effort * log(2)) / (1 - margin)


def value(growth: Multiple, price: USD) -> USD:
    return price * growth


def takings(price: USD, cups: Number[Stand, Street]) -> USD[Stand, Street]:
    return price * cups


def takings_in_all(takings: USD[Stand, Street]) -> USD:
    return sum_over(sum_over(takings, Stand), Street)


def per_street(takings: USD[Stand, Street], toll: USD[Street]) -> USD[Street, Stand]:
    return takings - toll


def world() -> World:
    cards = [
        declare("margin", Share, bounds=(0, 0.9)),
        declare("effort", Number, bounds=(-5, 5)),
        declare("price", USD, bounds=(0, np.inf)),
        declare("cups", Number[Stand, Street]),
        declare("toll", USD[Street]),
    ]
    return make_world(growth, value, takings, takings_in_all, per_street, declared=cards)


margins, efforts, prices = st.floats(0, 0.9), st.floats(-5, 5), st.floats(0, 1e12)


@given(margins, efforts, prices)
def test_a_closed_form_is_the_direct_call_with_floats(margin, effort, price):
    direct: Any = value(growth(margin, effort), price)
    asked = evaluate(world(), "value", {"margin": margin, "effort": effort, "price": price})
    assert asked.shape == ()
    assert float(asked) == direct


@given(some.arrays(np.float64, 3, elements=margins), some.arrays(np.float64, (2, 1), elements=efforts))
def test_cases_broadcast_against_each_other(margin, effort):
    asked = evaluate(world(), "growth", {"margin": margin, "effort": effort})
    assert asked.shape == (2, 3)
    assert asked == pytest.approx(2.0**effort / (1 - margin), rel=1e-12)


def test_what_is_given_is_not_computed():
    assert evaluate(world(), "value", {"growth": 3, "price": 7}) == 21
    assert evaluate(world(), "price", {"price": 7}) == 7


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"margin": 0.95}, "margin is 0.95, and holds from 0 to 0.9"),
        ({"margin": [0.1, -0.2]}, "margin is -0.2, and holds from 0 to 0.9"),
        ({"margin": np.nan}, "margin is nan, and holds from 0 to 0.9"),
        ({"effort": 6}, "effort is 6, and holds from -5 to 5"),
    ],
)
def test_a_number_outside_its_bounds_is_refused(inputs, message):
    with pytest.raises(OutsideDomain, match=message):
        evaluate(world(), "value", {"margin": 0.5, "effort": 1, "price": 1, **inputs})


@pytest.mark.parametrize("margin", [0, 0.9])
def test_the_bounds_themselves_hold(margin):
    assert evaluate(world(), "growth", {"margin": margin, "effort": 0}) == pytest.approx(1 / (1 - margin))


@pytest.mark.parametrize(
    ("name", "inputs", "message"),
    [
        ("value", {"margn": 0.5, "effort": 1, "price": 1}, "'margin' is not given: did you mean 'margn'"),
        ("value", {"effort": 1, "margin": 0.5}, "'price' is not given: give it a number"),
        ("zeal", {"effort": 1}, "'zeal' is not given"),
    ],
)
def test_a_missing_name_is_told_with_the_nearest(name, inputs, message):
    with pytest.raises(KeyError, match=message):
        evaluate(world(), name, inputs)


# --- With axes -------------------------------------------------------------------------------------------------------

CUPS = np.arange(6.0).reshape(2, 3)


def test_axes_come_first_in_the_order_of_the_annotation():
    asked = evaluate(world(), "takings", {"price": 2, "cups": CUPS})
    assert asked.tolist() == (2 * CUPS).tolist()
    assert evaluate(world(), "takings_in_all", {"price": 2, "cups": CUPS}) == 30
    turned = evaluate(world(), "per_street", {"price": 2, "cups": CUPS, "toll": [1, 2, 3]})
    assert turned.tolist() == (2 * CUPS - [1, 2, 3]).T.tolist()


@given(some.arrays(np.float64, 4, elements=prices), st.integers(1, 3), st.integers(1, 3))
def test_cases_follow_the_axes(price, stands, streets):
    cups = np.arange(stands * streets, dtype=float).reshape(stands, streets)
    asked = evaluate(world(), "takings", {"price": price, "cups": cups})
    assert asked.shape == (stands, streets, 4)
    assert np.array_equal(asked, cups[:, :, None] * price)
    each = evaluate(world(), "takings", {"price": 1, "cups": np.stack([cups, 2 * cups], axis=-1)})
    assert np.array_equal(each, np.stack([cups, 2 * cups], axis=-1))


def test_axes_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="2 entries of Street, another input has 3"):
        evaluate(world(), "per_street", {"price": 1, "cups": CUPS, "toll": [1, 2]})


def test_a_number_where_an_axis_is_needed_is_refused():
    with pytest.raises(ValueError, match="'cups' has the axes Stand, Street: give an array"):
        evaluate(world(), "takings", {"price": 1, "cups": 3})


# --- The equations of a run ------------------------------------------------------------------------------------------


def test_asking_a_month_of_a_run_gives_what_the_run_gave():
    scenario = lemonade()
    result = run(scenario.world, scenario.settings, draws=20, output_set="everything")
    names = ("price", "cup_cost", "rent")
    settings = {name: scenario.settings.values[name] for name in names}
    given_values = {
        "price": [settings["price"][stand,].numbers[0] for stand in ("Ana", "Ben")],
        "rent": [700, 900],
        "cup_cost": 0.5,
        "cups_sold": result["cups_sold"][3],
    }
    asked = evaluate(scenario.world, "profit", given_values)
    cups = result["cups_sold"][3]
    by_hand = (np.array([[2.0], [2.5]]) - 0.5) * cups - [[700], [900]]
    assert asked == pytest.approx(by_hand, rel=1e-9, abs=1e-9)
