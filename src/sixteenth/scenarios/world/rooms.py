"""Rooms: folders of equations. A file provides its functions; a folder in a room holds rivals, of which one is chosen.

Rooms of the package and of a user are read alike.
"""

import importlib
import inspect
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from sixteenth.errors import Fault, Place, UnreadableFile
from sixteenth.said import message_of, said
from sixteenth.scenarios.world.own_code import absolute, open_module
from sixteenth.units import Axis, Quantity

Functions = tuple[Callable[..., Any], ...]


@dataclass(frozen=True)
class Room:
    """A folder, or a single file, as found on disk: files that always count, and topics with rival files."""

    files: tuple[Path, ...]
    topics: Mapping[str, Mapping[str, Path]] = field(default_factory=dict)

    @property
    def all_files(self) -> tuple[Path, ...]:
        """Return every file, those of rivals among them."""
        return (*self.files, *(path for rivals in self.topics.values() for path in rivals.values()))


@dataclass(frozen=True)
class Contents:
    """What a file of equations brings."""

    functions: Functions = ()
    units: Mapping[str, type[Any]] = field(default_factory=dict)
    axes: Mapping[str, type[Axis]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def look_into(path: Path) -> Room:
    """List a folder's files and topics; a single file is a room of its own."""
    if not path.is_dir():
        return Room((path,))
    own = tuple(sorted(each for each in path.glob("*.py") if each.name != "__init__.py"))
    folders = sorted(each for each in path.iterdir() if each.is_dir() and any(each.glob("*.py")))
    topics = {
        folder.name: {each.stem: each for each in sorted(folder.glob("*.py")) if each.name != "__init__.py"}
        for folder in folders
    }
    return Room(own, {topic: rivals for topic, rivals in topics.items() if rivals})


def open_file(path: Path, package: str | None = None, beside: Sequence[Path] = ()) -> Contents:
    """Import a file of equations, by its package name where it has one, and return what it defines.

    A user's file may import what lies `beside` it, in these folders. An import that fails is a fault at the line that
    failed.
    """
    try:
        module = importlib.import_module(f"{package}.{path.stem}") if package else open_module(path, beside)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - any code may stand in a user's file; whatever it raises is told
        return Contents(faults=(_failed_import(path, error),))
    return contents_of(module)


def contents_of(module: ModuleType) -> Contents:
    """Return the public functions a module defines, in their order, and the units and axes it can name."""
    own = [value for name, value in vars(module).items() if not name.startswith("_") and _defined_in(value, module)]
    classes = [value for value in vars(module).values() if isinstance(value, type)]
    units = {each.__name__: each for each in classes if issubclass(each, Quantity) and hasattr(each, "dimension")}
    axes = {each.__name__: each for each in classes if issubclass(each, Axis) and each is not Axis}
    return Contents(tuple(value for value in own if inspect.isfunction(value)), units, axes)


def _defined_in(value: object, module: ModuleType) -> bool:
    return getattr(value, "__module__", None) == module.__name__


def _failed_import(path: Path, error: BaseException) -> Fault:
    if isinstance(error, SyntaxError):
        line = error.lineno or 0
    else:
        own = str(absolute(path))
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == own]
        line = frames[-1].lineno or 0 if frames else 0
    got = said("{kind}: {message}", kind=type(error).__name__, message=message_of(error))
    return UnreadableFile(f"'{path.name}'", Place(str(path), line), got, said("a Python file"), said("mend the line"))
