"""Can a result be kept there? Asked before anything runs, by trying, for permissions alone do not say."""

from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile

from sixteenth.errors import Fault, Place, UnwritableOutput, refuse
from sixteenth.said import said
from sixteenth.scale.paths import FILE, FOLDER, NOTHING, in_words, look_at


def check_file(path: Path) -> None:
    """Refuse a path at which no file can be written.

    Raises:
        Refused: when it is a folder or a device, or its folder can neither be made nor written to.

    """
    refuse(
        [unwritable(path, found, said("a file"), said("give the name of a file"))]
        if (found := _in_the_way(path, FILE))
        else []
    )
    refuse(_tried(path))


def check_folder(path: Path) -> None:
    """Refuse a path at which no folder can be made or written to.

    Raises:
        Refused: when it is a file or a device, or nobody can make or write to it.

    """
    cure = said("give a folder, or a file whose name ends in .nc")
    refuse([unwritable(path, found, said("a folder"), cure)] if (found := _in_the_way(path, FOLDER)) else [])
    refuse(_tried(path))


def unwritable(
    path: Path, got: str, expected: str = said("room to write"), cure: str = said("give another place")
) -> Fault:
    """Say that nothing can be written at a path."""
    return UnwritableOutput(f"'{path}'", Place(str(path)), got, expected, cure)


def _in_the_way(path: Path, wanted: str) -> str | None:
    found = look_at(path)
    return None if found in (wanted, NOTHING) else found


def _tried(path: Path) -> list[Fault]:
    """Write what would be written into the nearest folder that is there, and take it away again."""
    path = path.absolute()
    try:
        if look_at(path) == FOLDER:
            with TemporaryFile(dir=path):
                return []
        nearest = next(folder for folder in path.parents if look_at(folder) != NOTHING)
        with TemporaryDirectory(dir=nearest, prefix=".trying-") as trial:
            wanted = Path(trial) / path.relative_to(nearest)
            wanted.parent.mkdir(parents=True, exist_ok=True)
            wanted.touch()
    except (OSError, ValueError) as error:
        return [
            unwritable(path, in_words(error), said("a place to write to"), said("give a folder that you can write to"))
        ]
    return []
