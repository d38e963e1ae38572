"""Whether a scenario says all that its world asks: labels for every axis, a value for every entry, luck of its own.

The engine asks the same of what it is given (engine/job.py); here the answer is a line of the scenario, and comes
together with every other fault.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice, product

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared
from sixteenth.engine.draws.chance import Stream, stream_collisions
from sixteenth.engine.equation import OPENING, Kind, axis_name
from sixteenth.errors import Fault, Place, UnknownAxis, UnlabelledAxis, UnvaluedParameter, WrongEntry, nearest
from sixteenth.said import joined, said
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.values.value import entries_of, missing_entries
from sixteenth.slips import closest


def incomplete(assumptions: Assumptions, world: World) -> Iterator[Fault]:
    """Find everything that a scenario leaves open or says twice, whatever outputs are kept."""
    yield from unlabelled_axes(assumptions, world)
    yield from unknown_axes(assumptions, world)
    yield from repeated_labels(assumptions)
    yield from unvalued_parameters(assumptions, world)
    yield from colliding_streams(assumptions, world)
    yield from ambiguous_entries(assumptions, world)


def unlabelled_axes(assumptions: Assumptions, world: World) -> Iterator[Fault]:
    """Find axes of the world to which the scenario gives no labels."""
    used = {axis_name(axis): name for name, kind in sorted(_kinds_in_use(world).items()) for axis in kind.axes}
    strangers = assumptions.axes.keys() - used.keys()
    for axis, name in sorted(used.items()):
        if assumptions.axes.get(axis) or assumptions.is_spoilt("axes", axis):
            continue
        expected, meant = said("labels, for '{name}' has this axis", name=name), closest(axis, strangers)
        where = assumptions.place("axes", meant or axis)
        cure = (
            said("write {axis} in place of {meant}", axis=axis, meant=meant)
            if meant
            else said('add {axis} = ["..."] under [axes]', axis=axis)
        )
        yield UnlabelledAxis(f"'{axis}'", where, said("no labels"), expected, cure)


def unknown_axes(assumptions: Assumptions, world: World) -> Iterator[Fault]:
    """Find axes that a scenario labels itself and that no equation has; what a parent labels may be unused here."""
    used = {axis_name(axis) for kind in _kinds_in_use(world).values() for axis in kind.axes}
    unlabelled = {axis for axis in used if not assumptions.axes.get(axis)}
    for axis in sorted(assumptions.axes.keys() - used):
        where = assumptions.places.get(("axes", axis))
        if where is None or where.file != assumptions.file or closest(axis, unlabelled):
            continue
        cure = nearest(
            axis.lower(), used, said("remove it; there are {names}", names=", ".join(sorted(used)) or said("none"))
        )
        yield UnknownAxis(f"'{axis}'", where, f"'{axis}'", said("an axis that equations use"), cure)


def _kinds_in_use(world: World) -> dict[str, Kind]:
    """Return the kinds of what equations compute and read; a card that nothing reads asks for no labels."""
    computed = {name: equation.output for name, equation in world.equations.items()}
    read = world.names_read
    return {**computed, **{name: world.kinds[name] for name in read if name in world.kinds}}


def repeated_labels(assumptions: Assumptions) -> Iterator[Fault]:
    """Find labels that stand twice on one axis: no value could tell them apart."""
    for axis, labels in assumptions.axes.items():
        for label, count in Counter(labels).items():
            if count > 1:
                where = assumptions.place("axes", axis)
                yield WrongEntry(
                    f"'axes.{axis}'",
                    where,
                    said("'{label}' {count} times", label=label, count=count),
                    said("each label once"),
                    said("remove one"),
                )


def valued(world: World) -> list[str]:
    """Return the declared names that need a value: parameters that an equation reads, and opening balances."""
    read = world.names_read
    computed = {*world.equations, *(stock for stock in world.stocks if OPENING + stock in world.equations)}
    names = (read | set(world.stocks)) & world.declared.keys() - computed
    return [name for name in sorted(names) if not world.declared[name].shock]


def unvalued_parameters(assumptions: Assumptions, world: World, among: Container[str] | None = None) -> Iterator[Fault]:
    """Find parameters and opening balances without a value, entry by entry; of all, or `among` some names."""
    misspelt = {closest(name, world.declared) for name in assumptions.values.keys() - world.declared.keys()}
    for name in (each for each in valued(world) if among is None or each in among):
        card, placed = world.declared[name], assumptions.values.get(name)
        if assumptions.is_spoilt("values", name) or name in misspelt:
            continue
        if placed is None:
            cure = said(
                'add [values.{name}] with a number, unit = "{unit}", a kind and a source',
                name=name,
                unit=card.kind.unit.__name__,
            )
            expected = said("a value, for {where} declares it", where=card.where)
            yield UnvaluedParameter(
                f"'{name}'", Place(assumptions.file), said("nothing"), expected, cure, about=(name,)
            )
        elif missing := missing_entries(placed.card, card, assumptions.axes):
            which = ", ".join(f"'{entry}'" for entry in missing)
            cure = said("add {which} under by, or a value for all", which=which)
            yield UnvaluedParameter(
                f"'{name}'",
                placed.at("by"),
                said("nothing for {which}", which=which),
                said("a number for each"),
                cure,
                about=(name,),
            )


def colliding_streams(assumptions: Assumptions, world: World) -> Iterator[Fault]:
    """Find random streams whose names share a hash."""
    streams: dict[Stream, Place] = {}
    for shock in world.shocks:
        streams |= _streams("shock", shock.name, shock, assumptions.axes)
    for name in valued(world):
        streams |= _streams("value", name, world.declared[name], assumptions.axes)
    yield from stream_collisions(streams, streams)


def _streams(kind: str, name: str, declared: Declared, labels: Mapping[str, tuple[str, ...]]) -> dict[Stream, Place]:
    entries = entries_of(declared, labels) or {}
    return {(kind, name, entry): declared.where for entry in entries.values()}


def ambiguous_entries(assumptions: Assumptions, world: World) -> Iterator[Fault]:
    """Find labels with a "/" by which two entries of one name would be written alike: a/b and c, a and b/c."""
    named = {kind.axes: name for name, kind in sorted(_kinds_in_use(world).items(), reverse=True)}
    first: dict[tuple[str, ...], str] = {}
    for types, name in named.items():
        own = {axis_name(axis) for axis in types}
        axes = tuple(axis for axis in assumptions.axes if axis in own)
        first[axes] = min(name, first.get(axes, name))
    for axes, name in sorted(first.items()):
        if any("/" in label for axis in axes for label in assumptions.axes[axis]):
            yield from islice(_written_alike(assumptions, axes, name), 1)


def _written_alike(assumptions: Assumptions, axes: Sequence[str], name: str) -> Iterator[Fault]:
    seen: dict[str, tuple[str, ...]] = {}
    for entry in product(*(dict.fromkeys(assumptions.axes[axis]) for axis in axes)):
        text = "/".join(entry)
        other = seen.setdefault(text, entry)
        if other != entry:
            axis = next(axis for axis, *labels in zip(axes, entry, other, strict=True) if "/" in "".join(labels))
            ways = (joined(" with ", map(repr, each)) for each in (other, entry))
            got = joined(" and ", (said("'{text}' for {names}", text=text, names=names) for names in ways))
            expected, cure = (
                said("one way to write each entry of '{name}'", name=name),
                said("write these labels without /"),
            )
            yield WrongEntry(f"'axes.{axis}'", assumptions.place("axes", axis), got, expected, cure)
