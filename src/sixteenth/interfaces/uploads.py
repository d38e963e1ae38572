"""Texts that somebody sends with a question: read as files are, from a folder that is gone once they are read."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sixteenth.errors import Fault, Place, Refused
from sixteenth.evidence.own_plan.follow import kept_in

ENDING = ".csv"


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


def _without(folder: str, fault: Fault) -> Fault:
    """Return a fault that does not tell of the folder."""
    where = fault.where
    if not str(where.file).startswith(folder):
        return fault
    return replace(fault, where=Place(Path(where.file).name, where.line))
