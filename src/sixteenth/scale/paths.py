"""What stands at a path that somebody gave: looked at before it is opened, for a pipe would wait for ever."""

import stat
from pathlib import Path
from typing import Any

from sixteenth.engine.record import read_json
from sixteenth.said import Said, message_of, said

FILE, FOLDER, NOTHING = said("a file"), said("a folder"), said("no such file")
OTHERS = (
    (stat.S_ISFIFO, said("a pipe")),
    (stat.S_ISSOCK, said("a socket")),
    (stat.S_ISLNK, said("a link to elsewhere")),
)
MOST_BYTES = 256 * 2**20  # of a text that is read whole; the largest recipes are a hundred times smaller


def look_at(path: Path, *, follow_links: bool = True) -> str:
    """Say what stands at a path: FILE, FOLDER, NOTHING, or in words what else, or why nobody can look."""
    try:
        mode = path.stat(follow_symlinks=follow_links).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return NOTHING
    except ValueError:  # which each version of Python tells in other words
        return said("embedded null byte")
    except OSError as error:  # a name that is too long
        return in_words(error)
    if stat.S_ISREG(mode):
        return FILE
    return FOLDER if stat.S_ISDIR(mode) else next((word for is_it, word in OTHERS if is_it(mode)), said("a device"))


def read_json_file(path: Path) -> Any:
    """Read a JSON file of unknown origin.

    Raises:
        OSError: when nobody can read it.
        ValueError: when it is no file of its own, is too large, or is no JSON.

    """
    found = look_at(path, follow_links=False)
    if found != FILE:
        raise ValueError(found)
    if path.stat().st_size > MOST_BYTES:
        message = said(
            "{st_size:,} bytes, more than {most_bytes:,}", st_size=path.stat().st_size, most_bytes=MOST_BYTES
        )
        raise ValueError(message)
    return read_json(path.read_text(encoding="utf-8"))


def in_words(error: Exception) -> str:
    """Tell an error in one line, without the path, which is told beside it."""
    told = (error.strerror if isinstance(error, OSError) else None) or message_of(error) or type(error).__name__
    return told if isinstance(told, Said) else " ".join(told.split())
