"""Chunks in threads of one machine: XLA lets go of Python's lock, so two threads use two cores."""

import math
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from threading import Lock, current_thread, main_thread
from typing import Any, TypeVar

import numpy as np

from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.engine.job import Job, too_large, wrong_number
from sixteenth.engine.programs.machine import memory
from sixteenth.errors import Fault, Interrupted, refuse
from sixteenth.stopping import WORDS, stop_if_asked

Progress = Callable[[int, int], None]  # draws done, draws in all
Task = TypeVar("Task")
Made = TypeVar("Made")
QUEUED = 4  # chunks in the queue for each thread: enough to keep it busy, few enough to wait for
CACHE_LINE = 64  # bytes
POLL_SECONDS = 0.1  # how soon an interrupt from the keyboard is noticed


def run_here(job: Job, workers: int | None = None, progress: Progress | None = None) -> Result:
    """Run every chunk of a job and return the result; the number of workers changes no bit.

    Raises:
        Refused: when no such number of workers can be, or the result would not fit into memory.
        Interrupted: when stopped from the keyboard.

    """
    refuse([*wrong_workers(workers), *too_large(job, memory())])
    results: list[Result] = []
    making = Lock()
    _ = job.executable  # compiled before any thread asks for it

    def run_one(number: int) -> int:
        chunk = job.run_chunk(number)
        with making:  # the first chunk to finish says how large the result is
            if not results:
                results.append(empty_result(job, chunk, allocate=one_block(job, chunk)))
        fill(results[0], number * job.options.chunk, chunk)
        return number

    run_chunks(range(job.chunks), run_one, workers, _counting(job, progress))
    return results[0]


def wrong_workers(workers: int | None) -> Iterable[Fault]:
    """Find a number of threads that cannot be; None is one for each core."""
    return () if workers is None else wrong_number("workers", workers)


def run_chunks(
    tasks: Iterable[Task], run_one: Callable[[Task], Made], workers: int | None, finished: Callable[[Made], None]
) -> None:
    """Run chunks, or other tasks, in threads and tell `finished` what each made; an interrupt drops what has not begun.

    One worker that is asked for in a thread is that thread: starting another takes time where many are at work.

    Raises:
        Refused: when no such number of workers can be.
        Interrupted: when stopped from the keyboard; chunks that had begun are finished first.

    """
    refuse(wrong_workers(workers))
    count = workers or os.cpu_count() or 1
    if count == 1 and current_thread() is not main_thread():  # which no keyboard interrupts
        for task in tasks:
            stop_if_asked()
            finished(run_one(task))
        return
    pool, left = ThreadPoolExecutor(count), iter(tasks)
    try:
        waiting: set[Future[Made]] = {pool.submit(run_one, task) for task in islice(left, QUEUED * count)}
        while waiting:
            done, waiting = wait(waiting, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
            stop_if_asked()
            waiting |= {pool.submit(run_one, task) for task in islice(left, len(done))}
            for future in done:
                finished(future.result())
    except KeyboardInterrupt as stop:
        raise Interrupted(WORDS) from stop
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def one_block(job: Job, chunk: Mapping[str, Mapping[str, Any]]) -> Callable[[tuple[int, ...], Any], Any]:
    """Return what allocates the arrays of a result side by side in one block.

    The system hands out a large block in large pages; arrays by themselves would cost a fault for each 4 kB, which is
    more time than filling them.
    """
    arrays = [data for part in chunk.values() for data in part.values()]
    sizes = [_padded(data.nbytes // data.shape[-1] * job.options.draws) for data in arrays]
    block, at = np.empty(sum(sizes), np.uint8), 0

    def allocate(shape: tuple[int, ...], dtype: Any) -> Any:
        nonlocal at
        size = math.prod(shape) * np.dtype(dtype).itemsize
        own = block[at : at + size].view(dtype).reshape(shape)
        at += _padded(size)
        return own

    return allocate


def _padded(size: int) -> int:
    """Return a number of bytes that ends at a cache line."""
    return -(-size // CACHE_LINE) * CACHE_LINE


def _counting(job: Job, progress: Progress | None) -> Callable[[int], None]:
    done = 0

    def finished(_number: int) -> None:
        nonlocal done
        done = min(done + job.options.chunk, job.options.draws)
        if progress:
            progress(done, job.options.draws)

    return finished
