"""A scenario, put together: its world composed, its values read, everything checked at once. Imports the world."""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth.world
from sixteenth import units
from sixteenth.engine.check import check_override, check_world, two_providers
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Event, OutputSet, Settings
from sixteenth.engine.equation import ENDING, OPENING, AnyEquation, Equation, Switched, read_equations
from sixteenth.errors import (
    Fault,
    OutsideTheRun,
    Place,
    Refused,
    StockWithoutOpening,
    UnchosenTheory,
    UnitMismatch,
    UnknownName,
    UnknownOutput,
    UnknownTheory,
    UnreadableEquation,
    UnreadableFile,
    UnusedOverride,
    ValueWithoutCard,
    WrongEntry,
    nearest,
    refuse,
)
from sixteenth.scenarios.collect import Collected, choose, collect, declare, unchosen
from sixteenth.scenarios.overlay import Layer
from sixteenth.scenarios.positions import Document
from sixteenth.scenarios.read import Assumptions, Placed, PlacedEvent, assume, read_assumptions
from sixteenth.scenarios.schema import CodeCard, ScenarioFile, ValueCard
from sixteenth.scenarios.value import Context, read_value

WORLD = Path(sixteenth.world.__path__[0])
_FOLLOWS = (
    StockWithoutOpening,
    UnchosenTheory,
    UnknownName,
    UnknownOutput,
    UnknownTheory,
    UnusedOverride,
    ValueWithoutCard,
)
NEEDED = {"title": 'title = "..."', "start": 'start = "2026-04"', "months": "months = 120"}


@dataclass(frozen=True)
class Scenario:
    """A scenario that has passed every check: a world, and the values to run it with."""

    assumptions: Assumptions
    world: World
    settings: Settings
    allow_code: bool = False

    @property
    def name(self) -> str:
        """Return the name of the scenario: its file without folder and ending."""
        return self.assumptions.name

    @property
    def values(self) -> Mapping[str, Placed]:
        """Return the value cards in force, by name."""
        return self.assumptions.values

    @property
    def is_exact(self) -> bool:
        """Say whether the scenario asks for float64, as exact money does."""
        return self.assumptions.facts.get("arithmetic") == "float64"

    @cached_property
    def is_certain(self) -> bool:
        """Say whether every draw is the same: no distribution and no shock, so that one draw says all."""
        used = {need for equation in self.world.equations.values() for need in equation.inputs}
        values = [d for name, entries in self.settings.values.items() if name in used for d in entries.values()]
        shocks = [shock for shock in self.world.shocks if shock.name in used]
        return not shocks and all(value.shape == "point" for value in values)

    @cached_property
    def resolved(self) -> str:
        """Return the whole scenario, parents included, as JSON that makes it again."""
        return resolve(self.assumptions).model_dump_json(exclude_defaults=True)

    @property
    def hash(self) -> str:
        """Return a hash of everything the scenario assumes."""
        return sha256(json.dumps(json.loads(self.resolved), sort_keys=True).encode()).hexdigest()

    def with_(self, **values: float | Mapping[str, float]) -> "Scenario":
        """Return this scenario with numbers of yours: `with_(serving_margin=0.5, price={"Ana": 2})`.

        Raises:
            Refused: with every fault, as for a file.

        """
        return assemble(set_values(self.assumptions, values, self.world.declared), allow_code=self.allow_code)


def read_scenario(name: str, *, allow_code: bool = False) -> Scenario:
    """Read a scenario of the library, or a TOML file, and put it together.

    Raises:
        Refused: with every fault of the file, its parents, its code and its values.

    """
    assumptions, faults = read_assumptions(name)
    if assumptions is None:
        raise Refused(faults)
    return assemble(assumptions, allow_code=allow_code, faults=faults)


def restore_scenario(name: str, resolved: str, *, allow_code: bool = False) -> Scenario:
    """Put a scenario together again from what a result's recipe holds."""
    layer = Layer(Path(name), Document(name, {}), ScenarioFile.model_validate_json(resolved))
    return assemble(assume(name, [layer]), allow_code=allow_code)


def assemble(assumptions: Assumptions, *, allow_code: bool = False, faults: Iterable[Fault] = ()) -> Scenario:
    """Compose the world of a scenario and read its values, refusing with all faults at once."""
    found = collect(assumptions, WORLD, sixteenth.world.__name__, units, allow_code=allow_code)
    choose(found, assumptions)
    declared = declare(found)
    world, told = compose_world(found, assumptions, declared)
    settings, more = read_settings(assumptions, world)
    broken = found.broken | {fault.what.strip("'") for fault in told if isinstance(fault, UnreadableEquation)}
    blind = bool(assumptions.code) and not allow_code
    refuse(without_consequences([*faults, *found.faults, *told, *more], broken, blind=blind))
    return Scenario(assumptions, world, settings, allow_code)


def without_consequences(faults: Iterable[Fault], broken: Collection[str], *, blind: bool) -> list[Fault]:
    """Leave out what only follows from another fault: names whose card, equation or file could not be read.

    Where a whole file could not be opened, or may not be, nothing can be said of names that are missing.
    """
    faults = list(faults)
    blind = blind or any(isinstance(fault, UnreadableFile) for fault in faults)
    return [fault for fault in faults if not (isinstance(fault, _FOLLOWS) and (blind or _names(fault) & set(broken)))]


def _names(fault: Fault) -> set[str]:
    return set(re.findall(r"'([^']+)'", f"{fault.what} {fault.got}"))


def compose_world(found: Collected, assumptions: Assumptions, declared: list[Declared]) -> tuple[World, list[Fault]]:
    """Make a world of what was collected and check it as a whole."""
    package, faults = read_equations(found.functions)
    own, more = read_equations(found.overrides)
    cards = {card.name: card for card in declared}
    faults += [*more, *two_providers(package, declared), *two_providers(own, [])]
    equations: dict[str, AnyEquation] = {each.name: each for each in package}
    before = World(dict(equations), cards)
    equations |= {each.name: each for each in own}
    faults += switch_rules(equations, found, assumptions)
    provided = {*equations, *(e.stock for e in equations.values() if e.stock), *cards}
    sets = {key: _present(kept, provided, found.own_outputs) for key, kept in found.outputs.items()}
    world = World(equations, cards, sets)
    if package:
        outputs = [name for kept in sets.values() for name in kept.monthly]
        faults += check_override(before, world, own, outputs)
    waiting = unchosen(found, assumptions.theory)
    return world, [*faults, *_choices_first(check_world(world), waiting, assumptions)]


def switch_rules(equations: dict[str, AnyEquation], found: Collected, assumptions: Assumptions) -> list[Fault]:
    """Let events change rules: each name of the topic runs by another file from a month on."""
    faults: list[Fault] = []
    for number, event in enumerate(_switches(assumptions)):
        topic, rule = event.card.choice or "", event.card.rule or ""
        rivals = found.rivals.get(topic, {})
        if rule not in rivals:
            known = rivals or found.rivals
            cure = nearest(rule if rivals else topic, known, f"there are {', '.join(sorted(known)) or 'none'}")
            faults.append(UnknownTheory(f"'{topic}'", event.where, f"'{rule}'", "the name of a rival file", cure))
            continue
        rules, unread = read_equations(rivals[rule])
        faults += unread
        for changed in rules:
            present = equations.get(changed.name)
            if present is None:
                where, cure = event.where, f"choose a first rule: [theory] {topic} = ..."
                faults.append(UnchosenTheory(f"'{topic}'", where, "no rule before the event", "one", cure))
            elif present.output != changed.output:
                got, want = str(changed.output), f"{present.output} from {present.where}"
                faults.append(UnitMismatch(f"'{changed.name}'", changed.where, got, want, "give rivals one unit"))
            else:
                equations[changed.name] = _switched(present, changed, number)
    return faults


def _switched(present: AnyEquation, changed: Equation, number: int) -> Switched:
    if isinstance(present, Switched):
        return Switched(present.name, (*present.rules, changed), (*present.event_numbers, number))
    return Switched(changed.name, (present, changed), (number,))


def _switches(assumptions: Assumptions) -> list[PlacedEvent]:
    return sorted((event for event in assumptions.events if event.card.choice), key=lambda event: event.card.month)


def _present(kept: OutputSet, provided: set[str], own: set[str]) -> OutputSet:
    """Drop the package's outputs of subjects that are off; a user's own outputs stay, so that a slip is told."""
    monthly = tuple(name for name in kept.monthly if name in provided or name in own)
    return OutputSet(monthly, tuple(name for name in kept.closing if name in provided or name in own))


def _choices_first(faults: list[Fault], waiting: Mapping[str, str], assumptions: Assumptions) -> list[Fault]:
    """Where a missing name is provided by rival files, say that a choice is missing instead."""
    told: list[Fault] = []
    for fault in faults:
        name = fault.got.strip("'")
        if isinstance(fault, UnknownName) and name in waiting:
            topic, where = waiting[name], Place(assumptions.file)
            cure = f"add {topic} = ... under [theory]"
            told.append(UnchosenTheory(f"'{topic}' provides '{name}'", where, "no choice", "one rival file", cure))
        else:
            told.append(fault)
    return told


def read_settings(assumptions: Assumptions, world: World) -> tuple[Settings, list[Fault]]:
    """Read the values, events and dates of a scenario."""
    facts = assumptions.facts
    faults: list[Fault] = [
        WrongEntry(f"'{name}'", Place(assumptions.file), "nothing", "an entry, here or in a parent", f"add {example}")
        for name, example in NEEDED.items()
        if name not in facts
    ]
    start, months = str(facts.get("start", "2000-01")), int(facts.get("months", 1))
    context = Context(world.declared, assumptions.axes)
    values = {
        name: read_value(name, placed.card, placed.where, context)
        for name, placed in assumptions.values.items()
        if name not in assumptions.spoilt
    }
    faults += _unused_values(assumptions, world)
    events: list[Event] = []
    for placed in sorted(assumptions.events, key=lambda event: event.card.month):
        faults += _misfits(placed, start, months)
        name, is_factor = placed.card.parameter, placed.card.factor is not None
        if name is not None:
            card = placed.card.model_copy(update={"value": placed.card.factor}) if is_factor else placed.card
            brought = read_value(name, card, placed.where, context, is_factor=is_factor)
            events.append(Event(_month_number(placed.card.month, start), name, brought, is_factor))
    switches = tuple(_month_number(event.card.month, start) for event in _switches(assumptions))
    return Settings(assumptions.axes, values, start, months, tuple(events), switches), [*faults, *context.faults]


def _month_number(month: str, start: str) -> int:
    return int((np.datetime64(month, "M") - np.datetime64(start, "M")).astype(int))


def _misfits(event: PlacedEvent, start: str, months: int) -> list[Fault]:
    """Find events that change nothing, or both a parameter and a rule, or lie outside the run."""
    card, faults = event.card, list[Fault]()
    changes = (card.parameter is not None, card.choice is not None and card.rule is not None)
    if sum(changes) != 1 or (card.choice is None) != (card.rule is None):
        got = "neither or both"
        cure = 'write parameter = "..." with a value or factor, or choice = "..." with rule = "..."'
        faults.append(WrongEntry("an event", event.where, got, "a parameter, or a choice with its rule", cure))
    if not 0 <= _month_number(card.month, start) < months:
        last = np.datetime64(start, "M") + months - 1
        cure = "move the event, or run more months"
        faults.append(OutsideTheRun("an event", event.where, card.month, f"{start} to {last}", cure))
    return faults


def _unused_values(assumptions: Assumptions, world: World) -> list[Fault]:
    """Find values that a scenario changes against its parent, and that no equation of its world reads."""
    used = {need for equation in world.equations.values() for need in equation.inputs}
    openings = {stock for stock in world.stocks if OPENING + stock not in world.equations}
    return [
        UnusedOverride(
            f"'{name}'",
            assumptions.values[name].where,
            "a value that no equation reads here",
            "one that is read",
            nearest(name, used & set(world.declared), "remove it, or choose the theory that reads it"),
        )
        for name in sorted(assumptions.own)
        if assumptions.parents and name in world.declared and name not in used | openings and ENDING not in name
    ]


def set_values(
    assumptions: Assumptions, values: Mapping[str, float | Mapping[str, float]], declared: Mapping[str, Declared]
) -> Assumptions:
    """Put numbers given by hand on top of a scenario; each is a card of kind `scenario`."""
    placed = dict(assumptions.values)
    for name, value in values.items():
        unit = declared[name].kind.unit.__name__ if name in declared else None
        about: dict[str, Any] = {"unit": unit, "kind": "scenario", "source": "set by hand"}
        if isinstance(value, Mapping):
            below = placed[name].card if name in placed else ValueCard()
            card = below.model_copy(update={"by": {**below.by, **value}})
        else:
            card = ValueCard(value=float(value), **about)
        placed[name] = Placed(card, Place("set by hand"))
    return replace(assumptions, values=placed)


def resolve(assumptions: Assumptions) -> ScenarioFile:
    """Return a scenario with its parents put under it, as one file without a parent."""
    code = None
    if assumptions.code:
        lists = {
            part: [str((folder / entry).resolve()) for folder, card in assumptions.code for entry in getattr(card, part)]
            for part in CodeCard.model_fields
        }
        code = CodeCard(**lists)
    return ScenarioFile(
        **assumptions.facts,
        axes={axis: list(labels) for axis, labels in assumptions.axes.items()},
        subjects={name: on if isinstance(on, bool) else list(on) for name, on in assumptions.subjects.items()},
        theory=dict(assumptions.theory),
        values={name: placed.card for name, placed in assumptions.values.items()},
        event=[placed.card for placed in assumptions.events],
        code=code,
    )


