"""A sweep at work: what is kept is passed over, the rest is made, here in threads or on other machines, and kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from sixteenth.errors import refuse
from sixteenth.scale.local import Progress, run_chunks
from sixteenth.scale.lock import held
from sixteenth.scale.sweeps.keeping import Keeping
from sixteenth.scale.sweeps.making import Made, Order, make_part, wrong_options
from sixteenth.scale.sweeps.points import Part, Sweep
from sixteenth.scale.sweeps.tables import Measure
from sixteenth.scale.target import check_folder
from sixteenth.scenarios.assemble import Scenario
from sixteenth.stopping import stop_if_asked

Task: TypeAlias = tuple[Scenario, Part]


class Workers(Protocol):
    """Makes parts, some at a time, and hands each over as it comes."""

    def make(self, tasks: Iterator[Task], order: Order, made: Callable[[Made], None]) -> None:
        """Make every part.

        Raises:
            Refused: when those who make them cannot be reached.
            Interrupted: when stopped; what was handed over is kept.

        """
        ...


@dataclass(frozen=True)
class Threads:
    """Threads of this machine; none is one for each core."""

    count: int | None = None

    def make(self, tasks: Iterator[Task], order: Order, made: Callable[[Made], None]) -> None:
        """Make every part, in so many threads."""
        run_chunks(tasks, lambda task: make_part(*task, order), self.count, made)


@dataclass
class Done:
    """What a sweep has come to, in points and in futures."""

    points: int
    futures: int  # of all points together
    computed: int = 0
    kept: int = 0  # that were there before
    refused: int = 0  # of points whose settings cannot be

    @property
    def so_far(self) -> int:
        """Return the futures that need no more work."""
        return self.computed + self.kept + self.refused


def run_sweep(sweep: Sweep, folder: Path, measure: Measure, workers: Workers, progress: Progress | None = None) -> Done:
    """Make what a folder does not hold yet of a sweep, and keep it there part by part.

    Raises:
        Refused: when the folder is in use or cannot be written, or the workers cannot be reached.
        Interrupted: when stopped; the same sweep goes on from there.

    """
    file = sweep.plan.file
    refuse([*sweep.wrong_names(), *(fault for job in sweep.jobs for fault in wrong_options(job, file))])
    check_folder(folder)
    keeping, done = Keeping(folder), Done(sweep.size, sweep.size * sweep.draws)
    refuse(keeping.foreign())
    folder.mkdir(parents=True, exist_ok=True)
    order = Order(sweep.plan.options, frozenset(file.axes), tuple(file.paths), measure)

    def tell() -> None:
        if progress:
            progress(done.so_far, done.futures)

    def keep(made: Made) -> None:
        keeping.keep(made, sweep.draws)
        if made.faults:
            done.refused += made.part.draws
        else:
            done.computed += made.part.draws
        tell()

    with held(folder):
        keeping.tidy()
        keeping.write_plan(sweep.plan, sweep.points())
        workers.make(_lacking(sweep, keeping, order, done), order, keep)
        tell()
    return done


def _lacking(sweep: Sweep, keeping: Keeping, order: Order, done: Done) -> Iterator[Task]:
    """Yield what is to be made, and count what needs not be."""
    asked = set[str]()  # points that a plan names twice are made once
    for point in sweep.points():
        if keeping.is_refused(point):
            done.refused += sweep.draws
            continue
        is_again = point.key in asked
        asked.add(point.key)
        for part in sweep.parts(point):
            stop_if_asked()
            if is_again or keeping.is_done(part, order):
                done.kept += part.draws
            else:
                yield sweep.scenario_of(point), part
