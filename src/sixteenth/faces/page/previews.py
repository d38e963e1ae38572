"""Previews by weight: made only where futures are stored for what is asked, which happens while nobody waits."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sixteenth.errors import Interrupted, Refused
from sixteenth.faces.link.state import Library, State, options_of, scenario_of
from sixteenth.faces.page.asked import Asked
from sixteenth.faces.page.payload import HTML
from sixteenth.faces.page.works import TooBusy
from sixteenth.questions.glance.previews import can_preview, has_preview, prepare_preview
from sixteenth.questions.register import question_of, read_options
from sixteenth.questions.session import Session

GLANCE, BY, WEIGHTS, RUNS = "glance", "by", "weights", "runs"
STORED = "stored"
FEW = 400  # futures of a preview that is simulated
REST_SECONDS = 0.5  # after an answer, before futures are stored for what may be asked next
Making = Callable[[str, Callable[[Session], Any]], Awaitable[Any]]


def is_weighed(state: State) -> bool:
    """Say whether a glance by weights is asked for."""
    return state.question == GLANCE and state.options.get(BY, ())[-1:] == (WEIGHTS,)


def unmoved(state: State) -> State:
    """Return a state whose stored futures answer for it: its choices and rules, and no belief moved."""
    return replace(state, believe={}, question=GLANCE, options={}, language=State().language, version=None)


def store(state: State, library: Library, runs: Session) -> bool:
    """Store futures for what is asked, one thread at a time, and say whether there are some now.

    Raises:
        Refused: when the scenario cannot be read.
        Interrupted: when it has been stopped.

    """
    scenario = scenario_of(unmoved(state), library)
    if not can_preview(scenario):
        return False
    asked: Any = read_options(GLANCE, question_of(GLANCE), options_of(unmoved(state)))
    prepare_preview(scenario, asked, runs)
    return True


def as_stored(about: Any, options: dict[str, Any], runs: Session) -> dict[str, Any]:
    """Return the options of a glance by weights, or by a few runs where no futures are stored for it yet."""
    asked: Any = read_options(GLANCE, question_of(GLANCE), options)
    if not can_preview(about) or has_preview(about, asked, runs):
        return options
    return {**options, BY: RUNS, "draws": min(options.get("draws") or FEW, FEW)}


class Resting:
    """Stores futures for the state that was asked about last, once it has come to rest; a newer one takes its place."""

    def __init__(self, library: Library, make: Making, is_idle: Callable[[], bool]) -> None:
        """Start without any; `make` has something made by a key, `is_idle` says whether nothing else is."""
        self.library, self.make, self.is_idle = library, make, is_idle
        self._task: asyncio.Future[None] | None = None
        self._state: State | None = None

    def settled(self, asked: Asked) -> None:
        """Note a glance that was simulated and shown whole: beliefs may move next."""
        state = unmoved(asked.state)
        if asked.state.question != GLANCE or HTML in asked.without or asked.files or state == self._state:
            return
        self.stop()
        self._state = state
        self._task = asyncio.ensure_future(self._when_idle(state))

    def stop(self) -> None:
        """Give up what is being stored."""
        if self._task is not None:
            self._task.cancel()

    async def store(self, state: State) -> None:
        """Store futures for a state now; what cannot be stored is told to whoever asks."""
        with suppress(Refused, Interrupted, TooBusy, TimeoutError):
            await self.make(f"{STORED}\n{state}", lambda runs: store(state, self.library, runs))
            self._state = state

    async def _when_idle(self, state: State) -> None:
        await asyncio.sleep(REST_SECONDS)
        if self.is_idle():
            await self.store(state)
        else:
            self._state = None  # the next who rests has it stored
