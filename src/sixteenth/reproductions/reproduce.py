"""Runs published models through their reproductions and puts each number beside what was published."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from sixteenth.errors import Place, WrongOption, nearest, refuse
from sixteenth.reproductions.published import Case, Publication, names, read_publication
from sixteenth.said import said

ERROR = ": standard error"  # what a simulated number's name ends with where its error is told


@dataclass(frozen=True)
class Row:
    """One number, published and ours; `is_ok` where they differ by no more than the tolerance."""

    id: str
    publication: str
    what: str
    published: float
    ours: float
    difference: float
    tolerance: float
    closeness: str
    is_ok: bool
    status: str
    source: str
    known_difference: str
    standard_error: float | None = None  # of ours, where it is simulated

    @property
    def is_miss(self) -> bool:
        """Say whether it should have come out and did not; a difference that is known and explained is no miss."""
        return not self.is_ok and not self.known_difference


@dataclass(frozen=True)
class Skipped:
    """A publication that could not be tried, for want of a file of public data."""

    publication: str
    cases: tuple[str, ...]
    needs: str
    looked_in: str
    where: str


def choose(name: str | None) -> tuple[Publication, ...]:
    """Return the publication of that name, or all.

    Raises:
        Refused: when there is none of that name.

    """
    known = names()
    if name is not None and name not in known:
        cure = nearest(name, known, said("see them all with: sixteenth reproduce"))
        refuse(
            [
                WrongOption(
                    said("the reproduction"), Place(said("the command line")), f"'{name}'", ", ".join(known), cure
                )
            ]
        )
    return tuple(read_publication(each) for each in ([name] if name else known))


def reproduce(publication: Publication, data: Path) -> Iterator[Row]:
    """Compute every number of a publication anew.

    Raises:
        FileNotFoundError: when it needs a file that `data` does not hold.

    """
    file = data / publication.needs if publication.needs else None
    if file is not None and not file.is_file():
        raise FileNotFoundError(file)
    compute = import_module(f"sixteenth.reproductions.{publication.name}").reproduce
    for case in publication.cases:
        yield from _rows(publication, case, compute(**case.given) if file is None else compute(file, **case.given))


def _rows(publication: Publication, case: Case, ours: Mapping[str, float]) -> Iterator[Row]:
    for what, published in case.published.items():
        own = ours[what]
        yield Row(
            id=case.id,
            publication=publication.name,
            what=what,
            published=published,
            ours=float(own),
            difference=_difference(published, float(own)),
            tolerance=case.tolerance,
            closeness=case.closeness,
            is_ok=_is_near(published, float(own), case),
            status=case.status,
            source=case.source,
            known_difference=case.known_difference,
            standard_error=ours.get(f"{what}{ERROR}"),
        )


def _difference(published: float, own: float) -> float:
    """Return ours less what was published; nothing between two infinities."""
    return 0.0 if published == own else own - published


def _is_near(published: float, own: float, case: Case) -> bool:
    scale = abs(published) if case.closeness == "relative" and math.isfinite(published) else 1.0
    return abs(_difference(published, own)) <= case.tolerance * scale


def try_all(
    publications: Sequence[Publication], data: Path, progress: Callable[[int, int], None] | None = None
) -> tuple[tuple[Row, ...], tuple[Skipped, ...]]:
    """Reproduce publications one after another, and name those that lack their file; `progress` hears how many."""
    rows: list[Row] = []
    skipped: list[Skipped] = []
    for done, publication in enumerate(publications, start=1):
        try:
            rows += reproduce(publication, data)
        except FileNotFoundError:
            ids = tuple(case.id for case in publication.cases)
            skipped.append(Skipped(publication.name, ids, publication.needs, str(data), publication.where))
        if progress is not None:
            progress(done, len(publications))
    return tuple(rows), tuple(skipped)
