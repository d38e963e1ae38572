"""What is refused before anything runs. Each check is a function named for what it finds, and returns every fault."""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

import numpy as np

from sixteenth.engine.carriers import Slip, UnitOnly, describe, is_plain_number, write_dimension
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
from sixteenth.errors import (
    AxisMismatch,
    AxisSlip,
    CycleWithoutStock,
    Fault,
    MovingOpening,
    Place,
    StockWithoutOpening,
    TwoProviders,
    UnitMismatch,
    UnitSlip,
    UnknownName,
    UnknownOutput,
    UnusedOverride,
    WrongResult,
    nearest,
)
from sixteenth.units import Flag

if TYPE_CHECKING:
    from sixteenth.engine.compose import World

MEAN_OF = "an output of this world"  # what a fault of a `mean` expects


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
            other = f"list it in outputs=('{name}',) to see it"
            yield UnusedOverride(
                f"'{name}'",
                equation.where,
                "a name that no equation needs",
                "the name of an equation",
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
            got = f"'{provider.name}' also at {first[provider.name]}"
            cure = "rename one, or make them rival files in one folder and choose under [theory]"
            yield TwoProviders(f"'{provider.name}'", provider.where, got, "one provider", cure)
        first.setdefault(provider.name, provider.where)


def unknown_names(world: "World") -> Iterator[Fault]:
    """Find arguments that no equation, stock, shock or declared parameter provides."""
    for equation in world.equations.values():
        for rule in rules_of(equation):
            for need in rule.inputs:
                if need not in world.kinds:
                    cure = nearest(need, world.kinds, "write that equation, or declare it in parameters.toml")
                    expected = "an equation, stock, shock or parameter"
                    yield UnknownName(f"'{need}', asked for by '{rule.name}'", rule.where, f"'{need}'", expected, cure)


def kind_mismatches(world: "World") -> Iterator[Fault]:
    """Find arguments whose unit or axes differ from what their provider gives."""
    for equation in world.equations.values():
        for rule in rules_of(equation):
            for need, kind in rule.inputs.items():
                have = world.kinds.get(need)
                if have is None or str(have) == str(kind):  # of two classes of one name, see classes_of_one_name
                    continue
                provider = f"{have} from {_provider(world, need)}"
                what = f"'{need}' in '{rule.name}'"
                if have.unit is not kind.unit:
                    cure = f"annotate {need}: {have}, or convert it in an equation between the two"
                    yield UnitMismatch(what, rule.where, str(kind), provider, cure)
                else:
                    cure = f"annotate {need}: {have}, and aggregate explicitly, as in sum_over({need}, Lab)"
                    yield AxisMismatch(what, rule.where, str(kind), provider, cure)


def classes_of_one_name(world: "World") -> Iterator[Fault]:
    """Find axes that a scenario could not tell apart, Lab and LAB, and units or axes defined twice under one name."""
    first: dict[tuple[str, str], tuple[type[Any], Place]] = {}
    told: set[tuple[str, str]] = set()
    for kind, where in _kinds_with_places(world):
        named = [("axis", axis_name(axis), axis) for axis in kind.axes]
        for sort, name, own in (("unit", kind.unit.__name__, kind.unit), *named):
            other, there = first.setdefault((sort, name), (own, where))
            if own is not other and (sort, name) not in told:
                told.add((sort, name))
                got = f"the class {own.__name__}, and another class {other.__name__} at {there}"
                cure = "rename one of the two" if own.__name__ != other.__name__ else "import it from one file in both"
                yield TwoProviders(f"the {sort} '{name}'", where, got, "one class for each name", cure)


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
        cure = "mend the formula or the annotation"
        yield UnitSlip(what, _line_in(rule, slip), slip.got, slip.expected, cure)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever an equation raises here it would raise in a run
        got = f"{type(error).__name__}: {error}"
        cure = "use arithmetic and the words of sixteenth.arrays only"
        yield UnitSlip(what, _line_in(rule, error), got, "an equation that can be called", cure)
    else:
        yield from _wrong_results(rule, result)


def _wrong_results(rule: Equation, result: object) -> Iterator[Fault]:
    """Find results that are no quantity, or one of another unit, or of more axes, than the equation says."""
    what, expected = f"result of '{rule.name}'", rule.output.unit.dimension
    if not (isinstance(result, UnitOnly) or _is_number_of(result, rule)):
        cure = "end it with 'return' and the formula" if result is None else "return a formula of its arguments"
        want = f"a quantity, or a number: {rule.output}"
        yield WrongResult(f"'{rule.name}'", rule.where, describe(result), want, cure)
        return
    found = result if isinstance(result, UnitOnly) else UnitOnly({} if result else expected)  # zero fits any unit
    if found.dimension != UnitOnly(expected).dimension:
        got, want = write_dimension(found.dimension), f"{rule.output.unit.__name__} ({write_dimension(expected)})"
        yield UnitSlip(what, rule.where, got, want, "mend the formula or the annotation")
    left_over = found.axes - frozenset(rule.output.axes)
    if left_over:
        names = ", ".join(sorted(axis.__name__ for axis in left_over))
        yield AxisSlip(what, rule.where, f"the axis {names}", str(rule.output), f"sum_over(..., {names})")


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
            circle = " needs ".join(reversed([*names, names[0]]))
            where, cure = world.equations[names[0]].where, f"let one of them be a stock: {STOCK}{names[0]}"
            faults.append(CycleWithoutStock(circle, where, f"{len(names)} equations in a circle", "none", cure))
            del graph[names[0]]
            graph = {name: needs - {names[0]} for name, needs in graph.items()}
        else:
            return faults


def stocks_without_opening(world: "World") -> Iterator[Fault]:
    """Find stocks whose first balance is neither declared under their own name nor computed."""
    for stock in world.stocks:
        if stock not in world.declared and OPENING + stock not in world.equations:
            where = world.equations[STOCK + stock].where
            cure = f"declare [{stock}] in parameters.toml, or write an equation {OPENING}{stock}"
            yield StockWithoutOpening(f"'{stock}'", where, "no opening balance", "a card or an equation", cure)
        for provider in (stock, OPENING + stock):
            have, want = world.kinds.get(provider), world.equations[STOCK + stock].output
            declared = world.declared[stock].kind if provider == stock and stock in world.declared else None
            given = declared or (have if provider != stock else None)
            if given and str(given) != str(want):
                where = _place(world, provider)
                yield UnitMismatch(
                    f"'{provider}'", where, str(given), f"{want} from '{STOCK}{stock}'", "give both one unit"
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
                f"'{name}'", where, "a stock or a shock among what it needs", "parameters only", "use opening values"
            )


def unknown_outputs(world: "World") -> Iterator[Fault]:
    """Find outputs that no equation, stock or parameter provides, and closing balances of what is no stock."""
    for key, kept in world.output_sets.items():
        for name in kept.monthly:
            if name not in world.kinds:
                cure = nearest(name, world.kinds, "remove it")
                yield UnknownOutput(
                    f"'{name}' in '{key}'", Place("outputs.toml"), f"'{name}'", "a name of this world", cure
                )
        for name in kept.mean:
            if name not in world.kinds:
                cure = nearest(name, world.kinds, "remove it")
                yield UnknownOutput(f"'{name}' in '{key}'", Place("outputs.toml"), f"'{name}'", MEAN_OF, cure)
        for name in kept.closing:
            if name not in world.stocks:
                cure = nearest(name, world.stocks, "keep it monthly")
                yield UnknownOutput(
                    f"'{name}' in '{key}'", Place("outputs.toml"), f"'{name}'", "a stock of this world", cure
                )


def _place(world: "World", name: str) -> Place:
    provider: AnyEquation | Declared | None = world.equations.get(name) or world.declared.get(name)
    return provider.where if provider else Place("the engine")


def _provider(world: "World", name: str) -> str:
    computed: Mapping[str, Any] = world.equations
    source = name if name in computed else STOCK + name
    return str(computed[source].where if source in computed else _place(world, name))


def _line_in(rule: Equation, error: BaseException) -> Place:
    """Return the line of the equation at which an error came up."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == rule.where.file]
    return Place(rule.where.file, frames[-1].lineno or rule.where.line) if frames else rule.where


def _from_smallest(names: list[str]) -> list[str]:
    """Turn a circle so that it begins with the first name in the alphabet, and reads the same every time."""
    at = names.index(min(names))
    return [*names[at:], *names[:at]]
