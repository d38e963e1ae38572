"""The package's own source, which decides together with a world what its program is.

A program that is kept from one process to the next is found again by what decides it. Of a world that is wholly of this
package those are its files. What a user's own equations import cannot be told without running it, so such a world's
programs are traced every time.
"""

import sys
import time
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from sixteenth.engine.compose import World
from sixteenth.engine.equation import rules_of
from sixteenth.errors import PACKAGE

HERE = PACKAGE / "sixteenth"
DECIDING = ("arrays.py", "units.py", "engine", "world")  # equations, and all that makes a program of them
UNITS, EQUATIONS = "sixteenth.units", "sixteenth.world."
_began = time.time()  # before any equation is imported, for that takes the modules that import this one


@cache
def source_hash() -> str | None:
    """Return a hash of the files that decide programs; none where what runs may have been read from others.

    That is where they cannot be read, and where one was written after this process began to import them.
    """
    digest = sha256()
    try:
        for file in _files():
            if file.stat().st_mtime > _began:
                return None
            digest.update(f"{file.relative_to(HERE)}\0".encode() + file.read_bytes() + b"\0")
    except OSError:
        return None
    return digest.hexdigest()


def _files() -> list[Path]:
    places = [HERE / name for name in DECIDING]
    return sorted(file for place in places for file in (place.rglob("*.py") if place.is_dir() else (place,)))


def is_of_package(world: World) -> bool:
    """Say whether a world has no equation, unit or axis but those that lie in this package's files."""
    rules = [rule for equation in world.equations.values() for rule in rules_of(equation)]
    kinds = [*world.kinds.values(), *(kind for rule in rules for kind in rule.inputs.values())]
    types = {each.__module__ for kind in kinds for each in (kind.unit, *kind.axes)}
    rooms = {rule.function.__module__ for rule in rules}
    return types <= {UNITS} and all(room.startswith(EQUATIONS) and _lies_here(sys.modules.get(room)) for room in rooms)


def _lies_here(module: ModuleType | None) -> bool:
    file = getattr(module, "__file__", None)
    return file is not None and Path(file).is_relative_to(HERE)
