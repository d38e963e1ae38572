"""Trying many mutants and counting the kinds of what goes wrong, each with its shortest example."""

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from queue import SimpleQueue

from tests.mutation.luck import Luck
from tests.mutation.mutant import Mutant, Outcome, Problem
from tests.mutation.oracle import general, problems_of
from tests.mutation.worker import Worker

RUN_ONE_IN, CURE_ONE_IN = 20, 20
COMPARED = ("lemonade", "central", "contracts")  # families that are held against what comes of the unspoilt
Make = Callable[[Luck], Mutant]


@dataclass
class Example:
    """A mutant that shows a kind, the number from which it is made again, and what was wrong with it."""

    mutant: Mutant
    number: int
    detail: str

    @property
    def size(self) -> int:
        """Return how much there is to read in it."""
        return 10_000 * self.mutant.operator.count(" and ") + len(self.detail) + len(" ".join(self.mutant.words))


@dataclass
class Tally:
    """What was tried so far."""

    tried: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Example] = field(default_factory=dict)
    seconds: float = 0.0
    slowest: float = 0.0

    def add(self, mutant: Mutant, number: int, outcome: Outcome, problems: Iterable[Problem]) -> None:
        """Count a mutant and what came of it."""
        self.tried += 1
        self.seconds += outcome.seconds
        self.slowest = max(self.slowest, outcome.seconds)
        self.ended[outcome.ended] += 1
        for problem in problems:
            kind = general(problem.kind)
            self.kinds[kind] += 1
            self._keep(kind, Example(mutant, number, problem.detail))

    def _keep(self, kind: str, example: Example) -> None:
        if kind not in self.examples or example.size < self.examples[kind].size:
            self.examples[kind] = example

    def told(self, base: Mapping[str, bytes], most: int = 1000) -> str:
        """Write what was tried, and each kind of problem with its count and an example."""
        ended = ", ".join(f"{count} {name}" for name, count in self.ended.most_common())
        lines = [f"{self.tried} tried: {ended}; {self.seconds:.0f} s of processor time, {self.slowest:.1f} s at most"]
        for kind, count in self.kinds.most_common(most):
            example = self.examples[kind]
            detail = example.detail[:600].replace("\n", "\n     ")
            change = show_change(example.mutant, base).replace("\n", "\n     ")
            lines += [f"{count} x {kind}", f"     number {example.number}: {change}", f"  -> {detail}"]
        return "\n".join(lines).encode("utf-8", "backslashreplace").decode()  # halves of letters can be shown nowhere


class Team:
    """Processes that try mutants side by side."""

    def __init__(self, size: int) -> None:
        self.free: SimpleQueue[Worker] = SimpleQueue()
        for _ in range(size):
            self.free.put(Worker())
        self.pool = ThreadPoolExecutor(size)
        self.size = size
        self.unspoilt: dict[tuple[str, ...], Outcome] = {}

    def submit(self, mutant: Mutant, number: int) -> "Future[tuple[Outcome, list[Problem]]]":
        """Try a mutant as soon as a process is free; some are run or have their cures followed."""
        named = (("run", RUN_ONE_IN), ("cures", CURE_ONE_IN))
        chosen = frozenset(name for at, (name, often) in enumerate(named) if (number >> (8 * at)) % often == 0)
        return self.pool.submit(self._try, mutant, chosen)

    def _try(self, mutant: Mutant, chosen: frozenset[str]) -> tuple[Outcome, list[Problem]]:
        worker = self.free.get()
        try:
            outcome = worker.try_(mutant, chosen)
            return outcome, list(problems_of(mutant, outcome, self._unspoilt(worker, mutant)))
        finally:
            self.free.put(worker)

    def _unspoilt(self, worker: Worker, mutant: Mutant) -> Outcome | None:
        if mutant.family not in COMPARED:
            return None
        key = (mutant.family, *mutant.words)
        if key not in self.unspoilt:
            self.unspoilt[key] = worker.try_(Mutant(mutant.family, "nothing", (), mutant.words))
        return self.unspoilt[key]

    def close(self) -> None:
        """End the processes."""
        self.pool.shutdown(cancel_futures=True)
        while not self.free.empty():
            self.free.get().close()


def try_many(
    make: Make, numbers: Iterable[int], team: Team, tally: Tally, tell: Callable[[Tally], None] | None = None
) -> Tally:
    """Try the mutants that are made from numbers, a few ahead of what has been counted."""
    left = iter(numbers)
    waiting = [_begin(make, number, team) for number in islice(left, 2 * team.size)]
    while waiting:
        number, mutant, future = waiting.pop(0)
        outcome, problems = future.result()
        tally.add(mutant, number, outcome, problems)
        waiting += [_begin(make, another, team) for another in islice(left, 1)]
        if tell is not None:
            tell(tally)
    return tally


def _begin(make: Make, number: int, team: Team) -> tuple[int, Mutant, "Future[tuple[Outcome, list[Problem]]]"]:
    mutant = make(Luck(number))
    return number, mutant, team.submit(mutant, number)


def show_change(mutant: Mutant, base: Mapping[str, bytes], most: int = 14) -> str:
    """Write what a mutant changes, as a difference of lines, and what is done with it."""
    words = ascii(" ".join(mutant.words))[1:-1]
    return "\n".join([f"{mutant.family}: {mutant.operator}: {words[:300]}", *_changes(mutant, base, most)])


def _changes(mutant: Mutant, base: Mapping[str, bytes], most: int) -> Iterator[str]:
    for name, content in mutant.files:
        if content is None:
            yield f"{name}: taken away"
            continue
        if b"\x00" in content and name not in base:
            yield f"{name}: {len(content)} bytes"
            continue
        if content == base.get(name):
            continue
        before, after = (each.decode("utf-8", "backslashreplace") for each in (base.get(name, b""), content))
        changed = [
            f"{line[:1]} {ascii(line[1:])[1:-1][:160]}"
            for line in difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
            if line[:3] not in ("---", "+++")
        ]
        yield from (f"{name}:", *(f"  {line}" for line in changed[:most]), *(["  ..."] if changed[most:] else []))
