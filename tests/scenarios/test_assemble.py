"""A scenario put together: its world, its values, and everything that is wrong at once."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, UnknownLabel, UnknownTheory, ValueWithoutCard
from sixteenth.scenarios.assemble import Scenario, read_scenario, restore_scenario
from sixteenth.scenarios.layers.read import library
from sixteenth.scenarios.record import read_record
from tests.scenarios.written_files import (
    LEMONADE,
    child_of_lemonade,
    copy_of_lemonade,
    faults_of,
    lemonade,
    told,
    write,
)


def run(scenario: Scenario) -> Result:
    return sixteenth.run(scenario, back_end="numpy", draws=40, output_set="everything")


def assert_same_bits(first: Result, second: Result) -> None:
    for part in ("monthly", "closing", "ended"):
        one, other = getattr(first, part), getattr(second, part)
        assert one.keys() == other.keys()
        for name in one:
            np.testing.assert_array_equal(one[name], other[name])


@pytest.mark.parametrize("name", library())
def test_every_scenario_of_the_library_is_put_together(name):
    scenario = read_scenario(name)
    assert scenario.name == name
    assert scenario.world.output_sets["standard"].monthly


@pytest.mark.parametrize("name", library())
def test_every_scenario_of_the_library_is_ready_to_run(name):
    scenario = read_scenario(name)
    for output_set in ("headline", "standard", "everything"):
        assert sixteenth.prepare(scenario, output_set=output_set, draws=1, back_end="numpy").chunks == 1


@pytest.mark.parametrize("name", ["lemonade", "hot_summer"])
def test_a_scenario_is_put_together_again_from_its_recipe(name):
    scenario = lemonade(name)
    again = restore_scenario(name, scenario.resolved, allow_code=True)
    assert again.hash == scenario.hash
    assert again.resolved == scenario.resolved
    assert_same_bits(run(again), run(scenario))


@pytest.mark.parametrize("name", library())
def test_a_scenario_of_the_library_keeps_its_hash_through_its_recipe(name):
    scenario = read_scenario(name)
    again = restore_scenario(name, scenario.resolved)
    assert (again.hash, again.settings) == (scenario.hash, scenario.settings)


def test_the_interview_comes_out_of_its_recipe_bit_for_bit():
    scenario = read_scenario("interview_arithmetic")
    assert_same_bits(run(restore_scenario("x", scenario.resolved)), run(scenario))


@settings(max_examples=20)
@given(
    price=st.floats(0.5, 5),
    rent=st.dictionaries(st.sampled_from(["Ana", "Ben"]), st.floats(0, 5_000), min_size=1),
    thirst=st.one_of(st.none(), st.floats(1, 9_999)),
)
def test_changed_numbers_come_out_of_the_recipe_too(price, rent, thirst):
    given_values = {"price": price, "rent": rent} | ({} if thirst is None else {"thirst": thirst})
    scenario = lemonade().with_(**given_values)
    again = restore_scenario("lemonade", scenario.resolved, allow_code=True)
    assert (again.hash, again.settings) == (scenario.hash, scenario.settings)
    assert scenario.settings.values["price"][()].numbers == (price,)
    for label, number in rent.items():
        assert scenario.settings.values["rent"][label,].numbers == (number,)


def test_a_number_set_by_hand_leaves_the_others_and_the_scenario_itself():
    before = lemonade()
    after = before.with_(rent={"Ben": 1000})
    assert before.settings.values["rent"]["Ben",].shape == "choice"
    assert after.settings.values["rent"]["Ana",].numbers == (700,)
    assert after.settings.values["rent"]["Ben",].numbers == (1000,)
    assert after.hash != before.hash
    assert before.with_().hash == before.hash


def test_a_number_set_by_hand_for_one_label_leaves_the_unit_of_the_others(tmp_path):
    card = '[values.rent]\nby = { Ana = 1, Ben = 2 }\nunit = "million USD/month"\nkind = "measured"\nsource = "them"\n'
    cards = '[rent]\nmeaning = "What the pitch costs."\nunit = "USDPerMonth"\naxes = ["Stand"]\nbounds = [0, 1e12]\n'
    path = child_of_lemonade(tmp_path, card)
    file = path.with_name("parameters.toml")
    text = file.read_text()
    at = text.index("[rent]")
    file.write_text(text[:at] + cards + text[text.index("[cash]") - 1 :])
    changed = read_scenario(str(path), allow_code=True).with_(rent={"Ben": "5 USDPerMonth"})
    values = {labels[0]: each.numbers for labels, each in changed.settings.values["rent"].items()}
    assert values == {"Ana": (1e6,), "Ben": (5.0,)}
    again = restore_scenario("child", changed.resolved, allow_code=True)
    assert again.settings == changed.settings


def test_another_rule_is_chosen_and_the_scenario_itself_stays():
    central = sixteenth.read("central")
    chosen = central.choosing(pay_rule="match", safety_effort="ruled")
    assert chosen.assumptions.theory == {**central.assumptions.theory, "pay_rule": "match", "safety_effort": "ruled"}
    assert central.assumptions.theory["pay_rule"] == "levels"
    with pytest.raises(Refused, match="did you mean 'match'"):
        central.choosing(pay_rule="macth")


def test_wrong_numbers_set_by_hand_are_told_together():
    with pytest.raises(Refused) as refused:
        lemonade().with_(prcie=2, rent={"Bne": 3}, cup_cost=-1, highest_price=3)
    kinds = sorted(told(refused.value.faults))
    assert kinds == ["BoundViolation", "UnknownLabel", "UnusedOverride", "ValueWithoutCard"]
    assert all(fault.where.file.endswith("set by hand") for fault in refused.value.faults)


def test_the_hash_does_not_depend_on_how_a_scenario_is_written(tmp_path):
    text = (LEMONADE / "lemonade.toml").read_text()
    path = copy_of_lemonade(tmp_path)
    original = read_scenario(str(path), allow_code=True).hash
    path.write_text("# a comment\n" + text.replace("bounds = [0, 2]", "bounds=[0,2]").replace(" = ", "  =  "))
    assert read_scenario(str(path), allow_code=True).hash == original


def test_a_child_that_changes_nothing_assumes_the_same(tmp_path):
    child = child_of_lemonade(tmp_path, "")
    parent = read_scenario(str(child.with_name("lemonade.toml")), allow_code=True)
    same = read_scenario(str(child), allow_code=True)
    assert same.settings == parent.settings
    assert {**json.loads(same.resolved), "title": ""} == {**json.loads(parent.resolved), "title": ""}


def test_the_choice_of_a_theory_changes_the_equations(tmp_path):
    value = '[values.highest_price]\nvalue = 6\nunit = "USDPerCup"\nkind = "judgement"\nsource = "Ben"\n'
    path = child_of_lemonade(tmp_path, f'[theory]\ndemand = "linear"\n{value}')
    linear = read_scenario(str(path), allow_code=True)
    assert lemonade().world.equations["cups_sold"].where.file.endswith("elastic.py")
    assert linear.world.equations["cups_sold"].where.file.endswith("linear.py")
    assert "highest_price" in linear.world.equations["cups_sold"].inputs
    assert not np.array_equal(run(linear)["cups_sold"], run(lemonade())["cups_sold"])


def test_a_value_that_the_chosen_theory_does_not_read_is_told(tmp_path):
    value = '[values.highest_price]\nvalue = 6\nunit = "USDPerCup"\nkind = "judgement"\nsource = "Ben"\n'
    assert told(faults_of(child_of_lemonade(tmp_path, value))) == ["UnusedOverride"]


def test_a_theory_that_nothing_chooses_is_told_once(tmp_path):
    path = copy_of_lemonade(tmp_path)
    path.write_text(path.read_text().replace('demand = "elastic"', ""))
    (fault,) = faults_of(path)
    assert fault.what == "'demand' provides 'cups_sold'"


def test_a_misspelt_theory_is_told_once(tmp_path):
    (fault,) = faults_of(child_of_lemonade(tmp_path, '[theory]\ndemand = "elatsic"\n'))
    assert isinstance(fault, UnknownTheory)
    assert fault.cure == "did you mean 'elastic'?"


def test_what_a_scenario_must_say_is_told_together(tmp_path):
    faults = faults_of(write(tmp_path, "empty.toml", ""))
    assert [fault.what for fault in faults] == ["'months'", "'start'", "'title'"]


def test_an_equation_of_ones_own_replaces_the_packages(tmp_path):
    text = """
from sixteenth.arrays import constant
from sixteenth.units import Flag, Lab

def trains_next_model() -> Flag[Lab]:
    return constant(0)
"""
    write(tmp_path, "own.py", text)
    scenario = 'title = "x"\nparent = "interview_arithmetic"\n[code]\nequations = ["own.py"]\n'
    path = write(tmp_path, "own.toml", scenario)
    own = read_scenario(str(path), allow_code=True)
    assert told(faults_of(path, allow_code=False)) == ["ForeignCode"]
    assert run(own)["company_revenue"].max() == 0
    assert run(restore_scenario("own", own.resolved, allow_code=True))["company_revenue"].max() == 0


def test_facts_are_looked_up_only_where_asked(tmp_path):
    text = 'unit = "Share"\nkind = "measured"\nsource = "somebody"\nfact = "no/such/fact"\nvalue = 0.5\n'
    path = write(tmp_path, "own.toml", f'title = "x"\nparent = "interview_arithmetic"\n[values.serving_margin]\n{text}')

    def find_none(key: str) -> object:
        message = f"there is no {key}"
        raise ValueError(message)

    read_scenario(str(path))
    with pytest.raises(Refused) as refused:
        read_scenario(str(path), find_evidence=find_none)
    facts = [fault for fault in refused.value.faults if fault.what == "'serving_margin'"]
    assert [(fault.where.line, fault.cure) for fault in facts] == [(7, "there is no no/such/fact")]


def test_a_scenario_says_whether_anything_is_uncertain():
    assert read_scenario("interview_arithmetic").is_certain
    assert read_scenario("interview_arithmetic").is_exact
    assert not lemonade().is_certain


def test_a_resolved_scenario_stands_alone():
    whole = read_record("hot_summer", lemonade("hot_summer").resolved)
    assert whole.parent is None
    assert whole.title == "A hot summer and a dear pitch"
    assert len(whole.event) == 4
    assert whole.code is not None
    assert all(entry.startswith("/") for entry in whole.code.equations)


def test_several_kinds_of_faults_are_told_at_once_in_order(tmp_path):
    about = 'value = 1\nunit = "Number"\nkind = "judgement"\nsource = "myself"'
    text = f"[values.thrist]\n{about}\n[values.rent]\nby.Bne = 3\n"
    faults = faults_of(child_of_lemonade(tmp_path, text))
    assert [type(fault) for fault in faults] == [ValueWithoutCard, UnknownLabel]
    assert [fault.where.line for fault in faults] == [3, 9]


def test_the_units_of_a_scenario_are_taken_from_it():
    own = lemonade().module("lemonade_units")
    assert lemonade().world.kinds["price"].unit is own.USDPerCup
    assert lemonade().module("books").takings.__name__ == "takings"
    with pytest.raises(Refused, match="did you mean 'lemonade_units'"):
        lemonade().module("lemonade_unit")
