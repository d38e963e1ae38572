"""The names of a world as a graph: what each is, the names that it needs, and those that read it."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sixteenth.answers.data_texts import in_chinese
from sixteenth.engine.compose import World
from sixteenth.engine.equation import ENDING, STOCK, AnyEquation, Switched
from sixteenth.engine.explain import formula_of
from sixteenth.errors import Place

Readers = Mapping[str, tuple[str, ...]]  # of each name, the equations that read it
OR_LATER = " | "  # between the formulas of rules that dates switch between
EQUATION, NEXT, ENDS, PARAMETER, SHOCK = KINDS = ("equation", "balance", "ending", "parameter", "shock")


@dataclass(frozen=True)
class NameOfWorld:
    """One name: an equation, the balance of a stock, an ending of a future, or what is given or drawn."""

    name: str
    kind: str  # one of KINDS
    meaning: str
    subject: str  # the folder of the world, or of whoever brought it
    unit: str  # with its axes
    formula: str  # as it is written; empty where nothing computes it
    needs: tuple[str, ...]
    read_by: tuple[str, ...]
    where: Place

    def is_about(self, words: str) -> bool:
        """Say whether its name or meaning, in either language, has every one of some words."""
        own = f"{self.name} {self.name.replace('_', ' ')} {self.meaning} {in_chinese(self.meaning)}".lower()
        return all(word in own for word in words.lower().split())


def names_of(world: World) -> Mapping[str, NameOfWorld]:
    """Return every name that an equation of a world computes or reads, sorted.

    A stock has one entry, that of the equation of its next balance: who reads the stock reads that.
    """
    readers = _readers(world)
    given = (name for name in world.names_read if name in world.declared and STOCK + name not in world.equations)
    found = {name: _computed(world, equation, readers) for name, equation in world.equations.items()}
    found |= {name: _given(world, name, readers) for name in given}
    return dict(sorted(found.items()))


def as_listed(world: World, name: str) -> str:
    """Return the name under which a name is listed: a stock under that of its next balance."""
    return STOCK + name if STOCK + name in world.equations else name


def _computed(world: World, equation: AnyEquation, readers: Readers) -> NameOfWorld:
    name = equation.name
    kind = NEXT if name.startswith(STOCK) else ENDS if name.startswith(ENDING) else EQUATION
    rules = equation.rules if isinstance(equation, Switched) else (equation,)  # by date, the first one first
    meaning = (inspect.getdoc(rules[0].function) or "").partition("\n")[0]
    needs = tuple(as_listed(world, need) for need in equation.inputs if _is_listed(world, need))
    formula = OR_LATER.join(dict.fromkeys(formula_of(rule.function) or "" for rule in rules))
    unit, where = str(world.kinds[name]), equation.where
    return NameOfWorld(name, kind, meaning, _subject(where), unit, formula, needs, readers.get(name, ()), where)


def _given(world: World, name: str, readers: Readers) -> NameOfWorld:
    declared = world.declared[name]
    kind, unit, where = SHOCK if declared.shock else PARAMETER, str(declared.kind), declared.where
    return NameOfWorld(name, kind, declared.meaning, _subject(where), unit, "", (), readers.get(name, ()), where)


def _readers(world: World) -> Readers:
    """Return by which equations each name is read."""
    found: dict[str, list[str]] = {}
    for equation in world.equations.values():
        for need in dict.fromkeys(as_listed(world, each) for each in equation.inputs):
            found.setdefault(need, []).append(equation.name)
    return {name: tuple(sorted(readers)) for name, readers in found.items()}


def _is_listed(world: World, name: str) -> bool:
    return as_listed(world, name) in world.equations or name in world.declared


def _subject(where: Place) -> str:
    """Return the subject of the world whose folder a file is in; its own folder where it is of no world of ours."""
    parts = Path(str(where.file)).parts
    inside = parts[parts.index("world") + 1 :] if "world" in parts else parts[-2:]
    return inside[0] if len(inside) > 1 else ""
