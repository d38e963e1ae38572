"""Python files of a user, imported under private names, so that files of one name in two folders are two modules.

A private name holds the file's path, the folders in which it may find its neighbours, and a hash of what it says. Any
process can therefore import it again by its name alone, as unpickling does, and never gets another file's functions.
What a file imports is looked for beside it first; neither the path nor the plain names that Python knows change.
"""

import ast
import builtins
import importlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from sixteenth.said import said
from sixteenth.texts import read_bytes

__path__: list[str] = []  # makes this module one that holds others, which the finder below knows
BELOW = f"{__name__}.m"
OURS = "sixteenth"  # never looked for beside a user's file


@dataclass(frozen=True)
class OwnFile:
    """A user's file: its path, the folders in which it finds its neighbours, nearest first, and what it says."""

    path: Path
    roots: tuple[Path, ...]
    digest: str

    @property
    def name(self) -> str:
        """Return the private name of its module."""
        return BELOW + json.dumps([self.digest, str(self.path), *map(str, self.roots)]).encode().hex()

    @classmethod
    def now(cls, path: Path, roots: Iterable[Path]) -> "OwnFile":
        """Return a file as it is now."""
        return cls(absolute(path), tuple(map(absolute, roots)), _digest(read_bytes(path)))

    @classmethod
    def named(cls, name: str) -> "OwnFile":
        """Return the file behind a private name."""
        digest, path, *roots = json.loads(bytes.fromhex(name.removeprefix(BELOW)))
        return cls(Path(path), tuple(map(Path, roots)), digest)


_neighbours: dict[str, set[str]] = {}  # private name -> those of what it has imported


def absolute(path: Path) -> Path:
    """Return a path from the root, without `..`, with links kept as they are named."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def in_front(folder: Path, folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return folders with one put in front: what lies in it is found first."""
    return (absolute(folder), *(each for each in folders if each != absolute(folder)))


def open_module(path: Path, roots: Iterable[Path]) -> ModuleType:
    """Import a user's file, or return what was imported if neither it nor its neighbours have changed since.

    Raises:
        Exception: whatever the file raises.

    """
    name = OwnFile.now(path, roots).name
    if name in sys.modules and _is_as_read(name, set()):
        return sys.modules[name]
    sys.modules.pop(name, None)
    return importlib.import_module(name)


def _is_as_read(name: str, seen: set[str]) -> bool:
    """Say whether a module's file, and those that it imports, say what they said when it was imported."""
    if name in seen:
        return True
    seen.add(name)
    file = OwnFile.named(name)
    is_same = file.path.is_file() and _digest(read_bytes(file.path)) == file.digest
    return is_same and all(_is_as_read(each, seen) for each in _neighbours.get(name, ()))


def neighbours_of(path: Path, roots: Sequence[Path]) -> dict[Path, Path]:
    """Return the files that a user's file imports from its roots, and they in turn, each with its root; none is run."""
    found: dict[Path, Path] = {}
    todo = [(absolute(path), tuple(map(absolute, roots)))]
    while todo:
        file, own_roots = todo.pop()
        for place, place_roots in _imported_places(file, own_roots):
            for each in _files_at(place):
                if each not in found and each != absolute(path):
                    found[each] = place_roots[0]
                    todo.append((each, place_roots))
    return found


def _imported_places(file: Path, roots: tuple[Path, ...]) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """Walk the places that the imports of a file may mean: all parts of each dotted name, and what is asked of it."""
    try:
        tree = ast.parse(read_bytes(file))
    except (SyntaxError, ValueError):  # told where it is imported
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [(alias.name, 0) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = f"{node.module}." if node.module else ""
            names = [(f"{base}{alias.name}", node.level) for alias in node.names]
        else:
            continue
        for name, level in names:
            for folder, left in _folders(file, roots, level):
                parts = name.split(".")
                yield from ((folder.joinpath(*parts[:length]), left) for length in range(len(parts) + 1))


def _folders(file: Path, roots: tuple[Path, ...], level: int) -> list[tuple[Path, tuple[Path, ...]]]:
    """Return where an import is looked for, each with the roots that what is found there has itself."""
    if level:
        return [(file.parents[level - 1], roots)]
    return [(root, roots[number:]) for number, root in enumerate(roots)]


def _files_at(place: Path) -> list[Path]:
    """Return the file of a module, or of a package, at a place, if there is one."""
    candidates = (place / "__init__.py", place.with_name(f"{place.name}.py"))
    return [file for file in candidates if file.is_file()][:1]


class _Finder(MetaPathFinder):
    """Finds modules by their private names."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to load a user's file; other names are not ours."""
        del path, target
        if not fullname.startswith(BELOW):
            return None
        file = OwnFile.named(fullname)
        return importlib.util.spec_from_loader(fullname, _Loader(file), origin=str(file.path))


@dataclass(frozen=True)
class _Loader(Loader):
    """Runs a user's file, with imports that look beside it first."""

    file: OwnFile

    def exec_module(self, module: ModuleType) -> None:
        """Run the file, if it still says what its name holds."""
        source = read_bytes(self.file.path)
        if _digest(source) != self.file.digest:
            message = said("{file} has changed since it was read; read the scenario again", file=self.file.path)
            raise ImportError(message)
        _neighbours[module.__name__] = set()
        module.__file__ = str(self.file.path)
        imports = _Imports(module.__name__, self.file)
        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": imports}
        exec(compile(source, str(self.file.path), "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - allowed


@dataclass(frozen=True)
class _Imports:
    """Python's `import`, for one user's file."""

    name: str
    file: OwnFile

    def __call__(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - Python calls it so
        locals: Mapping[str, object] | None = None,  # noqa: A002 - as above
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        """Import a neighbour, or what Python knows by that name."""
        parts = name.split(".") if name else []
        for folder, roots in _folders(self.file.path, self.file.roots, level) if parts[:1] != [OURS] else ():
            found = self._walk(folder, parts, roots)
            if found:
                for wanted in fromlist or ():
                    inside = None if hasattr(found[-1], wanted) else self._at(folder.joinpath(*parts, wanted), roots)
                    if inside is not None:
                        setattr(found[-1], wanted, inside)
                return found[-1] if fromlist else found[0]
        if level:
            message = said(
                "no module '{module}' beside {file}", module=f"{'.' * level}{name}", file=self.file.path.name
            )
            raise ModuleNotFoundError(message, name=name)
        return builtins.__import__(name, globals, locals, fromlist or (), level)

    def _walk(self, folder: Path, parts: list[str], roots: tuple[Path, ...]) -> list[ModuleType]:
        """Import each part of a dotted name below a folder, each an attribute of the one before it."""
        found: list[ModuleType] = []
        for length in range(1, len(parts) + 1) if parts else (0,):
            module = self._at(folder.joinpath(*parts[:length]), roots, is_first=length <= 1)
            if module is None:
                if found:
                    message = f"No module named '{'.'.join(parts)}'"
                    raise ModuleNotFoundError(message, name=".".join(parts))
                return []
            if found:
                setattr(found[-1], parts[length - 1], module)
            found.append(module)
        return found

    def _at(self, place: Path, roots: tuple[Path, ...], *, is_first: bool = False) -> ModuleType | None:
        """Import what lies at a place: a file, a package, or a mere folder, which holds what is imported from it."""
        for file in _files_at(place):
            if not file.resolve().is_relative_to(roots[0].resolve()):
                message = said("{file} leads out of {root}", file=file, root=roots[0])
                raise ImportError(message)
            module = open_module(file, roots)
            _neighbours[self.name].add(module.__name__)
            return module
        is_known = is_first and place.name.isidentifier() and importlib.util.find_spec(place.name) is not None
        return ModuleType(place.name) if place.is_dir() and not is_known else None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _install() -> None:
    """Let Python ask for private names here, once."""
    if not any(type(finder).__qualname__ == _Finder.__qualname__ for finder in sys.meta_path):
        sys.meta_path.append(_Finder())


def known_here() -> dict[str, Any]:
    """Return the modules of users' files that are imported, by their private names."""
    return {name: module for name, module in sys.modules.items() if name.startswith(BELOW)}


_install()
