"""Faults that only follow from others are left out; no others are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sixteenth import errors
from sixteenth.errors import (
    Fault,
    Place,
    StockWithoutOpening,
    UnchosenTheory,
    UnknownName,
    UnknownOutput,
    ValueWithoutCard,
    WrongDistribution,
)
from sixteenth.scenarios.world.consequences import EVENT, choices_first, names_in, with_lines, without_consequences

CLASSES = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Fault)]
FAULTS = st.lists(
    st.builds(
        lambda kind, name: kind(f"'{name}'", Place("a.toml", 1), f"'{name}'", "another", "mend it"),
        st.sampled_from(CLASSES[1:]),
        st.sampled_from(["price", "rent", "cash"]),
    )
)


def fault(kind: type[Fault], what: str, got: str = "nothing") -> Fault:
    return kind(what, Place("a.toml", 1), got, "something", "mend it")


@given(FAULTS)
def test_nothing_is_left_out_where_nothing_is_broken(faults):
    kept = without_consequences(faults, (), is_blind=False)
    left_out = [each for each in faults if each not in kept]
    unopened = {each.what for each in faults if isinstance(each, StockWithoutOpening)}
    assert all(isinstance(each, ValueWithoutCard) and each.what in unopened for each in left_out)


@given(FAULTS, st.sets(st.sampled_from(["price", "rent"])), st.booleans())
def test_what_is_kept_keeps_its_order_and_nothing_is_added(faults, broken, is_blind):
    kept = without_consequences(faults, broken, is_blind=is_blind)
    assert kept == [each for each in faults if each in kept]
    assert without_consequences(kept, broken, is_blind=is_blind) == kept


def test_a_name_that_is_broken_is_not_also_unknown():
    faults = [fault(UnknownName, "'price', asked for by 'takings'"), fault(WrongDistribution, "'price'")]
    assert without_consequences(faults, {"price"}, is_blind=False) == faults[1:]


def test_a_value_of_a_stock_without_a_card_follows_from_the_missing_card():
    faults = [
        fault(StockWithoutOpening, "'cash'"),
        fault(ValueWithoutCard, "'cash'"),
        fault(ValueWithoutCard, "'rent'"),
    ]
    assert without_consequences(faults, (), is_blind=False) == [faults[0], faults[2]]


def test_a_rule_change_follows_from_the_missing_choice():
    choice = replace(fault(UnchosenTheory, "'demand' provides 'cups'"), about=("demand", "cups"))
    change = replace(fault(UnchosenTheory, "'demand' for 'cups'"), about=("demand", "cups", EVENT))
    assert without_consequences([choice, change], (), is_blind=False) == [choice]
    assert without_consequences([change], (), is_blind=False) == [change]


def test_names_are_what_stands_in_quotes():
    told = fault(UnknownName, "'price', asked for by 'takings'", "'prcie'")
    assert names_in(told) == {"price", "takings", "prcie"}
    assert names_in(replace(told, what="nothing quoted", got="1")) == set()


def test_an_output_that_does_not_exist_is_told_at_its_line():
    told = replace(fault(UnknownOutput, "'prise' in 'headline'"), about=("prise", "headline", "closing"))
    there = Place("outputs.toml", 7)
    assert with_lines([told], {("headline", "closing", "prise"): there}) == [replace(told, where=there)]
    assert with_lines([told], {("headline", "monthly", "prise"): there}) == [told]


def test_a_missing_name_that_rivals_provide_is_a_missing_choice():
    missing = replace(fault(UnknownName, "'cups', asked for by 'takings'"), about=("cups",))
    other, place = fault(WrongDistribution, "'cups'"), Place("a.toml", 3)
    choice, kept = choices_first([missing, other], {"cups": "demand"}, theory=place)
    assert (type(choice), choice.what, choice.where, choice.about) == (
        UnchosenTheory,
        "'demand' provides 'cups'",
        place,
        ("demand", "cups"),
    )
    assert kept is other
    assert choices_first([missing], {}, theory=place) == [missing]
