"""A scenario, put together: its world composed, its values read, everything checked at once. Imports the world."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import sixteenth.world
from sixteenth import units
from sixteenth.engine.check import MEAN_OF, check_override, check_world, two_providers
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, OutputSet, Settings
from sixteenth.engine.equation import OPENING, AnyEquation, read_equations
from sixteenth.engine.limits import check_limits
from sixteenth.errors import (
    Fault,
    Place,
    Refused,
    UnchosenTheory,
    UnknownFact,
    UnknownName,
    UnknownOutput,
    UnreadableEquation,
    UnreadableFile,
    UnusedOverride,
    WrongEntry,
    nearest,
    refuse,
)
from sixteenth.scenarios.collect import Collected, choose, collect, declare, read_by, unchosen
from sixteenth.scenarios.complete import incomplete
from sixteenth.scenarios.consequences import without_consequences
from sixteenth.scenarios.events import month_number, read_events, switch_rules, switches
from sixteenth.scenarios.limits import impossible, read_limits
from sixteenth.scenarios.overlay import Layer, join_cards
from sixteenth.scenarios.positions import Document
from sixteenth.scenarios.read import Assumptions, Placed, assume, read_assumptions
from sixteenth.scenarios.schema import CodeCard, ScenarioFile, ValueCard
from sixteenth.scenarios.value import Context, read_value

WORLD = Path(sixteenth.world.__path__[0])
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
        used = self.world.names_read
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
        content = json.loads(self.resolved)
        for part, paths in content.get("code", {}).items():
            content["code"][part] = [hash_files(Path(path)) for path in paths]  # what they say, wherever they lie
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    def with_(self, **values: float | Mapping[str, float]) -> "Scenario":
        """Return this scenario with numbers of yours: `with_(serving_margin=0.5, price={"Ana": 2})`.

        Raises:
            Refused: with every fault, as for a file.

        """
        return assemble(set_values(self.assumptions, values, self.world.declared), allow_code=self.allow_code)

    def choosing(self, **theory: str) -> "Scenario":
        """Return this scenario with other theories or rules: `choosing(pay_rule="match")`.

        Raises:
            Refused: with every fault, as for a file.

        """
        chosen = replace(self.assumptions, theory={**self.assumptions.theory, **theory})
        return assemble(chosen, allow_code=self.allow_code)


def hash_files(path: Path) -> str:
    """Return a hash of a file, or of the files of a folder, by name and content."""
    own = sorted(each for each in path.rglob("*.py")) if path.is_dir() else [path]
    digest = sha256()
    for file in own:
        digest.update(str(file.relative_to(path.parent)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def read_scenario(
    name: str, *, allow_code: bool = False, find_evidence: Callable[[str], object] | None = None
) -> Scenario:
    """Read a scenario of the library, or a TOML file, and put it together.

    `find_evidence` finds a fact that a value cites, by its key, and raises a ValueError that names the nearest where
    there is none; without it, facts are not looked up.

    Raises:
        Refused: with every fault of the file, its parents, its code, its values and their evidence.

    """
    assumptions, faults = read_assumptions(name)
    if assumptions is None:
        raise Refused(faults)
    if find_evidence is not None:
        faults += unknown_facts(assumptions, find_evidence)
    return assemble(assumptions, allow_code=allow_code, faults=faults)


def unknown_facts(assumptions: Assumptions, find_evidence: Callable[[str], object]) -> Iterator[Fault]:
    """Find values and events that cite a fact which does not exist, or one of several that conflict."""
    events = [(event.card.parameter or "an event", event) for event in assumptions.events]
    for name, placed in (*assumptions.values.items(), *events):
        for key in placed.card.facts:
            try:
                find_evidence(key)
            except ValueError as error:
                want = "the key of one fact or claim"
                yield UnknownFact(f"'{name}'", placed.at("fact"), f"'{key}'", want, str(error))


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
    settings, more = read_settings(assumptions, world, maybe_read(found, world))
    told = [*faults, *found.faults, *told, *more, *incomplete(assumptions, world)]
    broken = found.broken | {fault.what.strip("'") for fault in told if isinstance(fault, UnreadableEquation)}
    is_blind = found.is_blind or any(isinstance(fault, UnreadableFile) for fault in told)
    told += [] if is_blind else impossible(assumptions, world, settings, told)
    refuse(without_consequences(told, broken, is_blind=is_blind))
    return Scenario(assumptions, world, settings, allow_code)


def maybe_read(found: Collected, world: World) -> set[str]:
    """Return what would be read by rules that nothing chooses yet, and by equations that cannot be read themselves."""
    waiting = set(unchosen(found).values())
    rules = [each for topic in waiting for functions in found.rivals[topic].values() for each in functions]
    brought = [*found.functions, *found.overrides]
    return read_by(rules) | read_by(each for each in brought if each.__name__ not in world.equations)


def compose_world(found: Collected, assumptions: Assumptions, declared: list[Declared]) -> tuple[World, list[Fault]]:
    """Make a world of what was collected and check it as a whole."""
    package, faults = read_equations(found.functions)
    own, more = read_equations(found.overrides)
    cards = {card.name: card for card in declared}
    own_cards = [card for card in declared if not Path(card.where.file).is_relative_to(WORLD)]
    faults += [*more, *two_providers(package, declared), *two_providers(own, own_cards)]
    equations: dict[str, AnyEquation] = {each.name: each for each in package}
    before = World(dict(equations), cards)
    equations |= {each.name: each for each in own}
    faults += switch_rules(equations, found, assumptions)
    stocks = {equation.stock for equation in equations.values() if equation.stock}
    own_outputs = found.own_outputs
    sets = {key: _present(kept, {*equations, *stocks}, stocks, own_outputs) for key, kept in found.outputs.items()}
    world = World(equations, cards, sets)
    world = replace(world, limits=read_limits(found, world))
    faults += check_limits(world)
    if package:
        outputs = [name for kept in sets.values() for name in kept.monthly]
        faults += check_override(before, world, own, outputs)
    faults += _choices_first(_with_lines(check_world(world), found), unchosen(found), assumptions)
    return world, faults


def _with_lines(faults: list[Fault], found: Collected) -> list[Fault]:
    """Give kept outputs that do not exist the line that names them, which the engine cannot know."""
    lines = {(f"'{name}' in '{key}'", part): where for (key, part, name), where in found.output_places.items()}
    ask = {"a name of this world": "monthly", "a stock of this world": "closing", MEAN_OF: "mean"}
    return [
        replace(fault, where=lines.get((fault.what, ask[fault.expected]), fault.where))
        if isinstance(fault, UnknownOutput)
        else fault
        for fault in faults
    ]


def _present(kept: OutputSet, computed: set[str], stocks: set[str], own: set[str]) -> OutputSet:
    """Drop the package's outputs of subjects that are off; a user's own outputs stay, so that a slip is told."""
    monthly = tuple(name for name in kept.monthly if name in computed | own)
    closing = tuple(name for name in kept.closing if name in stocks | own)
    return OutputSet(monthly, closing, tuple(name for name in kept.mean if name in computed | own))


def _choices_first(faults: list[Fault], waiting: Mapping[str, str], assumptions: Assumptions) -> list[Fault]:
    """Where a missing name is provided by rival files, say that a choice is missing instead."""
    told: list[Fault] = []
    for fault in faults:
        name = fault.got.strip("'")
        if isinstance(fault, UnknownName | UnknownOutput) and name in waiting:
            topic, where = waiting[name], assumptions.place("theory")
            cure = f"add {topic} = ... under [theory]"
            told.append(UnchosenTheory(f"'{topic}' provides '{name}'", where, "no choice", "one rival file", cure))
        else:
            told.append(fault)
    return told


def read_settings(assumptions: Assumptions, world: World, maybe_read: set[str]) -> tuple[Settings, list[Fault]]:
    """Read the values, events and dates of a scenario; `maybe_read` are names of which nothing certain can be said."""
    facts, axes = assumptions.facts, assumptions.axes
    known = {axis: labels for axis, labels in axes.items() if not assumptions.is_spoilt("axes", axis)}
    context = Context(world.declared, known)
    values = {
        name: read_value(name, placed, context)
        for name, placed in assumptions.values.items()
        if not assumptions.is_spoilt("values", name)
    }
    readable = {*world.names_read, *maybe_read} & {
        name for name, declared in world.declared.items() if not declared.shock
    }
    events, faults = read_events(assumptions, world, context, readable)
    faults += [*_missing_facts(assumptions), *_unused_values(assumptions, world, readable)]
    months = tuple(month_number(event.card.month, facts) for event in switches(assumptions))
    start, length = str(facts.get("start", "2000-01")), int(facts.get("months", 1))
    return Settings(axes, values, start, length, tuple(events), months), [*faults, *context.faults]


def _missing_facts(assumptions: Assumptions) -> list[Fault]:
    """Find what every scenario must say, itself or in a parent."""
    here, expected = Place(assumptions.file), "an entry, here or in a parent"
    return [
        WrongEntry(f"'{name}'", here, "nothing", expected, f"add {example}")
        for name, example in NEEDED.items()
        if name not in assumptions.facts and not assumptions.is_spoilt(name) and assumptions.is_whole
    ]


def _unused_values(assumptions: Assumptions, world: World, readable: set[str]) -> list[Fault]:
    """Find values that a scenario changes against its parent and that no equation of its world reads, or of shocks."""
    openings = {stock for stock in world.stocks if OPENING + stock not in world.equations}
    shocks = {shock.name for shock in world.shocks}
    return [
        UnusedOverride(
            f"'{name}'",
            assumptions.values[name].where,
            "a value that no equation reads here"
            if name not in shocks
            else "a value for a shock, drawn anew each month",
            "one that is read",
            nearest(name, readable - {name}, "remove it, or choose the theory that reads it"),
        )
        for name in sorted((assumptions.own | shocks) & assumptions.values.keys() & world.declared.keys())
        if name not in readable | openings
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
            card = ValueCard(by=dict(value), **about)
        else:
            card = ValueCard(value=float(value), **about)
        below = placed[name].card if name in placed else None
        placed[name] = Placed(join_cards(card, below), Place(f"{name} = {value}, set by hand"))
    return replace(assumptions, values=placed, own=assumptions.own | values.keys())


def resolve(assumptions: Assumptions) -> ScenarioFile:
    """Return a scenario with its parents put under it, as one file without a parent."""
    code = None
    if assumptions.code:
        lists = {
            part: [
                str((folder / entry).resolve()) for folder, card in assumptions.code for entry in getattr(card, part)
            ]
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
