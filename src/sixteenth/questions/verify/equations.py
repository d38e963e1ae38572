"""Which equations of a saved result are not those of this version, one by one, and which matter to what moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Table
from sixteenth.engine.compose import World
from sixteenth.engine.made_of import MadeOf

CHANGED, NEW, GONE = "changed", "new", "gone"
EQUATION, CARD = "equation", "card"
FEW = 5  # that are named in a sentence; the table has all of them


@dataclass(frozen=True)
class Otherwise:
    """An equation or a card that is not what it was."""

    name: str
    what: str  # EQUATION or CARD
    became: str  # CHANGED, NEW or GONE
    arrays: int | None  # that moved and depend on it; None of what is gone, which nothing here reads


@dataclass(frozen=True)
class Equations:
    """What of a world is not what it was: all of it, or as much as two versions of Python let one tell."""

    pythons: tuple[str, str]  # then and now
    otherwise: tuple[Otherwise, ...]  # that on which most of what moved depends first

    def count(self, what: str, became: str) -> int:
        """Return how many equations or cards became so."""
        return sum((each.what, each.became) == (what, became) for each in self.otherwise)

    @property
    def is_other_python(self) -> bool:
        """Say whether another version of Python compiled the equations, each in its own way."""
        return self.pythons[0] != self.pythons[1]

    @property
    def decisive(self) -> tuple[Otherwise, ...]:
        """Return those on which something that moved depends."""
        return tuple(each for each in self.otherwise if each.arrays)


def compared_by_name(then: MadeOf, now: MadeOf, world: World, moved: Iterable[str]) -> Equations:
    """Name what is not what it was, with how many of the arrays that moved depend on it.

    Equations that both have are compared only where one version of Python compiled both.
    """
    pythons = then.python, now.python
    found = [(EQUATION, *each) for each in _differing(then.equations, now.equations)]
    if then.python != now.python:
        found = [each for each in found if each[2] != CHANGED]
    found += [(CARD, *each) for each in _differing(then.cards, now.cards)]
    counts = Counter(name for array in (moved if found else ()) for name in world.behind([array]))
    named = [Otherwise(name, what, became, None if became == GONE else counts[name]) for what, name, became in found]
    return Equations(pythons, tuple(sorted(named, key=lambda each: (-(each.arrays or 0), each.name, each.what))))


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in sorted({*then, *now}):
        if name not in now:
            yield name, GONE
        elif then.get(name) != now[name]:
            yield name, CHANGED if name in then else NEW


def findings(found: Equations | None, *, has_moved: bool) -> Iterator[Finding]:
    """Say that equations differ: how many changed, are new or gone, and on which of them depends what moved."""
    if found is None or not (found.otherwise or found.is_other_python):
        yield Finding("unnamed", {})
        return
    if found.is_other_python:
        then, now = (Figure(version, "text") for version in found.pythons)
        yield Finding("other_python", {"then": then, "now": now})
    for what in (EQUATION, CARD):
        counts = {became: Figure(found.count(what, became), "count") for became in (CHANGED, NEW, GONE)}
        if any(each.value for each in counts.values()):
            yield Finding(f"{what}s", counts)
    if has_moved and any(each.arrays is not None for each in found.otherwise):
        yield _decisive(found.decisive)


def _decisive(decisive: Sequence[Otherwise]) -> Finding:
    """Say on which of what differs something that moved depends."""
    if not decisive:
        return Finding("not_decisive", {})
    named = Listed(Finding("array", {"name": Figure(each.name, "text")}) for each in decisive[:FEW])
    key = "decisive" if len(decisive) > FEW else "all_decisive"
    return Finding(key, {"count": Figure(len(decisive), "count"), "named": named})


def tables(found: Equations | None) -> Iterator[Table]:
    """Return what is not what it was by name, with what happened and how many arrays that moved depend on it."""
    if found is not None and found.otherwise:
        columns = Column("name", "text"), Column("became", "text"), Column("arrays", "count")
        rows = tuple((each.name, Word(f"{each.what}_{each.became}"), each.arrays) for each in found.otherwise)
        yield Table("equations", columns, rows)
