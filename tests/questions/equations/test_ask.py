"""Equations are found by words, and looked at round one name; nothing runs."""

import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.errors import Refused
from tests.questions.told import told


@pytest.fixture(autouse=True)
def nothing_runs(monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)


def names_in(answer):
    return [row[0] for table in answer.tables for row in table.rows]


def test_all_names_are_counted_by_kind():
    answer = sixteenth.ask("equations", "central")
    (finding,) = answer.findings
    assert sum(part.value for part in finding.parts.values() if isinstance(part, Figure)) == len(names_in(answer)) > 500


def test_words_find_what_they_are_in():
    answer = sixteenth.ask("equations", "central", find="research ratio")
    assert "next_research_ratio" in names_in(answer)
    assert len(names_in(answer)) < 20
    nothing = sixteenth.ask("equations", "central", find="no such thing at all")
    assert nothing.tables == ()
    assert told("equations", nothing.findings)["found_nothing"] == "No name or meaning has 'no such thing at all'."


def test_a_name_stands_first_and_its_neighbours_after_it():
    answer = sixteenth.ask("equations", "central", around="cash")
    first, *others = names_in(answer)
    assert first == "next_cash"
    assert others
    world = sixteenth.read("central").world
    readers = {name for name, equation in world.equations.items() if "cash" in equation.inputs}
    assert readers <= set(others) | {"next_cash"}


def test_a_name_that_is_none_is_told_with_the_nearest():
    with pytest.raises(Refused, match="company_revenue"):
        sixteenth.ask("equations", "central", around="company_revenu")
