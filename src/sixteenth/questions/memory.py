"""What many answers remember together, for any thread: results of runs, and worlds that keep what is asked for.

A server has one; each answer then has a `Session` of its own, which can be stopped alone and shares this.
"""

from collections import OrderedDict
from collections.abc import Callable, Generator, Hashable
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar, cast

from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.on_demand import held

WAIT_SECONDS = 0.05  # how soon one who waits for another's run notices that it was stopped
MOST_WORLDS, MOST_MADE = 64, 32
T = TypeVar("T")


def size_of(result: Result) -> int:
    """Return the bytes that a result holds."""
    parts = (held(result.monthly), result.closing, result.ended)
    return sum(array.nbytes for part in parts for array in part.values())


@dataclass
class Memory:
    """Results by everything that decides their bits, the oldest let go of once they are more than `most_bytes`."""

    most_bytes: int = 300_000_000
    _results: OrderedDict[str, Result] = field(default_factory=OrderedDict[str, Result])
    _worlds: OrderedDict[tuple[int, OutputSet], tuple[World, World]] = field(
        default_factory=OrderedDict[tuple[int, OutputSet], tuple[World, World]]
    )
    _made: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict[Hashable, Any])
    _making: dict[Any, tuple[Lock, int]] = field(default_factory=dict[Any, tuple[Lock, int]])
    _lock: Lock = field(default_factory=Lock)

    def find(self, key: str) -> Result | None:
        """Return a result, if it is remembered."""
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
            return self._results.get(key)

    def keep(self, key: str, result: Result) -> None:
        """Remember a result, and let go of those that were asked for longest ago until the others fit."""
        with self._lock:
            self._results[key] = result
            self._results.move_to_end(key)
            while len(self._results) > 1 and self.bytes > self.most_bytes:
                self._results.popitem(last=False)

    @property
    def bytes(self) -> int:
        """Return how much is remembered."""
        return sum(map(size_of, self._results.values()))

    @contextmanager
    def alone(self, key: Any, look_up: Callable[[], None]) -> Generator[None]:
        """Let one thread at a time make what a key stands for; `look_up` may raise while another has its turn."""
        with self._lock:
            turn, waiting = self._making.get(key, (Lock(), 0))
            self._making[key] = (turn, waiting + 1)
        try:
            while not turn.acquire(timeout=WAIT_SECONDS):
                look_up()
            try:
                yield
            finally:
                turn.release()
        finally:
            with self._lock:
                turn, waiting = self._making.pop(key)
                if waiting > 1:
                    self._making[key] = (turn, waiting - 1)

    def remember(self, key: Hashable, make: Callable[[], T], look_up: Callable[[], None]) -> T:
        """Return what was made of runs before, by a key that names all that decides it; else make it, once for all.

        It is for what is small, such as a few numbers of each future. What was asked for longest ago is let go.
        """
        with self.alone(("made", key), look_up):
            with self._lock:
                if key in self._made:
                    self._made.move_to_end(key)
                    return cast("T", self._made[key])
            found = make()
            with self._lock:
                self._made[key] = found
                while len(self._made) > MOST_MADE:
                    self._made.popitem(last=False)
            return found

    def remembers(self, key: Hashable) -> bool:
        """Say whether something is remembered by a key."""
        return key in self._made

    def world(self, place: tuple[int, OutputSet], make: Callable[[], tuple[World, World]]) -> World:
        """Return a world that keeps some outputs: of one world once, so that its program is made once."""
        with self._lock:
            if place not in self._worlds:
                self._worlds[place] = make()
                while len(self._worlds) > MOST_WORLDS:
                    self._worlds.popitem(last=False)
            return self._worlds[place][1]
