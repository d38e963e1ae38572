"""Values that somebody else wrote, held to what a scenario can take."""

import pytest

import sixteenth
from sixteenth.interfaces.held_within import held_within, labels_of, scenario_names
from sixteenth.interfaces.set_values import set_values


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def test_unknown_names_and_labels_are_left_out(central):
    held = held_within(central, {"nix": "1", "cash/Nobody": "1", "discount_rate/OpenAI": "1", "discount_rate": "0.1"})
    assert (dict(held.kept), held.unknown) == ({"discount_rate": "0.1"}, ("nix", "cash/Nobody", "discount_rate/OpenAI"))


def test_every_bound_can_be_set_once_clamped(central):
    names = [name for name, each in central.world.declared.items() if name in central.values and not each.shock]
    held = held_within(central, dict.fromkeys(names, "1e300") | dict.fromkeys(names[::2], "-1e300"))
    again = held_within(central, held.kept)
    assert (again.kept, again.clamped) == (held.kept, {})


def test_what_was_clamped_is_told(central):
    held = held_within(central, {"discount_rate": "9"})
    assert held.clamped == {"discount_rate": ("9", held.kept["discount_rate"])}
    assert set_values(central, [f"discount_rate={held.kept['discount_rate']}"])


def test_what_is_no_amount_stays_to_be_refused(central):
    assert held_within(central, {"discount_rate": "x"}).kept == {"discount_rate": "x"}


def test_scenarios_and_labels_are_listed(central):
    assert {"central", "commodity"} <= {*scenario_names()}
    assert "OpenAI" in labels_of(central, "lab")
    assert labels_of(central, "nix") == ()
