"""What a scenario assumes otherwise than the one it is a change of, in short and in full."""

import pytest

import sixteenth
from sixteenth.answers.finding import Word
from sixteenth.questions.outlook.changes import MOST_LINES, base_of, changed_notes, changes_of, changes_tables
from sixteenth.scenarios.assemble import Scenario
from tests.interfaces.command_line import LEMONADE
from tests.questions.told import shown, told


@pytest.fixture(scope="module")
def central() -> Scenario:
    return sixteenth.read("central")


def rows(scenario: Scenario, at: int = 0) -> list[list[str]]:
    base, changes = changes_of(scenario)
    return shown("outlook", changes_tables(base, changes, scenario.name)[at])


@pytest.mark.parametrize(("name", "base"), [("race_to_the_top", "central"), ("talent_raid_matched", "central")])
def test_a_scenario_is_a_change_of_its_last_parent(name, base):
    found = base_of(sixteenth.read(name))
    assert found is not None
    assert found.name == base


def test_a_scenario_that_stands_by_itself_is_a_change_only_of_what_was_set(central):
    assert base_of(central) is None
    assert changes_of(central) == ("", ())
    varied = central.with_(open_lag=1.0)
    found = base_of(varied)
    assert found is not None
    assert found.hash == central.hash
    (head, line) = rows(varied)
    assert head[:5] == ["input", "kind", "", "central", "as set"]
    assert line[0] == "open lag"


def test_a_parent_beside_the_file_is_no_base():
    assert base_of(sixteenth.read("tests/lemonade/hot_summer.toml", allow_code=True)) is None


def test_code_of_its_own_is_read_again_where_values_were_set():
    scenario = sixteenth.read(LEMONADE, allow_code=True)
    found = base_of(scenario.with_(price={"Ana": 3.0}))
    assert found is not None
    assert found.hash == scenario.hash


def test_the_reason_of_a_theory_is_what_its_file_says_of_itself():
    found = {row[0]: row for row in rows(sixteenth.read("race_to_the_top"), at=-1)[1:]}
    assert found["word"][-1] == "Firm promises, kept by all"
    assert found["norm"][-1].startswith("The question")
    assert any(row[:2] == ["price", "rule"] for row in rows(sixteenth.read("price_war")))


def test_a_long_list_is_cut_and_says_how_many_are_left():
    scenario = sixteenth.read("interview")
    base, changes = changes_of(scenario)
    short, every = changes_tables(base, changes, scenario.name)
    assert (len(short.rows), short.part) == (MOST_LINES, "changes")
    assert (len(every.rows), every.part) == (len(changes), "full")
    assert [each.key for each in short.below] == ["more_changes"]
    cash = next(row for row in shown("outlook", short) if row[0] == "cash")
    assert cash[2].startswith("Anthropic, ... (")
    assert Word("judgement") in [row[5] for row in short.rows]


def test_how_many_things_differ_is_noted_on_the_first_screen():
    base, changes = changes_of(sixteenth.read("plan_kept"))
    (note,) = changed_notes(base, changes)
    assert told("outlook", [note])[note.key] == "It assumes 2 things otherwise than central: --show changes."
    assert changed_notes(base, changes[:1])[0].key == "differs_in_one"
    assert not changed_notes("", ())
    assert not changes_tables("", (), "mine")
