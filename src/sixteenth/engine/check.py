"""What is refused before anything runs. Each check is a function named for what it finds, and returns every fault."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

import numpy as np

from sixteenth.engine.carriers import Slip, UnitOnly, write_dimension
from sixteenth.engine.declared import Declared
from sixteenth.engine.equation import (
    ENDING,
    MOST_READ,
    OPENING,
    STOCK,
    AnyEquation,
    Equation,
    Kind,
    axis_name,
    rules_of,
)
from sixteenth.engine.plain_values import describe, is_plain_number
from sixteenth.errors import (
    AxisError,
    AxisMismatch,
    CycleWithoutStock,
    Fault,
    MovingOpening,
    Place,
    StockWithoutOpening,
    TwoProviders,
    UnitError,
    UnitMismatch,
    UnknownName,
    UnknownOutput,
    UnusedOverride,
    WrongResult,
    nearest,
)
from sixteenth.said import joined, message_of, said
from sixteenth.units import Flag

if TYPE_CHECKING:
    from sixteenth.engine.compose import World


def check_world(world: "World") -> list[Fault]:
    """Run every check of a composed world and return all faults."""
    cycles = cycles_without_stock(world)
    faults = [
        *unknown_names(world),
        *classes_of_one_name(world),
        *kind_mismatches(world),
        *stocks_without_opening(world),
        *unknown_outputs(world),
    ]
    for equation in world.equations.values():
        for rule in rules_of(equation):
            faults += unit_slips(rule)
    return [*faults, *cycles, *moving_openings(world)]


def check_override(
    before: "World", after: "World", overrides: Iterable[Equation], outputs: Sequence[str]
) -> Iterator[Fault]:
    """Find overrides that change nothing: new names that no equation needs and nobody asked to see."""
    needed = after.names_read
    for equation in overrides:
        name = equation.name
        is_read = name in needed or (equation.stock or name.removeprefix(OPENING)) in needed
        is_kept = name in outputs or name.startswith(ENDING)
        if name not in before.equations and not is_read and not is_kept:
            other = said("list it in outputs=('{name}',) to see it", name=name)
            yield UnusedOverride(
                f"'{name}'",
                equation.where,
                said("a name that no equation needs"),
                said("the name of an equation"),
                nearest(name, before.kinds, other),
            )


def two_providers(equations: Iterable[Equation], declared: Iterable[Declared]) -> Iterator[Fault]:
    """Find names that two equations compute, or that an equation computes and a card declares."""
    first: dict[str, Place] = {}
    equations = tuple(equations)
    carried = [Declared(e.stock, "", e.output, (0, 0), e.where) for e in equations if e.stock]
    declared = [card for card in declared if card.name not in {stock.name for stock in carried}]
    providers: list[Equation | Declared] = [*carried, *equations, *declared]
    for provider in providers:
        if provider.name in first:
            got = said("'{name}' also at {first}", name=provider.name, first=first[provider.name])
            cure = said("rename one, or make them rival files in one folder and choose under [theory]")
            yield TwoProviders(f"'{provider.name}'", provider.where, got, said("one provider"), cure)
        first.setdefault(provider.name, provider.where)


def unknown_names(world: "World") -> Iterator[Fault]:
    """Find arguments that no equation, stock, shock or declared parameter provides."""
    for equation in world.equations.values():
        for rule in rules_of(equation):
            for need in rule.inputs:
                if need not in world.kinds:
                    cure = nearest(need, world.kinds, said("write that equation, or declare it in parameters.toml"))
                    expected = said("an equation, stock, shock or parameter")
                    yield UnknownName(
                        said("'{need}', asked for by '{name}'", need=need, name=rule.name),
                        rule.where,
                        f"'{need}'",
                        expected,
                        cure,
                        about=(need,),
                    )


def kind_mismatches(world: "World") -> Iterator[Fault]:
    """Find arguments whose unit or axes differ from what their provider gives."""
    for equation in world.equations.values():
        for rule in rules_of(equation):
            for need, kind in rule.inputs.items():
                have = world.kinds.get(need)
                if have is None or str(have) == str(kind):  # of two classes of one name, see classes_of_one_name
                    continue
                provider = said("{have} from {provider}", have=have, provider=_provider(world, need))
                what = said("'{need}' in '{name}'", need=need, name=rule.name)
                if have.unit is not kind.unit:
                    cure = said(
                        "annotate {need}: {have}, or convert it in an equation between the two", need=need, have=have
                    )
                    yield UnitMismatch(what, rule.where, str(kind), provider, cure)
                else:
                    cure = said(
                        "annotate {need}: {have}, and aggregate explicitly, as in sum_over({need}, Lab)",
                        need=need,
                        have=have,
                    )
                    yield AxisMismatch(what, rule.where, str(kind), provider, cure)


def classes_of_one_name(world: "World") -> Iterator[Fault]:
    """Find axes that a scenario could not tell apart, Lab and LAB, and units or axes defined twice under one name."""
    first: dict[tuple[str, str], tuple[type[Any], Place]] = {}
    told: set[tuple[str, str]] = set()
    places: dict[Kind, Place] = {}
    for kind, where in _kinds_with_places(world):
        places.setdefault(kind, where)
    for kind, where in places.items():
        named = [(said("axis"), axis_name(axis), axis) for axis in kind.axes]
        for sort, name, own in ((said("unit"), kind.unit.__name__, kind.unit), *named):
            other, there = first.setdefault((sort, name), (own, where))
            if own is not other and (sort, name) not in told:
                told.add((sort, name))
                got = said(
                    "the class {own}, and another class {other} at {there}",
                    own=own.__name__,
                    other=other.__name__,
                    there=there,
                )
                cure = (
                    said("rename one of the two")
                    if own.__name__ != other.__name__
                    else said("import it from one file in both")
                )
                yield TwoProviders(
                    said("the {sort} '{name}'", sort=sort, name=name), where, got, said("one class for each name"), cure
                )


def _kinds_with_places(world: "World") -> Iterator[tuple[Kind, Place]]:
    for declared in world.declared.values():
        yield declared.kind, declared.where
    for equation in world.equations.values():
        for rule in rules_of(equation):
            for kind in (*rule.inputs.values(), rule.output):
                yield kind, rule.where


def unit_slips(rule: Equation) -> Sequence[Fault]:
    """Call one equation with bare units and find the operation, or the result, that cannot be right."""
    return _slips_of(rule.function, rule)


@lru_cache(maxsize=MOST_READ)
def _slips_of(_: Callable[..., Any], rule: Equation) -> tuple[Fault, ...]:
    """Find the slips of a function once: two equations of one name and place may be of other functions."""
    return tuple(_slips(rule))


def _slips(rule: Equation) -> Iterator[Fault]:
    arguments = [UnitOnly(kind.unit.dimension, frozenset(kind.axes)) for kind in rule.inputs.values()]
    what = f"'{rule.name}'"
    try:
        result = rule.function(*arguments)
    except Slip as slip:
        cure = said("mend the formula or the annotation")
        yield UnitError(what, _line_in(rule, slip), slip.got, slip.expected, cure)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an equation raises here it would raise in a run
        got = said("{kind}: {message}", kind=type(error).__name__, message=message_of(error))
        cure = said("use arithmetic and the words of sixteenth.arrays only")
        yield UnitError(what, _line_in(rule, error), got, said("an equation that can be called"), cure)
    else:
        yield from _wrong_results(rule, result)


def _wrong_results(rule: Equation, result: object) -> Iterator[Fault]:
    """Find results that are no quantity, or one of another unit, or of more axes, than the equation says."""
    what, expected = said("result of '{name}'", name=rule.name), rule.output.unit.dimension
    if not (isinstance(result, UnitOnly) or _is_number_of(result, rule)):
        cure = (
            said("end it with 'return' and the formula")
            if result is None
            else said("return a formula of its arguments")
        )
        want = said("a quantity, or a number: {output}", output=rule.output)
        yield WrongResult(f"'{rule.name}'", rule.where, describe(result), want, cure)
        return
    found = result if isinstance(result, UnitOnly) else UnitOnly({} if result else expected)  # zero fits any unit
    if found.dimension != UnitOnly(expected).dimension:
        got, want = write_dimension(found.dimension), f"{rule.output.unit.__name__} ({write_dimension(expected)})"
        yield UnitError(what, rule.where, got, want, said("mend the formula or the annotation"))
    left_over = found.axes - frozenset(rule.output.axes)
    if left_over:
        names = ", ".join(sorted(axis.__name__ for axis in left_over))
        yield AxisError(
            what, rule.where, said("the axis {names}", names=names), str(rule.output), f"sum_over(..., {names})"
        )


def _is_number_of(result: object, rule: Equation) -> bool:
    """Say whether a result is a plain number that its name may have: a truth is one of a flag alone."""
    is_truth = isinstance(result, bool | np.bool_)
    return is_plain_number(result) and (not is_truth or rule.output.unit is Flag)


def cycles_without_stock(world: "World") -> list[Fault]:
    """Find circles of equations within one month, each printed; one is told for each way to break them all."""
    graph = {name: set(world.needs(name)) for name in sorted(world.equations)}
    faults: list[Fault] = []
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            names = _from_smallest([str(name) for name in error.args[1][:-1]])
            circle = joined(" needs ", reversed([*names, names[0]]))
            where, cure = (
                world.equations[names[0]].where,
                said("let one of them be a stock: {stock}{names}", stock=STOCK, names=names[0]),
            )
            faults.append(
                CycleWithoutStock(
                    circle, where, said("{count} equations in a circle", count=len(names)), said("none"), cure
                )
            )
            del graph[names[0]]
            graph = {name: needs - {names[0]} for name, needs in graph.items()}
        else:
            return faults


def stocks_without_opening(world: "World") -> Iterator[Fault]:
    """Find stocks whose first balance is neither declared under their own name nor computed."""
    for stock in world.stocks:
        if stock not in world.declared and OPENING + stock not in world.equations:
            where = world.equations[STOCK + stock].where
            cure = said(
                "declare [{stock}] in parameters.toml, or write an equation {opening}{stock}",
                stock=stock,
                opening=OPENING,
            )
            yield StockWithoutOpening(
                f"'{stock}'", where, said("no opening balance"), said("a card or an equation"), cure
            )
        for provider in (stock, OPENING + stock):
            have, want = world.kinds.get(provider), world.equations[STOCK + stock].output
            declared = world.declared[stock].kind if provider == stock and stock in world.declared else None
            given = declared or (have if provider != stock else None)
            if given and str(given) != str(want):
                where = _place(world, provider)
                yield UnitMismatch(
                    f"'{provider}'",
                    where,
                    str(given),
                    said("{want} from '{stock}{other_stock}'", want=want, stock=STOCK, other_stock=stock),
                    said("give both one unit"),
                )


def moving_openings(world: "World") -> Iterator[Fault]:
    """Find opening balances that depend on a stock or a shock, which exist only once months pass."""
    moving = {*world.stocks, *(shock.name for shock in world.shocks)}
    while more := {name for name in world.equations.keys() - moving if moving & world.equations[name].inputs.keys()}:
        moving |= more  # step by step, for the order that World.moving walks in does not exist where there are circles
    for stock in world.stocks:
        name = OPENING + stock
        if name in moving:
            where = world.equations[name].where
            yield MovingOpening(
                f"'{name}'",
                where,
                said("a stock or a shock among what it needs"),
                said("parameters only"),
                said("use opening values"),
            )


def unknown_outputs(world: "World") -> Iterator[Fault]:
    """Find outputs that no equation, stock or parameter provides, and closing balances of what is no stock."""
    for key, kept in world.output_sets.items():
        for name in kept.monthly:
            if name not in world.kinds:
                yield _unknown_output(name, (key, "monthly"), said("a name of this world"), world.kinds)
        for name in kept.mean:
            if name not in world.kinds:
                yield _unknown_output(name, (key, "mean"), said("an output of this world"), world.kinds)
        for name in kept.closing:
            if name not in world.stocks:
                yield _unknown_output(name, (key, "closing"), said("a stock of this world"), world.stocks)


def _unknown_output(name: str, place: tuple[str, str], expected: str, known: Iterable[str]) -> UnknownOutput:
    """Tell of a name in a part of an output set, which the fault is about."""
    key, part = place
    otherwise = said("keep it monthly") if part == "closing" else said("remove it")
    cure, where = nearest(name, known, otherwise), Place("outputs.toml")
    return UnknownOutput(
        said("'{name}' in '{key}'", name=name, key=key), where, f"'{name}'", expected, cure, about=(name, key, part)
    )


def _place(world: "World", name: str) -> Place:
    provider: AnyEquation | Declared | None = world.equations.get(name) or world.declared.get(name)
    return provider.where if provider else Place(said("the engine"))


def _provider(world: "World", name: str) -> Place:
    computed: Mapping[str, Any] = world.equations
    source = name if name in computed else STOCK + name
    where: Place = computed[source].where if source in computed else _place(world, name)
    return where


def _line_in(rule: Equation, error: BaseException) -> Place:
    """Return the line of the equation at which an error came up."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == rule.where.file]
    return Place(rule.where.file, frames[-1].lineno or rule.where.line) if frames else rule.where


def _from_smallest(names: list[str]) -> list[str]:
    """Turn a circle so that it begins with the first name in the alphabet, and reads the same every time."""
    at = names.index(min(names))
    return [*names[at:], *names[:at]]
