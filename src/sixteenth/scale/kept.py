"""What a run has left in a folder, read back: every file is looked at before its numbers are used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sixteenth.engine.history import Result
from sixteenth.engine.record import PARTS, Part, Record, in_one_line, kept_of, read_record, units_of
from sixteenth.errors import Fault, Place, Refused, UnreadableFile, refuse
from sixteenth.said import said
from sixteenth.scale.array_file import checksums, open_array
from sixteenth.scale.paths import NOTHING, in_words, look_at, read_json_file

RECIPE, DONE, ABOUT = "recipe.json", "done.npy", "about.json"
NumberType = Annotated[str, Field(pattern=r"^[<|][biuf][1248]$")]


class _About(BaseModel):
    """Labels of each axis, axes and unit of each variable, the type of each array, and what the world was made of."""

    model_config = ConfigDict(strict=True, extra="forbid")

    labels: dict[str, Any]
    units: dict[str, Any]
    arrays: dict[Part, dict[str, NumberType]]
    made_of: Any = None


@dataclass(frozen=True)
class Kept:
    """The files of a run: its result, and the checksum of each chunk and array that is done, 0 for the others."""

    folder: Path
    result: Result
    done: Any  # [chunks, arrays]

    @property
    def arrays(self) -> tuple[tuple[str, str], ...]:
        """Return part and name of each array, in the order of `done`."""
        return tuple((part, name) for part in PARTS for name in getattr(self.result, part))

    @staticmethod
    def about(result: Result, types: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """Return what `about.json` says of a result with arrays of such types."""
        told = {"labels": result.labels, "units": units_of(result.variables), "arrays": types}
        return told | kept_of(result.made_of)

    def changed(self) -> Iterator[Fault]:
        """Find arrays whose numbers are not those that were kept."""
        done, chunk = self.done.all(axis=1), self.result.recipe["chunk"]
        for at, (part, name) in enumerate(self.arrays):
            sums = checksums(getattr(self.result, part)[name], chunk) if done.any() else self.done[:, at]
            count = int((done & (sums != self.done[:, at])).sum())
            if count:
                got = said(
                    "other numbers than were kept, in {count} of {number} chunks", count=count, number=int(done.sum())
                )
                yield damaged(self.folder, file_of(self.folder, part, name), got, said("the numbers that the run kept"))

    def unfinished(self) -> Iterator[Fault]:
        """Find that chunks are missing: numbers that the run would change are not its result."""
        done = self.done.all(axis=1)
        if not (done.size and done.all()):
            recipe = self.result.recipe
            got = said(
                "a run that was stopped: {number} of {part} chunks are done",
                number=int(done.sum()),
                part=-(-recipe["draws"] // recipe["chunk"]),
            )
            cure = said("give the command of the run again, with this folder: it goes on where it stopped")
            yield UnreadableFile(f"'{self.folder}'", Place(str(self.folder)), got, said("a finished run"), cure)


def read_kept(folder: Path, mode: Any = "r") -> Kept:
    """Open the files of a run, its arrays left on disk; numbers are not read.

    Raises:
        Refused: when the folder holds no run, or files that are missing, cut off or of another kind.

    """
    recipe = read_recipe(folder)
    about, record = _read_about(folder, recipe)
    faults: list[Fault] = []
    arrays = {
        part: {name: _open(folder, record, part, name, kind, mode, faults) for name, kind in arrays.items()}
        for part, arrays in sorted(about.arrays.items(), key=lambda each: PARTS.index(each[0]))
    }
    chunks, count = -(-recipe["draws"] // recipe["chunk"]), sum(map(len, arrays.values()))
    done = _open_done(folder, (chunks, count), faults)
    refuse(faults)
    result = Result(**arrays, variables=record.variables, labels=record.labels, recipe=recipe, made_of=record.made_of)
    return Kept(folder, result, done)


def read_recipe(folder: Path) -> Mapping[str, Any]:
    """Read the recipe of the run in a folder.

    Raises:
        Refused: when there is none, or it is damaged.

    """
    path = folder / RECIPE
    if look_at(path) == NOTHING:
        cure = said("give the folder that `sixteenth run --out` wrote")
        raise Refused(
            [UnreadableFile(f"'{folder}'", Place(str(folder)), said("no {recipe}", recipe=RECIPE), said("a run"), cure)]
        )
    try:
        return read_record(read_json_file(path), {}, {"not_finite": [[], "Flag"]}).recipe
    except (OSError, ValueError) as error:
        cure = said("give another folder and run anew")
        raise Refused(
            [UnreadableFile(f"'{path}'", Place(str(path)), in_words(error), said("a recipe"), cure)]
        ) from error


def file_of(folder: Path, part: str, name: str) -> Path:
    """Return where an array is; its name is a Python name, so that it stays in the folder."""
    return folder / part / f"{name}.npy"


def damaged(folder: Path, path: Path, got: str, expected: str) -> Fault:
    """Say that a file of a run is damaged, and how to run what it held again."""
    cure = said("remove '{file}' and give the command of the run again: it runs all of it anew", file=folder / DONE)
    return UnreadableFile(f"'{path}'", Place(str(path)), got, expected, cure)


def _read_about(folder: Path, recipe: Mapping[str, Any]) -> tuple[_About, Record]:
    path = folder / ABOUT
    try:
        about = _About.model_validate(read_json_file(path))
        record = read_record(recipe, about.labels, about.units, about.made_of)
    except ValidationError as error:
        raise Refused([damaged(folder, path, in_one_line(error), said("what the run wrote"))]) from error
    except (OSError, ValueError) as error:
        raise Refused([damaged(folder, path, in_words(error), said("what the run wrote"))]) from error
    strangers = [name for arrays in about.arrays.values() for name in arrays if name not in record.variables]
    lacking = [
        *(part for part in PARTS if part not in about.arrays),
        *({*record.endings} - {*about.arrays.get("ended", {})}),
    ]
    if strangers or lacking:
        got = said("arrays of no variable or none of '{strangers}'", strangers=(strangers or lacking)[0][:40])
        raise Refused([damaged(folder, path, got, said("what the run wrote"))])
    return about, record


def _open(folder: Path, record: Record, part: str, name: str, kind: str, mode: Any, faults: list[Fault]) -> Any:
    path = file_of(folder, part, name)
    try:
        return open_array(path, record.shape(part, name), kind, mode)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and mode != "r" and not isinstance(error, FileNotFoundError):
            raise  # no room, or no right to write
        faults.append(damaged(folder, path, in_words(error), said("the array that the run made")))
    return None


def _open_done(folder: Path, shape: tuple[int, ...], faults: list[Fault]) -> Any:
    """Return checksums in memory; no row of a run that was killed before it could note any."""
    path = folder / DONE
    if look_at(path, follow_links=False) == NOTHING:
        return np.zeros((0, shape[1]), np.uint64)
    try:
        return np.array(open_array(path, shape, np.uint64))
    except (OSError, ValueError) as error:
        faults.append(damaged(folder, path, in_words(error), said("the list of chunks that are done")))
    return None
