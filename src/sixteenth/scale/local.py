"""Chunks in threads of one machine: XLA lets go of Python's lock, so two threads use two cores."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.engine.job import Job
from sixteenth.errors import Interrupted

Progress = Callable[[int, int], None]  # draws done, draws in all
POLL_SECONDS = 0.1  # how soon an interrupt from the keyboard is noticed


def run_here(job: Job, workers: int | None = None, progress: Progress | None = None) -> Result:
    """Run every chunk of a job and return the result; the number of workers changes no bit.

    Raises:
        Interrupted: when stopped from the keyboard.

    """
    first = job.run_chunk(0)
    result = empty_result(job, first)
    fill(result, 0, first)

    def run_one(number: int) -> int:
        fill(result, number * job.options.chunk, job.run_chunk(number))
        return number

    run_chunks(range(1, job.chunks), run_one, workers, _counting(job, progress))
    return result


def run_chunks(
    numbers: Iterable[int], run_one: Callable[[int], int], workers: int | None, finished: Callable[[int], None]
) -> None:
    """Run chunks in threads and tell `finished` of each; on an interrupt what has not begun is dropped.

    Raises:
        Interrupted: when stopped from the keyboard; chunks that had begun are finished first.

    """
    pool = ThreadPoolExecutor(workers or os.cpu_count() or 1)
    try:
        waiting: set[Future[int]] = {pool.submit(run_one, number) for number in numbers}
        while waiting:
            done, waiting = wait(waiting, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
            for future in done:
                finished(future.result())
    except KeyboardInterrupt as stop:
        message = "stopped from the keyboard"
        raise Interrupted(message) from stop
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _counting(job: Job, progress: Progress | None) -> Callable[[int], None]:
    done = min(job.options.chunk, job.options.draws)

    def finished(_number: int) -> None:
        nonlocal done
        done = min(done + job.options.chunk, job.options.draws)
        if progress:
            progress(done, job.options.draws)

    return finished


