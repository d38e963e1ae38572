"""The names of a world as a graph: both directions agree, and a stock stands once."""

import pytest

from sixteenth import read
from sixteenth.engine.equation import Switched
from sixteenth.questions.equations.reading import KINDS, as_listed, names_of

WORLDS = ("central", "interview")


@pytest.mark.parametrize("name", WORLDS)
def test_what_needs_a_name_is_what_reads_it(name):
    names = names_of(read(name).world)
    needed = {(each.name, need) for each in names.values() for need in each.needs}
    read_by = {(reader, each.name) for each in names.values() for reader in each.read_by}
    assert needed == read_by
    assert {each.kind for each in names.values()} <= set(KINDS)


def test_every_equation_is_there_with_what_it_is_written_as():
    world = read("central").world
    names = names_of(world)
    assert set(world.equations) <= set(names)
    assert not set(world.stocks) & set(names)
    assert as_listed(world, "cash") == "next_cash"
    assert names["next_cash"].kind == "balance"
    assert "cash_flow" in names["next_cash"].formula or "cash" in names["next_cash"].formula
    assert names["last_model"].kind == "parameter"
    assert names["last_model"].formula == ""
    assert all(each.meaning and each.subject for each in names.values())


def test_words_are_found_in_names_and_in_meanings_of_both_languages():
    names = names_of(read("central").world)
    assert names["next_research_ratio"].is_about("research ratio")
    assert names["last_model"].is_about("模型")
    assert not names["next_research_ratio"].is_about("lemonade")


def test_rules_that_dates_switch_between_are_all_shown():
    world = read("price_war").world
    switched = [name for name, equation in world.equations.items() if isinstance(equation, Switched)]
    assert switched
    assert all(" | " in names_of(world)[name].formula for name in switched)
