"""The question of the ladder: months by rung, experts by year, and what of their spread is judgement."""

from functools import cache
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.wording import words_of
from sixteenth.decide.market.ladder import ManyExperts, RungReached, read_ladder
from sixteenth.errors import Refused
from sixteenth.questions.ladder.ask import _findings
from sixteenth.questions.session import Session

RUNS = Session()
FEW: dict[str, Any] = {"draws": 200, "months": 30, "backend": "numpy"}


@cache
def answer() -> Answer:
    return sixteenth.ask("ladder", runs=RUNS, **FEW)


def test_the_tables_hold_what_the_run_says():
    ladder = read_ladder(
        RUNS.run(sixteenth.read("central"), draws=200, months=30, back_end="numpy", output_set="ladder")
    )
    rungs, many, experts = answer().tables
    assert [row[0] for row in rungs.rows] == [each.rung for each in ladder.rungs]
    for row, each in zip(rungs.rows, ladder.rungs, strict=True):
        assert row[2:5] == tuple(month or Word("beyond") for month in each.reached)
        assert row[5] == each.never_of_100
    assert [row[4] for row in many.rows] == [each.never_of_100 for each in ladder.many]
    assert [row[2:] for row in experts.rows[:3]] == [
        ladder.experts[0].without_learning,
        ladder.experts[0].as_it_is,
        ladder.experts[0].with_learning,
    ]


def test_every_count_of_futures_has_its_error():
    told = [finding for finding in answer().findings if "never" in finding.parts]
    assert len(told) == 5
    for finding in told:
        never = finding.parts["never"]
        assert isinstance(never, Figure)
        share = never.value / 100
        assert never.standard_error == pytest.approx(100 * (share * (1 - share) / 200) ** 0.5)


def test_sentences_say_what_the_tables_show():
    words = words_of("ladder")
    sentences = [words.sentence(each) for each in answer().findings]
    week = next(row for row in answer().tables[0].rows if row[0] == "expert's week")
    assert sentences[0] == "Behind them at the start: undergraduate; PhD."
    assert sentences[1].startswith(f"expert's week: half of all futures by {week[3]} (5 to 95 of 100: {week[2]} to")


def test_what_fewer_than_half_reach_has_no_month_of_half():
    rung = RungReached("far", 20.0, ("2027-01", None, None), 0.0, 60.0)
    few = ManyExperts("experts_who_learn", ("2027-01", None, None), 60.0)
    ladder = type("L", (), {"rungs": (rung,), "many": (few, few, few), "futures": 100})
    found: list[Finding] = _findings(ladder)  # type: ignore[arg-type]
    assert [each.key for each in found] == ["not_by_half", "many_not_by_half", "never_learn_not_by_half"]
    assert words_of("ladder").sentence(found[0]) == (
        "far: fewer than half of all futures within the run (5 of 100: 2027-01); never in the run in 60 of 100 futures"
        " (standard error 4.9)."
    )


def test_it_says_what_of_its_spread_is_judgement():
    (note,) = answer().notes
    parts = note.parts["parts"]
    assert isinstance(parts, tuple)
    assert [words_of("ladder").part(each.parts["what"]) for each in parts] == [
        "months to an expert's year",
        "experts at the end",
    ]
    share = parts[1].parts["share"]
    assert isinstance(share, Figure)
    assert share.standard_error is not None
    assert share.value > 3 * share.standard_error > 0


def test_its_data_are_plain():
    data = answer_data(answer(), words_of("ladder", "zh"), "zh")
    assert data.recipe["draws"] == 200
    assert data.tables[0].rows[-1][4] == "beyond"
    assert data.tables[0].columns[1].unit == "log2 minutes"
    assert "专家当量" in data.tables[1].title


def test_a_world_without_a_ladder_is_refused():
    with pytest.raises(Refused, match="the ladder"):
        sixteenth.ask("ladder", "interview_arithmetic")
