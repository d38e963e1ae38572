"""The headline numbers of the changelog: its newest tables are filled from the command that each of them names.

A line that ends in "`COMMAND`:" says where the rows below it come from; COMMAND prints JSON. A row is
`| what | number unit | `path` |`, the path being the keys that lead to the number, of a list the place or an item's own
key: `tables.labs.rows.0.2`. Tables of older releases stay.
"""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sixteenth.answers.numbers import billions, percent, signed_billions

RELEASE = re.compile(r"^## ", re.MULTILINE)
COMMAND = re.compile(r"`(?P<command>sixteenth [^`]+)`:$")
ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<number>\S+) (?P<unit>bn USD|bn|x|%|of 100) \| `(?P<path>[^`]+)` \|$")
WRITE: Mapping[str, Callable[[float], str]] = {
    "bn USD": billions,  # to the cent, where a number is exact
    "bn": lambda usd: signed_billions(usd, decimals=0),
    "x": lambda multiple: f"{multiple:.2f}",
    "%": lambda share: percent(share, 1).removesuffix(" %"),
    "of 100": lambda count: f"{count:.0f}",
}


def renew(changelog: str) -> str:
    """Return the changelog with the numbers of its newest release as the commands give them now."""
    before, newest, *older = RELEASE.split(changelog, maxsplit=2)
    lines = "\n".join(renewed(newest.split("\n")))
    return "## ".join((before, lines, *older))


def renewed(lines: list[str]) -> Iterator[str]:
    """Give the lines of a release, each row with its number of today.

    Raises:
        ValueError: where a row cannot be read, or no command stands above it.

    """
    command = ""
    for line in lines:
        named, row = COMMAND.search(line), ROW.match(line)
        command = named["command"] if named else command
        if line.startswith("| ") and "`" in line and not (row and command):
            message = f"this row cannot be filled: {line}"
            raise ValueError(message)
        yield fill(row, answer(command)) if row else line


def fill(row: re.Match[str], data: Any) -> str:
    """Write a row with the number that stands at its path."""
    return f"| {row['what']} | {WRITE[row['unit']](follow(data, row['path']))} {row['unit']} | `{row['path']}` |"


def follow(data: Any, path: str) -> float:
    """Return the number to which the keys of a path lead."""
    for part in path.split("."):
        if isinstance(data, list) and not part.isdigit():
            data = next(item for item in data if item["key"] == part)
        else:
            data = data[int(part) if part.isdigit() else part]
    return float(data)


@cache
def answer(command: str) -> Any:
    """Run a command that prints JSON, once."""
    name, *options = shlex.split(command)
    program = str(Path(sys.executable).with_name(name))
    told = subprocess.run([program, *options], capture_output=True, text=True, check=True)  # noqa: S603 - of our own pages
    return json.loads(told.stdout)
