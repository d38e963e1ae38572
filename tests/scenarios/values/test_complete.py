"""What a scenario leaves open is told with its file, and is just what the engine would refuse."""

import dataclasses
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sixteenth
from sixteenth.engine.job import Options, prepare
from sixteenth.errors import Place, Refused, UnknownAxis, UnlabelledAxis, UnvaluedParameter
from sixteenth.interfaces.cli import app
from sixteenth.scenarios.assemble import Scenario, read_scenario
from sixteenth.scenarios.files.schema import ValueCard
from sixteenth.scenarios.layers.read import Assumptions, Placed
from sixteenth.scenarios.values.complete import (
    colliding_streams,
    incomplete,
    repeated_labels,
    unknown_axes,
    unlabelled_axes,
    unvalued_parameters,
    valued,
)
from tests.scenarios.written_files import LEMONADE, child_of_lemonade, faults_of, lemonade, write

STANDS = lemonade("hot_summer")


def but(scenario: Scenario, **changes: object) -> Assumptions:
    return dataclasses.replace(scenario.assumptions, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["lemonade", "hot_summer"])
def test_a_scenario_that_was_read_leaves_nothing_open(name):
    scenario = lemonade(name)
    assert list(incomplete(scenario.assumptions, scenario.world)) == []


@settings(max_examples=25)
@given(st.sets(st.sampled_from(valued(STANDS.world)), min_size=1))
def test_the_engine_refuses_the_same_parameters(missing):
    values = {name: placed for name, placed in STANDS.values.items() if name not in missing}
    found = list(unvalued_parameters(but(STANDS, values=values), STANDS.world))
    settings_left = {name: each for name, each in STANDS.settings.values.items() if name not in missing}
    options = Options(draws=1, back_end="numpy", output_set="everything")
    with pytest.raises(Refused) as refused:
        prepare(STANDS.world, dataclasses.replace(STANDS.settings, values=settings_left), options)
    assert {type(fault) for fault in refused.value.faults} == {UnvaluedParameter}
    assert {fault.what for fault in found} == {f"'{name}'" for name in missing}
    assert {re.split(" for ", fault.what)[0] for fault in refused.value.faults} == {fault.what for fault in found}


def test_a_missing_value_is_told_with_where_it_is_declared():
    values = {name: placed for name, placed in STANDS.values.items() if name != "rent"}
    (fault,) = unvalued_parameters(but(STANDS, values=values), STANDS.world)
    assert fault.where == Place(STANDS.assumptions.file)
    assert re.search(r"parameters\.toml:\d+ declares it", fault.expected)
    assert '[values.rent] with a number, unit = "USDPerMonth"' in fault.cure


def test_a_missing_label_is_told_at_the_labels():
    card = STANDS.values["price"].card.model_copy(update={"by": {"Ana": 2.0}})
    placed = Placed(card, Place("own.toml", 3), {("by",): Place("own.toml", 4)})
    (fault,) = unvalued_parameters(but(STANDS, values={**STANDS.values, "price": placed}), STANDS.world)
    assert (fault.where, fault.got) == (Place("own.toml", 4), "nothing for 'Ben'")


def test_a_misspelt_value_or_one_with_a_fault_is_not_also_missing():
    values = {("cahs" if name == "cash" else name): placed for name, placed in STANDS.values.items()}
    assert list(unvalued_parameters(but(STANDS, values=values), STANDS.world)) == []
    values = {name: placed for name, placed in STANDS.values.items() if name != "rent"}
    assumptions = but(STANDS, values=values, spoilt=frozenset({("values", "rent")}))
    assert list(unvalued_parameters(assumptions, STANDS.world)) == []


def test_shocks_and_what_equations_compute_need_no_value():
    names = valued(STANDS.world)
    assert {"cash", "rent", "highest_price"} <= set(names)
    assert not {"heat", "footfall", "takings"} & set(names)


@pytest.mark.parametrize("axes", [{}, {"stand": ()}, {"town": ("A",)}])
def test_an_axis_without_labels_is_told_with_who_has_it(axes):
    (fault,) = unlabelled_axes(but(STANDS, axes=axes), STANDS.world)
    assert isinstance(fault, UnlabelledAxis)
    assert fault.where == Place(str(LEMONADE / "lemonade.toml"), 13)
    assert "has this axis" in fault.expected


def test_a_misspelt_axis_is_told_where_it_stands():
    places = {("axes", "stnad"): Place("own.toml", 7)}
    (fault,) = unlabelled_axes(but(STANDS, axes={"stnad": ("A",)}, places=places), STANDS.world)
    assert (fault.where, fault.cure) == (Place("own.toml", 7), "write stand in place of stnad")


@pytest.mark.parametrize(("axis", "cure"), [("Stand", "did you mean 'stand'?"), ("town", "remove it; there are stand")])
def test_an_axis_that_no_equation_has_is_told_at_its_line(axis, cure):
    axes, places = {**STANDS.assumptions.axes, axis: ("A",)}, {("axes", axis): Place(STANDS.assumptions.file, 9)}
    (fault,) = unknown_axes(but(STANDS, axes=axes, places=places), STANDS.world)
    assert isinstance(fault, UnknownAxis)
    assert (fault.where.line, fault.cure) == (9, cure)


def test_an_axis_that_a_parent_labels_may_be_unused():
    axes = {**STANDS.assumptions.axes, "town": ("A",)}
    for places in ({}, {("axes", "town"): Place("parent.toml", 9)}):
        assert list(unknown_axes(but(STANDS, axes=axes, places=places), STANDS.world)) == []


def test_a_misspelt_axis_beside_the_right_one_is_told(tmp_path):
    path = child_of_lemonade(tmp_path, '[axes]\nstands = ["Ana"]\n')
    (fault,) = faults_of(path)
    assert (fault.what, fault.where.line, fault.cure) == ("'stands'", 4, "did you mean 'stand'?")


def test_labels_stand_once():
    (fault,) = repeated_labels(but(STANDS, axes={"stand": ("Ana", "Ben", "Ana")}))
    assert fault.got == "'Ana' 2 times"


def test_no_stream_of_the_library_collides():
    assert list(colliding_streams(STANDS.assumptions, STANDS.world)) == []


def test_colliding_labels_are_told():
    first, second = colliding_labels()
    (fault, *_) = colliding_streams(but(STANDS, axes={"stand": (first, second)}), STANDS.world)
    assert "footfall" in fault.what
    assert fault.where.file.endswith("parameters.toml")


def colliding_labels() -> tuple[str, str]:
    from sixteenth.engine.draws.chance import stream_key

    seen: dict[int, str] = {}
    number = 0
    while True:
        label = f"stand {number}"
        key = stream_key("shock", "footfall", (label,))
        if key in seen:
            return seen[key], label
        seen[key] = label
        number += 1


def test_a_value_for_all_is_enough():
    placed = Placed(ValueCard(value=1.0), Place("own.toml", 3))
    assert list(unvalued_parameters(but(STANDS, values={**STANDS.values, "price": placed}), STANDS.world)) == []


# --- Labels with a slash ---------------------------------------------------------------------------------------------

TWO_AXES = """
from sixteenth.units import Axis, Number
from lemonade_units import Stand


class Drink(Axis):
    \"\"\"What is sold.\"\"\"


def liked(taste: Number[Stand, Drink]) -> Number[Stand, Drink]:
    \"\"\"How well a drink of a stand is liked.\"\"\"
    return taste
"""
TASTE = '[taste]\nmeaning = "How well it is liked."\nunit = "Number"\naxes = ["Stand", "Drink"]\nbounds = [0, 9]\n'


def with_drinks(folder, stands: str, drinks: str, by: str):
    path = child_of_lemonade(
        folder,
        f"""[axes]
stand = {stands}
drink = {drinks}
[code]
equations = ["drinks.py"]
parameters = ["drinks.toml"]
outputs = ["liked.toml"]
[values.taste]
unit = "Number"
kind = "scenario"
source = "A test"
by = {by}
[values.price]
value = 2
unit = "USDPerCup"
kind = "scenario"
source = "A test"
[values.rent]
value = 700
unit = "USDPerMonth"
kind = "scenario"
source = "A test"
""",
    )
    write(path.parent, "drinks.py", TWO_AXES)
    write(path.parent, "drinks.toml", TASTE)
    write(path.parent, "liked.toml", '[standard]\nmonthly = ["liked"]\n')
    return path


def test_entries_that_would_be_written_alike_are_told_once(tmp_path):
    path = with_drinks(tmp_path, '["a/b", "a"]', '["c", "b/c"]', '{ "a/b/c" = 1, "a/c" = 2, "a/b/b/c" = 3 }')
    faults = faults_of(path)
    (fault,) = [fault for fault in faults if "written" in fault.expected or "one way" in fault.expected]
    assert fault.what == "'axes.stand'"
    assert fault.where.line == 4
    assert fault.got == "'a/b/c' for 'a/b' with 'c' and 'a/b/c' for 'a' with 'b/c'"
    assert fault.cure == "write these labels without /"


def test_a_label_with_a_slash_works_from_the_file_to_the_explanation(tmp_path, capsys):
    uncertain = '{ distribution = "uniform", low = 1, high = 2 }'
    by = f'{{ "24/7/tea" = 1, "24/7/ade" = {uncertain}, "Ana/tea" = 3, "Ana/ade" = 4 }}'
    path = with_drinks(tmp_path, '["24/7", "Ana"]', '["tea", "ade"]', by)
    assert faults_of(path) == ()
    scenario = read_scenario(str(path), allow_code=True)
    assert scenario.settings.values["taste"]["24/7", "tea"].numbers == (1.0,)
    set_one = scenario.with_(taste={"24/7/tea": 7.0})
    assert set_one.settings.values["taste"]["24/7", "tea"].numbers == (7.0,)
    result = sixteenth.run(scenario, back_end="numpy", draws=4)
    saved = sixteenth.load(sixteenth.save(result, tmp_path / "run.nc"))
    assert saved.labels["stand"] == ("24/7", "Ana")
    assert np.array_equal(saved["liked"], result["liked"])
    command = ["explain", "liked", "--scenario", str(path), "--at", "stand=24/7", "--at", "drink=ade"]
    command += ["--draw", "0", "--allow-code", "--set", "taste/24/7/ade=5"]
    app(command, result_action="return_value")
    assert "liked 24/7 ade = 5" in capsys.readouterr().out


def test_two_entries_that_used_to_read_alike_have_luck_of_their_own(tmp_path):
    uniform = '{ distribution = "uniform", low = 1, high = 2 }'
    by = f'{{ "a/b/c" = {uniform}, "a/c" = 1, "a/b/d" = {uniform}, "a/d" = 1 }}'
    path = with_drinks(tmp_path, '["a/b", "a"]', '["c", "d"]', by)
    scenario = read_scenario(str(path), allow_code=True)
    result = sixteenth.run(scenario, back_end="numpy", draws=40)
    assert not np.array_equal(result["liked"][0, 0, 0], result["liked"][0, 0, 1])
