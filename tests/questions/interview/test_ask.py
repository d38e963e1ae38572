"""The ten points: every figure computed, each with its source and the command that shows it."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.decide import interview_points as computed
from sixteenth.errors import Refused
from sixteenth.questions.interview import ask as asked
from sixteenth.questions.interview.points import choose_points, interview_points
from tests.questions.told import shown, told

WITHOUT_A_RUN = (1, 3, 4, 5, 7, 10)


def figures_of(answer: Answer) -> Mapping[str, float]:
    """Return the figures of an answer about one point, by name."""
    return {name: value for table in answer.tables if table.key == "figures" for name, value in table.rows}


@pytest.mark.parametrize("number", WITHOUT_A_RUN)
def test_a_point_is_told_with_its_figures(number):
    answer = sixteenth.ask("interview", point=number)
    (point,) = [each for each in interview_points() if each.number == number]
    sentences = told("interview", answer.findings)
    assert sentences["point"].startswith(f"{number}. ")
    assert "Said: " in sentences["point"]
    assert "{" not in sentences["point"]
    assert all(key in sentences["in_full"] for key in (*point.claims, *point.facts, point.command))
    facts, figures = (shown("interview", table) for table in answer.tables)
    assert len(facts) - 1 == len({*point.claims, *point.facts})
    assert len(figures) > 1
    assert answer.judgement is None


def test_the_old_model_is_told_as_before():
    answer = sixteenth.ask("interview", point=5)
    assert "the next model pays from a serving margin of 69 %" in told("interview", answer.findings)["point"]
    assert figures_of(answer)["slow_kept"] == pytest.approx(1.071, abs=1e-3)


def test_numbers_of_the_interview_are_read_as_money_and_words():
    assert "four times a year leads to 72bn USD and ten times to 450bn USD" in two()
    hearing = told("interview", sixteenth.ask("interview", point=10).findings)
    assert "At 10,000 to 30,000 words heard a day" in hearing["point"]
    assert "it takes 43 terabytes" in hearing["point"]


def two() -> str:
    """Return the second point, whose futures no run is made for."""
    point = interview_points()[1]
    given = {"low": 72.0, "high": 450.0, "needed": 4.714, "odds": 53.0}
    findings = tuple(asked._told(asked._Found(point, given, 400)))
    inside = findings[0].parts["found"]
    assert isinstance(inside, tuple)
    (found,) = inside
    odds = found.parts["odds"]
    assert isinstance(odds, Figure)
    assert odds.standard_error == pytest.approx(2.5, abs=0.01)
    sentences = told("interview", findings)
    assert "(the figures here: 400 futures, seed 7)" in sentences["in_full_of_runs"]
    return sentences["point"]


def test_a_mean_has_its_error_and_what_is_missing_another_sentence():
    stopping, race = interview_points()[5], interview_points()[8]
    parts = asked._parts(asked._Found(stopping, {"openai_going_on": 7e10, "openai_going_on_error": 4e10}, 100))
    assert parts["openai_going_on"].standard_error == 4e10
    assert "openai_going_on_error" not in parts
    assert "no scenarios of such a race" in told("interview", asked._told(asked._Found(race, {}, 0)))["point"]


def test_figures_of_runs_say_of_how_many_futures_they_are():
    runs = asked._Runs(None, 40)  # type: ignore[arg-type]
    assert (runs.run("no_such_scenario"), runs.going_on("no_such_scenario", "Ana"), runs.taken()) == (None, None, 0)
    runs._asked("central")
    assert (runs.taken(), runs.taken()) == (40, 0)
    assert [*runs.asked] == ["central"]


def test_there_are_ten():
    with pytest.raises(Refused, match="1 to 10"):
        choose_points(11)
    assert sorted(computed.POINTS) == [each.number for each in interview_points()]


def test_a_fact_without_that_number_is_no_figure():
    point = replace(interview_points()[0], known={"fast": ("growth/context_window/Gemini 1.5 Pro/2024-02-15", "low")})
    with pytest.raises(ValueError, match="no such number"):
        asked._figures(point, None)  # type: ignore[arg-type]


@pytest.mark.slow
def test_all_ten():
    answer = sixteenth.ask("interview", draws=208)
    numbers = [each.parts["number"] for each in answer.findings if each.key == "point"]
    assert [each.value for each in numbers if isinstance(each, Figure)] == list(range(1, 11))
    assert answer.judgement is not None
    assert {"central", "commodity", "race_to_the_top"} <= {*answer.recipe["scenarios"]}
    assert len(told("interview", answer.findings)) == 3
