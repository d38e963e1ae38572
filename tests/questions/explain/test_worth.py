"""Words of the value of going on: what the answer shows of it, and pieces that add up in each future."""

import numpy as np
import pytest

from sixteenth.decide.worth.first_question import answers_with, ask_first_question
from sixteenth.decide.worth.going_on import GoingOn
from sixteenth.questions.explain.worth import FIGURES, number_of
from tests.questions.explain.runs import CENTRAL, GIVEN, LAB, RUNS, asked
from tests.questions.told import shown, told


def of_the_lab() -> GoingOn:
    run = answers_with(GIVEN, RUNS.run_job)
    labs = ask_first_question(CENTRAL, None, run, LAB, GIVEN["draws"], 2).labs
    return next(each for each in labs if each.lab == LAB)


def test_the_value_of_going_on_is_that_of_the_answer_and_its_pieces_add_up():
    number = number_of(asked("value of going on"))
    assert np.mean(number.ranked) == pytest.approx(of_the_lab().going_concern.mean)
    *pieces, worth = number.pieces(3)
    for at in range(2):
        assert sum(piece.amounts[at] for piece in pieces) == pytest.approx(worth.amounts[at])
    assert worth.amounts[0] - worth.amounts[1] == pytest.approx(number.ranked[3])
    assert [piece.name for piece in number.pieces(3)] == ["payouts", "next_cash", "run_off_profit", "next_owners_worth"]
    sentences = told("explain", number.told)
    assert sentences["going_on"].startswith(f"For {LAB} going on is ")
    assert "(mean of 8 futures" in sentences["going_on"]
    assert f"last_model/{LAB}=" in sentences["if_it_stops"]


def test_wound_down_at_the_end_it_is_the_number_of_the_first_screen():
    number = number_of(asked("wound down"))
    assert np.mean(number.ranked) == pytest.approx(of_the_lab().run_off.mean)
    assert "were it wound down in 2027-06 in both worlds" in told("explain", number.told)["run_off"]


def test_what_comes_later_is_a_part_of_it():
    number, value = number_of(asked("later")), of_the_lab().going_concern
    key = "no_later" if value.share_after_run is None else "later"
    assert [finding.key for finding in number.told] == [key]
    assert told("explain", number.told)[key].startswith(f"{LAB}: ")
    ahead = number.pieces(2)[2]
    assert ahead.amounts[0] - ahead.amounts[1] == pytest.approx(number.ranked[2])
    assert "comes later" in told("explain", number.own(2))["in_it_later"]


@pytest.mark.parametrize("case", ["stops within 24 months", "stops within 5 years", "goes on for 5 years"])
def test_what_progress_does_is_told_in_those_futures(case):
    number, parts = number_of(asked(case)), {each.name: each for each in of_the_lab().by_stop}
    sentences = told("explain", number.told)
    if case not in parts:
        assert sentences == {"in_no_future": f"{LAB}: progress {case} in none of 8 futures."}
        return
    own = number.ranked[number.among]
    assert (own.size, own.mean()) == (parts[case].futures, pytest.approx(parts[case].value.mean))
    assert f"progress {case} in " in sentences["by_stop"]
    for future, place in ((0, 0), (50, round(0.5 * (own.size - 1))), (100, -1)):
        draw = number.draw_at(future)
        assert number.ranked[draw] == np.sort(own)[place]
        assert [*told("explain", number.own(draw))] == ["in_it"]
    for draw in np.flatnonzero(~number.among)[:1]:
        assert [*told("explain", number.own(int(draw)))] == ["in_it_otherwise"]


def test_few_futures_do_not_tell_what_is_judgement():
    number = number_of(asked("how sure"))
    assert [*told("explain", number.told)] == ["too_few_to_judge"]
    assert number.name in {*CENTRAL.world.declared}
    for table in number.tables:
        assert shown("explain", table)


def test_every_figure_is_a_word():
    words = {"going_on": "verdict", "run_off": "wound down", "judged": "judgement"}
    assert {asked(words.get(key, key)).word.key for key in FIGURES} == {*FIGURES}


def test_a_future_that_ends_in_a_catastrophe_says_why_it_counts_nothing(monkeypatch):
    ends = np.array([3, *[10**6] * 7])
    monkeypatch.setattr("sixteenth.questions.explain.worth.month_of_catastrophe", lambda _: ends)
    number = number_of(asked("value of going on"))
    assert "catastrophe for all in 2026-10" in told("explain", number.own(0))["in_it_ended"]
    assert [finding.key for finding in number.own(1)] == ["in_it"]
