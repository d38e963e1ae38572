"""A scenario, put together: its world composed, its values read, everything checked at once. Imports the world."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import sixteenth.world
from sixteenth import units
from sixteenth.engine.check import check_override, check_world, two_providers
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, OutputSet, Settings
from sixteenth.engine.equation import AnyEquation, Equation, read_equations, rules_of
from sixteenth.engine.limits import Premises
from sixteenth.engine.packets import Sendable
from sixteenth.engine.reach import check_limits
from sixteenth.errors import (
    Fault,
    Place,
    Refused,
    UnknownFact,
    UnknownName,
    UnreadableEquation,
    UnreadableFile,
    nearest,
    refuse,
)
from sixteenth.said import message_of, said
from sixteenth.scenarios.believed import believed_as_cards, nested_numbers, single_numbers
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.renamed import present_name, tell_of
from sixteenth.scenarios.layers.overlay import Layer
from sixteenth.scenarios.layers.placed_posterior import LIBRARY
from sixteenth.scenarios.layers.read import Assumptions, Placed, assume, read_assumptions, with_labels
from sixteenth.scenarios.record import Code, hash_record, paths_of_code, read_record, write_record
from sixteenth.scenarios.values.complete import incomplete
from sixteenth.scenarios.values.correlations import correlations_by_hand, settled
from sixteenth.scenarios.values.given import unequal_lengths
from sixteenth.scenarios.values.moves import scaled
from sixteenth.scenarios.variation import (
    Numbers,
    Variation,
    as_beliefs,
    numbers_as_cards,
    read_numbers,
    refuse_small_dollars,
    vary,
)
from sixteenth.scenarios.world.collect import Collected, choose, collect, declare, read_by, unchosen
from sixteenth.scenarios.world.consequences import choices_first, with_lines, without_consequences
from sixteenth.scenarios.world.events import switch_rules
from sixteenth.scenarios.world.limits import impossible, read_limits
from sixteenth.scenarios.world.own_code import in_front, neighbours_of
from sixteenth.scenarios.world.settings import read_settings

WORLD = Path(sixteenth.world.__path__[0])


@dataclass(frozen=True)
class Scenario(Sendable):
    """A scenario that has passed every check: what it assumes, and the world that it chose.

    Its settings, the numbers that run, follow from these two and are never given, so that its recipe cannot say another
    thing than what ran. `with_`, `times`, `choosing` and `varied` make another scenario of it.
    """

    assumptions: Assumptions
    world: World
    allow_code: bool = False
    code: Code = field(default_factory=dict[str, tuple[str, ...]])  # hashes of its own files, as they were when read

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
        has_shocks = any(shock.name in used for shock in self.world.shocks)
        entries = (own for name, own in self.settings.values.items() if name in used)
        return not has_shocks and all(each.shape == "point" for own in entries for each in own.values())

    @cached_property
    def settings(self) -> Settings:
        """Return the numbers to run with, as the assumptions have them."""
        return read_settings(self.assumptions, self.world)[0]

    @cached_property
    def premises(self) -> Premises:
        """Return the values drawn a few hundred times, which its limits are tried with."""
        return Premises(self.world, self.settings)

    @cached_property
    def resolved(self) -> str:
        """Return the whole scenario, parents included, as JSON that makes it again."""
        return write_record(self.assumptions)

    @cached_property
    def hash(self) -> str:
        """Return a hash of everything the scenario assumes."""
        return hash_record(self.assumptions, self.code)

    def with_(self, /, **values: Numbers) -> "Scenario":
        """Return this scenario with numbers of yours: `with_(serving_margin=0.5, price={"Ana": 2})`.

        By label, `""` is the number of all labels without one of their own: `price={"": 1, "Ana": 2}`. A number alone
        is in the unit itself, dollars or months; a text says its unit: `cash={"OpenAI": "40bn USD"}`. An array has one
        number for each future, in order: what stands at one place of each array belongs to one future.

        Raises:
            Refused: with every fault, as for a file.

        """
        refuse_small_dollars(self.assumptions, self.world.declared, values)
        return self.with_cards(values)

    def with_cards(self, values: Mapping[str, Numbers], beliefs: Collection[str] = ()) -> "Scenario":
        """Return this scenario with numbers in the unit itself, whatever their size.

        Those of some names may be beliefs: where the scenario has a fit, it conditions on them; the others intervene.

        Raises:
            Refused: with every fault, as for a file.

        """
        cards = numbers_as_cards(self.assumptions, self.world.declared, values)
        return self.varied(Variation(as_beliefs(cards, beliefs)))

    def times(self, /, **factors: float) -> "Scenario":
        """Return this scenario with values times a factor each, their spread included: `times(price=2)`.

        Raises:
            Refused: with every fault, as for a file.

        """
        return self.varied(Variation(scaled(self.assumptions, factors)))

    def believing(self, middles: Mapping[str, Numbers]) -> "Scenario":
        """Return this scenario with beliefs moved, their spread kept: `believing({"price_sensitivity": 1.9})`.

        By `name` or `name/label` the number is the median of what is drawn; numbers by label may also be nested, as
        `with_` takes them. A value above nothing is scaled, as `times` does, a part of a whole is moved in its odds,
        any other by so much. A number alone is in the unit itself; a text says its unit.

        Raises:
            Refused: with every fault, as for a file.

        """
        nested = nested_numbers(middles)
        refuse_small_dollars(self.assumptions, self.world.declared, nested)
        read = read_numbers(self.assumptions, self.world.declared, nested)
        numbers = single_numbers(read)
        cards = believed_as_cards(self.assumptions, self.settings, self.world.declared, numbers)
        return self.varied(Variation(cards))

    def varied(self, variation: Variation) -> "Scenario":
        """Return this scenario with cards in place of its own, checked as far as they reach; its world stays.

        Raises:
            Refused: with every fault, as for a file.

        """
        made = vary(self.assumptions, self.premises, variation)
        return _made(made.assumptions, made.settings, self, made.premises)

    def correlating(self, ranks: Mapping[str, float]) -> "Scenario":
        """Return this scenario with rank correlations beside its own: `correlating({"price ~ rent/Ben": 0.6})`.

        One that it has is replaced; 0 takes it away.

        Raises:
            Refused: with every fault, as for a file.

        """
        own = {**self.assumptions.correlations, **correlations_by_hand(ranks)}
        return self.varied(Variation(correlations=own))

    def named(self, name: str) -> "Scenario":
        """Return this scenario under another name, for one that stands beside itself as it was written."""
        return _made(replace(self.assumptions, name=name), self.settings, self, self.premises)

    def keeping(self, name: str, outputs: OutputSet) -> "Scenario":
        """Return this scenario with a set of outputs that its world can keep, under that name."""
        return self.in_world(self.world.keeping(name, outputs))

    def in_world(self, world: World) -> "Scenario":
        """Return this scenario in a world that computes the same and keeps other outputs."""
        return _made(self.assumptions, self.settings, replace(self, world=world), None)

    def module(self, name: str) -> Any:
        """Return a Python file of the scenario's own as its world imported it, such as that of its units.

        Equations of yours must name these units: a file that is imported once more makes others of the same name.

        Raises:
            Refused: when the world was made of no file of that name.

        """
        kinds = [*self.world.kinds.values(), *(kind for each in self._rules for kind in each.inputs.values())]
        classes = [each for kind in kinds for each in (kind.unit, *kind.axes)]
        modules = {each.__module__ for each in (*classes, *(rule.function for rule in self._rules))}
        files = {Path(each.__file__ or "").stem: each for each in map(sys.modules.get, modules) if each is not None}
        if name not in files:
            where, cure = (
                Place(self.assumptions.file),
                nearest(name, files, said("there are {names}", names=", ".join(sorted(files)))),
            )
            refuse([UnknownName(f"'{name}'", where, f"'{name}'", said("a file that the world was made of"), cure)])
        return files[name]

    @property
    def _rules(self) -> list[Equation]:
        return [rule for each in self.world.equations.values() for rule in rules_of(each)]

    def choosing(self, /, **theory: str) -> "Scenario":
        """Return this scenario with other theories or rules: `choosing(pay_rule="match")`.

        Raises:
            Refused: with every fault, as for a file.

        """
        tell_of(theory.values(), "the choice of a theory")
        present = {topic: present_name(rule) for topic, rule in theory.items()}
        chosen = replace(self.assumptions, theory={**self.assumptions.theory, **present})
        return assemble(chosen, allow_code=self.allow_code)


def _made(assumptions: Assumptions, settings: Settings, like: Scenario, premises: Premises | None) -> Scenario:
    """Return a scenario whose settings are known to be those of its assumptions: nothing is read a second time."""
    scenario = replace(like, assumptions=assumptions)
    vars(scenario)["settings"] = settings
    if premises is not None:
        vars(scenario)["premises"] = premises
    return scenario


def hash_files(path: Path, beside: Sequence[Path] = ()) -> str:
    """Return a hash of a file or a folder's files, and of what they import from `beside`, by name and content."""
    own = sorted(each for each in path.rglob("*.py")) if path.is_dir() else [path]
    named = {str(file.relative_to(path.parent)): file for file in own}
    for file in own if beside else ():
        around = {each: root for each, root in neighbours_of(file, beside).items() if each not in own}
        named |= {f"beside {each.relative_to(root)}": each for each, root in sorted(around.items())}
    digest = sha256()
    for name, file in named.items():
        digest.update(name.encode() + b"\0" + file.read_bytes())
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
    events = [(event.card.parameter or said("an event"), event) for event in assumptions.events]
    for name, placed in (*assumptions.values.items(), *events):
        for key in placed.card.facts:
            try:
                find_evidence(key)
            except ValueError as error:
                want = said("the key of one fact or claim")
                yield UnknownFact(f"'{name}'", placed.at("fact"), f"'{key}'", want, message_of(error))


def restore_scenario(name: str, resolved: str, *, allow_code: bool = False) -> Scenario:
    """Put a scenario together again from what a result's recipe holds."""
    layer = Layer(Path(name), Document(name, {}), read_record(name, resolved))
    made = settled(assume(name, [layer]))
    if made.posterior is not None:  # of the package, or named by its whole path: never one that happens to lie here
        made = replace(made, posterior=replace(made.posterior, folder=LIBRARY))
    return assemble(made, allow_code=allow_code)


def assemble(assumptions: Assumptions, *, allow_code: bool = False, faults: Iterable[Fault] = ()) -> Scenario:
    """Compose the world of a scenario and read its values, refusing with all faults at once."""
    found = open_rooms(assumptions, allow_code=allow_code)
    declared = declare(found)
    assumptions, labels = with_labels(assumptions, declared)
    world, told = compose_world(found, assumptions, declared)
    settings, more = read_settings(assumptions, world, maybe_read(found, world))
    told = [*faults, *found.faults, *labels, *told, *more, *incomplete(assumptions, world)]
    broken = found.broken | {name for fault in told if isinstance(fault, UnreadableEquation) for name in fault.about}
    is_blind = found.is_blind or any(isinstance(fault, UnreadableFile) for fault in told)
    premises = Premises(world, settings)
    told += [] if is_blind else impossible(assumptions, premises, told)
    told += unequal_lengths(settings.values, {name: placed.where for name, placed in assumptions.values.items()})
    refuse(without_consequences(told, broken, is_blind=is_blind))
    return _made(assumptions, settings, Scenario(assumptions, world, allow_code, code_hashes(assumptions)), premises)


def opened_with(scenario: Scenario, books: Assumptions, values: Mapping[str, Placed], name: str) -> Scenario:
    """Return a scenario that starts with the month and the events of other books, and these values in place of its own.

    Raises:
        Refused: with every fault, as for a file.

    """
    own = scenario.assumptions
    made = replace(
        own,
        name=name,
        facts={**own.facts, "start": books.facts["start"]},
        values={**own.values, **{each: placed for each, placed in values.items() if each in own.values}},
        events=books.events,
        posterior=None,
        own=frozenset[str](),
    )
    return assemble(settled(made), allow_code=scenario.allow_code)


def open_rooms(assumptions: Assumptions, *, allow_code: bool) -> Collected:
    """Return what the rooms of a scenario bring, with the theories that it chooses between their rivals."""
    found = collect(assumptions, WORLD, sixteenth.world.__name__, units, allow_code=allow_code)
    choose(found, assumptions)
    return found


def code_hashes(assumptions: Assumptions) -> Code:
    """Return a hash of each file or folder of a scenario's own code, by what it holds."""
    found: dict[str, tuple[str, ...]] = {}
    for part, own in paths_of_code(assumptions).items():
        beside: tuple[Path, ...] = ()
        for path in map(Path, own):
            beside = in_front(path.parent, beside)
            digest = hash_files(path, beside if part == "equations" else ())
            found[part] = (*found.get(part, ()), digest)
    return found


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
    faults += choices_first(
        with_lines(check_world(world), found.output_places), unchosen(found), theory=assumptions.place("theory")
    )
    return world, faults


def _present(kept: OutputSet, computed: set[str], stocks: set[str], own: set[str]) -> OutputSet:
    """Drop the package's outputs of subjects that are off; a user's own outputs stay, so that a slip is told."""
    monthly = tuple(name for name in kept.monthly if name in computed | own)
    closing = tuple(name for name in kept.closing if name in stocks | own)
    return OutputSet(monthly, closing, tuple(name for name in kept.mean if name in computed | own))
