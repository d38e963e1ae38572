"""Parts of a sweep made by the workers of a Dask cluster, wherever a scheduler has them. Only this file imports dask.

A worker gets a scenario once and keeps what it has compiled. A task is a few parts, told by their points and the
numbers of their chunks, and takes a second or more. It sends back tables, which are written here: the machines share
no disk.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NoReturn

from distributed import Client

import sixteenth
from sixteenth.errors import Interrupted, Place, Refused, WrongOption
from sixteenth.said import said
from sixteenth.scale.sweeps.making import Made, Order, make_part
from sixteenth.scale.sweeps.points import Part, identity_of
from sixteenth.scale.sweeps.running import Task
from sixteenth.scenarios.assemble import Scenario
from sixteenth.stopping import WORDS, stop_if_asked

TASK_DRAWS = 6_000  # futures of a task: one or two seconds of a processor, which is what a worker may wait at the end
QUEUED = 3  # tasks given out for each thread of a worker, so that none waits for the next
POLL_SECONDS = 0.05
CONNECT_SECONDS = 10.0
SILENT_SECONDS = 60.0  # without a worker, or without the scheduler, after which it is given up
SLOW = 4.0  # times the usual seconds, after which a second worker gets a task too
LEAST_SECONDS = 20.0  # that a task may always take: its program may have to be compiled first
ENOUGH = 3  # tasks from which the usual seconds are known


@dataclass
class Given:
    """A task that was given out: which, its scenario there, its parts, since when, and whether two workers have it."""

    number: int
    scenario: Any
    parts: tuple[Part, ...]
    since: float = field(default_factory=time.monotonic)
    is_doubled: bool = False


@dataclass(frozen=True)
class Cluster:
    """The workers of a Dask scheduler, by its address such as `tcp://10.0.0.5:8786`."""

    address: str

    def make(self, tasks: Iterator[Task], order: Order, made: Callable[[Made], None]) -> None:
        """Make every part on the workers, and hand each over as it comes.

        A worker that is killed, or takes several times as long as usual, costs what it was making: others make that.

        Raises:
            Refused: when the scheduler does not answer or has no workers, or they would give other numbers than here.
            Interrupted: when stopped.

        """
        with _connected(self.address) as client:
            _Giving(client, self.address, order, made).make(_several(tasks))


def make_parts(scenario: Scenario, parts: Sequence[Part], order: Order, identity: str) -> list[Made]:
    """Make some parts of a scenario, on a worker.

    Raises:
        Refused: when this machine would give other numbers than the one that asks.

    """
    here = identity_of(sixteenth.prepare(scenario, **order.options))
    if here != identity:
        expected = said("machines with the same processor and the same versions as this one")
        cure = said("install the same lock file there, or run the sweep where they are")
        raise Refused((_fault(said("a worker"), said("a worker of another kind"), expected, cure),))
    return [make_part(scenario, part, order) for part in parts]


def same(scenario: Scenario) -> Scenario:
    """Return a scenario: as a task, so that the scheduler can have it made again where a worker is lost."""
    return scenario


class _Giving:
    """Gives tasks out, watches them, and hands over what comes back; each once, however many workers made it."""

    def __init__(self, client: Any, address: str, order: Order, made: Callable[[Made], None]) -> None:
        self.client, self.address, self.order, self.made = client, address, order, made
        self.working: dict[Any, Given] = {}
        self.numbers = count()
        self.seconds: list[float] = []
        self.shared: dict[str, tuple[Any, str]] = {}  # by the hash of a scenario: its future, and what identifies it
        self.heard = time.monotonic()

    def make(self, tasks: Iterator[tuple[Scenario, tuple[Part, ...]]]) -> None:
        try:
            while True:
                self.fill(tasks)
                if not self.working:
                    return
                self.collect()
                self.double_the_slow()
        except KeyboardInterrupt as stop:
            raise Interrupted(WORDS) from stop
        finally:
            self.client.cancel([*self.working], force=True)

    def fill(self, tasks: Iterator[tuple[Scenario, tuple[Part, ...]]]) -> None:
        """Give out so many tasks that no worker waits."""
        threads = sum(self.told(self.client.nthreads).values())
        while len(self.working) < QUEUED * max(threads, 1) and (task := next(tasks, None)) is not None:
            scenario, parts = task
            self.give(Given(next(self.numbers), self.scenario_there(scenario), parts))

    def scenario_there(self, scenario: Scenario) -> tuple[Any, str]:
        if scenario.hash not in self.shared:
            identity = identity_of(sixteenth.prepare(scenario, **self.order.options))
            self.shared[scenario.hash] = self.client.submit(same, scenario, pure=False), identity
        return self.shared[scenario.hash]

    def give(self, given: Given, workers: Sequence[str] | None = None) -> None:
        shared, identity = given.scenario
        task = make_parts, shared, given.parts, self.order, identity
        elsewhere = workers is not None  # when those are lost
        self.working[self.client.submit(*task, pure=False, workers=workers, allow_other_workers=elsewhere)] = given

    def collect(self) -> None:
        """Wait a moment, and hand over what has come."""
        done = [future for future in self.working if future.done()]
        if not done:
            time.sleep(POLL_SECONDS)
            self.notice_silence()
        stop_if_asked()
        for future in done:
            given = self.working.pop(future, None)
            if given is None:  # another worker was sooner
                continue
            if future.status != "finished":
                self.look_at(future, given)
                continue
            self.heard = time.monotonic()
            self.seconds.append(time.monotonic() - given.since)
            made = future.result()
            self.forget(given.number)
            for each in made:
                self.made(each)

    def forget(self, number: int) -> None:
        """Wait no more for others that were given the same task."""
        late = [future for future, given in self.working.items() if given.number == number]
        for future in late:
            del self.working[future]
        if late:
            self.client.cancel(late, force=True)

    def look_at(self, future: Any, given: Given) -> None:
        """Give a task out again that was lost with its worker; tell what it was refused for."""
        error = future.exception(timeout=CONNECT_SECONDS) if future.status == "error" else None
        if isinstance(error, Refused):
            raise error
        if error is not None:
            cure = said("run the sweep on this machine alone, `--on local`, to see what it says of itself")
            _refuse(self.address, said("a task that fails: {error}", error=f"{type(error).__name__}: {error}"), cure)
        self.notice_silence()
        self.give(Given(given.number, given.scenario, given.parts))

    def double_the_slow(self) -> None:
        """Give to a second worker what takes several times as long as usual, while there is nothing else to do."""
        if len(self.seconds) < ENOUGH:
            return
        limit = max(SLOW * statistics.median(self.seconds), LEAST_SECONDS)
        slow = [
            (future, given)
            for future, given in self.working.items()
            if not given.is_doubled and time.monotonic() - given.since > limit
        ]
        for future, given in slow:
            others = self.others(future)
            given.is_doubled = bool(others)
            if not others:  # nobody yet
                given.since = time.monotonic()
            else:
                self.give(Given(given.number, given.scenario, given.parts, is_doubled=True), others)

    def others(self, future: Any) -> list[str]:
        """Return the workers that do not have a task."""
        having = {worker for worker, keys in self.told(self.client.processing).items() if future.key in keys}
        return [worker for worker in self.told(self.client.nthreads) if worker not in having]

    def is_there(self) -> bool:
        return self.client.status == "running"

    def told(self, ask: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
        """Return what the scheduler tells of its workers: nothing where it is gone, perhaps since a moment ago."""
        try:
            return ask() if self.is_there() else {}
        except OSError:
            return {}

    def notice_silence(self) -> None:
        """Give up where neither the scheduler nor a worker has been there for long."""
        if self.told(self.client.nthreads):
            self.heard = time.monotonic()
        elif time.monotonic() - self.heard > SILENT_SECONDS:
            got = said("no worker for {seconds:.0f} seconds", seconds=SILENT_SECONDS)
            if not self.is_there():
                got = said("a scheduler that no longer answers")
            _refuse(self.address, got, said("see to the cluster; what is kept stays, and the same command goes on"))


def _several(tasks: Iterator[Task]) -> Iterator[tuple[Scenario, tuple[Part, ...]]]:
    """Put parts of one scenario together until they are worth sending."""
    parts: list[Part] = []
    last: Scenario | None = None
    for scenario, part in tasks:
        if last is not None and (scenario is not last or sum(each.draws for each in parts) + part.draws > TASK_DRAWS):
            yield last, tuple(parts)
            parts = []
        last = scenario
        parts.append(part)
    if last is not None:
        yield last, tuple(parts)


def _connected(address: str) -> Any:
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        got = said("no scheduler that answers: {error}", error=" ".join(str(error).split()))
        _refuse(address, got, said("start one there, `dask scheduler`, and give its address"))


def _refuse(address: str, got: str, cure: str) -> NoReturn:
    raise Refused((_fault(address, got, said("a scheduler with workers"), cure),))


def _fault(where: str, got: str, expected: str, cure: str) -> WrongOption:
    return WrongOption("'--on'", Place(where), got, expected, cure)
