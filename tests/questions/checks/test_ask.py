"""Each fact stands beside the run with its verdict and what it was; inputs stand last."""

import json
from dataclasses import replace

import pytest

from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.evidence.facts_read.accounts import account_lines
from sixteenth.questions.checks.ask import tables_of
from sixteenth.questions.figures import key_of
from tests.interfaces.command_line import INTERVIEW, call
from tests.questions.checks.examples import INSIDE, OUTSIDE
from tests.questions.told import shown


def test_each_fact_stands_beside_the_run_with_its_verdict_and_what_it_was():
    facts, sources = tables_of((INSIDE, OUTSIDE), ("Ana", "Ben"))
    _, inside, outside = shown("checks", facts)
    assert inside == [
        "Ana run-rate, bn USD",
        "2025-12",
        "9.00",
        "8.00",
        "9.50",
        "123",
        "inside",
        "later",
        "Ana",
        "run-rate",
    ]
    assert outside == [
        *("price fall, same quality", "to 2025-03", "9.00 to 900", "3.60", "4.00", "4.90", "outside", "known"),
        *("", "price fall, same quality"),
    ]
    assert shown("checks", sources)[1] == ["Ana", "run-rate", "2025-12", "a newspaper", "a/b"]
    words = words_of("checks", "zh")
    assert words.cell(facts.columns[3], facts.rows[0][3]) == "80.0"  # yi


def test_inputs_stand_below():
    used = replace(INSIDE, role="input")
    facts, _ = tables_of((used, OUTSIDE, used), ("Ana",))
    assert [row[7] for row in shown("checks", facts)[1:]] == ["known", "input", "input"]
    assert facts.ends == (0,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_the_accounts_has_its_words(language):
    words = words_of("checks", language).words
    assert all(words[f"fact_{key_of(each.line)}"] for each in account_lines())


def test_the_command_counts_what_lies_inside(capsys):
    few = ("--draws", "24", "--months", "24", "--backend", "numpy")
    data = json.loads(call(capsys, "checks", "central", "--json", *few).out)
    figures = data["findings"][0]["figures"]
    assert figures["inside"]["value"] <= figures["count"]["value"]
    assert {table["key"] for table in data["tables"]} == {"facts", "sources"}
    assert "none speaks" in call(capsys, "checks", INTERVIEW, "--plain").out
