"""What is tried and what came of it: a mutant of something valid, and the outcome of reading it."""

from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]  # the first and the last line, counted from 1


@dataclass(frozen=True)
class Mutant:
    """Something valid that was spoilt in one place or a few.

    `files` are what differs from the base folder, None for a file that was taken away; the first is the one that was
    spoilt. `words` say what is done with them: the scenario to read, settings, or the words of a command.
    """

    family: str
    operator: str
    files: tuple[tuple[str, bytes | None], ...] = ()
    words: tuple[str, ...] = ()
    lines: Span | None = None  # of the first file, where the change is in one place
    table: Span | None = None  # of the table around it
    named: tuple[str, ...] = ()  # a fault elsewhere is about the change where it says one of these
    is_whole: bool = False  # the change concerns the file as a whole: its first line is a right place
    console: str = "utf-8"  # what the terminal of a command can show
    changes: bool = False  # where it is accepted, something that is assumed has changed


@dataclass(frozen=True)
class Told:
    """One fault as a user reads it."""

    fault: str  # its class
    what: str
    file: str
    line: int
    got: str
    expected: str
    cure: str
    text: str
    told: tuple[str, ...] = ()  # the four lines, as data have them


@dataclass(frozen=True)
class Outcome:
    """What came of a mutant."""

    ended: str  # accepted, refused, usage, ran, raised, died or hung
    faults: tuple[Told, ...] = ()
    said: str = ""  # what was raised and where, or the signal; the words of a command
    output: str = ""
    error_output: str = ""
    code: Any = None
    seconds: float = 0.0  # of processor time, as on a plain machine
    hash: str = ""
    digest: str = ""  # of all numbers that are run
    notes: tuple[str, ...] = ()  # problems that only the process that tried it could see
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """A promise that an outcome breaks; `kind` sorts it among its like, `detail` says it of this one."""

    kind: str
    detail: str
