"""A long run in a folder: chunks are kept as they finish, and the same command goes on where the last one stopped.

The folder holds `recipe.json`, written first; one `.npy` array for each variable, made with all its room on the disk;
`about.json`, which names them; and `done.npy`, with the checksums of the chunks that are in them. A chunk counts as
done only after its numbers are on disk, and is used again only while they have that checksum. Without `done.npy`
nothing counts as done, and the same command makes everything else anew. One run at a time holds the folder.
"""

import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.engine.job import Job
from sixteenth.engine.record import PARTS
from sixteenth.errors import Fault, Place, Refused, WrongOption, refuse
from sixteenth.said import said
from sixteenth.scale.array_file import checksums, make_array, save_array
from sixteenth.scale.kept import ABOUT, DONE, RECIPE, Kept, file_of, read_kept, read_recipe
from sixteenth.scale.local import Progress, run_chunks
from sixteenth.scale.lock import LOCK, held
from sixteenth.scale.paths import FOLDER, NOTHING, in_words, look_at
from sixteenth.scale.target import check_folder, unwritable

KEEP_SECONDS = 2.0  # how much work a crash can cost
FOLLOWING = ("scenario_json", "dimensions", "scrambles")  # differ only where another line of the recipe says why
NO_ROOM = said("free some of it, keep less with `--output-set headline`, or give a folder on another disk")


def run_in_folder(job: Job, folder: Path, workers: int | None = None, progress: Progress | None = None) -> Result:
    """Run what a folder does not hold yet, and return the whole result, its arrays left on disk.

    Raises:
        Refused: when the folder cannot be written, holds something else, another recipe or damaged arrays, or is held
            by another run; or when the disk is full. The chunks that were finished stay.
        Interrupted: when stopped from the keyboard; the chunks that were finished stay.

    """
    check_folder(folder)
    try:
        refuse(_other_files(folder))
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder):
            return _run(job, folder, workers, progress)
    except OSError as error:
        raise Refused([unwritable(folder, in_words(error), said("room to write"), NO_ROOM)]) from error


def load_folder(folder: Path) -> Result:
    """Return the result in a folder, its arrays left on disk.

    Raises:
        Refused: when the folder holds no run, one that is not finished, or one whose numbers have changed.

    """
    kept = read_kept(folder)
    refuse(kept.changed())
    refuse(kept.unfinished())
    return kept.result


def _run(job: Job, folder: Path, workers: int | None, progress: Progress | None) -> Result:
    kept = _open(job, folder)
    keeper = _Keeper(job, kept, progress)

    def run_one(number: int) -> int:
        chunk = job.run_chunk(number)
        fill(kept.result, number * job.options.chunk, chunk)
        keeper.sums[number] = [int(checksums(chunk[part][name], job.options.chunk)[0]) for part, name in kept.arrays]
        return number

    try:
        run_chunks(keeper.missing(), run_one, workers, keeper.finished)
    finally:
        keeper.keep()
    return read_kept(folder).result


def _open(job: Job, folder: Path) -> Kept:
    """Return what is to be filled: what an earlier run of the same recipe left, or something new."""
    if look_at(folder / RECIPE, follow_links=False) == NOTHING:
        _write_json(folder / RECIPE, job.recipe)
    refuse(_other_recipe(job, folder))
    if look_at(folder / DONE, follow_links=False) == NOTHING:
        _begin(job, folder)
    kept = read_kept(folder, mode="r+")
    refuse(kept.changed())
    return kept


def _begin(job: Job, folder: Path) -> None:
    """Make all files of a run anew, `done.npy` last.

    Raises:
        Refused: when there is no room for them; then there are none.

    """
    _remove_arrays(folder)
    first = job.run_chunk(0)
    shapes = empty_result(job, first, allocate=_Planned)
    planned = {(part, name): each for part in PARTS for name, each in getattr(shapes, part).items()}
    refuse(_too_large(folder, planned.values()))
    try:
        for part in PARTS:
            (folder / part).mkdir()
        for (part, name), each in planned.items():
            make_array(file_of(folder, part, name), each.shape, each.dtype)
    except OSError:
        _remove_arrays(folder)
        raise
    types = {part: {name: np.dtype(each.dtype).str for name, each in getattr(shapes, part).items()} for part in PARTS}
    _write_json(folder / ABOUT, Kept.about(shapes, types))
    _write_done(folder, np.zeros((job.chunks, len(planned)), np.uint64))


@dataclass(frozen=True)
class _Planned:
    """An array that is to be made."""

    shape: tuple[int, ...]
    dtype: Any

    @property
    def nbytes(self) -> int:
        return int(np.prod(self.shape, dtype=object)) * np.dtype(self.dtype).itemsize


class _Keeper:
    """Notes which chunks are done, once their numbers are on disk."""

    def __init__(self, job: Job, kept: Kept, progress: Progress | None) -> None:
        self.job, self.kept, self.progress = job, kept, progress
        self.done = kept.done.all(axis=1)
        self.sums = np.array(kept.done)
        self.kept_at = time.monotonic()

    def missing(self) -> list[int]:
        return [int(number) for number in np.flatnonzero(~self.done)]

    def finished(self, number: int) -> None:
        self.done[number] = True
        if time.monotonic() - self.kept_at > KEEP_SECONDS:
            self.keep()
        if self.progress:
            self.progress(
                min(int(self.done.sum()) * self.job.options.chunk, self.job.options.draws), self.job.options.draws
            )

    def keep(self) -> None:
        for array in _arrays(self.kept.result):
            array.flush()
        _write_done(self.kept.folder, np.where(self.done[:, None], self.sums, np.uint64(0)))
        self.kept_at = time.monotonic()


def _arrays(result: Result) -> Iterator[Any]:
    for part in PARTS:
        yield from getattr(result, part).values()


def _write_done(folder: Path, sums: Any) -> None:
    unfinished = folder / f".{DONE}"
    unfinished.unlink(missing_ok=True)
    save_array(unfinished, sums)
    _move(unfinished, folder / DONE)


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    unfinished = path.with_name(f".{path.name}")
    unfinished.unlink(missing_ok=True)
    unfinished.write_text(json.dumps(data, indent=1), encoding="utf-8")
    _move(unfinished, path)


def _move(unfinished: Path, path: Path) -> None:
    """Put a file that is on disk under its name, in one step."""
    with unfinished.open("r+b") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)


def _remove_arrays(folder: Path) -> None:
    for part in PARTS:
        found = folder / part
        if look_at(found, follow_links=False) == FOLDER:
            shutil.rmtree(found)
        else:
            found.unlink(missing_ok=True)


def _too_large(folder: Path, planned: Iterable[_Planned]) -> Iterator[Fault]:
    """Find that a run will not fit on the disk, before any of it is there."""
    needed, free = sum(each.nbytes for each in planned), shutil.disk_usage(folder).free
    if needed > free:
        yield unwritable(
            folder,
            said("{free:,.1f} MB free", free=free / 1e6),
            said("room for {needed:,.1f} MB", needed=needed / 1e6),
            NO_ROOM,
        )


def _other_files(folder: Path) -> Iterator[Fault]:
    """Find files that no run left there; one that was killed may have left its lock, and a recipe half written."""
    own = {LOCK, f".{RECIPE}"}
    found = sorted(each.name for each in folder.iterdir()) if look_at(folder) == FOLDER else []
    if RECIPE not in found and not own.issuperset(found):
        others = ", ".join(name for name in found if name not in own)
        got, cure = said("other files ({others})", others=others[:80]), said("give a new folder")
        yield WrongOption(said("the folder of the run"), Place(str(folder)), got, said("an empty folder"), cure)


def _other_recipe(job: Job, folder: Path) -> Iterator[WrongOption]:
    """Find what differs between a folder's run and this one: bits would not be of one kind."""
    kept, own = read_recipe(folder), json.loads(json.dumps(job.recipe))
    for key in sorted({*kept, *own}):
        if kept.get(key) != own.get(key) and key not in FOLLOWING:
            cure = said("give another folder, or the options of the run in this one")
            got, expected = (
                said("nothing") if each in (None, "") else str(each) for each in (own.get(key), kept.get(key))
            )
            yield WrongOption(said("'{key}' of the run", key=key), Place(str(folder / RECIPE)), got, expected, cure)
