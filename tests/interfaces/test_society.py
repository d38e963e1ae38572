"""Society in the terminal: sentences and tables of a small run."""

from functools import cache

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.society import CURES_RULE, JOBS_RULE, ask_society, show_society, society_sentences
from sixteenth.interfaces.terminal import make_console
from sixteenth.interfaces.welfare_words import WELFARE_RULE


@cache
def answer(months: int = 60):
    return ask_society(sixteenth.read("central"), draws=24, months=months, back_end="numpy")


def test_the_record_shows_what_the_interview_left_out():
    *_, last, whole = answer().record
    assert (whole.share_before, whole.share_after) == (0.5, 0.95)
    assert whole.months == pytest.approx(138)
    assert whole.acceleration < 0.35
    assert last.acceleration > 0.8


def test_counting_rules_and_judgement_are_said():
    told = society_sentences(answer())
    assert {CURES_RULE, JOBS_RULE, WELFARE_RULE} <= set(told)
    assert any("judgement" in sentence for sentence in told)
    assert any("measured -13 %" in sentence for sentence in told)


def test_claims_are_told_with_their_odds_or_that_the_run_is_too_short():
    assert sum("of 100 futures; the number then is" in each for each in society_sentences(answer())) == 2
    assert sum("the run ends before" in each for each in society_sentences(answer(14))) == 2


def test_all_groups_and_illnesses_are_shown(capsys):
    show_society(make_console(plain=True), answer(), plain=True)
    shown = " ".join(capsys.readouterr().out.split())
    for word in (
        "Computing",
        "Construction",
        "hepatitis",
        "without",
        "curvature",
        "US unemployment",
        "pace",
        "Beginners employed",
    ):
        assert word in shown


def test_a_scenario_without_society_is_refused():
    with pytest.raises(Refused, match="society = true"):
        ask_society(sixteenth.read("interview_arithmetic"))
