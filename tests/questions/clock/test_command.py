"""`sixteenth clock` from the command line."""

import json

import pytest

from tests.interfaces.command_line import LEMONADE, call

FEW = ("--draws", "16", "--months", "36", "--backend", "numpy")


def test_the_interviews_sixteenth(capsys):
    told = call(capsys, "clock", "--doubling", "6", "--ahead", "24", "--plain")
    assert (told.code, told.err) == (0, "")
    assert "1/16 (6.25 %)" in told.out
    assert told.out.isascii()
    data = json.loads(call(capsys, "clock", "--doubling", "6", "--growth", "10", "--ahead", "24", "--json").out)
    (table,) = data["tables"]
    at = [column["key"] for column in table["columns"]].index("24")
    assert [row[at] for row in table["rows"]] == pytest.approx([1 / 16, 1 / 100])


def test_a_variable_and_where_it_is_to_go(capsys):
    words = ("clock", "company_revenue", "--lab", "OpenAI", "--reach", "50 billion USD/year", *FEW)
    data = json.loads(call(capsys, *words, "--json").out)
    figures = data["findings"][0]["figures"]
    assert (figures["what"]["value"], figures["futures"]["value"]) == ("company_revenue OpenAI", 16)
    assert figures["goal"]["value"] == pytest.approx(50e9 / 12)
    told = call(capsys, *words, "--plain")
    assert told.code == 0
    assert all(word in told.out for finding in data["findings"] for word in finding["sentence"].split())


def test_without_a_variable_capability_stands_beside_revenue(capsys):
    data = json.loads(call(capsys, "clock", *FEW, "--json").out)
    begin = [
        finding["figures"]["what"]["value"] for finding in data["findings"] if finding["key"].startswith("arrives")
    ]
    assert begin == ["market_frontier", "company_revenue Anthropic"]
    (goal,) = data["findings"][0]["inside"]["goal"]
    assert goal["figures"]["times"]["value"] == 16


def test_values_can_be_set(capsys):
    words = ("clock", "market_frontier", "--reach", "12", *FEW, "--json")
    plain, set_ = (
        json.loads(call(capsys, *words, *more).out) for more in ((), ("--set", "algorithmic_difficulty=0.05"))
    )
    every = [[row[2] for row in each["tables"][0]["rows"]] for each in (plain, set_)]
    assert every[0] != every[1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--growth", "1"), "expected a number from 1.01 to "),
        (("--doubling", "0"), "expected a number from 0.1 to 1,200"),
        (("company_revenue", "--reach", "7 hours"), "'billion USD/year'"),
        (("company_revenu",), "did you mean 'company_revenue'?"),
        (("cash", "--scenario", LEMONADE, "--allow-code"), "the exponential clock"),
    ],
)
def test_what_cannot_be_asked_is_told(capsys, words, told):
    found = call(capsys, "clock", *words)
    assert (found.code, found.out) == (1, "")
    assert told in found.err
