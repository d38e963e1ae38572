"""One run at a time in a folder. The system itself lets go of a lock when its process ends, however it ends."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sixteenth.errors import Place, Refused, WrongOption
from sixteenth.said import said

LOCK = ".lock"


@contextmanager
def held(folder: Path) -> Generator[None]:
    """Hold a folder for this run alone.

    Raises:
        Refused: when another run holds it.
        OSError: when the file of the lock cannot be written.

    """
    careful = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # neither through a link nor into a pipe
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | careful)
    try:
        _take(handle, folder)
        yield
    finally:
        os.close(handle)  # which lets go


def _take(handle: int, folder: Path) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - of that system alone

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - of the other systems alone

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        got, cure = (
            said("another run that is going on in it"),
            said("wait until that run has ended, or give another folder"),
        )
        told = WrongOption(
            said("the folder of the run"), Place(str(folder)), got, said("a folder for this run alone"), cure
        )
        raise Refused([told]) from error
