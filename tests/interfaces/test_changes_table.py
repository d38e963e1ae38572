"""What differs, as a table: each input with both sides, and how it is known or why it is so."""

import io

import pytest

import sixteenth
from sixteenth.interfaces.changes_table import base_of, changes_table
from sixteenth.interfaces.tables import print_table
from sixteenth.interfaces.terminal import make_console
from sixteenth.questions.session import Session
from sixteenth.scenarios.changes import changes_between


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def shown(table):
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    print_table(console, table, plain=True)
    return text.getvalue()


def between(one, other, **how):
    return shown(changes_table("What differs", changes_between(one, other), one.name, other.name, **how))


@pytest.mark.parametrize(("name", "base"), [("race_to_the_top", "central"), ("talent_raid_matched", "central")])
def test_a_scenario_is_a_change_of_its_last_parent(name, base):
    found = base_of(sixteenth.read(name), Session(), is_set=False)
    assert found is not None
    assert found.name == base


def test_a_scenario_that_stands_by_itself_is_a_change_only_of_what_was_set(central):
    assert base_of(central, Session(), is_set=False) is None
    found = base_of(central.with_(open_lag=1.0), Session(), is_set=True)
    assert found is not None
    assert found.hash == central.hash


def test_a_parent_beside_the_file_is_no_base():
    lemonade = sixteenth.read("tests/lemonade/hot_summer.toml", allow_code=True)
    assert base_of(lemonade, Session(), is_set=False, allow_code=True) is None


def test_the_reason_of_a_theory_is_what_its_file_says_of_itself(central):
    told = " ".join(between(central, sixteenth.read("price_war"), with_why=True).split())
    assert "rule price" in told
    assert "war part" in told
    assert "What if" in told or "question" in told
    policies = {change.name: change.why for change in changes_between(central, sixteenth.read("race_to_the_top"))}
    assert policies["word"] == "Firm promises, kept by all"
    assert policies["norm"].startswith("The question")


def test_judgement_is_marked_among_reasons(central):
    changed = sixteenth.read("interview")
    own = {change.name for change in changes_between(central, changed) if change.known == "judgement"}
    assert "cash" in own
    assert "judgement:" in between(central, changed, with_why=True)


def test_a_long_list_is_cut_and_says_where_the_rest_is(central):
    told = between(central, sixteenth.read("interview"), with_why=True)
    assert "more; sixteenth compare central interview lists more" in told
    assert "lab sales today, 28" in between(central, sixteenth.read("interview"))


def test_an_event_tells_its_labels_apart(central):
    assert "OpenAI 0.2063; others 0" in " ".join(between(central, sixteenth.read("talent_raid")).split())
