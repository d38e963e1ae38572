"""The one place that runs the model for an answer: what is asked for, once; with progress, and stopped on request.

It remembers results by everything that decides their bits, so that a scenario asked for twice runs once. It
belongs to one answer, or to one reader of a page; another thread may stop it.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Event
from typing import Any

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Interrupted
from sixteenth.scenarios.assemble import Scenario

Progress = Callable[[int, int], None]
KEPT = "answer"  # the name under which a world keeps what a question asks for
MOST_BYTES = 1_000_000_000


@dataclass
class Session:
    """Runs for one answer.

    `progress` is told draws done and draws in all, over all of the `expected` runs.
    """

    progress: Progress | None = None
    workers: int | None = None
    most_bytes: int = MOST_BYTES
    expected: int = 1
    done: int = 0
    _results: OrderedDict[str, Result] = field(default_factory=OrderedDict[str, Result])
    _worlds: dict[tuple[int, OutputSet], tuple[World, World]] = field(
        default_factory=dict[tuple[int, OutputSet], tuple[World, World]]
    )
    _stopped: Event = field(default_factory=Event)

    def expect(self, runs: int) -> None:
        """Say how many runs an answer will take, so that its progress can be told as one."""
        self.expected, self.done = runs, 0

    def expect_more(self, runs: int) -> None:
        """Say that an answer takes so many runs more than was said, so that its progress goes on as one."""
        self.expected += runs

    def run(self, scenario: Scenario, keep: OutputSet | None = None, **options: Any) -> Result:
        """Run a scenario, or return what it gave before; with `keep`, these outputs are kept and no others.

        Raises:
            Refused: with every fault, before anything runs.
            Interrupted: when it has been stopped.

        """
        return self.run_job(self._job(scenario, keep, options))

    def run_job(self, job: Job) -> Result:
        """Run a job, or return what it gave before.

        Raises:
            Interrupted: when it has been stopped.

        """
        key = _key(job)
        if key in self._results:
            self._results.move_to_end(key)
            self._tell(1, 1)
        else:
            self._give_up_if_stopped()  # nothing is told yet: compiling is not progress
            self._results[key] = sixteenth.run(job, workers=self.workers, progress=self._tell)
            self._forget()
        self.done += 1
        return self._results[key]

    def recipe_of(self, scenario: Scenario, keep: OutputSet | None = None, **options: Any) -> Mapping[str, Any]:
        """Return what decides the bits of a run, without running it."""
        return self._job(scenario, keep, options).recipe

    def stop(self) -> None:
        """Stop what runs, from any thread; the run at work is given up and nothing of it is kept."""
        self._stopped.set()

    def _job(self, scenario: Scenario, keep: OutputSet | None, options: Mapping[str, Any]) -> Job:
        if keep is None:
            return sixteenth.prepare(scenario, **options)
        return sixteenth.prepare(self._keeping(scenario, keep), **{**options, "output_set": KEPT})

    def _give_up_if_stopped(self) -> None:
        if self._stopped.is_set():
            message = "stopped on request"
            raise Interrupted(message)

    def _tell(self, done: int, total: int) -> None:
        self._give_up_if_stopped()
        if self.progress is not None:
            runs = max(self.expected, self.done + 1)
            self.progress(self.done * total + done, runs * total)

    def _keeping(self, scenario: Scenario, keep: OutputSet) -> Scenario:
        """Return a scenario that keeps these outputs; of one world once, so that its program is made once."""
        place = (id(scenario.world), keep)
        if place not in self._worlds:
            kept = scenario.world.keeping(KEPT, keep)
            self._worlds[place] = (scenario.world, kept)  # as long as the world is held, no other has its id
        return scenario.in_world(self._worlds[place][1])

    def _forget(self) -> None:
        """Let go of the results that were asked for longest ago, until the others fit."""
        while len(self._results) > 1 and sum(map(_size, self._results.values())) > self.most_bytes:
            self._results.popitem(last=False)


def _key(job: Job) -> str:
    recipe = {name: part for name, part in job.recipe.items() if name != "scenario_json"}
    return sha256(json.dumps([recipe, repr(job.program.kept)], sort_keys=True, default=str).encode()).hexdigest()


def _size(result: Result) -> int:
    return sum(array.nbytes for part in (result.monthly, result.closing, result.ended) for array in part.values())
