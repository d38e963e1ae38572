"""What was set and believed is found again in what a run says of its scenario, or it is said that it is not."""

import pytest

import sixteenth
from sixteenth.interfaces.found_changes import found_changes


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def recipe_of(scenario):
    return sixteenth.prepare(scenario, draws=5).recipe


def test_nothing_is_found_where_nothing_was_changed(central):
    assert found_changes("central", recipe_of(central)) == ({}, {})


def test_choices_and_beliefs_are_found_apart_in_their_own_units(central):
    changed = central.with_(discount_rate=0.12, cash={"OpenAI": "40bn USD"})
    changed = changed.believing({"price_sensitivity": 1.9, "catch_up_time": "3.25 months"})
    assert found_changes("central", recipe_of(changed)) == (
        {"discount_rate": "0.12", "cash/OpenAI": "40 billion USD"},
        {"price_sensitivity": "1.9", "catch_up_time": "3.25"},
    )


def test_what_has_no_text_is_not_found(central):
    assert found_changes("central", recipe_of(central.times(price_sensitivity=1.5))) is None
    assert found_changes("central", recipe_of(central.with_(discount_rate=[0.1, 0.2, 0.1, 0.2, 0.1]))) is None
    assert found_changes("mine", recipe_of(central)) is None
