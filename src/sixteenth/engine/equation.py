"""What the engine knows of an equation: its name, the names it needs, and the unit and axes of each."""

import dis
import inspect
import math
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sixteenth.errors import Fault, Place, UnreadableEquation
from sixteenth.said import said
from sixteenth.units import Axis, Quantity

STOCK = "next_"
OPENING = "opening_"
ENDING = "ends_"
_OTHER_FUNCTIONS: Mapping[Callable[[object], bool], str] = {
    inspect.isgeneratorfunction: said("a generator, which yields"),
    inspect.iscoroutinefunction: said("a coroutine, which waits"),
    inspect.isasyncgenfunction: said("a generator, which yields"),
}
_WRITES = {dis.opmap[name] for name in ("STORE_GLOBAL", "DELETE_GLOBAL")}


@dataclass(frozen=True)
class Kind:
    """The unit and the axes of a name; both are types, and equal means equal."""

    unit: type[Quantity[*tuple[Any, ...]]]
    axes: tuple[type[Axis], ...] = ()

    def __str__(self) -> str:
        """Write the kind as an annotation would."""
        inside = ", ".join(axis.__name__ for axis in self.axes)
        return f"{self.unit.__name__}[{inside}]" if inside else self.unit.__name__

    def __deepcopy__(self, _memo: dict[int, Any]) -> "Kind":
        """Return the kind itself: nothing in it can change."""
        return self


def axis_name(axis: type[Axis]) -> str:
    """Return the name by which a scenario labels an axis: its class in lower case."""
    return axis.__name__.lower()


@dataclass(frozen=True)
class Equation:
    """A function named for its output whose arguments are other names."""

    name: str
    function: Callable[..., Any] = field(compare=False)
    inputs: Mapping[str, Kind] = field(compare=False)
    output: Kind
    where: Place

    @property
    def stock(self) -> str | None:
        """Return the stock this equation moves to the next month, if it does."""
        return self.name.removeprefix(STOCK) if self.name.startswith(STOCK) else None

    def __deepcopy__(self, _memo: dict[int, Any]) -> "Equation":
        """Return the equation itself: nothing in it can change."""
        return self


@dataclass(frozen=True)
class Switched:
    """An equation whose rule changes on dates: the first rule runs until the first month of the next."""

    name: str
    rules: tuple[Equation, ...]
    event_numbers: tuple[int, ...]  # the event that starts each rule after the first

    @property
    def inputs(self) -> Mapping[str, Kind]:
        """Return what any of the rules needs."""
        return {name: kind for rule in self.rules for name, kind in rule.inputs.items()}

    @property
    def output(self) -> Kind:
        """Return the kind that all rules share."""
        return self.rules[0].output

    @property
    def where(self) -> Place:
        """Return the place of the first rule."""
        return self.rules[0].where

    @property
    def stock(self) -> str | None:
        """Return the stock that the rules move, if they do."""
        return self.rules[0].stock


AnyEquation = Equation | Switched
MOST_READ = 4096  # functions: several times those of the package


def rules_of(equation: AnyEquation) -> tuple[Equation, ...]:
    """Return the functions behind a name: one, or the rules that dates switch between."""
    return equation.rules if isinstance(equation, Switched) else (equation,)


def place_of(function: Callable[..., Any]) -> Place:
    """Return where a function is written."""
    code = getattr(function, "__code__", None)
    return Place(code.co_filename, code.co_firstlineno) if code else Place("<built in>")


def read_equation(function: Callable[..., Any]) -> tuple[Equation | None, list[Fault]]:
    """Read a function's name, arguments and annotations, or say all that keeps it from being an equation."""
    equation, faults = _read_once(function)
    return equation, list(faults)


@lru_cache(maxsize=MOST_READ)
def _read_once(function: Callable[..., Any]) -> tuple[Equation | None, Sequence[Fault]]:
    """Read a function, once for all the worlds that have it."""
    name, where = getattr(function, "__name__", repr(function)), place_of(function)
    faults: list[Fault] = []
    try:
        hints = typing.get_type_hints(function)
        parameters = inspect.signature(function).parameters
    except (NameError, TypeError, ValueError) as error:
        return None, [_unreadable(name, where, str(error), said("annotations that Python can read"))]
    inputs = {}
    for argument, parameter in parameters.items():
        if parameter.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD or parameter.default is not parameter.empty:
            expected, cure = (
                said("plain arguments without defaults"),
                said("write '{argument}: ...' alone, with a unit", argument=argument),
            )
            faults.append(_unreadable(name, where, said("argument '{parameter}'", parameter=parameter), expected, cure))
            continue
        kind = read_kind(hints.get(argument))
        if kind is None:
            got = f"'{argument}: {_annotation(hints.get(argument))}'"
            faults.append(_unreadable(name, where, got, said("a unit with its axes, such as USDPerMonth[Lab]")))
        else:
            inputs[argument] = kind
    output = read_kind(hints.get("return"))
    if output is None:
        got = f"'-> {_annotation(hints.get('return'))}'"
        faults.append(_unreadable(name, where, got, said("a unit with its axes, such as USDPerMonth[Lab]")))
    faults += _no_plain_function(name, function, where)
    if faults or output is None:
        return None, faults
    return Equation(name, function, inputs, output, where), []


def _no_plain_function(name: str, function: Callable[..., Any], where: Place) -> Iterator[Fault]:
    """Find functions that do not return when called, or that leave something behind for the next call."""
    expected, cure = said("a function that returns a formula"), said("write 'return' and a formula of the arguments")
    for is_so, what in _OTHER_FUNCTIONS.items():
        if is_so(function):
            yield _unreadable(name, where, what, expected, cure)
    code = getattr(function, "__code__", None)
    if code is not None and _WRITES & set(code.co_code[::2]):
        cure = said("let what is kept from month to month be a stock: next_...")
        yield _unreadable(
            name, where, said("an assignment outside the function"), said("a formula of its arguments alone"), cure
        )


def read_kind(annotation: object) -> Kind | None:
    """Read `USDPerMonth[Lab]`, or a bare `Share`, into a kind; anything else is None."""
    unit = typing.get_origin(annotation) or annotation
    axes = typing.get_args(annotation)
    if not (isinstance(unit, type) and issubclass(unit, Quantity) and _has_dimension(unit)):
        return None
    if not all(isinstance(axis, type) and issubclass(axis, Axis) for axis in axes) or len({*axes}) < len(axes):
        return None
    return Kind(unit, axes)


def _has_dimension(unit: type[Quantity[*tuple[Any, ...]]]) -> bool:
    """Say whether a unit tells its dimension as powers of symbols, such as {"USD": 1, "month": -1}."""
    dimension: object = getattr(unit, "dimension", None)
    return isinstance(dimension, Mapping) and all(
        isinstance(symbol, str) and isinstance(power, int | float | Fraction) and math.isfinite(power)
        for symbol, power in dimension.items()
    )


def read_equations(functions: Iterable[Callable[..., Any]]) -> tuple[list[Equation], list[Fault]]:
    """Read many functions, keeping all faults."""
    equations, faults = [], []
    for function in functions:
        equation, found = read_equation(function)
        faults += found
        if equation:
            equations.append(equation)
    return equations, faults


def _unreadable(
    name: str,
    where: Place,
    got: str,
    expected: str,
    cure: str = said("annotate every argument and the result with a unit"),
) -> Fault:
    return UnreadableEquation(f"'{name}'", where, got, expected, cure, about=(name,))


def _annotation(annotation: object) -> str:
    return getattr(annotation, "__name__", "nothing" if annotation is None else str(annotation))
