"""The question of society: what a small run says of people, and what a policy does to them."""

from functools import cache
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Word
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from sixteenth.questions.session import Session
from sixteenth.questions.society.ask import delay_of

FEW: dict[str, Any] = {"draws": 24, "months": 60, "backend": "numpy"}
PAUSE: dict[str, Any] = {"policy": "agreed_pause", "draws": 16, "months": 44, "backend": "numpy"}
RUNS = Session()


@cache
def answer() -> Answer:
    return sixteenth.ask("society", runs=RUNS, **FEW)


def test_the_record_shows_what_the_interview_left_out():
    *_, last, whole = answer().tables[0].rows
    assert whole[:4] == (Word("all_of_it"), 0.5, 0.95, pytest.approx(138))
    assert whole[4] < 0.35
    assert last[4] > 0.8


def test_counting_rules_and_judgement_are_said():
    assert [each.key for each in answer().notes] == [
        "judged_spread",
        "rated",
        "cures_rule",
        "jobs_rule",
        "welfare_rule",
    ]
    told = [words_of("society").sentence(each) for each in answer().findings]
    assert any("measured -13 %" in sentence for sentence in told)
    assert sum("of 100 futures; the number then is" in sentence for sentence in told) == 2


def test_all_groups_and_illnesses_are_there():
    tables = {table.key: [row[0] for row in table.rows] for table in answer().tables}
    assert {"Computing", "Construction"} < set(tables["jobs"])
    assert tables["jobs"] == tables["beginners"]
    assert "hepatitis C" in tables["cures"]
    assert tables["welfare"] == ["1", "2", "3"]


def test_a_delay_of_the_one_cure_costs_those_who_were_treated():
    delay = delay_of(sixteenth.read("central"))
    assert delay.lives_as_treated == pytest.approx(delay.lives_if_all_are_treated * delay.share_treated, rel=0.5)
    assert delay.months_of_delay == 12


def test_its_data_are_plain_in_both_languages():
    for language in ("en", "zh"):
        data = answer_data(answer(), words_of("society", language), language)
        assert data.recipe["output_set"] == "society"
        assert len(data.tables) == 9


def test_nothing_moves_before_and_jobs_are_kept_during_a_pause():
    found = sixteenth.ask("society", runs=RUNS, **PAUSE)
    jobs = [row for row in found.tables[0].rows if row[0] == Word("jobs_gone")]
    assert [row[2] for row in jobs] == [Word("before"), Word("before"), Word("during"), Word("after")]
    assert [row[5] for row in jobs[:2]] == [0, 0]
    assert jobs[2][5] < 0


def test_what_is_set_by_hand_is_set_in_the_policy_too():
    central = sixteenth.read("central").with_(share_reinstated=1.0)
    found = sixteenth.ask("society", central, runs=RUNS, **PAUSE)
    jobs = [row for row in found.tables[0].rows if row[0] == Word("jobs_gone")]
    assert [row[4] for row in jobs] == pytest.approx([0.0] * len(jobs), abs=1e-9)


def test_another_start_is_refused():
    with pytest.raises(Refused, match="parent"):
        sixteenth.ask("society", policy="interview", draws=16)


def test_a_scenario_without_society_is_refused():
    with pytest.raises(Refused, match="society = true"):
        sixteenth.ask("society", "interview_arithmetic")
