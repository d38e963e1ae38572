"""Previews by weight: only where futures are stored, which happens while nobody waits."""

import asyncio

import pytest

from sixteenth.faces.link.form import State
from sixteenth.faces.page import previews
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.previews import FEW, Resting, as_stored, is_weighed, store, unmoved
from sixteenth.questions.session import Session
from tests.faces.link.states import LIBRARY

WEIGHED = State(question="glance", options={"by": ("weights",)}, believe={"price_sensitivity": "1.1"}, language="zh")
GLANCE = State(question="glance", set={"discount_rate": "0.12"})


def test_what_is_stored_holds_for_choices_and_not_for_beliefs():
    assert unmoved(WEIGHED) == State(question="glance")
    assert unmoved(GLANCE) == GLANCE
    assert [is_weighed(each) for each in (WEIGHED, GLANCE, State())] == [True, False, False]


@pytest.mark.parametrize(("is_stored", "by"), [(True, "weights"), (False, "runs")])
def test_where_nothing_is_stored_a_few_runs_answer(monkeypatch, is_stored, by):
    monkeypatch.setattr(previews, "has_preview", lambda *_: is_stored)
    options = as_stored(LIBRARY.read("central"), {"by": "weights"}, Session())
    assert (options["by"], options.get("draws")) == (by, None if is_stored else FEW)
    assert as_stored(LIBRARY.read("central"), {"by": "weights", "draws": 9}, Session()).get("draws") == 9


def test_a_scenario_without_what_could_be_weighed_is_left_alone():
    assert not store(State(scenario="interview_arithmetic"), LIBRARY, Session())


def rest(states, *, is_idle, monkeypatch):
    """Let answers to states come to rest one after the other, and return what was stored."""
    monkeypatch.setattr(previews, "REST_SECONDS", 0.02)
    stored = []

    async def make(key, _function):
        stored.append(key)

    async def scenario():
        resting = Resting(LIBRARY, make, lambda: is_idle)
        for each in states:
            resting.settled(each)
            await asyncio.sleep(0)
        await asyncio.sleep(0.1)
        resting.stop()

    asyncio.run(scenario())
    return stored


def test_the_newest_state_is_stored_once_it_rests(monkeypatch):
    states = [Asked(State(question="glance")), Asked(GLANCE), Asked(GLANCE)]
    (stored,) = rest(states, is_idle=True, monkeypatch=monkeypatch)
    assert "discount_rate" in stored


@pytest.mark.parametrize(
    "asked", [Asked(State()), Asked(GLANCE, without=("data", "html")), Asked(GLANCE, files={"plan": "x"})]
)
def test_nothing_is_stored_for_what_is_not_at_rest(monkeypatch, asked):
    assert rest([asked], is_idle=True, monkeypatch=monkeypatch) == []


def test_nothing_is_stored_while_others_wait(monkeypatch):
    assert rest([Asked(GLANCE)], is_idle=False, monkeypatch=monkeypatch) == []


def test_a_glance_that_was_shown_without_its_tables_as_data_is_at_rest(monkeypatch):
    assert len(rest([Asked(GLANCE, without=("data",))], is_idle=True, monkeypatch=monkeypatch)) == 1
