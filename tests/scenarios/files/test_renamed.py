"""Names of earlier versions are read under the present ones, with a notice that says both."""

import tomllib
from pathlib import Path

import pytest

import sixteenth
from sixteenth.errors import Place, Refused
from sixteenth.scenarios.assemble import Scenario, read_scenario
from sixteenth.scenarios.files import renamed
from sixteenth.scenarios.files.positions import Document, parse_document
from sixteenth.scenarios.files.renamed import OldName, present_name, under_present_names, what_replaced
from tests.interfaces.command_line import LEMONADE

OLD = """
[values.money]
value = 1

[theory]
price = "best_reply"

[[event]]
month = "2026-01"
parameter = "takings"
factor = 2

[[event]]
month = "2026-02"
choice = "price"
rule = "best_reply"
"""
NAMES = {"money": "cash", "takings": "sales", "best_reply": "best_response"}


@pytest.fixture(autouse=True)
def table(monkeypatch):
    parts = {"names": NAMES, "gone": {"overhead": "costs stand by line"}}
    monkeypatch.setattr(renamed, "_table", parts.__getitem__)


def test_every_old_name_in_a_file_is_read_under_its_present_one_and_told():
    with pytest.warns(OldName, match="old.toml uses names .* 'money' is 'cash', 'best_reply' is 'best_response', 'tak"):
        document = under_present_names(parse_document(OLD, "old.toml"))
    assert document.data["values"] == {"cash": {"value": 1}}
    assert document.data["theory"] == {"price": "best_response"}
    assert [event.get("parameter", event.get("rule")) for event in document.data["event"]] == ["sales", "best_response"]
    assert document.place(("values", "cash", "value")) == Place("old.toml", 3)


def test_a_file_without_old_names_is_left_as_it_is():
    document = parse_document('[values.cash]\nvalue = 1\n[theory]\nprice = "war"\n', "new.toml")
    assert under_present_names(document) is document


def test_an_entry_under_both_names_is_left_so_that_the_old_one_is_told_as_unknown():
    document = parse_document("[values.cash]\nvalue = 1\n[values.money]\nvalue = 2\n", "both.toml")
    assert under_present_names(document).data["values"].keys() == {"cash", "money"}


@pytest.mark.parametrize(
    "data",
    [
        {"values": 3, "theory": [], "event": {}},
        {"event": [3]},
        {"event": [{"rule": {"a": 1}}]},
        {"theory": {"price": 3}},
        {"theory": {"price": {"Ana": "uniform"}, "demand": ["elastic"]}},
    ],
)
def test_what_has_another_form_is_left_for_the_check_of_forms(data):
    document = Document("odd.toml", data)
    assert under_present_names(document) is document


def lemonade() -> Scenario:
    return read_scenario(LEMONADE, allow_code=True)


def test_numbers_set_by_hand_may_have_old_names():
    with pytest.warns(OldName, match="set by hand uses names of an earlier version: 'money' is 'cash'"):
        changed = lemonade().with_(money=7)
    assert changed.settings.values["cash"][()].numbers[0] == 7


def test_a_notice_points_at_the_line_that_used_the_name():
    with pytest.warns(OldName) as told:
        lemonade().with_(money=7)
    assert told[0].filename == __file__


def test_a_name_without_a_successor_is_refused_with_what_stands_in_its_place():
    assert what_replaced("overhead") == "costs stand by line"
    with pytest.raises(Refused) as told:
        lemonade().with_(overhead=1)
    assert told.value.faults[0].cure == "costs stand by line"


def test_the_table_names_what_there_is_and_nothing_twice(monkeypatch):
    monkeypatch.undo()
    table = tomllib.loads((Path(sixteenth.__path__[0]) / "scenarios" / "files" / "renamed.toml").read_text())
    known = set(read_scenario("central").world.declared)
    assert not table["names"].keys() & (table["gone"].keys() | known)
    assert all(present_name(new) == new for new in table["names"].values())
