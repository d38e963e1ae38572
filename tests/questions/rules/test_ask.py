"""The question of rules: who gains, by how much, and how sure that is."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.rules import RULES
from sixteenth.errors import Refused

LABS = sixteenth.read("central").settings.labels["lab"]


@cache
def answer() -> Answer:
    return sixteenth.ask("rules", draws=16, months=36)


def test_each_rule_is_told_with_who_gains_and_who_loses():
    words = words_of("rules")
    told = [words.sentence(finding) for finding in answer().findings]
    assert len(told) == len(RULES)
    assert all(": best for " in each and ", worst for " in each for each in told)
    assert "% are judgement" in words.sentence(answer().notes[0])


def test_every_number_of_a_sentence_has_its_error():
    for finding in answer().findings:
        for name, part in finding.parts.items():
            if isinstance(part, Figure) and name not in {"best", "worst"}:
                assert part.standard_error is not None
                assert np.isfinite(part.standard_error)


def test_a_table_has_every_lab_under_its_own_name():
    table = answer().tables[0]
    assert [column.key for column in table.columns] == ["rule", *LABS, "error"]
    assert len(table.rows) == len(RULES)


def test_sentences_and_tables_say_the_same():
    back = answer().tables[0]
    for finding, row in zip(answer().findings, back.rows, strict=True):
        best, figure = finding.parts["best"], finding.parts["best_back"]
        assert isinstance(best, Figure)
        assert isinstance(figure, Figure)
        assert row[1 + LABS.index(best.value)] == figure.value == max(row[1:-1])


def test_its_recipe_is_that_of_the_ruled_scenario():
    assert answer().recipe["months"] == 36
    assert answer().recipe["scenario_hash"] != sixteenth.read("central").hash


def test_its_data_have_the_shape_of_every_answer():
    data = answer_data(answer(), words_of("rules"))
    assert data.judgement is not None
    assert 0 < float(data.judgement.value or 0) < 1
    assert data.tables[0].columns[1].unit == "futures of 100"


def test_a_world_without_a_market_is_refused():
    with pytest.raises(Refused, match="a market"):
        sixteenth.ask("rules", "interview_arithmetic")
