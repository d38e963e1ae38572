"""Texts that somebody sends with a question: read as files are, from a folder that is gone once they are read."""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar, cast

from sixteenth.errors import Fault, Place, Refused
from sixteenth.evidence.own_plan.follow import kept_in

ENDING = ".csv"
T = TypeVar("T")


@contextmanager
def as_files(texts: Mapping[str, str]) -> Generator[Mapping[str, str]]:
    """Yield where texts stand as files, by name: `plan` as `plan.csv`; faults name the file and no folder.

    What is fitted to a plan meanwhile is kept in the same folder, and goes with it.

    Raises:
        Refused: with whatever is refused meanwhile.

    """
    if not texts:
        yield {}
        return
    with TemporaryDirectory(prefix="sixteenth-") as folder, kept_in(Path(folder)):
        places = {name: Path(folder) / f"{name}{ENDING}" for name in texts}
        for name, place in places.items():
            place.write_text(texts[name], encoding="utf-8")
        try:
            yield {name: str(place) for name, place in places.items()}
        except Refused as refused:
            raise Refused([_without(folder, fault) for fault in refused.faults]) from refused


def named_alone(made: T, files: Mapping[str, str]) -> T:
    """Return what was made of files with their names alone in its texts, wherever it told of their folder."""
    folders = {f"{Path(place).parent}{os.sep}" for place in files.values()}
    return cast("T", _told_without(made, folders)) if folders else made


def _told_without(made: Any, folders: set[str]) -> Any:
    if isinstance(made, str):
        for folder in folders:
            made = made.replace(folder, "")
        return made
    if isinstance(made, Mapping):
        return {key: _told_without(each, folders) for key, each in made.items()}
    if type(made) in (tuple, list):
        return type(made)(_told_without(each, folders) for each in made)
    if is_dataclass(made) and not isinstance(made, type):
        told = {each.name: _told_without(getattr(made, each.name), folders) for each in fields(made) if each.init}
        return replace(made, **told)
    return made


def _without(folder: str, fault: Fault) -> Fault:
    """Return a fault that does not tell of the folder."""
    where = fault.where
    if not str(where.file).startswith(folder):
        return fault
    return replace(fault, where=Place(Path(where.file).name, where.line))
