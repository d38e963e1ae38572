from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Fault, UnknownEntry, WrongEntry
from sixteenth.scenarios.positions import parse_document
from sixteenth.scenarios.schema import ParameterCard, ScenarioFile
from sixteenth.scenarios.validate import Validated, known_entries, validate


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
    assert unfit.isdisjoint(name for name in dumped if name != "event" and entries[name] != "{ a = 1 }")
