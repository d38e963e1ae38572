"""What the sides of a limit come from, through equations and openings; and limits that no world can hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from sixteenth.engine.compose import MONTH, World
from sixteenth.engine.declared import Limit
from sixteenth.engine.equation import OPENING
from sixteenth.errors import AxisMismatch, Fault, UnitMismatch, UnknownName, UnreadableDeclaration, nearest
from sixteenth.said import said
from sixteenth.units import Months

RUN_LENGTH = "run_length"  # a name that limits may read beside those of the world: the months of the run


@dataclass(frozen=True)
class Reach:
    """What a side of a limit comes from."""

    values: frozenset[str] = frozenset()
    equations: frozenset[str] = frozenset()
    balances: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()  # of no provider, or a shock
    reads_length: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Return every name on the way."""
        return self.values | self.equations | self.balances | self.unknown


def reach_of(world: World, limit: Limit) -> Reach:
    """Return what both sides of a limit come from, through equations and openings; a world remembers it."""
    sides = (limit.of, limit.bound)
    if sides not in world.reaches:
        world.reaches[sides] = _reach(world, sides)
    found: Reach = world.reaches[sides]
    return found


def _reach(world: World, sides: tuple[str | float, str | float]) -> Reach:
    values, equations, balances, unknown = set[str](), set[str](), set[str](), set[str]()
    todo = [side for side in sides if isinstance(side, str)]
    reads_length = RUN_LENGTH in todo
    while todo:
        name = todo.pop()
        if name in values | equations | balances | unknown | {MONTH, RUN_LENGTH}:
            continue
        opening = OPENING + name
        if name in world.equations:
            equations.add(name)
            todo += world.equations[name].inputs
        elif name in world.stocks:
            balances.add(name)
            todo += [opening] if opening in world.equations else []
            values |= {name} if opening not in world.equations else set()
        elif name in world.declared and not world.declared[name].shock:
            values.add(name)
        else:
            unknown.add(name)
    return Reach(frozenset(values), frozenset(equations), frozenset(balances), frozenset(unknown), reads_length)


def check_limits(world: World) -> list[Fault]:
    """Find limits on names that nothing provides, that luck moves, or that are in different units."""
    faults: list[Fault] = []
    for limit in world.limits:
        named = {key: side for key, side in (("of", limit.of), (limit.relation, limit.bound)) if isinstance(side, str)}
        known = {*world.kinds, RUN_LENGTH}
        for key, side in named.items():
            if side not in known:
                what, where, cure = (
                    said("'{side}', asked for by the limit '{name}'", side=side, name=limit.name),
                    limit.at(key),
                    said("remove the limit"),
                )
                faults.append(
                    UnknownName(what, where, f"'{side}'", said("a name of this world"), nearest(side, known, cure))
                )
        if set(named.values()) <= known:
            faults += [*_luck_in(world, limit), *_axis_of(world, limit), *_units_of(world, limit, list(named.values()))]
    return faults


def _axis_of(world: World, limit: Limit) -> Iterator[Fault]:
    axes = world.kinds[limit.of].axes if limit.of in world.kinds else ()
    if limit.sum_over is not None and limit.sum_over not in axes:
        have = ", ".join(axis.__name__ for axis in axes)
        got, want = limit.sum_over.__name__, said("an axis of '{of}'", of=limit.of)
        cure = (
            nearest(got, have.split(", "), said("it has {have}", have=have))
            if have
            else said("leave sum_over out: it has no axes")
        )
        yield AxisMismatch(said("the limit '{name}'", name=limit.name), limit.at("sum_over"), got, want, cure)


def _luck_in(world: World, limit: Limit) -> Iterator[Fault]:
    shocks = sorted(name for name in reach_of(world, limit).unknown if name in world.declared)
    if shocks:
        want, cure = said("names that follow from values alone"), said("limit what it is made of")
        got = said("the shock '{shocks}'", shocks=shocks[0])
        yield UnreadableDeclaration(said("the limit '{name}'", name=limit.name), limit.at("of"), got, want, cure)


def _units_of(world: World, limit: Limit, sides: list[str]) -> Iterator[Fault]:
    units = [Months if side == RUN_LENGTH else world.kinds[side].unit for side in sides]
    if len(set(units)) > 1:
        got, want = units[1].__name__, said("{units} as '{of}'", units=units[0].__name__, of=limit.of)
        yield UnitMismatch(
            said("the limit '{name}'", name=limit.name),
            limit.at(limit.relation),
            got,
            want,
            said("compare like with like"),
        )
