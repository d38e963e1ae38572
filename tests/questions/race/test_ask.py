"""The question of the race: each lever, real dates beside the model's, and what rests on judgement."""

from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused

DRAWS = 16


@cache
def answer() -> Answer:
    return sixteenth.ask("race", draws=DRAWS)


def sentences() -> str:
    return " ".join(words_of("race").sentence(each) for each in (*answer().findings, *answer().notes))


def test_each_lever_alone_and_judgement_are_told():
    for words in ("none of the three", "Shared research alone", "Paying customers alone", "A norm alone", "All three"):
        assert words in sentences()
    assert "By today's rules" in sentences()
    assert "rest on judgement" in sentences()


def test_real_dates_stand_beside_the_models():
    assert "OpenAI after 90 days (model" in sentences()
    assert "Google DeepMind after 241 days (model" in sentences()


def test_every_simulated_number_has_its_error():
    for finding in answer().findings[:5]:
        for name in ("effort", "adopters", "catastrophe"):
            figure = finding.parts[name]
            assert isinstance(figure, Figure)
            assert figure.standard_error is not None


def test_the_answer_says_what_ran():
    recipe = answer().recipe
    assert (recipe["draws"], recipe["scenario"]) == (DRAWS, "race_to_the_top")
    assert recipe["scenario_hash"] == sixteenth.read("race_to_the_top").hash


def test_the_tables_hold_every_cell_and_every_policy():
    cells, adoptions = answer().tables
    assert len(cells.rows) == 27
    assert [row[0] for row in adoptions.rows][:2] == ["Anthropic", "OpenAI"]


def test_with_all_levers_a_catastrophe_is_far_less_likely_than_with_none():
    none, *_, every = (finding.parts["catastrophe"] for finding in answer().findings[:5])
    assert isinstance(none, Figure)
    assert isinstance(every, Figure)
    assert every.value < none.value / 5


def test_its_data_are_plain():
    data = answer_data(answer(), words_of("race"))
    assert {row[-1] for row in data.tables[0].rows} == {"to_the_top", "neither", "to_the_bottom"}
    assert data.tables[1].rows[0][1] == "2023-09-19"


def test_labs_that_do_not_race_are_refused():
    with pytest.raises(Refused, match="do not race"):
        sixteenth.ask("race", "central", draws=DRAWS)
