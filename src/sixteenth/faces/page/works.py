"""Answers at work: equal ones once, at most as many at a time as there are processors, each stopped when nobody waits.

One event loop uses it; what it runs has threads of its own.
"""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sixteenth.errors import Interrupted
from sixteenth.faces.page.limits import Limits
from sixteenth.questions.memory import Memory
from sixteenth.questions.session import Session

Make = Callable[[Session], Any]


class TooBusy(Exception):  # noqa: N818 - it reads as what happened
    """So many answers wait already that another would not come in time."""


@dataclass
class Work:
    """One answer that is being made, and how many wait for it."""

    runs: Session
    task: "asyncio.Future[Any]" = field(init=False)
    waiting: int = 0
    done: int = 0
    total: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    def told(self, done: int, total: int) -> None:
        """Note how far it is, and wake who waits for that."""
        self.done, self.total = done, total
        self.moved.set()


class Works:
    """All answers of one server."""

    def __init__(self, limits: Limits) -> None:
        """Start without any; threads begin with the first."""
        self.limits = limits
        self.memory = Memory(limits.remembered_bytes)
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="answer")
        self._aside = ThreadPoolExecutor(limits.workers, thread_name_prefix="aside")
        self._working: dict[str, Work] = {}
        self._made: OrderedDict[str, Any] = OrderedDict()

    @property
    def waiting(self) -> int:
        """Return how many answers wait for a processor."""
        return max(len(self._working) - self.limits.workers, 0)

    @property
    def working(self) -> int:
        """Return how many answers are being made or wait."""
        return len(self._working)

    @property
    def is_busy(self) -> bool:
        """Say whether so many wait that a glance had better have fewer futures."""
        return self.waiting >= self.limits.busy_from

    @property
    def is_crowded(self) -> bool:
        """Say whether so many wait that a glance had better have as few futures as it may."""
        return self.waiting >= self.limits.crowded_from

    async def aside(self, function: Callable[..., Any], *given: Any) -> Any:
        """Call what takes milliseconds and runs nothing, such as reading a link, out of the loop's way."""
        return await asyncio.get_running_loop().run_in_executor(self._aside, function, *given)

    def made(self, key: str) -> Any:
        """Return what was made for a key and is remembered; nothing where it is not."""
        if key in self._made:
            self._made.move_to_end(key)
        return self._made.get(key)

    @asynccontextmanager
    async def joined(self, key: str, make: Make, *, is_kept: bool = True) -> AsyncGenerator[Work]:
        """Have something made, or join those who wait for the same; when the last of them leaves, it is stopped.

        Raises:
            TooBusy: when too many wait already.

        """
        work = self._working.get(key) or self._begin(key, make, is_kept=is_kept)
        work.waiting += 1
        try:
            yield work
        finally:
            work.waiting -= 1
            if not work.waiting and not work.task.done():
                work.runs.stop()
                if self._working.get(key) is work:  # whoever asks now has it made anew
                    self._drop(key, work)

    def _begin(self, key: str, make: Make, *, is_kept: bool) -> Work:
        if self.waiting >= self.limits.most_waiting:
            raise TooBusy
        loop = asyncio.get_running_loop()
        runs = Session(memory=self.memory, most_bytes=self.limits.remembered_bytes)
        work = Work(runs)

        def tell(done: int, total: int) -> None:
            loop.call_soon_threadsafe(work.told, done, total)

        def run() -> Any:
            runs.tell(0, 1)  # given up before it began
            runs.progress = tell
            return make(runs)

        work.task = asyncio.wrap_future(self._threads.submit(run), loop=loop)
        self._working[key] = work

        def finished(task: "asyncio.Future[Any]") -> None:
            self._drop(key, work)
            if task.cancelled() or task.exception() is not None:
                return
            if is_kept:
                self._keep(key, task.result())

        work.task.add_done_callback(finished)
        return work

    def _drop(self, key: str, work: Work) -> None:
        if self._working.get(key) is work:
            del self._working[key]

    def _keep(self, key: str, made: Any) -> None:
        self._made[key] = made
        self._made.move_to_end(key)
        while len(self._made) > self.limits.remembered_answers:
            self._made.popitem(last=False)

    def close(self) -> None:
        """Stop all that is at work, and let the threads end."""
        for work in [*self._working.values()]:
            work.runs.stop()
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._aside.shutdown(wait=False, cancel_futures=True)


def is_given_up(error: BaseException) -> bool:
    """Say whether an answer ended because nobody waited for it, or its time was over."""
    return isinstance(error, Interrupted | asyncio.CancelledError | TimeoutError)
