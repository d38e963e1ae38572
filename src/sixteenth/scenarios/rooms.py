"""Rooms: folders of equations. A file provides its functions; a folder in a room holds rivals, of which one is chosen.

Rooms of the package and of a user are read alike.
"""

import importlib.util
import inspect
import sys
import traceback
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from sixteenth.engine.packets import FOUND_AGAIN
from sixteenth.errors import Fault, Place, UnreadableFile, refuse
from sixteenth.units import Axis, Quantity

Functions = tuple[Callable[..., Any], ...]


@dataclass(frozen=True)
class Room:
    """A folder, or a single file, as found on disk: files that always count, and topics with rival files."""

    files: tuple[Path, ...]
    topics: Mapping[str, Mapping[str, Path]] = field(default_factory=dict)


@dataclass(frozen=True)
class Contents:
    """What a file of equations brings."""

    functions: Functions = ()
    units: Mapping[str, type[Any]] = field(default_factory=dict)
    axes: Mapping[str, type[Axis]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def look_into(path: Path) -> Room:
    """List a folder's files and topics; a single file is a room of its own."""
    if path.is_file():
        return Room((path,))
    own = tuple(sorted(each for each in path.glob("*.py") if each.name != "__init__.py"))
    folders = sorted(each for each in path.iterdir() if each.is_dir() and any(each.glob("*.py")))
    topics = {
        folder.name: {each.stem: each for each in sorted(folder.glob("*.py")) if each.name != "__init__.py"}
        for folder in folders
    }
    return Room(own, {topic: rivals for topic, rivals in topics.items() if rivals})


def open_file(path: Path, package: str | None = None, beside: Path | None = None) -> Contents:
    """Import a file of equations, by its package name where it has one, and return what it defines.

    A user's file may import what lies `beside` its room. An import that fails is a fault at the line that failed.
    """
    try:
        if package:
            module = importlib.import_module(f"{package}.{path.stem}")
        else:
            name = f"sixteenth_user_{path.stem}_{sha256(str(path.resolve()).encode()).hexdigest()[:8]}"
            module = _import(name, path.resolve(), beside)
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


@contextmanager
def _importable(folder: Path | None) -> Generator[None]:
    """Let files import what lies in a folder, as a script may import its neighbours."""
    if folder is None:
        yield
        return
    entry = str(folder.resolve())
    sys.path.insert(0, entry)
    try:
        yield
    finally:
        sys.path.remove(entry)
        for name, module in list(sys.modules.items()):  # the neighbours that were imported are a user's files as well
            file = getattr(module, "__dict__", {}).get("__file__") or ""
            if file.startswith(entry) and file.endswith(".py") and Path(file).parent == Path(entry):
                _say_how_to_find(module, name, Path(file), folder)


def _import(name: str, path: Path, beside: Path | None) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        message = f"no Python module at {path}"
        raise ImportError(message)
    module = importlib.util.module_from_spec(spec)
    _say_how_to_find(module, name, path, beside)
    sys.modules[name] = module
    with _importable(beside):
        spec.loader.exec_module(module)
    return module


def _say_how_to_find(module: ModuleType, name: str, path: Path, beside: Path | None) -> None:
    """Note on a module of a user's file how another process finds it again: the file must say the same there."""
    if FOUND_AGAIN not in vars(module):
        content = sha256(path.read_bytes()).hexdigest()
        setattr(module, FOUND_AGAIN, (find_again, (name, str(path), str(beside.resolve()) if beside else "", content)))


def find_again(name: str, path: str, beside: str, content: str) -> ModuleType:
    """Return a module of a user's file by its name: as it was imported here, or from the file it was read from.

    Raises:
        Refused: when the file cannot be read, or has changed.

    """
    again = getattr(sys.modules.get(name), FOUND_AGAIN, None)
    if again is not None and again[1] == (name, path, beside, content):
        return sys.modules[name]
    refuse(_changed_files(Path(path), content))
    return _import(name, Path(path), Path(beside) if beside else None)


def _changed_files(path: Path, content: str) -> list[Fault]:
    """Find a file that no longer says what it did when another process read it."""
    where = Place(str(path))
    cure = "put the file back, or read the scenario again and send what comes of it"
    try:
        now = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        got = f"{type(error).__name__}: {error.strerror}"
        return [UnreadableFile(f"'{path.name}'", where, got, "the file that another process read", cure)]
    if now == content:
        return []
    got, expected = f"a file whose hash is {now[:7]}", f"the one that was read, {content[:7]}"
    return [UnreadableFile(f"'{path.name}', which has changed", where, got, expected, cure)]


def _failed_import(path: Path, error: BaseException) -> Fault:
    if isinstance(error, SyntaxError):
        line = error.lineno or 0
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
        line = frames[-1].lineno or 0 if frames else 0
    got = f"{type(error).__name__}: {error}"
    return UnreadableFile(f"'{path.name}'", Place(str(path), line), got, "a Python file", "mend the line")
