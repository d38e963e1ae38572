"""A long run in a folder: chunks are kept as they finish, and the same command goes on where the last one stopped.

The folder holds `recipe.json`, one `.npy` array for each variable, and `done.npy`, which says which chunks are in them.
A chunk counts as done only after its numbers are on disk.
"""

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import open_memmap

from sixteenth.engine.history import Result, Variable, empty_result, fill
from sixteenth.engine.job import Job
from sixteenth.errors import Place, Refused, UnreadableFile, WrongOption, refuse
from sixteenth.scale.local import Progress, run_chunks

RECIPE, DONE, ABOUT = "recipe.json", "done.npy", "about.json"
KEEP_SECONDS = 2.0  # how much work a crash can cost
PARTS = ("monthly", "closing", "ended")
FOLLOWING = ("scenario_json", "dimensions", "scrambles")  # differ only where another line of the recipe says why


def run_in_folder(job: Job, folder: Path, workers: int | None = None, progress: Progress | None = None) -> Result:
    """Run what a folder does not hold yet, and return the whole result, its arrays left on disk.

    Raises:
        Refused: when the folder holds a run with another recipe.
        Interrupted: when stopped from the keyboard; the chunks that were finished stay.

    """
    result = open_folder(job, folder)
    keeper = _Keeper(job, folder, result, progress)

    def run_one(number: int) -> int:
        fill(result, number * job.options.chunk, job.run_chunk(number))
        return number

    try:
        run_chunks(keeper.missing(), run_one, workers, keeper.finished)
    finally:
        keeper.keep()
    return load_folder(folder)


def open_folder(job: Job, folder: Path) -> Result:
    """Return the result to fill: that of an earlier run of the same recipe, or a new one.

    Raises:
        Refused: when the folder holds something else.

    """
    if (folder / RECIPE).is_file():
        refuse(_other_recipe(job, folder))
        return load_folder(folder, mode="r+")
    if folder.exists() and any(folder.iterdir()):
        cure = "give a new folder"
        refuse([WrongOption("the folder of the run", Place(str(folder)), "other files", "an empty folder", cure)])
    folder.mkdir(parents=True, exist_ok=True)
    first = job.run_chunk(0)
    for part in PARTS:
        (folder / part).mkdir(exist_ok=True)
    arrays = {
        part: {name: _new_array(folder, part, name, data, job) for name, data in kept.items()}
        for part, kept in first.items()
    }
    shapes = empty_result(job, first, allocate=lambda *_: None)
    _write_json(
        folder / ABOUT, {"labels": shapes.labels, "variables": {n: vars(v) for n, v in shapes.variables.items()}}
    )
    np.save(folder / DONE, np.zeros(job.chunks, bool))
    _write_json(folder / RECIPE, shapes.recipe)
    return Result(**arrays, variables=shapes.variables, labels=shapes.labels, recipe=shapes.recipe)


def load_folder(folder: Path, mode: Any = "r") -> Result:
    """Return the result in a folder, its arrays left on disk.

    Raises:
        Refused: when the folder holds no run.

    """
    try:
        recipe = json.loads((folder / RECIPE).read_text(encoding="utf-8"))
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        arrays = {
            part: {path.stem: np.load(path, mmap_mode=mode) for path in sorted((folder / part).glob("*.npy"))}
            for part in PARTS
        }
        variables = {name: Variable(tuple(each["axes"]), each["unit"]) for name, each in about["variables"].items()}
        labels = {axis: tuple(names) for axis, names in about["labels"].items()}
    except (OSError, EOFError, ValueError, KeyError) as error:
        got, cure = f"{type(error).__name__}: {error}", "give the folder that `sixteenth run --out` wrote"
        raise Refused([UnreadableFile(f"'{folder}'", Place(str(folder)), got, "a run", cure)]) from error
    return Result(**arrays, variables=variables, labels=labels, recipe=recipe)


class _Keeper:
    """Notes which chunks are done, once their numbers are on disk."""

    def __init__(self, job: Job, folder: Path, result: Result, progress: Progress | None) -> None:
        self.job, self.folder, self.result, self.progress = job, folder, result, progress
        self.done = np.load(folder / DONE)
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
        for array in _arrays(self.result):
            array.flush()
        unfinished = self.folder / f".{DONE}"
        with unfinished.open("wb") as file:
            np.save(file, self.done)
        unfinished.replace(self.folder / DONE)
        self.kept_at = time.monotonic()


def _arrays(result: Result) -> Iterator[Any]:
    for part in PARTS:
        yield from getattr(result, part).values()


def _new_array(folder: Path, part: str, name: str, data: Any, job: Job) -> Any:
    shape = (*data.shape[:-1], job.options.draws)
    return open_memmap(folder / part / f"{name}.npy", mode="w+", dtype=data.dtype, shape=shape)


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    unfinished = path.with_name(f".{path.name}")
    unfinished.write_text(json.dumps(data, indent=1), encoding="utf-8")
    unfinished.replace(path)


def _other_recipe(job: Job, folder: Path) -> Iterator[WrongOption]:
    """Find what differs between a folder's run and this one: bits would not be of one kind."""
    kept, own = json.loads((folder / RECIPE).read_text(encoding="utf-8")), json.loads(json.dumps(job.recipe))
    for key in sorted({*kept, *own}):
        if kept.get(key) != own.get(key) and key not in FOLLOWING:
            cure = "give another folder, or the options of the run in this one"
            yield WrongOption(
                f"'{key}' of the run", Place(str(folder / RECIPE)), str(own.get(key)), str(kept.get(key)), cure
            )
