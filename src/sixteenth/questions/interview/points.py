"""The ten points as they are written down: what was said, in numbers, and where each point bears; words stand apart."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.said import said

DATA = "points.toml"


@dataclass(frozen=True)
class WrittenPoint:
    """One point: the key of its words, the numbers it is computed from, what it rests on and what shows it in full."""

    number: int
    key: str
    command: str
    claims: tuple[str, ...]
    shown_under: tuple[str, ...]  # names of scenarios, or of another thing, such as the clock
    said: Mapping[str, float]
    known: Mapping[str, tuple[str, str]]  # the key of a fact, and which of its numbers

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the keys of the facts that it rests on."""
        return tuple(key for key, _ in self.known.values())


@cache
def interview_points() -> tuple[WrittenPoint, ...]:
    """Read the points, by number."""
    text = (files("sixteenth.questions.interview") / DATA).read_text(encoding="utf-8")
    return tuple(map(_written, tomllib.loads(text)["point"]))


def choose_points(number: int | None) -> tuple[WrittenPoint, ...]:
    """Return the point of a number, or all.

    Raises:
        Refused: when there is no such point.

    """
    points = interview_points()
    chosen = tuple(each for each in points if number in (None, each.number))
    if not chosen:
        numbers = f"{points[0].number} to {points[-1].number}"
        refuse(
            [WrongOption("'--point'", Place(said("the options")), str(number), numbers, said("name one of the ten"))]
        )
    return chosen


def bearing_on(names: Iterable[str]) -> tuple[WrittenPoint, ...]:
    """Return the points that bear on the first of these names that any bears on."""
    for name in names:
        found = tuple(each for each in interview_points() if name in each.shown_under)
        if found:
            return found
    return ()


def _written(data: Mapping[str, Any]) -> WrittenPoint:
    known = {
        name: (each, "value") if isinstance(each, str) else (each["fact"], each["of"])
        for name, each in data.get("known", {}).items()
    }
    return WrittenPoint(
        number=data["number"],
        key=data["key"],
        command=data["command"],
        claims=tuple(data["claims"]),
        shown_under=tuple(data["shown_under"]),
        said=data.get("said", {}),
        known=known,
    )
