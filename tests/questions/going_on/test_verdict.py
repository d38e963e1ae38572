"""The verdict in words and tables: every lab, every part, and what is on the edge."""

from dataclasses import replace

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.decide.worth.headline import STOPS
from sixteenth.questions.figures import key_of
from sixteenth.questions.going_on.verdict import (
    ON_THE_EDGE,
    TOLD,
    VERDICTS,
    findings,
    tables,
)
from tests.questions.going_on.examples import BET, FOUND, HOLE, LABS, VALUE
from tests.questions.told import shown, told


def test_the_verdict_is_told_with_its_numbers():
    sentences = told("going_on", findings(FOUND))
    assert sentences["going_on"] == (
        "For Ana going on is an investment: against stopping now it is worth 1,300bn USD (mean of 2,000 futures,"
        " standard error 30bn USD), and more than nothing in 93 of 100."
    )
    assert "1,600bn USD to today's owners; if it alone stops now, 300bn USD" in sentences["worths"]
    assert sentences["later"] == "43 % of the value of going on lies after 2036-06, in ten more years of business."
    assert sentences["wound_down"].endswith("worth -2.00bn USD, and more than nothing in 1 of 100 futures: a hole.")
    assert "on_the_edge" not in sentences


def test_what_is_on_the_edge_is_told_and_no_share_of_a_loss():
    sentences = told("going_on", findings(replace(FOUND, lab="Ben")))
    assert "For Ben going on is a bet: few win, by enough" in sentences["going_on"]
    assert "on_the_edge" in sentences
    lost = replace(FOUND, labs=(replace(LABS[0], going_concern=HOLE),))
    assert "later" not in told("going_on", findings(lost))
    assert HOLE.share_after_run is None


def test_of_too_few_futures_no_error_is_told():
    few = replace(LABS[0], futures=1, going_concern=replace(VALUE, standard_error=float("nan")))
    assert "too few futures" in told("going_on", findings(replace(FOUND, labs=(few,))))["going_on_of_few"]


def test_counts_have_the_error_of_so_many_draws():
    first = next(iter(findings(FOUND))).parts["positive"]
    assert isinstance(first, Figure)
    assert first.standard_error == pytest.approx(100 * (0.932 * 0.068 / 2000) ** 0.5)


def test_tables_hold_every_lab_and_part():
    labs, wound_down, by_stop = (shown("going_on", table) for table in tables(FOUND))
    assert labs[1] == ["Ana", "2,000", "investment", "+1,300", "30", "93", "0.6", "43 %"]
    assert labs[2][2] == "a bet: few win, by enough; on the edge"
    assert wound_down[1][2:5] == ["hole", "-2.00", "30"]
    assert by_stop[1][:3] == ["stops within 24 months", "25", "1.0"]


def test_every_verdict_and_course_of_progress_has_its_words():
    assert {VALUE.verdict, BET.verdict, HOLE.verdict, "either way"} == {*VERDICTS} == {*TOLD} == {*ON_THE_EDGE}
    assert set(map(key_of, STOPS)) <= {*words_of("going_on").words}
    assert "24" in words_of("going_on").words[key_of("stops within 24 months")]
