"""Where a scenario names its fit, and which of the fitted values are given anew by what lies on top of it."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from sixteenth.errors import Place
from sixteenth.scenarios.files.schema import LISTS, NUMBERS, PosteriorCard, ScenarioFile, ValueCard

Line = tuple[float, float]  # what is done to each number: times the first, and the second added
STILL: Line = (1.0, 0.0)


@dataclass(frozen=True)
class PlacedPosterior:
    """The table of a fit, the place and folder it was written in, and the entries that others give on top of it."""

    card: PosteriorCard
    where: Place
    folder: Path
    replaced: frozenset[str] = frozenset()  # "name", or "name/label"
    moved: Mapping[str, Line] = field(default_factory=dict[str, Line])  # likewise: factor, and what is added

    @property
    def recorded(self) -> PosteriorCard:
        """Return the table as a recipe holds it: its file where it lies, and what was given on top of it."""
        path = self.folder / self.card.file
        file = self.card.file if self.folder == LIBRARY else str(path.resolve())
        given = sorted(each for each in self.replaced if each.partition("/")[0] in self.names)
        return self.card.model_copy(update={"file": file, "replaced": given, "moved": dict(self.moved)})

    @property
    def path(self) -> Path:
        """Return the file of draws: beside the scenario that names it, or in the library."""
        beside = self.folder / self.card.file
        return beside if beside.is_file() else LIBRARY / self.card.file

    @property
    def names(self) -> frozenset[str]:
        """Return the names of which any entry is fitted."""
        return frozenset(column.partition("/")[0] for column in header_of(self.path))

    def moves_of(self, name: str) -> dict[str, Line | None]:
        """Return by label what was done to a value, and which labels were given anew: nothing, if none moved."""
        own = {title.partition("/")[2]: line for title, line in self.moved.items() if title.partition("/")[0] == name}
        given = {title.partition("/")[2] for title in self.replaced if title.partition("/")[0] == name}
        return {**dict.fromkeys(given), **own} if own else {}

    def moving(self, moves: Mapping[str, Mapping[str, Line | None]]) -> "PlacedPosterior":
        """Return this with entries moved, on top of earlier moves, or given anew: by name, and by label or `""`."""
        columns, replaced, moved = header_of(self.path), set(self.replaced), dict(self.moved)
        for name, own in moves.items():
            titles = {each for each in (*columns, *moved) if each.partition("/")[0] == name}
            titles |= {f"{name}/{label}" for label in own if label and name in titles}
            for title in titles:
                line = own.get(title.partition("/")[2], own.get("", STILL))
                if line is None:
                    replaced.add(title)
                    moved.pop(title, None)
                elif line != STILL:
                    factor, added = moved.get(title, moved.get(name, STILL))
                    moved[title] = (line[0] * factor, line[0] * added + line[1])
        return replace(self, replaced=frozenset(replaced), moved=moved)

    def giving(self, entries: frozenset[str]) -> "PlacedPosterior":
        """Return this with more entries that are given on top of it: what was done to them before is gone."""
        moved = {each: line for each, line in self.moved.items() if not {each, each.partition("/")[0]} & entries}
        return replace(self, replaced=self.replaced | entries, moved=moved)


LIBRARY = Path(__file__).parents[1] / "library"


def header_of(path: Path) -> tuple[str, ...]:
    """Return the names of the columns of a file of draws; none where it cannot be read, which is told elsewhere."""
    try:
        state = path.stat()
    except OSError:
        return ()
    return _header(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _header(path: Path, _changed: int, _size: int) -> tuple[str, ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple(next(csv.reader(file), ()))
    except (OSError, ValueError, csv.Error):
        return ()


def under(model: ScenarioFile, where: Place, folder: Path, below: PlacedPosterior | None) -> PlacedPosterior | None:
    """Return the fit that holds once a file lies on top: its own, or that of a parent less what the file gives."""
    if model.posterior is not None:
        return PlacedPosterior(
            model.posterior, where, folder, frozenset(model.posterior.replaced), dict(model.posterior.moved)
        )
    return below.giving(frozenset(entries_given(model.values))) if below else None


def entries_given(values: Mapping[str, ValueCard]) -> Iterator[str]:
    """Return what cards give: a name as a whole, or its labels."""
    for name, card in values.items():
        if not card.by or any(getattr(card, number) is not None for number in (*NUMBERS, *LISTS)):
            yield name
        else:
            yield from (f"{name}/{label}" for label in card.by)
