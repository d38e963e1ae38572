"""Value cards into distributions, by label, in the unit of their card."""

import math
from collections.abc import Mapping
from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.engine.declared import Declared
from sixteenth.engine.draws.draw import Table, rows_for
from sixteenth.engine.equation import Kind
from sixteenth.errors import PACKAGE, BoundViolation, Place, WrongDistribution
from sixteenth.scenarios.files.positions import Key
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.layers.overlay import join_cards
from sixteenth.scenarios.layers.read import Placed
from sixteenth.scenarios.values.value import (
    Context,
    entries_of,
    missing_entries,
    read_value,
    without_source,
    wrong_units,
)
from sixteenth.units import USD, Lab, Share, Vintage

HERE = Place("own.toml", 3)
LABELS = {"vintage": ("1", "2"), "lab": ("Ana", "Ben", "Cid")}
SAID = {"kind": "judgement", "source": "somebody"}


def declared(unit: type = Share, axes: tuple[type, ...] = (), bounds: tuple[float, float] = (0, 1)) -> Declared:
    return Declared("x", "What it means.", Kind(unit, axes), bounds, Place("parameters.toml", 1))


def context(card: Declared) -> Context:
    return Context({"x": card}, LABELS)


def placed(**entries: object) -> Placed:
    return Placed(ValueCard.model_validate({"unit": "Share", **SAID, **entries}), HERE)


def test_one_number_is_for_every_entry():
    read = context(declared(axes=(Lab,)))
    values = read_value("x", placed(value=0.5), read)
    assert read.faults == []
    assert values.keys() == {()}
    assert values[()].numbers == (0.5,)


def test_amounts_by_label_are_for_their_entries():
    read = context(declared(axes=(Lab,)))
    values = read_value("x", placed(by={"Ana": 0.1, "Ben": {"distribution": "uniform", "low": 0, "high": 1}}), read)
    assert read.faults == []
    assert {labels: each.shape for labels, each in values.items()} == {("Ana",): "point", ("Ben",): "uniform"}


def test_a_number_serves_the_labels_that_have_none_of_their_own():
    read = context(declared(axes=(Lab,)))
    values = read_value("x", placed(value=0.5, by={"Ben": 0.7}), read)
    assert {labels: each.numbers for labels, each in values.items()} == {(): (0.5,), ("Ben",): (0.7,)}


@given(st.permutations([Lab, Vintage]), st.permutations(list(LABELS)))
def test_labels_of_two_axes_come_in_the_order_of_the_scenario(axes, order):
    labels = {axis: LABELS[axis] for axis in order}
    entries = entries_of(declared(axes=tuple(axes)), labels)
    assert entries is not None
    assert len(entries) == 6
    first = labels[order[0]][0] + "/" + labels[order[1]][0]
    assert next(iter(entries)) == first
    assert all(key == "/".join(entry) for key, entry in entries.items())


def test_entries_are_unknown_where_an_axis_has_no_labels():
    assert entries_of(declared(axes=(Lab,)), {"lab": ()}) is None
    assert entries_of(declared(axes=(Lab,)), {}) is None
    assert entries_of(declared(), {}) == {"": ()}


# --- Luck that labels share ------------------------------------------------------------------------------------------

WIDE = {"distribution": "uniform", "low": 0, "high": 1}
NARROW = {"distribution": "normal", "p10": 0.4, "p90": 0.6}
EITHER = {"distribution": "choice", "choices": [[0.9, 0.5], [0.1, 0.5]]}


def drawn(card: Mapping[str, object], *below: Mapping[str, object]) -> np.ndarray:
    cards = [ValueCard.model_validate({"unit": "Share", **SAID, **each}) for each in (*below[::-1], card)]
    merged = reduce(lambda under, top: join_cards(top, under), cards)
    read = context(declared(axes=(Lab,)))
    values = read_value("x", Placed(merged, HERE), read)
    assert read.faults == []
    rows = rows_for("x", [(lab,) for lab in LABELS["lab"]], values, (0, 1))
    return Table(tuple(rows)).sample(7, np.arange(2_000))


def move_together(one: np.ndarray, other: np.ndarray) -> bool:
    return bool((np.diff(other[np.argsort(one, kind="stable")]) >= 0).all())


@pytest.mark.parametrize(
    "cards",
    [
        [{"shared": True, "by": {"Ana": WIDE, "Ben": NARROW, "Cid": EITHER}}],
        [{"shared": True, **WIDE, "by": {"Ben": NARROW, "Cid": EITHER}}],
        [{"by": {"Ben": NARROW, "Cid": EITHER}}, {"shared": True, **WIDE}],
        [{"shared": True, "by": {"Ana": WIDE, "Ben": NARROW, "Cid": EITHER}}, {"value": 0.5}],
        [{"shared": True, "by": {"Cid": EITHER}}, {"shared": True, "by": {"Ben": NARROW}}, {"shared": True, **WIDE}],
    ],
)
def test_labels_of_a_card_with_shared_luck_are_high_and_low_together(cards):
    ana, ben, cid = drawn(*cards)
    assert move_together(ana, ben)
    assert move_together(ana, cid)
    assert len(np.unique(ana)) > 1_900


def test_an_entry_may_keep_its_own_luck_and_a_child_changes_that_of_its_own_labels_alone():
    ana, ben, cid = drawn({"shared": True, "by": {"Ana": WIDE, "Ben": {**NARROW, "shared": False}, "Cid": WIDE}})
    assert np.array_equal(ana, cid)
    assert abs(np.corrcoef(ana, ben)[0, 1]) < 0.1
    own = {"by": {"Ana": WIDE, "Ben": WIDE, "Cid": WIDE}}
    apart = drawn(own)
    ana, ben, cid = drawn({"shared": True, "by": {"Ana": WIDE, "Ben": WIDE}}, own)
    assert np.array_equal(ana, ben)
    assert np.array_equal(cid, apart[2])
    ana, ben, cid = drawn({"shared": True, "by": {"Ana": 0.5, "Ben": WIDE, "Cid": WIDE}})
    assert np.array_equal(ben, cid)
    assert set(ana) == {0.5}


def test_luck_of_its_own_is_written_down_where_the_card_shares_it():
    card = ValueCard.model_validate({"shared": True, **WIDE, "by": {"Ben": {**NARROW, "shared": False}}})
    again = ValueCard.model_validate_json(card.model_dump_json(exclude_defaults=True))
    assert again == card


@pytest.mark.parametrize(
    ("card", "key"),
    [
        ({"shared": True, "value": 0.5}, "x"),
        ({"shared": True, "by": {"Ana": 0.1, "Ben": 0.2, "Cid": {"value": 0.3}}}, "x"),
        ({"value": 0.5, "by": {"Ana": {"value": 0.1, "shared": True}}}, "x/Ana"),
    ],
)
def test_a_number_has_no_luck_to_share(card, key):
    read = context(declared(axes=(Lab,)))
    read_value("x", placed(**card), read)
    (fault,) = read.faults
    assert type(fault) is WrongDistribution
    assert fault.what == f"'{key}'"
    assert fault.cure == "remove shared"


@pytest.mark.parametrize(("unit", "factor"), [("USD", 1), ("million USD", 1e6), ("billion USD", 1e9)])
def test_people_write_billions(unit, factor):
    read = context(declared(USD, bounds=(-math.inf, math.inf)))
    assert read_value("x", placed(value=2, unit=unit), read)[()].numbers == (2 * factor,)
    assert read.faults == []


def test_a_label_may_be_in_a_unit_of_its_own():
    read = context(declared(USD, (Lab,), (-math.inf, math.inf)))
    by = {"Ana": 2, "Ben": {"value": 3, "unit": "USD"}, "Cid": {"value": 4}}
    values = read_value("x", placed(unit="billion USD", by=by), read)
    assert read.faults == []
    assert {labels[0]: each.numbers[0] for labels, each in values.items()} == {"Ana": 2e9, "Ben": 3.0, "Cid": 4e9}


def test_a_wrong_unit_of_one_label_is_told_at_its_line():
    card = placed(unit="USD", by={"Ana": {"value": 3, "unit": "Months"}})
    inside: dict[Key, Place] = {("by", "Ana"): Place("own.toml", 7), ("by", "Ana", "unit"): Place("own.toml", 8)}
    (fault,) = wrong_units("x", Placed(card.card, HERE, inside), declared(USD, (Lab,)))
    assert (fault.got, fault.where.line) == ("'Months'", 8)


@given(st.floats(1, 1e3))
def test_a_factor_has_neither_unit_nor_bounds(factor):
    read = context(declared())
    values = read_value(
        "x", Placed(ValueCard(value=factor, kind="scenario", source="a story"), HERE), read, is_factor=True
    )
    assert (values[()].numbers, read.faults) == ((factor,), [])


def test_a_wrong_unit_is_told_once_and_not_taken_for_a_wrong_number():
    read = context(declared())
    read_value("x", placed(value=50, unit="per cent"), read)
    (fault,) = read.faults
    assert (type(fault).__name__, fault.expected) == ("WrongUnit", "'Share' or 'percent'")
    assert fault.cure == 'write unit = "percent"'


def test_every_fault_of_a_card_is_told():
    read = context(declared(axes=(Lab,)))
    card = ValueCard.model_validate({"unit": "USD", "by": {"Ana": 3, "Bne": 1, "Cid": {"distribution": "normal"}}})
    read_value("x", Placed(card, HERE), read)
    kinds = sorted(type(fault).__name__ for fault in read.faults)
    assert kinds == ["UnknownLabel", "ValueWithoutSource", "ValueWithoutSource", "WrongDistribution", "WrongUnit"]


@pytest.mark.parametrize(
    ("file", "cure"),
    [
        ("parameters.toml", "use 1, or change the bounds of its card at parameters.toml:1"),
        (str(PACKAGE / "sixteenth" / "world" / "market" / "parameters.toml"), "use 1"),
    ],
)
def test_only_a_card_of_ones_own_can_be_given_other_bounds(file, cure):
    card = Declared("x", "What it means.", Kind(Share, ()), (0, 1), Place(file, 1))
    read = context(card)
    read_value("x", placed(value=2), read)
    (fault,) = read.faults
    assert (type(fault), fault.cure) == (BoundViolation, cure)


def test_a_name_without_axes_is_told_to_write_a_value_in_place_of_labels():
    read = context(declared())
    read_value("x", placed(by={"Ana": 0.5}), read)
    assert [fault.cure for fault in read.faults] == ["write value = ... in place of by"]


def test_missing_entries_are_those_without_an_amount():
    card = declared(axes=(Lab,))
    assert missing_entries(ValueCard(by={"Ana": 1}), card, LABELS) == ["Ben", "Cid"]
    assert missing_entries(ValueCard(value=1, by={"Ana": 1}), card, LABELS) == []
    assert missing_entries(ValueCard(by={"Ana": 1, "Bne": 1}), card, LABELS) == []
    assert missing_entries(ValueCard(by={"Ana": 1}), card, {}) == []


def test_a_source_may_stand_with_each_label_or_with_the_card():
    entry = Entry.model_validate({"value": 1, **SAID})
    assert list(without_source("x", ValueCard(by={"Ana": entry, "Ben": entry}), HERE)) == []
    assert list(without_source("x", ValueCard(kind="measured", source="Ana", by={"Ana": 1, "Ben": entry}), HERE)) == []
    half = ValueCard(by={"Ana": 1, "Ben": entry})
    assert [fault.what for fault in without_source("x", half, HERE)] == ["'x' has no kind", "'x' has no source"]
    assert [fault.what for fault in without_source("x", ValueCard(value=1, kind="measured"), HERE)] == [
        "'x' has no source"
    ]


def test_a_missing_unit_is_told_with_those_there_are():
    (fault,) = wrong_units("x", Placed(ValueCard(value=1), HERE), declared(USD))
    assert fault.got == "no unit"
    assert fault.expected == "'USD' or 'million USD' or 'billion USD'"
