"""Files to begin with: they are read as they stand, and say what comes next."""

import datetime

import pytest

from sixteenth.answers.wording import LANGUAGES
from sixteenth.evidence.own_books.entry import KINDS
from sixteenth.evidence.own_books.read_books import Wanted, read_own_books
from sixteenth.questions.template import begun, template
from tests.questions.told import told


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_as_it_stands_and_holds_every_kind_of_flow_explained(tmp_path, language):
    file = tmp_path / "ledger.csv"
    file.write_bytes(template("ledger", language))
    books = read_own_books(file, Wanted(datetime.date(2026, 1, 1)))
    entries = (*books.entries, *books.rates)
    assert {each.kind for each in entries} == set(KINDS)
    assert {each.kind for each in entries if each.note} == set(KINDS)
    assert [each.kind for each in books.notices] == ["converted"]


def test_both_languages_hold_the_same_flows():
    amounts = {
        language: [row.split(",")[3] for row in template("ledger", language).decode().splitlines()[1:]]
        for language in LANGUAGES
    }
    assert [each for each in amounts["en"] if each != "1.10"] == [each for each in amounts["zh"] if each != "7.10"]


@pytest.mark.parametrize(("language", "word"), [("en", b"revenue"), ("zh", "收入".encode())])
def test_a_plan_is_a_table_that_programs_know_by_its_mark(language, word):
    assert template("plan", language).startswith(b"\xef\xbb\xbf")
    assert word in template("plan", language)


def test_what_comes_next_is_said():
    assert "sixteenth plan plan.csv" in told("plan", [begun("plan.csv")])["begun"]
