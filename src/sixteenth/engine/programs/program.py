"""What an executable is made from: a world, its sizes, the months, and the outputs it keeps.

Numbers (values, seed, months of events) are not part of a program: moving a lever never makes a new one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution, OutputSet, Settings
from sixteenth.engine.draws.chance import entries, stream_key
from sixteenth.engine.draws.draw import Row, Table, event_streams, rows_for
from sixteenth.engine.equation import OPENING, AnyEquation, Kind, Switched, axis_name, rules_of
from sixteenth.engine.made_of import LETTERS, PYTHON, MadeOf
from sixteenth.engine.packets import only_fields
from sixteenth.engine.programs.apart import computed_apart
from sixteenth.errors import Fault, Place, UnreadableEquation, refuse
from sixteenth.said import said
from sixteenth.units import Axis


@dataclass(frozen=True)
class Program:
    """One world with declared outputs, axes and months. Equal programs share an executable."""

    world: World = field(compare=False)
    settings: Settings = field(compare=False)  # of which only the labels are read
    kept: OutputSet
    months: int
    world_hash: str
    axes: tuple[tuple[str, int], ...]
    events: tuple[tuple[str, bool], ...]  # the name that each event changes, and whether it multiplies
    switches: int  # how many months at which rules change

    def __getstate__(self) -> dict[str, Any]:
        """Return the fields; what follows from them is made again where it is needed."""
        return only_fields(self)

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take the fields.

        Raises:
            Refused: when the world computes something else here, because code that it reads has changed.

        """
        self.__dict__.update(state)
        refuse(changed_worlds(self.world, self.world_hash))

    @cached_property
    def made_of(self) -> MadeOf:
        """Return a short hash of each equation and each card; it goes to no other process, which needs none."""
        return hashes_of(self.world)[1]

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Return what must be computed for the outputs and endings."""
        closing = (f"next_{stock}" for stock in self.kept.closing)
        return tuple(dict.fromkeys((*self.kept.monthly, *closing, *self.world.endings)))

    @cached_property
    def reached(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the equations, in order, and the stocks that the targets need."""
        return self.world.reach(self.targets)

    @property
    def stocks(self) -> tuple[str, ...]:
        """Return the stocks that the targets need."""
        return self.reached[1]

    @cached_property
    def moving(self) -> frozenset[str]:
        """Return the equations to compute every month; the rest are computed once."""
        return self.world.moving(self.world.stocks, [name for name, _ in self.events])

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """Return the equations of a month, in order; an opening balance is one only where it is kept."""
        kept = self.kept.monthly
        monthly = (name for name in self.reached[0] if not name.startswith(OPENING) or name in kept)
        return tuple(name for name in monthly if name in self.moving)

    @cached_property
    def computed_once(self) -> frozenset[str]:
        """Return the equations that are computed before their readers, not again in each of them."""
        order = [name for name in self.reached[0] if name in self.moving]
        return computed_apart(self.world.equations, order, self.sizes)

    @cached_property
    def sizes(self) -> Mapping[type[Axis], int]:
        """Return the axes that this world's kinds use, in the scenario's order, with their sizes."""
        return sizes_of(self.world.kinds.values(), self.axes)

    @cached_property
    def needed(self) -> frozenset[str]:
        """Return every name that the reached equations read, and the outputs themselves."""
        equations, stocks = self.reached
        read = {need for name in equations for need in self.world.equations[name].inputs}
        return frozenset({*read, *stocks, *self.kept.monthly})

    @cached_property
    def shock_streams(self) -> Mapping[str, tuple[int, int]]:
        """Return, for each shock that is read, the first of its streams and their number."""
        found, at = {}, 0
        for shock in self.world.shocks:
            if shock.name in self.needed:
                count = int(np.prod([self.sizes[axis] for axis in shock.kind.axes], dtype=int))
                found[shock.name] = (at, count)
                at += count
        return found

    @cached_property
    def keys(self) -> Any:
        """Return the hash of each stream of each shock, uint32."""
        found = [
            stream_key("shock", name, labels)
            for name in self.shock_streams
            for labels in self._entries(self.world.declared[name].kind)
        ]
        return np.array(found, np.uint32)

    @cached_property
    def valued(self) -> tuple[str, ...]:
        """Return the declared names that need a value: parameters that are read, and opening balances."""
        equations = self.world.equations
        return tuple(
            name
            for name in sorted(self.needed)
            if name in self.world.declared and not self.world.declared[name].shock and OPENING + name not in equations
        )

    @cached_property
    def slots(self) -> Mapping[str, tuple[int, int]]:
        """Return, for each valued name and then each event, where its rows begin and end in the table."""
        found, at = {}, 0
        names = [(name, name) for name in self.valued]
        for slot, name in (*names, *((f"event {i}", name) for i, (name, _) in enumerate(self.events))):
            size = int(np.prod([self.sizes[axis] for axis in self.world.declared[name].kind.axes], dtype=int))
            found[slot] = (at, at + size)
            at += size
        return found

    def table(self, settings: Settings) -> Table:
        """Lay out the rows to draw for a scenario of this program's shape."""
        rows: list[Row] = []
        for name in self.valued:
            rows += self._laid_out(name, settings.values[name])
        for event, stream in zip(settings.events, event_streams(settings.events), strict=True):
            declared = self.world.declared[event.name]
            rows += rows_for(stream, self._entries(declared.kind), event.values, event.bounds_of(declared))
        return Table(tuple(rows), settings.correlations)

    def _laid_out(self, name: str, values: Mapping[tuple[str, ...], Distribution]) -> Sequence[Row]:
        """Return the rows of a name; those of the same values as the last time are not made again."""
        known = self.laid_out.get(name)
        if known is not None and known[0] is values:
            return known[1]
        declared = self.world.declared[name]
        rows = rows_for(name, self._entries(declared.kind), values, declared.bounds)
        self.laid_out[name] = values, rows
        return rows

    def has_laid_out(self, name: str, values: Mapping[tuple[str, ...], Distribution]) -> bool:
        """Say whether these are the values of a name that were laid out last, so that none is missing."""
        known = self.laid_out.get(name)
        return known is not None and known[0] is values

    @cached_property
    def laid_out(self) -> dict[str, tuple[Mapping[tuple[str, ...], Distribution], Sequence[Row]]]:
        """Return the rows of each name, beside the values they were made of: most stay from scenario to scenario."""
        return {}

    def _entries(self, kind: Kind) -> Sequence[tuple[str, ...]]:
        ordered = [axis_name(axis) for axis in self.sizes if axis in kind.axes]
        return entries(ordered, self.settings.labels)


def sizes_of(kinds: Iterable[Kind], sizes: Iterable[tuple[str, int]]) -> dict[type[Axis], int]:
    """Return the axes that kinds use, in the order of the sizes given by name."""
    by_name: dict[str, type[Axis]] = {}
    for axis in (axis for kind in kinds for axis in kind.axes):
        by_name.setdefault(axis_name(axis), axis)  # the first of two written alike, which is told
    return {by_name[name]: size for name, size in sizes if name in by_name}


def hash_world(world: World) -> str:
    """Return a hash of what a world computes: its equations' byte code, constants and kinds, and its cards."""
    return hashes_of(world)[0]


def hashes_of(world: World) -> tuple[str, MadeOf]:
    """Return the hash of a world, and of the same texts a short one of each equation and each card."""
    digest = sha256()
    equations, cards = dict[str, str](), dict[str, str]()
    for name in sorted(world.equations):
        text = "".join(computes(world.equations[name])).encode()
        digest.update(text)
        equations[name] = sha256(text).hexdigest()[:LETTERS]
    for name in sorted(world.declared):
        card = world.declared[name]
        text = repr((name, str(card.kind), card.bounds, card.shock)).encode()
        digest.update(text)
        cards[name] = sha256(text).hexdigest()[:LETTERS]
    return digest.hexdigest(), MadeOf(PYTHON, equations, cards)


def computes(equation: AnyEquation) -> tuple[str, ...]:
    """Return what an equation computes, as text: its name, kind and switches, then the code and inputs of each rule."""
    switches = equation.event_numbers if isinstance(equation, Switched) else ()
    rules = [
        repr((_code_of(rule.function), [str(kind) for kind in rule.inputs.values()])) for rule in rules_of(equation)
    ]
    return (repr((equation.name, str(equation.output), switches)), *rules)


def changed_worlds(world: World, world_hash: str) -> list[Fault]:
    """Find a world that no longer computes what it did: a helper of a user's file may have changed, or Python."""
    here = hash_world(world)
    if here == world_hash:
        return []
    where = Place(said("a job from another process"))
    got, expected = (
        said("code whose hash is {here}", here=here[:7]),
        said("the code that was sent, {world_hash}", world_hash=world_hash[:7]),
    )
    return [
        UnreadableEquation(
            said("the equations of the job"), where, got, expected, said("prepare the job again, and send it")
        )
    ]


def _code_of(function: Any, seen: tuple[Any, ...] = ()) -> object:
    """Return what a function does, as plain data: its code, and the module's numbers and functions it reads."""
    code = getattr(function, "__code__", None)
    if code is None or code in seen:
        return type(function).__name__ if code is None else code.co_name
    if function.__module__ == "sixteenth.arrays":
        return function.__name__
    inside = (*seen, code)
    read = {name: function.__globals__[name] for name in _names_in(code) if name in function.__globals__}
    outside = [(name, _plain(value, inside)) for name, value in sorted(read.items())]
    enclosed = [_plain(cell.cell_contents, inside) for cell in function.__closure__ or ()]
    return (_data_of(code), outside, enclosed)


def _plain(value: Any, seen: tuple[Any, ...]) -> object:
    """Return a value that a function reads: a function by what it does, a module by its numbers, else as it prints."""
    if isinstance(value, ModuleType):
        own = ((name, each) for name, each in sorted(vars(value).items()) if not name.startswith("__"))  # not its path
        return [(name, each) for name, each in own if isinstance(each, int | float | str)]
    return _code_of(value, seen) if callable(value) else repr(value)


def _data_of(code: CodeType) -> tuple[Any, ...]:
    """Return byte code with its constants, nested functions among them, without texts, which compute nothing."""
    constants = [
        _data_of(each) if isinstance(each, CodeType) else each for each in code.co_consts if not isinstance(each, str)
    ]
    return (code.co_code, constants, code.co_names, code.co_varnames)


def _names_in(code: CodeType) -> set[str]:
    nested = (_names_in(each) for each in code.co_consts if isinstance(each, CodeType))
    return set(code.co_names).union(*nested)


def make_program(world: World, settings: Settings, kept: OutputSet) -> Program:
    """Put together what an executable needs of a world and a scenario; other numbers make no other program."""
    labels = tuple((name, tuple(own)) for name, own in settings.labels.items())
    events = tuple((event.name, event.is_factor) for event in settings.events)
    switches = len(settings.switch_months)
    key = (kept, settings.months, labels, events, switches)
    if key not in world.programs:
        sizes = tuple((name, len(own)) for name, own in labels)
        world_hash, made_of = hashes_of(world)
        made = Program(world, settings, kept, settings.months, world_hash, sizes, events, switches)
        vars(made)["made_of"] = made_of
        world.programs[key] = made
    found: Program = world.programs[key]
    return found
