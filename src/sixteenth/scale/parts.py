"""Some of what several jobs compute, all of their chunks in one pool: for answers that read little of large results.

Numbers are those of a whole run, to the bit: the same program computes them. What is not read is not copied.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.engine.job import Job, too_large
from sixteenth.engine.programs.machine import memory
from sixteenth.errors import refuse
from sixteenth.scale.local import one_block, run_chunks

Progress = Callable[[int, int], None]  # draws done, draws in all


def run_parts(
    jobs: Sequence[Job], parts: Sequence[OutputSet], workers: int | None = None, progress: Progress | None = None
) -> tuple[Result, ...]:
    """Run jobs, and keep of each the part that is named with it; what a job does not keep is left out.

    Raises:
        Refused: when no such number of workers can be, or a whole result would not fit into memory.
        Interrupted: when stopped from the keyboard.

    """
    refuse(fault for job in jobs for fault in too_large(job, memory()))
    for job in jobs:
        _ = job.executable  # compiled before any thread asks for it
    results: dict[int, Result] = {}
    chunks = [(at, number) for at, job in enumerate(jobs) for number in range(job.chunks)]
    making, of_all = Lock(), sum(job.options.draws for job in jobs)
    done = 0

    def run_one(place: int) -> int:
        at, number = chunks[place]
        job, chunk = jobs[at], narrowed(jobs[at].run_chunk(number), parts[at])
        with making:  # the first chunk of a job to finish says how large its result is
            if at not in results:
                results[at] = empty_result(job, chunk, allocate=one_block(job, chunk))
        fill(results[at], number * job.options.chunk, chunk)
        return place

    def finished(place: int) -> None:
        nonlocal done
        at, number = chunks[place]
        options = jobs[at].options
        done += min(options.chunk, options.draws - number * options.chunk)
        if progress:
            progress(done, of_all)

    run_chunks(range(len(chunks)), run_one, workers, finished)
    return tuple(results[at] for at in range(len(jobs)))


def narrowed(chunk: dict[str, dict[str, Any]], part: OutputSet) -> dict[str, dict[str, Any]]:
    """Return of a chunk what a part names, and how each draw ended."""
    wanted = {"monthly": part.monthly, "closing": part.closing, "ended": tuple(chunk["ended"])}
    return {kind: {name: each for name, each in chunk[kind].items() if name in wanted[kind]} for kind in chunk}
