"""What the routes share."""

import asyncio

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.errors import Refused
from sixteenth.faces.link.form import State
from sixteenth.faces.page import previews
from sixteenth.faces.page import server as module
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.server import FEW, FEWEST, Server
from sixteenth.faces.page.works import Works
from tests.faces.link.states import LIBRARY

SMALL = Asked(State(scenario="interview_arithmetic"))


def test_where_many_wait_a_glance_has_fewer_futures_and_says_so(monkeypatch):
    server = Server(LIBRARY)
    glance = Asked(State(question="glance", draws=2_000))
    assert server.as_can_be(glance) == glance
    monkeypatch.setattr(Works, "is_busy", True)
    found = server.as_can_be(glance)
    assert (found.state.draws, [each.key for each in found.notices]) == (FEW, ["busy"])
    monkeypatch.setattr(Works, "is_crowded", True)
    assert server.as_can_be(glance).state.draws == FEWEST
    small = Asked(State(question="glance", draws=FEWEST))
    assert server.as_can_be(small) == small
    weighed = Asked(State(question="glance", options={"by": ("weights",)}))
    assert (server.as_can_be(SMALL), server.as_can_be(weighed)) == (SMALL, weighed)
    server.works.close()


@pytest.mark.parametrize(("given", "notices"), [("120", []), ("60", ["clamped"]), ("600", ["clamped"])])
def test_a_run_is_as_long_as_its_scenario_so_that_no_program_is_kept_for_each_length(given, notices):
    server = Server(LIBRARY)
    found = server.as_can_be(Asked(State(question="glance", options={"months": (given,)})))
    assert (found.state, [each.key for each in found.notices]) == (State(question="glance"), notices)
    other = server.as_can_be(Asked(State(question="talent", options={"months": ("12",)})))
    assert (other.state.options, [each.parts["taken"] for each in other.notices]) == ({}, [Figure("24", "text")])
    server.works.close()


@pytest.mark.parametrize("question", ["fit", "verify", "reproduce"])
def test_a_question_of_files_is_asked_on_the_command_line(question):
    server = Server(LIBRARY)
    with pytest.raises(Refused, match="command line"):
        server.as_can_be(Asked(State(question=question)))
    server.works.close()


def test_an_answer_is_remembered():
    async def twice():
        server = Server(LIBRARY)
        try:
            return await server.answer(SMALL), await server.answer(SMALL)
        finally:
            server.works.close()

    first, second = asyncio.run(twice())
    assert first is second


def test_getting_ready_tells_its_steps_and_leaves_what_fails_to_whoever_asks(monkeypatch):
    monkeypatch.setattr(module, "WARMED", ("growth", "verify", "nothing"))
    monkeypatch.setattr(previews, "store", lambda *_: True)
    told: list[str] = []

    async def ready():
        server = Server(LIBRARY, tell=told.append)
        try:
            await server.get_ready()
            return server.is_ready, list(server.parts.values())
        finally:
            server.works.close()

    is_ready, (made, refused, unknown) = asyncio.run(ready())
    assert (is_ready, made.question, refused, unknown) == (True, "growth", None, None)
    assert told == ["growth", "verify", "nothing", "previews", "ready"]


def test_levers_are_measured_once_for_all_who_ask(monkeypatch):
    monkeypatch.setattr(module, "LEVERS", "growth")

    async def twice():
        server, state = Server(LIBRARY), State()
        try:
            assert (server.levers(state), server.levers(state), server.is_measured(state)) == (None, None, False)
            await asyncio.gather(*server._measuring.values())
            return server.levers(state), server.is_measured(state), server._measuring
        finally:
            server.works.close()

    found, is_measured, left = asyncio.run(twice())
    assert found is not None
    assert (found.question, is_measured, left) == ("growth", True, {})
