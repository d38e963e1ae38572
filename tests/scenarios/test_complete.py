"""What a scenario leaves open is told with its file, and is just what the engine would refuse."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sixteenth.engine.job import Options, prepare
from sixteenth.errors import Place, Refused, UnknownAxis, UnlabelledAxis, UnvaluedParameter
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.complete import (
    colliding_streams,
    incomplete,
    repeated_labels,
    unknown_axes,
    unlabelled_axes,
    unvalued_parameters,
    valued,
)
from sixteenth.scenarios.read import Assumptions, Placed
from sixteenth.scenarios.schema import ValueCard
from tests.scenarios.files import LEMONADE, child_of_lemonade, faults_of, lemonade

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
    from sixteenth.engine.chance import stream_key

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
