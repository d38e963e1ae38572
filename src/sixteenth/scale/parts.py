"""Some of what several jobs compute, all of their chunks in one pool: for answers that read little of large results.

Numbers are those of a whole run, to the bit: the same program computes them, and where a future stands among those that
are computed at once changes none of it. So few futures of several jobs are computed at once, where that saves a chunk.
What is not read is not copied, month by month and label by label.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result, made_result
from sixteenth.engine.job import Job, back_end, make_inputs, too_large
from sixteenth.engine.programs.machine import memory
from sixteenth.errors import refuse
from sixteenth.scale.joined import Joined
from sixteenth.scale.local import run_chunks

Progress = Callable[[int, int], None]  # draws done, draws in all
Arrays = dict[str, dict[str, Any]]
MONTHLY = "monthly"


@dataclass(frozen=True)
class Piece:
    """Futures of one job that are computed at once, side by side."""

    at: int  # which job
    first: int
    count: int


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
    chunks, found = chunks_of(jobs), dict[Piece, Arrays]()
    of_all, done = sum(job.options.draws for job in jobs), 0

    def run_one(place: int) -> int:
        found.update((piece, narrowed(whole, parts[piece.at])) for piece, whole in _run(jobs, chunks[place]))
        return place

    def finished(place: int) -> None:
        nonlocal done
        done += sum(piece.count for piece in chunks[place])
        if progress:
            progress(done, of_all)

    run_chunks(range(len(chunks)), run_one, workers, finished)
    in_order = sorted(found, key=lambda piece: (piece.at, piece.first))
    return tuple(_result(job, [found[piece] for piece in in_order if piece.at == at]) for at, job in enumerate(jobs))


def _result(job: Job, chunks: Sequence[Arrays]) -> Result:
    """Return a result of chunks: what is kept month by month is joined where it is read."""
    parts = {
        kind: {name: Joined([chunk[kind][name] for chunk in chunks]) for name in arrays}
        for kind, arrays in chunks[0].items()
    }
    at_once = {kind: {name: each.whole for name, each in parts[kind].items()} for kind in parts if kind != MONTHLY}
    return made_result(job, {**parts, **at_once})


def chunks_of(jobs: Sequence[Job]) -> list[list[Piece]]:
    """Return what is computed at once: chunks of each job, or pieces of several where those are fewer chunks."""
    apart = [
        [Piece(at, first, min(job.options.chunk, job.options.draws - first))]
        for at, job in enumerate(jobs)
        for first in range(0, job.options.draws, job.options.chunk)
    ]
    together = _together(jobs) if len({_shared(job) for job in jobs}) == 1 else apart
    return together if len(together) < len(apart) else apart


def _shared(job: Job) -> tuple[Any, ...]:
    """Return what futures that are computed at once have in common."""
    options, settings = job.options, job.settings
    months = tuple(map(tuple, settings.event_months)), tuple(settings.switch_months)
    return id(job.program), options.seed, options.sampling, options.chunk, options.back_end, months


def _together(jobs: Sequence[Job]) -> list[list[Piece]]:
    """Return the futures of all jobs one after the other, cut where a chunk is full."""
    chunks, room = list[list[Piece]](), 0
    for at, job in enumerate(jobs):
        first = 0
        while first < job.options.draws:
            if not room:
                chunks.append([])
                room = job.options.chunk
            count = min(room, job.options.draws - first)
            chunks[-1].append(Piece(at, first, count))
            first, room = first + count, room - count
    return chunks


def _run(jobs: Sequence[Job], pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Arrays]]:
    """Compute pieces at once, and yield each with its arrays."""
    job, (piece, *others) = jobs[pieces[0].at], pieces
    if not others and piece.first % job.options.chunk == 0:
        yield piece, job.run_chunk(piece.first // job.options.chunk)
        return
    options = job.options
    wanted = sum(each.count for each in pieces)
    room = options.chunk - wanted  # filled with further futures of the last
    numbers = [
        np.arange(each.first, each.first + each.count + (room if each is pieces[-1] else 0), dtype=np.uint32)
        for each in pieces
    ]
    rows = [jobs[each.at].rows(own) for each, own in zip(pieces, numbers, strict=True)]
    inputs = make_inputs(job.program, job.settings, options.seed, np.concatenate(numbers), np.concatenate(rows, axis=1))
    outputs, begin = job.executable(back_end(options.back_end).of_wanted(inputs, wanted)), 0
    for each in pieces:
        own = slice(begin, begin + each.count)
        yield (
            each,
            {part: {name: data[..., own] for name, data in arrays.items()} for part, arrays in outputs.items()},
        )
        begin += each.count


def narrowed(chunk: Mapping[str, Mapping[str, Any]], part: OutputSet) -> Arrays:
    """Return of a chunk what a part names, and how each draw ended."""
    wanted = {"monthly": part.monthly, "closing": part.closing, "ended": tuple(chunk["ended"])}
    return {kind: {name: each for name, each in chunk[kind].items() if name in wanted[kind]} for kind in chunk}
