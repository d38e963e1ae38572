"""How likely a rare end is, as it is told: by findings that are given, and by small ones that run."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.decide.rare.chance import Batch, Chance
from sixteenth.decide.rare.leading import Lead
from sixteenth.decide.rare.search import Found, Seen
from sixteenth.decide.rare.tilted import NOTHING, Tilt
from sixteenth.errors import Interrupted, Refused
from sixteenth.questions.rare import ask
from sixteenth.questions.session import Session

LEMONADE = Path(__file__).parents[2] / "lemonade" / "lemonade.toml"
FEW = Batch(np.array([1.0, 0.0]), np.ones(2), np.ones(2, bool))
TILT = Tilt((0,), np.ones(1), np.ones(1))
SEEN = (Seen(NOTHING, np.empty((1, 2)), FEW, np.arange(2.0)), Seen(TILT, np.empty((1, 2)), FEW, np.arange(2.0)))
CHANCE = Chance(0.002, 0.0001, 0.0018, 0.0022, 400.0, 9000.0)
FOUND = Found("tilted", CHANCE, SEEN, np.array([0.0, 1.0]), 20_000)
INPUTS = (
    Lead("price_sensitivity", "Number", 1.0, 1.5, 1.2, 0.05),
    Lead("cash/OpenAI", "USD", 4e10, 2e10, -0.8, 0.05),
    Lead("lead", "Months", 12.0, 11.0, -0.1, 0.05),
)
LUCK = (Lead("round_shock/OpenAI", "", float("nan"), float("nan"), 0.6, 0.05),)
SMALL: Any = {"draws": 2080, "seed": 3}


def told(monkeypatch, found, inputs=INPUTS, luck=LUCK, language="en", **options):
    monkeypatch.setattr(ask, "find", lambda *_: found)
    monkeypatch.setattr(ask, "leads", lambda *_: (inputs, luck))
    answer = sixteenth.ask("rare", "central", lab="OpenAI", by="2028-06", **options)
    words = words_of("rare", language)
    return answer, [words.sentence(each) for each in (*answer.findings, *answer.notes)]


def test_a_chance_is_told_with_its_error_its_range_and_as_one_in(monkeypatch):
    answer, (chance, gained, inputs, luck, how, whole) = told(monkeypatch, FOUND)
    assert chance == "Ruin of OpenAI by 2028-06: 0.2 % (+- 0.01), 1 in 500; 95 % range 0.18 % to 0.22 %."
    assert "20,000, would say +- 0.032: some 40 of them" in gained
    assert "10 times as certain" in gained
    assert "400 equal ones; of all futures, of 9,000" in gained
    assert "price sensitivity 1.5 (of all 1)" in inputs
    assert "cash (OpenAI) 20.00 bn USD (of all 40.00 bn USD)" in inputs
    assert "lead " not in inputs
    assert "round shock (OpenAI) +0.60" in luck
    assert how.startswith("2 batches")
    assert whole == "A future is ruined or not."
    assert [table.key for table in answer.tables] == ["batches", "leading", "all_inputs", "all_luck"]
    assert [row[0] for row in answer.tables[1].rows] == ["price_sensitivity", "cash/OpenAI"]
    assert answer.tables[0].rows == ((1, 2, 0.5, 0.0), (2, 2, 0.5, 1.0))
    assert [chart.key for chart in answer.charts] == ["moves"]
    assert answer.findings[0].parts["chance"].standard_error == 0.0001


def test_it_is_told_in_chinese(monkeypatch):
    _, sentences = told(monkeypatch, FOUND, language="zh")
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in sentence) for sentence in sentences)
    assert "500 分之一" in sentences[0]


def test_what_is_not_rare_is_said_to_be_plain(monkeypatch):
    chance = Chance(0.2, 0.00284, 0.195, 0.206, 4000.0, 20_000.0)
    seen = (SEEN[0],)
    found = replace(FOUND, kind="common", chance=chance, seen=seen, shares=np.ones(1))
    _, (first, plain, *_, how, _) = told(monkeypatch, found)
    assert "1 in 5" in first
    assert plain.startswith("That is not rare")
    assert "0.99 times as certain" in plain
    assert how == "1 batches of plain futures, after a first look of 208. +- is a standard error."


def test_what_never_came_is_below_a_bound_and_what_cannot_be_is_nothing(monkeypatch):
    never = replace(FOUND, kind="never", chance=Chance(0.0, 0.0, 0.0, 0.0006, 0.0, 9000.0))
    answer, (first, *_) = told(monkeypatch, never)
    assert "none of 20,000 futures" in first
    assert "below 0.06 % at 95 %, 1 in 1,700" in first
    assert [table.key for table in answer.tables] == ["batches"]
    none = replace(never, kind="impossible", chance=replace(never.chance, high=0.0))
    _, (first, how) = told(monkeypatch, none, of="catastrophe")
    assert first.startswith("A catastrophe by 2028-06: it cannot be")
    assert "switched off" in how


def test_nothing_that_stands_out_is_said_and_what_was_stopped_is(monkeypatch):
    found = replace(FOUND, is_stopped=True)
    dull = tuple(replace(each, move=0.0) for each in INPUTS)
    answer, sentences = told(monkeypatch, found, dull, tuple(replace(each, move=0.0) for each in LUCK))
    assert sentences[0] == "Stopped on request: what 20,000 futures say."
    assert "No input stands out" in sentences[3]
    assert "No monthly luck stands out" in sentences[4]
    assert answer.charts == ()


def test_all_that_cannot_be_is_refused_at_once():
    with pytest.raises(Refused) as refused:
        sixteenth.ask("rare", "central", lab="Nobody", by="2050-01")
    lab, month = map(str, refused.value.faults)
    assert "2026-07 to 2036-06" in month
    assert "name a month of the run" in month
    assert "'Nobody'" in lab
    with pytest.raises(Refused) as refused:
        sixteenth.ask("rare", "central", by="soon", draws=5)
    assert len(refused.value.faults) == 2


@pytest.mark.parametrize("name", ["interview_arithmetic", "lemonade"])
def test_a_world_without_such_ends_has_no_answer(name):
    about = sixteenth.read(str(LEMONADE), allow_code=True) if name == "lemonade" else name
    with pytest.raises(Refused) as refused:
        sixteenth.ask("rare", about)
    assert "no 'catastrophe_hazard'" in str(refused.value.faults[0])


@pytest.mark.slow
def test_a_catastrophe_whose_odds_are_nothing_cannot_be_and_ruin_still_can():
    scenario = sixteenth.read("central").with_(catastrophe_probability_today=0.0)
    none = sixteenth.ask("rare", scenario, of="catastrophe", **SMALL)
    assert [each.key for each in (*none.findings, *none.notes)] == ["impossible", "how_impossible"]
    ruin = sixteenth.ask("rare", scenario, lab="OpenAI", **SMALL)
    assert [each.key for each in ruin.findings[:2]] == ["chance", "not_rare"]


@pytest.mark.slow
def test_a_small_one_says_the_same_again_for_any_number_of_workers():
    answers = [
        sixteenth.ask("rare", "central", lab="OpenAI", by="2028-06", runs=Session(workers=workers), **SMALL)
        for workers in (1, 2)
    ]
    assert answers[0].findings == answers[1].findings
    assert answers[0].tables == answers[1].tables


@pytest.mark.slow
def test_what_was_asked_before_is_remembered():
    runs = Session()
    first = sixteenth.ask("rare", "central", of="catastrophe", by="2028-06", runs=runs, **SMALL)
    runs.progress = lambda *_: runs.stop()  # nothing runs again
    again = sixteenth.ask("rare", "central", of="catastrophe", by="2028-06", runs=runs, **SMALL)
    assert again.findings == first.findings


@pytest.mark.slow
def test_stopped_after_some_batches_it_says_what_they_say():
    runs = Session()

    def stop(done: int, _total: int) -> None:
        if done > 1500:
            runs.stop()

    runs.progress = stop
    answer = sixteenth.ask("rare", "central", of="catastrophe", by="2028-06", runs=runs, **SMALL)
    assert answer.findings[0].key == "stopped"
    assert len(answer.tables[0].rows) == 1
    assert not any(isinstance(key, tuple) and "rare" in key for key in runs._made)  # it is not told to others
    early = Session(progress=lambda *_: early.stop())
    with pytest.raises(Interrupted):
        sixteenth.ask("rare", "central", of="catastrophe", by="2028-06", runs=early, **SMALL)
