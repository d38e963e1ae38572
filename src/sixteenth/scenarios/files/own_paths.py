"""Where the files that a scenario names may lie: in its own folder or below it, each file or folder named."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from sixteenth.errors import Fault, OutsidePath, Place, UnreadableFile
from sixteenth.said import said
from sixteenth.scenarios.files.positions import Document, Key
from sixteenth.scenarios.files.schema import CodeCard

PARTS = tuple(CodeCard.model_fields)


@dataclass(frozen=True)
class OwnPaths:
    """The paths of a scenario that stay inside its folder, and what is wrong with the others."""

    card: CodeCard
    faults: tuple[Fault, ...] = ()
    spoilt: tuple[Key, ...] = ()


def inside_paths(card: CodeCard, folder: Path, document: Document) -> OwnPaths:
    """Leave out the paths that lead out of a scenario's folder, or to nothing, each with a fault at its line."""
    wrong = dict(_wrong_paths(card, folder, document))
    kept = {
        part: [each for number, each in enumerate(getattr(card, part)) if ("code", part, number) not in wrong]
        for part in PARTS
    }
    return OwnPaths(card.model_copy(update=kept), tuple(wrong.values()), tuple(wrong))


def _wrong_paths(card: CodeCard, folder: Path, document: Document) -> Iterator[tuple[Key, Fault]]:
    for part in PARTS:
        for number, entry in enumerate(getattr(card, part)):
            key: Key = ("code", part, number)
            if not _is_plain(entry) or not is_inside(folder / entry, folder):
                yield key, outside_path(entry, document.place(key), f"'{entry}'")
            elif got := _unfit(folder / entry, part):
                cure = said("correct the path, relative to this file, or remove it")
                want = (
                    said("a file of {part}", part=part)
                    if part != "equations"
                    else said("a Python file, or a folder of them")
                )
                yield key, UnreadableFile(f"'{entry}'", document.place(key), got, want, cure)


def _unfit(path: Path, part: str) -> str:
    """Say what keeps a path from being what is asked for; nothing where it may be."""
    if not path.exists():
        return said("no such file")
    if path.is_dir():
        return "" if part == "equations" else said("a folder")
    ending = ".py" if part == "equations" else ".toml"
    return "" if path.suffix == ending else said("a file whose name does not end with {ending}", ending=ending)


def _is_plain(entry: str) -> bool:
    """Say whether a path names something below the folder it starts from, on any system."""
    for path in (PurePosixPath(entry), PureWindowsPath(entry)):
        if path.anchor or not path.parts or ".." in path.parts:
            return False
    return "\0" not in entry


def is_inside(path: Path, folder: Path) -> bool:
    """Say whether a path lies below a folder once links are followed."""
    try:
        real, own = path.resolve(), folder.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle, names too long
        return False
    return real != own and real.is_relative_to(own)


def outside_path(entry: str, where: Place, got: str) -> OutsidePath:
    """Tell of a path that leads out of its scenario's folder."""
    cure = said("copy the file into the scenario's folder, and name it relative to the scenario")
    return OutsidePath(f"'{entry}'", where, got, said("a file or folder inside the folder of the scenario"), cure)
