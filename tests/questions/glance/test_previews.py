"""Previews by weight: stored while a page rests, read in milliseconds, and refused where too few futures carry them."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.questions.glance import previews
from sixteenth.questions.glance.ask import GlanceOptions
from sixteenth.questions.glance.previews import (
    DECIDED,
    FEWEST,
    KEY,
    MOST_WIDE,
    Base,
    can_preview,
    has_preview,
    prepare_preview,
    preview,
)
from sixteenth.questions.session import Session
from tests.interfaces.command_line import INTERVIEW

CENTRAL = sixteenth.read("central")
ASKED = GlanceOptions(lab="OpenAI", by="weights", months=24, backend="numpy")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(previews, "FUTURES", 96)
    monkeypatch.setattr(previews, "TRIED", 48)
    found = Session()
    prepare_preview(CENTRAL, ASKED, found)
    return found


def test_a_belief_that_moves_needs_no_run_and_a_choice_does(runs: Session):
    done = runs.done
    bases: list[Base] = runs.remember(KEY, list)
    base = bases[-1]
    assert len(base.wide.is_wide) > 0
    wide = {base.wide.rows[number].name for number in base.wide.is_wide}
    assert len(wide) <= MOST_WIDE
    assert not wide & DECIDED
    moved = CENTRAL.believing({"price_sensitivity": 1.1})
    assert has_preview(moved, ASKED, runs)
    assert preview(moved, ASKED, runs).effective < 96
    prepare_preview(moved, ASKED, runs)
    assert runs.done == done
    assert not has_preview(CENTRAL.with_(research_ratio={"OpenAI": 1.5}), ASKED, runs)
    assert not has_preview(CENTRAL, GlanceOptions(lab="Anthropic", months=24, backend="numpy"), runs)
    assert not has_preview(CENTRAL.believing({"algorithmic_pace": 0.1}), ASKED, runs)


def test_it_is_marked_and_too_few_are_told(runs: Session):
    answer = sixteenth.ask("glance", CENTRAL, runs=runs, **ASKED.model_dump(exclude_none=True))
    mark = answer.findings[-1]
    assert mark.key == "preview_of_few"
    told = mark.parts["effective"]
    assert isinstance(told, Figure)
    assert told.value < FEWEST
    assert [each.key for each in answer.findings[:-1]] == ["investment", "money_back", "if_it_stops", "too_late"]
    for language in ("en", "zh"):
        assert str(told.value) in words_of("glance", language).sentence(mark)
    assert answer.recipe["by"] == "weights"
    assert {"running_total", "cash_flow", "money_back_when", "stop_in_time"} == {each.key for each in answer.tables}


def test_what_cannot_be_weighed_is_stored_anew(runs: Session):
    other = CENTRAL.with_(discount_rate=0.2)
    assert not has_preview(other, ASKED, runs)
    answer = sixteenth.ask("glance", other, runs=runs, **ASKED.model_dump(exclude_none=True))
    assert has_preview(other, ASKED, runs)
    assert answer.findings


def test_a_world_without_stops_has_none():
    assert not can_preview(sixteenth.read(INTERVIEW))
    assert sixteenth.ask("glance", INTERVIEW, by="weights").findings


@pytest.mark.slow  # 4,000 stored futures, and a run for each belief that moves
def test_previews_agree_with_runs():
    runs, asked = Session(), GlanceOptions(lab="OpenAI", by="weights")
    distances = []
    for title, middle in (
        *(("price_sensitivity", 0.85), ("price_sensitivity", 1.3), ("quality_weight", 0.24), ("quality_weight", 0.4)),
        *(("contract_take_or_pay", 0.35), ("staff_for_compute", 0.38), ("lead", 16.0), ("revenue_doubt", 0.6)),
    ):
        scenario = CENTRAL.believing({title: middle})
        found = preview(scenario, asked, runs)
        assert found.is_told
        truth = sixteenth.ask("glance", scenario, lab="OpenAI", draws=2_000, seed=11)  # luck of its own
        value = truth.findings[0].parts["value"]
        assert isinstance(value, Figure)
        own = found.reading.going_on.going_concern
        errors = np.hypot(own.standard_error, value.standard_error or 0.0)
        distances.append((own.mean - value.value) / errors)
        back = truth.findings[1].parts["back"]
        assert isinstance(back, Figure)
        head = found.reading.focus
        errors = np.hypot(head.standard_error, back.standard_error or 0.0)
        distances.append((head.back_of_100 - back.value) / errors)
    assert np.abs(distances).max() < 3


def test_the_options_of_a_preview_are_those_of_the_question():
    options: dict[str, Any] = GlanceOptions().model_dump()
    assert {"lab", "seed", "months", "backend", "unfinished"} <= set(options)
