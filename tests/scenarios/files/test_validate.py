from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Fault, UnknownEntry, WrongEntry
from sixteenth.scenarios.files.positions import parse_document
from sixteenth.scenarios.files.schema import LimitCard, ParameterCard, ScenarioFile
from sixteenth.scenarios.files.validate import Validated, known_entries, validate


def check(text: str) -> Validated[ScenarioFile]:
    return validate(parse_document(text, "any.toml"), ScenarioFile)


def lines_of(faults: tuple[Fault, ...]) -> list[tuple[type, int]]:
    return sorted(((type(fault), fault.where.line) for fault in faults), key=lambda each: each[1])


def test_what_fits_has_no_fault():
    found = check('title = "x"\nmonths = 3\n')
    assert found.model == ScenarioFile(title="x", months=3)
    assert (found.faults, found.spoilt) == ((), ())


def test_every_misfit_is_told_and_the_rest_is_kept():
    text = 'title = 3\nmonths = 0\nclaim = "yes"\nextra = 1\n[values.x]\nvalue = "a"\nunit = "USD"\n[theory]\na = 1\n'
    found = check(text)
    wrong = [(WrongEntry, 1), (WrongEntry, 2), (UnknownEntry, 4), (WrongEntry, 6), (WrongEntry, 9)]
    assert lines_of(found.faults) == wrong
    assert found.model is not None
    assert (found.model.title, found.model.claim, found.model.values["x"].unit) == (None, "yes", "USD")
    assert {("title",), ("months",), ("values", "x", "value"), ("theory", "a")} <= set(found.spoilt)


def test_a_misspelt_entry_spoils_the_one_that_was_meant():
    found = check('[values.x]\nvlaue = 1\nunit = "USD"\n')
    (fault,) = found.faults
    assert "did you mean 'value'?" in fault.cure
    assert ("values", "x", "value") in found.spoilt


def test_events_keep_their_number_when_one_does_not_fit():
    events = ['month = "2026-01"', "month = 1", 'monht = "2026-02"', 'month = "2026-03"\nfactor = "x"']
    found = check("".join(f"[[event]]\n{event}\n" for event in events))
    assert (
        lines_of(found.faults) == [(WrongEntry, 4), (WrongEntry, 5), (UnknownEntry, 6), (WrongEntry, 9)]
        or [type(fault) for fault in found.faults].count(UnknownEntry) == 1
    )
    assert found.model is not None
    assert len(found.model.event) == 4
    assert found.model.event[0].month == "2026-01"
    assert {key[1] for key in found.spoilt} == {1, 2, 3}


def test_a_wrong_item_is_told_at_its_line_and_takes_its_list_along():
    found = check('[axes]\nlab = [\n  "a",\n  3,\n]\ntown = ["b"]\n')
    assert lines_of(found.faults) == [(WrongEntry, 4)]
    assert found.model is not None
    assert found.model.axes == {"town": ["b"]}


def test_nothing_is_left_where_the_whole_does_not_fit():
    document = parse_document('[card]\nunit = "USD"\n', "any.toml")
    found = validate(document, ParameterCard, ("card",))
    assert found.model is None
    assert [fault.what for fault in found.faults] == ["'card.meaning'"]


def test_a_card_that_is_no_table_is_one_fault():
    found = validate(parse_document("a = 1\ncard = 3\n", "any.toml"), ParameterCard, ("card",))
    assert found.model is None
    assert lines_of(found.faults) == [(WrongEntry, 2)]


def test_the_entries_of_a_table_are_known():
    assert "parent" in known_entries(ScenarioFile, ("x",))
    assert "p10" in known_entries(ScenarioFile, ("values", "x", "p1"))
    assert {"month", "rule"} <= set(known_entries(ScenarioFile, ("event", 0, "x")))
    assert known_entries(ScenarioFile, ("code", "x")) == ["equations", "parameters", "outputs", "limits"]


TOML_VALUES = st.sampled_from(["1", "-2.5", '"text"', "true", "[]", "[1]", '["a"]', "{}", "{ a = 1 }", "2026-01-01"])
ENTRIES = st.sampled_from([*ScenarioFile.model_fields, "unknown"])


@given(st.dictionaries(ENTRIES, TOML_VALUES, max_size=6))
def test_any_document_is_told_on_its_own_lines(entries: dict[str, Any]):
    found = check("".join(f"{name} = {value}\n" for name, value in entries.items()))
    assert found.model is not None
    names = list(entries)
    for fault in found.faults:
        assert names[fault.where.line - 1] in fault.what
    unfit = {names[fault.where.line - 1] for fault in found.faults}
    dumped = found.model.model_dump(exclude_defaults=True)
    assert unfit.isdisjoint(
        name for name in dumped if name not in ("event", "contract") and entries[name] != "{ a = 1 }"
    )


WRONG = {
    "title = 'x'\n[values.x]\nfact = 3": (3, "the key of a fact"),
    "title = 'x'\n[[subjects]]\na = 1": (2, "a table of subjects"),
    "title = 'x'\nsubjects = 3": (2, "a table of subjects"),
    "[values.x]\nvalue = 1\nby = 3": (3, "a table of amounts by label"),
    "[values.x]\nvalue = 1\nby = { a = [] }": (3, "a number, or in quotes one with its unit, or a table"),
    "[values.x]\nvalue = 1\n[values.x.by]\na = [{}]": (4, "a number, or in quotes one with its unit, or a table"),
    "title = 'x'\n[axes]\nlab = []": (3, "a list of one label or more"),
    "title = 'x'\naxes = 3": (2, "a table of lists of labels"),
    "title = 'x'\naxes.lab = 3": (2, "a list of one label or more"),
    'title = "x"\n[axes]\nlab = [\n "a",\n "\\u001b[31m"]': (5, "one line of text without control characters"),
    'title = "x"\n[axes]\nlab = [\n "a",\n " "]': (5, "not blank"),
    'draws = 3\ntitle = "a\\nb"': (2, "one line of text"),
    "title = 'x'\nevent = {}": (2, "tables"),
    "title = 'x'\nevent = [1]": (2, "a table"),
    "title = 'x'\n[event]\nmonth = '2026-01'": (2, "tables"),
    "title = 'x'\n[[values]]\na = 1": (2, "a table for each value"),
    "title = 'x'\nvalues.x = 3": (2, "a table of its own"),
    'title = "x"\nstart = "٢٠٢٦-٠٤"': (2, "a month"),
    'title = "x"\nstart = "0000-01"': (2, "1900-01 to 2200-12"),
    'title = "x"\nstart = "2201-01"': (2, "1900-01 to 2200-12"),
    "title = 'x'\nmonths = 12.5": (2, "a whole number from 1 to 1200"),
    "title = 'x'\ndraws = 1.5": (2, "a whole number"),
    "[values.x]\nvalue = 2026-01-01": (2, "a number"),
    "[values.x]\nchoices = [[1, 2], [3]]": (2, "a number"),
    "[values.x]\nsource = '   '": (2, "at least 3 letters"),
    "[values.x]\nfact = ''": (2, "the key of a fact"),
    "[values.x]\nfact = []": (2, "the key of a fact"),
    "[values.x]\ndate = 'soon'": (2, "a date"),
    "[[event]]\nmonth = '2026-01'\nfactor = inf": (3, "a finite number"),
    "[[event]]\nmonth = '2026-01'\nfactor = nan": (3, "a finite number"),
    "title = 'x'\ncode = []": (2, "a table of lists of paths"),
    "title = 'x'\n[code]\nequations = 'x'": (3, "a list of paths"),
    "title = 'x'\n[values.'a b']\nvalue = 1": (2, "a name of letters, digits and _"),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items())
def test_what_has_the_wrong_form_is_told_once_at_its_line_with_an_example(text, expected):
    (fault,) = check(text).faults
    assert isinstance(fault, WrongEntry)
    assert fault.where.line == expected[0]
    assert expected[1] in fault.expected
    assert fault.cure.startswith(("write it as in ", "add ", "rename it"))
    assert "Input should" not in str(fault)


@pytest.mark.parametrize(
    ("text", "line"), [("title = 'x'\n\n[[events]]\nmonth = 1", 3), ("title = 'x'\n[value.x]\nvalue = 1", 2)]
)
def test_a_table_of_unknown_name_is_told_at_its_line(text, line):
    (fault,) = check(text).faults
    assert isinstance(fault, UnknownEntry)
    assert fault.where.line == line


def test_what_is_wrong_in_the_table_of_a_label_is_told_alone():
    (fault,) = check("[values.x]\nby = { a = { valeu = 1 } }").faults
    assert (fault.what, fault.cure) == ("'values.x.by.a.valeu'", "did you mean 'value'?")


def test_limits_and_cards_of_wrong_types_are_told_at_their_lines():
    text = "[a]\nof = 3\nat_most = []\nwhy = 1\nin_draws = 'x'\n"
    found = validate(parse_document(text, "any.toml"), LimitCard, ("a",))
    assert lines_of(found.faults) == [(WrongEntry, 2), (WrongEntry, 3), (WrongEntry, 4), (WrongEntry, 5)]
    text = "[a]\nmeaning = 1\nunit = []\naxes = 'Lab'\nbounds = [3, 1]\nshock = 'x'\n"
    card = validate(parse_document(text, "any.toml"), ParameterCard, ("a",))
    assert [fault.where.line for fault in card.faults] == [2, 3, 4, 5, 6]


def test_more_events_than_can_run_are_one_fault():
    many = parse_document("[[event]]\nmonth = '2026-01'\n" * 10_001, "any.toml")
    (fault,) = validate(many, ScenarioFile).faults
    assert (fault.where.line, fault.got) == (1, "a list of 10001 tables")
