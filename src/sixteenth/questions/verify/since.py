"""A saved result beside the same scenario as this version has it: which numbers moved, which values and equations."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

import sixteenth
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Column, Table
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.record import read_json
from sixteenth.engine.verify import TOLERANCE, relative_difference
from sixteenth.errors import Place, Refused, UnreadableFile, shortened
from sixteenth.questions.session import Session
from sixteenth.questions.verify import equations
from sixteenth.questions.verify.equations import Equations, compared_by_name
from sixteenth.said import said

OPTIONS = ("draws", "seed", "back_end", "chunk", "months", "sampling")
PARTS = ("monthly", "closing")
TEXTS = ("source", "note", "fact", "date", "kind")  # of a card, which decide no number
DIGITS, LETTERS = 9, 80  # of a number, and of a card, as they are shown
THEN, NOW = "then", "now"


@dataclass(frozen=True)
class Moved:
    """An array that is not what it was, with the number in it that differs most; no number where there is none now."""

    part: str
    array: str
    then: float
    now: float

    @property
    def name(self) -> str:
        """Return its part and its name, as they are shown."""
        return f"{self.part} {self.array}"

    def __str__(self) -> str:
        """Write it as a line."""
        return f"{self.name}: was {_number(self.then)}, is {_number(self.now)}"


@dataclass(frozen=True)
class Since:
    """How a saved result compares with what its scenario gives in this version."""

    made: str  # the version that made it
    arrays: int  # that were compared
    moved: tuple[Moved, ...]  # those that differ by more than rounding, the most first
    values: Mapping[str, tuple[str, str]]  # cards that differ, as they were and as they are
    has_other_equations: bool
    equations: Equations | None = None  # by name, where they differ; None where the result does not say what it had


def compared(result: Result, runs: Session, *, allow_code: bool = False) -> Since:
    """Run the scenario of a result as this version has it, and compare every array.

    Raises:
        Refused: when this version has no scenario of that name, or cannot run it so.

    """
    recipe: Mapping[str, Any] = result.recipe
    scenario = sixteenth.read(str(recipe.get("scenario", "")), allow_code=allow_code)
    known = scenario.world.kinds
    keep = OutputSet(*(tuple(name for name in getattr(result, part) if name in known) for part in PARTS))
    now = runs.run(scenario, keep, **{name: recipe[name] for name in OPTIONS})
    before, here = cards_of(str(recipe.get("scenario_json", ""))), cards_of(scenario.resolved)
    moved, is_other = moved_of(result, now), recipe.get("world_hash") != now.recipe["world_hash"]
    by_name = None
    if is_other and result.made_of is not None and now.made_of is not None:
        by_name = compared_by_name(result.made_of, now.made_of, scenario.world, [each.array for each in moved])
    return Since(
        made=str(recipe.get("versions", {}).get("sixteenth", "")),
        arrays=sum(len(getattr(result, part)) for part in PARTS),
        moved=moved,
        values={name: (_shown(before.get(name)), _shown(here.get(name))) for name in differing(before, here)},
        has_other_equations=is_other,
        equations=by_name,
    )


def moved_of(then: Result, now: Result) -> tuple[Moved, ...]:
    """Return the arrays of a result that are not those of one made anew, beyond rounding; the most moved first."""
    arrays = [(part, name) for part in PARTS for name in getattr(then, part)]
    found = sorted((each for at in arrays for each in _moved(then, now, *at)), key=lambda each: -each[0])
    return tuple(each for _, each in found)


def _moved(then: Result, now: Result, part: str, name: str) -> Iterator[tuple[float, Moved]]:
    """Compare one array, and yield by how much of its scale it differs."""
    old, new = getattr(then, part)[name], getattr(now, part).get(name)
    if new is None or new.shape != old.shape:
        yield float("inf"), Moved(part, name, float(np.nanmean(old)), float("nan"))
        return
    distance = relative_difference(old, new)
    if distance > TOLERANCE:
        apart = np.abs(np.asarray(old, np.float64) - np.asarray(new, np.float64))
        at = np.unravel_index(np.argmax(np.where(np.isnan(apart), np.inf, apart)), old.shape)
        yield distance, Moved(part, name, float(old[at]), float(new[at]))


def cards_of(scenario: str) -> Mapping[str, Any]:
    """Return what the cards of a scenario say of amounts, from a text that anybody may have written.

    Raises:
        Refused: when it is none.

    """
    try:
        said_there = _amounts(read_json(scenario))
    except ValueError:
        said_there = None
    cards = said_there.get("values") if isinstance(said_there, dict) else None
    if not isinstance(cards, dict):
        where, got = Place(said("the recipe of the result")), said("a text that is no JSON")
        cure = said("give a result that `sixteenth run --out` or `sixteenth.save` wrote")
        raise Refused([UnreadableFile(said("its scenario"), where, got, said("a scenario"), cure)])
    found: Mapping[str, Any] = cards
    return found


def _amounts(card: Any) -> Any:
    """Return what cards say of amounts, without where they are from and why."""
    if isinstance(card, list):
        return [_amounts(each) for each in card]
    if isinstance(card, dict):
        return {key: _amounts(each) for key, each in card.items() if key not in TEXTS}
    return card


def differing(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return the names of what is not what it was, or is there no longer or only now."""
    return sorted(name for name in {*then, *now} if then.get(name) != now.get(name))


def _shown(card: Any) -> str:
    return "" if card is None else shortened(json.dumps(card, sort_keys=True), LETTERS)


def findings(found: Since) -> Iterator[Finding]:
    """Say how many arrays moved, the one that did most with both numbers, and which equations differ too."""
    counts = {"made": Figure(found.made, "text"), "arrays": Figure(found.arrays, "count")}
    if not found.moved:
        yield Finding("as_it_was", counts)
    else:
        most = found.moved[0]
        numbers = {key: Figure(_number(getattr(most, key)), "text") for key in (THEN, NOW)}
        yield Finding(
            "moved",
            {**counts, "moved": Figure(len(found.moved), "count"), "name": Figure(most.name, "text"), **numbers},
        )
    yield Finding("values" if found.values else "no_values", {"values": Figure(len(found.values), "count")})
    if found.has_other_equations:
        yield from equations.findings(found.equations, has_moved=bool(found.moved))


def tables(found: Since) -> Iterator[Table]:
    """Return the arrays that moved, old and new, the values that differ, and the equations that do."""
    columns = tuple(Column(key, "text") for key in ("entry", THEN, NOW))
    if found.moved:
        rows = tuple((each.name, _number(each.then), _number(each.now)) for each in found.moved)
        yield Table("numbers", columns, rows)
    if found.values:
        yield Table("inputs", columns, tuple((name, *pair) for name, pair in found.values.items()))
    yield from equations.tables(found.equations)


def _number(number: float) -> str:
    return f"{number:.{DIGITS}g}"
