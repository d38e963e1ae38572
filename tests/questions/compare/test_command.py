"""`sixteenth compare` from the command line."""

import json

import pytest

from tests.interfaces.command_line import INTERVIEW, call

FEW = ("--draws", "16", "--months", "24", "--backend", "numpy")


def tables(data):
    return {table["key"]: table["rows"] for table in data["tables"]}


def test_data_and_text_say_the_same(capsys):
    words = ("compare", "central", "commodity", "--lab", "OpenAI", *FEW)
    data = json.loads(call(capsys, *words, "--json").out)
    assert (data["scenario"], data["recipe"]["draws"]) == ("central", 16)
    assert {"headline", "effects", "assumptions", "labs", "outputs", "outputs_of_labs"} <= set(tables(data))
    shown = call(capsys, *words, "--plain", "--show", "outputs")
    assert (shown.code, shown.out.isascii()) == (0, True)
    assert all(word in shown.out for finding in data["findings"] for word in finding["sentence"].split())
    assert "valuation" in shown.out


def test_a_scenario_is_compared_with_itself_as_set_by_hand(capsys):
    data = json.loads(call(capsys, "compare", "central", "--set", "open_lag=0.5 months", *FEW, "--json").out)
    own = tables(data)
    assert [(row[0], row[4]) for row in own["every_assumption"]] == [("open_lag", "0.5 Months")]
    assert list(data["recipe"]["compared_with"]) == ["central as set"]
    alone, together, whole = own["effects"]
    assert alone[3:] == whole[3:]
    assert set(together[3:]) == {0}


def test_values_set_for_two_scenarios_are_set_in_both(capsys):
    words = ("compare", "central", "commodity", "--set", "open_lag=2", *FEW, "--json")
    own = tables(json.loads(call(capsys, *words).out))
    assert "open_lag" not in {row[0] for row in own["every_assumption"]}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("central", "comodity"), "did you mean 'commodity'?"),
        (("central", INTERVIEW), "no headline of labs"),
        (("central",), "name another scenario, or set values"),
        (("central", "commodity", "--lab", "Anthropi"), "did you mean 'Anthropic'?"),
        (("central", "commodity", "--draws", "0"), "1 to 2147483648"),
        (("central", "commodity", "plan_kept", "year_late"), "more than the command takes"),
    ],
)
def test_what_cannot_be_compared_is_told_in_four_lines(capsys, words, told):
    found = call(capsys, "compare", *words)
    assert (found.code, found.out) == (1, "")
    assert told in found.err
    assert len(found.err.strip().split("\n\n")[0].splitlines()) == 4
