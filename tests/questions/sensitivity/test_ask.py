"""What an answer hangs on, as it is told: by a study that is given, and by a small one that runs."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.decide.sensitivity.boxes import Box, Side
from sixteenth.decide.sensitivity.indices import Index
from sixteenth.decide.sensitivity.screen import Effect
from sixteenth.decide.sensitivity.study import Block, Limit, Study
from sixteenth.errors import Refused
from sixteenth.questions.sensitivity import ask

LEMONADE = Path(__file__).parents[2] / "lemonade" / "lemonade.toml"
PAIR = Block("inputs", ("nest_similarity", "price_sensitivity"))
THREE = Block("inputs", ("cash/OpenAI", "cash/Anthropic", "catch_up_time"))
FOUND = Study(
    screened=((PAIR, Effect(0.3, -0.1, 0.2, 0.098)), (THREE, Effect(0.1, 0.1, 0.0, 0.0196))),
    shared=(
        (PAIR, Index(0.2, 0.0392, 0.35, 0.0784)),
        (THREE, Index(0.1, 0.0392, 0.12, 0.0392)),
        (Block("rest"), Index(0.1, 0.0392, 0.3, 0.0588)),
        (Block("luck"), Index(0.2, 0.0392, 0.4, 0.0588)),
    ),
    end="back",
    box=Box((Side(3, 0.0, 0.4),), mass=0.4, coverage=0.7, density=0.14, density_error=0.01, everywhere=0.08),
    limits=(Limit("price_sensitivity", "Number", None, 0.87), Limit("cash OpenAI", "USD", 1e10, 4e10)),
    futures=12_345,
)


def told(monkeypatch, found, language="en", **options):
    monkeypatch.setattr(ask, "study", lambda *_: found)
    answer = sixteenth.ask("sensitivity", "central", lab="OpenAI", **options)
    words = words_of("sensitivity", language)
    return answer, [words.sentence(each) for each in (*answer.findings, *answer.notes)]


def test_the_strongest_are_told_first_with_luck_and_what_comes_of_all_together(monkeypatch):
    answer, (first, together, box, how) = told(monkeypatch, FOUND)
    assert "nest similarity with price sensitivity 35 % (20 % by itself)" in first
    assert "cash OpenAI and 2 that go with it 12 %" in first
    assert "monthly luck 40 %" in first
    assert "By themselves all have 60 % of the spread; 40 %" in together
    assert box.startswith(
        "Money back in 14 % (+- 1) of futures with price sensitivity below 0.87, cash OpenAI from 10.00 bn USD "
        "to 40.00 bn USD, and in 8 % of all."
    )
    assert "12,345 futures" in how
    names = [table.key for table in answer.tables]
    assert names == ["shared", "box", "screened"]
    assert [row[1] for row in answer.tables[0].rows] == [0.4, 0.35, 0.3, 0.12]
    assert answer.tables[0].rows[1][2] == pytest.approx(0.04)


def test_it_is_told_in_chinese(monkeypatch):
    _, sentences = told(monkeypatch, FOUND, "zh")
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in sentence) for sentence in sentences)
    assert "回本" in sentences[2]


def test_a_rare_end_is_shared_out_among_nobody(monkeypatch):
    rare = tuple((block, Index(0.0, 0.4, 0.4, 0.4)) for block, _ in FOUND.shared)
    answer, (first, box, _) = told(monkeypatch, replace(FOUND, shared=rare, box=None, limits=(), end="ruined"))
    assert "it cannot be told what they hang on" in first
    assert "No box of inputs" in box
    assert [table.key for table in answer.tables] == ["screened"]
    assert answer.charts == ()


def test_a_world_without_labs_has_no_answer():
    with pytest.raises(Refused):
        sixteenth.ask("sensitivity", sixteenth.read(str(LEMONADE), allow_code=True))
    with pytest.raises(Refused):
        sixteenth.ask("sensitivity", "interview_arithmetic")


def test_a_package_that_is_missing_is_told(monkeypatch):
    monkeypatch.setattr(ask, "find_spec", lambda _: None)
    with pytest.raises(Refused) as refused:
        sixteenth.ask("sensitivity", "central")
    assert "pip install 'sixteenth[sensitivity]'" in str(refused.value.faults[0])


@pytest.mark.slow
def test_a_small_study_runs_and_says_the_same_again():
    options: Any = {"lab": "OpenAI", "ways": 2, "points": 32, "first": 3, "draws": 400}
    one, other = (sixteenth.ask("sensitivity", "central", **options) for _ in range(2))
    assert one.findings == other.findings
    assert one.tables == other.tables
    shared = one.tables[0] if one.tables[0].key == "shared" else None
    if shared:
        assert len(shared.rows) == 5
