"""Values set on the command line: whole and label together, later wins, and every fault is told at once."""

from functools import cache
from itertools import permutations

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.set_values import (
    as_set,
    believed_in,
    believed_names,
    numbers_set,
    set_beliefs,
    set_values,
    with_changes,
)
from sixteenth.scenarios.assemble import Scenario, read_scenario
from tests.interfaces.command_line import LEMONADE


@cache
def lemonade() -> Scenario:
    return read_scenario(LEMONADE, allow_code=True)


def drawn(scenario: Scenario, name: str) -> dict[str, float]:
    values = scenario.settings.values[name]
    return {label: values[(label,) if (label,) in values else ()].numbers[0] for label in ("Ana", "Ben")}


@pytest.mark.parametrize("settings", list(permutations(["cash=1", "cash/Ana=2"])))
def test_a_whole_and_a_label_are_both_applied_in_any_order(settings):
    assert drawn(set_values(lemonade(), settings), "cash") == {"Ana": 2, "Ben": 1}


def test_the_later_of_two_for_the_same_entry_wins():
    read = set_values(lemonade(), ["cash=1", "cash/Ben=7", "cash=3", "cash/Ben=8"])
    assert drawn(read, "cash") == {"Ana": 3, "Ben": 8}


def test_a_label_alone_leaves_the_others():
    assert drawn(set_values(lemonade(), ["price/Ana=3"]), "price") == {"Ana": 3, "Ben": 2.5}


def test_nothing_set_is_the_scenario_itself():
    assert set_values(lemonade(), []) is lemonade()


WRONG = {
    "self=1": ("'self'", "sixteenth sources"),
    "=3": ("a name before =", "NAME=NUMBER"),
    "name=": ("'name'", "sixteenth sources"),
    "cash=": ("a number after =", "NAME=NUMBER"),
    "cash": ("a number after =", "NAME=NUMBER"),
    "cash/=1": ("a label after cash/", "NAME/LABEL=NUMBER"),
    "elasticty=1": ("'elasticty'", "did you mean 'elasticity'?"),
    "profit=1": ("given and not computed", "explain"),
    "usual_price=0,15": ("'0,15'", "write '0.15'"),
    "rent=400 EUR": ("'EUR'", "dollars"),
    "price/Bne=2": ("'Bne'", "did you mean 'Ben'?"),
    "weather_spread=7": ("got 7, expected 0 to 2", "use 2"),
}


@pytest.mark.parametrize("setting", WRONG)
def test_each_fault_alone(setting):
    with pytest.raises(Refused) as refused:
        set_values(lemonade(), [setting])
    (fault,) = refused.value.faults
    assert str(fault).count("\n") == 3
    assert fault.where.file == "the command line"
    assert all(told in str(fault) for told in WRONG[setting])


def test_all_faults_are_told_at_once_with_those_of_the_values_themselves():
    with pytest.raises(Refused) as refused:
        set_values(lemonade(), WRONG)
    told = str(refused.value)
    assert len(refused.value.faults) == len(WRONG)
    assert all(each in told for about in WRONG.values() for each in about)


def test_a_number_alone_is_refused_where_the_scenario_writes_another_unit():
    with pytest.raises(Refused, match="'40 billion USD' or '40 USD'"):
        set_values(read_scenario("central"), ["cash/OpenAI=40"])


def test_a_belief_keeps_its_spread_and_a_value_that_is_set_has_none():
    central = sixteenth.read("central")
    believed = set_beliefs(central, ["price_sensitivity=1.9"])
    assert believed.hash == central.believing({"price_sensitivity": 1.9}).hash
    assert believed.hash != set_values(central, ["price_sensitivity=1.9"]).hash


def test_what_is_wrong_with_either_is_told_at_once():
    with pytest.raises(Refused) as refused:
        with_changes(sixteenth.read("central"), ["discount_rate=x", "nix=1"], ["price_sensitivity=y"])
    assert len(refused.value.faults) == 3
    assert "--believe price_sensitivity=y" in str(refused.value)


def test_a_scenario_as_set_has_a_name_of_its_own():
    assert as_set(sixteenth.read("central")).name == "central as set"


def test_settings_as_numbers_are_in_the_unit_itself():
    central = sixteenth.read("central")
    assert numbers_set(central, ["cash/OpenAI=40bn USD", "discount_rate=12 %"]) == {
        "cash": {"OpenAI": 40e9},
        "discount_rate": {"": 0.12},
    }
    with pytest.raises(Refused):
        numbers_set(central, ["cash/OpenAI=x"])


def test_of_what_is_set_the_fit_conditions_on_beliefs():
    central = sixteenth.read("central")
    believed = believed_names(central, central.settings.values)
    name = min(believed)
    assert believed_in(central, [f"{name}/OpenAI", "discount_rate"]) == {name}
