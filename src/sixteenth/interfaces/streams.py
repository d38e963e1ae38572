"""Standard output and error as they are found: another alphabet, closed, full, or read no further."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from sixteenth.errors import Fault, Place, RefusedBySystem
from sixteenth.said import said

OUTPUT = Place(said("standard output"))


def make_streams_writable() -> None:
    """Let letters that the console's alphabet lacks be written as escapes, and errors go nowhere where they cannot."""
    if sys.stderr is None:  # closed: what is meant for it must not go elsewhere
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def takes_letters() -> bool:
    """Say whether standard output takes every letter as it is."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def closed_output() -> list[Fault]:
    """Find a standard output that was closed before the program began."""
    cure = said("let it go to a file, or to /dev/null")
    return (
        []
        if sys.stdout is not None
        else [RefusedBySystem(said("the answer"), OUTPUT, said("a closed output"), said("one"), cure)]
    )


def refused_by_system(error: OSError) -> Fault:
    """Tell what the system said when something was read or written."""
    file = error.filename if isinstance(error.filename, str) else None
    got = error.strerror or type(error).__name__
    expected, cure = (
        said("a place to read or write"),
        said("see that it is there, has room and is yours, and run the command again"),
    )
    return RefusedBySystem(
        f"'{file}'" if file else said("the answer"), Place(file) if file else OUTPUT, got, expected, cure
    )


def silence_output() -> None:
    """Write what is left in the buffer of standard output nowhere, so that the end of the process is quiet."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def silence_output_if_full() -> None:
    """Write what is left in the buffer; where that cannot be, nowhere."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        silence_output()
