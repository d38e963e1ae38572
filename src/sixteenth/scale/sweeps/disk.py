"""Files that are there whole or not at all, whatever happens while they are written."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sixteenth.errors import Refused
from sixteenth.said import said
from sixteenth.scale.paths import in_words
from sixteenth.scale.target import unwritable

UNFINISHED = ".unfinished-"


def write(place: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens meanwhile.

    Raises:
        OSError: when it cannot be written.

    """
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{UNFINISHED}{place.name}")
    try:
        unfinished.write_bytes(data)
        move(unfinished, place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def move(unfinished: Path, place: Path) -> None:
    """Move a file to its place once it is on the disk, and see that the move is, too."""
    settle(unfinished)
    unfinished.replace(place)
    settle(place.parent)


def settle(place: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def telling_of(place: Path) -> Generator[None]:
    """Tell what the system refuses as a fault.

    Raises:
        Refused: in place of the system's own error.

    """
    try:
        yield
    except OSError as error:
        cure = said("free some room, or give another folder; what is kept stays, and the same command goes on")
        raise Refused((unwritable(place, in_words(error), cure=cure),)) from error
