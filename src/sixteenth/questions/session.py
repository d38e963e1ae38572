"""The one place that runs the model for an answer: what is asked for, once; with progress, and stopped on request.

It remembers results by everything that decides their bits, so that a scenario asked for twice runs once, and reads
those that were saved. It belongs to one answer; another thread may stop it, and answers may share a memory.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any, Protocol, TypeVar, cast

import sixteenth
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.engine.on_demand import OnDemand
from sixteenth.errors import Interrupted
from sixteenth.questions.memory import Memory, size_of
from sixteenth.scenarios.assemble import Scenario

T = TypeVar("T")
Progress = Callable[[int, int], None]
KEPT = "answer"  # the name under which a world keeps what a question asks for
MOST_BYTES = 1_000_000_000
MOST_REMEMBERED = 64  # things that were made of runs
RUNS = "runs"  # the folder of further runs, below that of the first


class SavedRun(Protocol):
    """One run that was kept."""

    def answering(self, job: Job, run: Callable[[], Result]) -> Result:
        """Return the result of a job; `run` makes it where something is asked for that was not kept."""
        ...


class Saved(Protocol):
    """Runs that were kept, in a file or a folder."""

    place: str

    @property
    def recipe(self) -> Mapping[str, Any]:
        """Return the recipe of its scenario's own run."""
        ...

    @property
    def scenario(self) -> Scenario:
        """Return the scenario that ran."""
        ...

    @property
    def options(self) -> Mapping[str, Any]:
        """Return the options that its scenario ran with, by name."""
        ...

    def find(self, job: Job) -> SavedRun | None:
        """Return the run that a job would make, if it was kept."""
        ...

    def refuse_others(self, job: Job) -> None:
        """Refuse to run something anew beside numbers that another model made."""
        ...


@dataclass
class Session:
    """Runs for one answer.

    `progress` is told draws done and draws in all, over all of the `expected` runs. Runs that are `saved` are read.
    With `keeps`, all results stay, and what is read of them is noted, so that they can be saved; with a `folder`, they
    are kept there while they run. What is in a `memory` is shared with other answers, in other threads too.
    """

    progress: Progress | None = None
    workers: int | None = None
    most_bytes: int = MOST_BYTES
    expected: int = 1
    done: int = 0
    saved: Sequence[Saved] = ()
    keeps: bool = False
    folder: Path | None = None
    memory: Memory | None = None
    read: set[str] = field(default_factory=set[str])  # keys of the runs that were read, and of those that were made
    made: set[str] = field(default_factory=set[str])
    _results: OrderedDict[str, Result] = field(default_factory=OrderedDict[str, Result])
    _worlds: dict[tuple[int, OutputSet], tuple[World, World]] = field(
        default_factory=dict[tuple[int, OutputSet], tuple[World, World]]
    )
    _made: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict[Hashable, Any])
    _stopped: Event = field(default_factory=Event)

    def open(self, about: Scenario | str | Path, *, allow_code: bool = False) -> Scenario:
        """Return a scenario: one that is read already, of a name or file, or of a saved result, whose runs are read.

        Raises:
            Refused: when there is none of that name, or it has faults.

        """
        if isinstance(about, Scenario):
            return about
        if not sixteenth.is_saved(about):
            return sixteenth.read(about, allow_code=allow_code)
        saved = sixteenth.reopen(about, allow_code=allow_code)
        self.saved = (*self.saved, saved)
        saved.tell_of_changes(sixteenth.prepare(saved.scenario, **saved.options).recipe)
        return saved.scenario

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
        key = key_of(job)
        if key in self._results:
            self._move_to_end(key)
            self._tell(1, 1)
        else:
            self._give_up_if_stopped()  # nothing is told yet: compiling is not progress
            self._results[key] = self._find(key, job) or self._run_for_all(key, job)
            self._forget()
        self.done += 1
        return self._results[key]

    def run_once(self, job: Job) -> Result:
        """Run a job whose result is read once and not remembered; one that is remembered is not run again.

        Raises:
            Interrupted: when it has been stopped.

        """
        key = key_of(job)
        if self.keeps or self.saved or key in self._results:
            return self.run_job(job)
        self._give_up_if_stopped()
        result = self._run(key, job)
        self.done += 1
        return result

    def run_part(self, job: Job, part: OutputSet) -> Result:
        """Run a job of which a part is read, and keep that alone; where runs are shared or kept it is a run as any.

        Raises:
            Interrupted: when it has been stopped.

        """
        return self.run_job(job) if self.memory is not None else self.run_parts((job,), (part,))[0]

    def run_parts(self, jobs: Sequence[Job], parts: Sequence[OutputSet]) -> tuple[Result, ...]:
        """Run jobs side by side, keep of each what is named with it, and remember nothing: for an answer that is small.

        Raises:
            Interrupted: when it has been stopped.

        """
        if self.knows_runs:
            return tuple(map(self.run_job, jobs))
        self._give_up_if_stopped()
        count = len(jobs)
        tell: Progress = lambda done, total: self._tell(count * done, total)  # noqa: E731 - of all jobs as one
        results = sixteenth.run_parts(jobs, parts, workers=self.workers, progress=tell)
        self.done += count
        return results

    @property
    def knows_runs(self) -> bool:
        """Say whether runs are kept or read by what their recipes say."""
        return self.keeps or bool(self.saved) or self.folder is not None

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made of runs before, by a key that names all that decides it; else make it and remember it.

        It is for what is small, such as a few numbers of each future. What was asked for longest ago is let go.
        """
        if self.memory is not None:
            return self.memory.remember(key, make, self._give_up_if_stopped)
        if key in self._made:
            self._made.move_to_end(key)
            return cast("T", self._made[key])
        found = make()
        self._made[key] = found
        while len(self._made) > MOST_REMEMBERED:
            self._made.popitem(last=False)
        return found

    def remembers(self, key: Hashable) -> bool:
        """Say whether something is remembered by a key."""
        return key in self._made if self.memory is None else self.memory.remembers(key)

    @property
    def results(self) -> tuple[Result, ...]:
        """Return the results that are remembered, in the order in which they were first asked for."""
        return tuple(self._results.values())

    def _find(self, key: str, job: Job) -> Result | None:
        """Return a run that was saved; it is made after all, once, if something of it is read that was not kept."""
        kept = next((found for saved in self.saved if (found := saved.find(job))), None)
        if kept is None:
            return None
        self.read.add(key)
        self._tell(1, 1)
        return kept.answering(job, lambda: self._run(key, job))

    def _run_for_all(self, key: str, job: Job) -> Result:
        """Run a job, or return what another answer's run of it gave, or gives now."""
        if self.memory is None:
            return self._run(key, job)
        with self.memory.alone(key, self._give_up_if_stopped):
            found = self.memory.find(key)
            if found is not None:
                self._tell(1, 1)
                return found
            made = self._run(key, job)
            self.memory.keep(key, made)
            return made

    def _run(self, key: str, job: Job) -> Result:
        for saved in self.saved:
            saved.refuse_others(job)
        folder = self.folder if self.folder is None or not self.made else self.folder / RUNS / key
        self.read.discard(key)
        self.made.add(key)
        result = sixteenth.run(job, workers=self.workers, progress=self._tell, folder=folder)
        return replace(result, monthly=OnDemand(result.monthly, result.monthly.__getitem__)) if self.keeps else result

    def recipe_of(self, scenario: Scenario, keep: OutputSet | None = None, **options: Any) -> Mapping[str, Any]:
        """Return what decides the bits of a run, without running it."""
        return self._job(scenario, keep, options).recipe

    def tell(self, done: int, total: int) -> None:
        """Tell how far other work than a run is, such as draws of a prior.

        Raises:
            Interrupted: when it has been stopped.

        """
        self._tell(done, total)

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

        def made() -> tuple[World, World]:
            return scenario.world, scenario.world.keeping(KEPT, keep)

        if self.memory is not None:
            return scenario.in_world(self.memory.world(place, made))
        if place not in self._worlds:
            self._worlds[place] = made()  # as long as the world is held, no other has its id
        return scenario.in_world(self._worlds[place][1])

    def _move_to_end(self, key: str) -> None:
        if not self.keeps:  # then the first stays the first
            self._results.move_to_end(key)

    def _forget(self) -> None:
        """Let go of the results that were asked for longest ago, until the others fit."""
        while not self.keeps and len(self._results) > 1 and sum(map(size_of, self._results.values())) > self.most_bytes:
            self._results.popitem(last=False)


def key_of(job: Job) -> str:
    """Return what decides the bits of a job's result, as one short text."""
    recipe = {name: part for name, part in job.recipe.items() if name != "scenario_json"}
    return sha256(json.dumps([recipe, repr(job.program.kept)], sort_keys=True, default=str).encode()).hexdigest()
