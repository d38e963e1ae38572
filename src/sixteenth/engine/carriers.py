"""The two values that the engine passes to equations: numbers with named axes, and bare units.

`NamedArray` holds an array of NumPy or JAX whose last axis is the draws; operands line up by axis *name*.
`UnitOnly` holds a dimension and axes, no numbers: calling an equation once with these finds slips inside it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.equation import Kind
from sixteenth.engine.plain_values import describe, is_plain_number
from sixteenth.said import said
from sixteenth.units import Axis, Flag

AxisTypes = tuple[type[Axis], ...]
Lengths = tuple[int, ...]
PLAIN = (int, float)
LOGICAL = frozenset({"logical_and", "logical_or", "logical_not"})
Dimension = Mapping[str, Fraction]


class Arithmetic(ABC):
    """Python's operators, each handed on as a word."""

    __slots__ = ()

    @abstractmethod
    def apply_word(self, word: str, operands: tuple[Any, ...]) -> Any:
        """Apply an elementwise word; each carrier says how."""

    def __add__(self, other: Any) -> Any:
        return self.apply_word("add", (self, other))

    def __radd__(self, other: Any) -> Any:
        return self.apply_word("add", (other, self))

    def __sub__(self, other: Any) -> Any:
        return self.apply_word("subtract", (self, other))

    def __rsub__(self, other: Any) -> Any:
        return self.apply_word("subtract", (other, self))

    def __mul__(self, other: Any) -> Any:
        return self.apply_word("multiply", (self, other))

    def __rmul__(self, other: Any) -> Any:
        return self.apply_word("multiply", (other, self))

    def __truediv__(self, other: Any) -> Any:
        return self.apply_word("divide", (self, other))

    def __rtruediv__(self, other: Any) -> Any:
        return self.apply_word("divide", (other, self))

    def __pow__(self, other: Any) -> Any:
        return self.apply_word("power", (self, other))

    def __rpow__(self, other: Any) -> Any:
        return self.apply_word("power", (other, self))

    def __neg__(self) -> Any:
        return self.apply_word("negative", (self,))

    def __lt__(self, other: Any) -> Any:
        return self.apply_word("less", (self, other))

    def __le__(self, other: Any) -> Any:
        return self.apply_word("less_equal", (self, other))

    def __gt__(self, other: Any) -> Any:
        return self.apply_word("greater", (self, other))

    def __ge__(self, other: Any) -> Any:
        return self.apply_word("greater_equal", (self, other))

    def __and__(self, other: Any) -> Any:
        return self.apply_word("logical_and", (self, other))

    def __or__(self, other: Any) -> Any:
        return self.apply_word("logical_or", (self, other))

    def __invert__(self) -> Any:
        return self.apply_word("logical_not", (self,))

    def __eq__(self, other: object) -> Any:
        message = said("an equation cannot ask whether two values are the same: use <= and >=")
        raise TypeError(message)

    __ne__ = __eq__
    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        message = said("an equation cannot branch on a value: use where(condition, then, otherwise)")
        raise TypeError(message)


@dataclass(frozen=True)
class Frame:
    """What all values of a run share: the array module, the float type, and the axes in order with their sizes.

    How axes line up is noted, since every operation of every month asks for it.
    """

    xp: Any
    dtype: Any
    sizes: Mapping[type[Axis], int]
    draws: int
    _joined: dict[Any, AxisTypes] = field(default_factory=dict[Any, AxisTypes], init=False, repr=False, compare=False)
    _lengths: dict[Any, Lengths] = field(default_factory=dict[Any, Lengths], init=False, repr=False, compare=False)

    @cached_property
    def kind(self) -> Any:
        """Return the float type as arrays name it."""
        return np.dtype(self.dtype)

    def order(self, axes: frozenset[type[Axis]]) -> AxisTypes:
        """Put axes in the one order that the arrays of this run use."""
        return tuple(axis for axis in self.sizes if axis in axes)

    def joined(self, first: AxisTypes, second: AxisTypes = ()) -> AxisTypes:
        """Return the axes that either has, in order."""
        both = (first, second)
        if both not in self._joined:
            self._joined[both] = self.order(frozenset((*first, *second)))
        return self._joined[both]

    def shape(self, axes: AxisTypes) -> tuple[int, ...]:
        """Return the full shape of a quantity, draws last."""
        return (*self.lengths(axes, self.joined(axes)), self.draws)

    def lengths(self, own: AxisTypes, axes: AxisTypes) -> Lengths:
        """Return the length of each axis in an array that has some of them as its own, and one of the others."""
        if (own, axes) not in self._lengths:
            self._lengths[own, axes] = tuple(self.sizes[axis] if axis in own else 1 for axis in axes)
        return self._lengths[own, axes]

    def align(self, value: Any, axes: AxisTypes) -> Any:
        """Return the bare array of a value with length-one axes put in, so that it broadcasts against `axes`."""
        if not isinstance(value, NamedArray):
            return value
        if not value.axes or value.axes == axes:
            return value.data
        return value.data.reshape(*self.lengths(value.axes, axes), value.data.shape[-1])

    def full(self, value: Any, axes: AxisTypes) -> Any:
        """Return the bare array of a value in its full shape and the run's float type."""
        array = self.xp.asarray(self.align(value, self.joined(axes)), self.dtype)
        return array if array.shape == self.shape(axes) else self.xp.broadcast_to(array, self.shape(axes))

    def numbers(self, array: Any) -> Any:
        """Turn truth, whole numbers and literals into the run's float type."""
        if isinstance(array, PLAIN):
            return self.dtype(array)
        return array if array.dtype == self.kind else array.astype(self.dtype)

    def truth(self, array: Any) -> Any:
        """Turn numbers into truth: anything but zero holds."""
        is_truth = getattr(array, "dtype", None) == np.dtype(bool)
        return array if is_truth else array != 0


class NamedArray(Arithmetic):
    """Numbers with named axes, draws last."""

    __slots__ = ("axes", "data", "frame")

    def __init__(self, data: Any, axes: AxisTypes, frame: Frame) -> None:
        """Wrap an array whose axes are already in the run's order."""
        self.data, self.axes, self.frame = data, axes, frame

    def apply_word(self, word: str, operands: tuple[Any, ...]) -> "NamedArray":
        """Apply an elementwise operation to operands, plain numbers among them allowed."""
        frame, axes = self.frame, self.axes
        for operand in operands:
            if isinstance(operand, NamedArray) and operand.axes != axes:
                axes = frame.joined(axes, operand.axes)
        arrays = [frame.align(operand, axes) for operand in operands]
        if word in LOGICAL:
            arrays = [frame.truth(array) for array in arrays]
        elif word == "where":
            arrays = [frame.truth(arrays[0]), *map(frame.numbers, arrays[1:])]
        elif word == "power" and isinstance(arrays[1], int):
            arrays = [frame.numbers(arrays[0]), arrays[1]]  # a whole power is a product
        else:
            kind = frame.kind
            arrays = [array if getattr(array, "dtype", None) is kind else frame.numbers(array) for array in arrays]
        return NamedArray(getattr(frame.xp, word)(*arrays), axes, frame)

    def reduce_word(self, word: str, axis: type[Axis]) -> "NamedArray":
        """Reduce along an axis, or shift entries along it."""
        if axis not in self.axes:
            return self.along(axis).reduce_word(word, axis)
        at, data = self.axes.index(axis), self.frame.numbers(self.data)
        if word in WALKS:
            return NamedArray(WALKS[word](self.frame.xp, data, at), self.axes, self.frame)
        left = (*self.axes[:at], *self.axes[at + 1 :])
        return NamedArray(getattr(self.frame.xp, word)(data, axis=at), left, self.frame)

    def pick_entry(self, axis: type[Axis], place: Any) -> Any:
        """Choose among the entries of an axis by number; an axis is short, so each is looked at in turn."""
        if axis not in self.axes:
            return self.along(axis).pick_entry(axis, place)
        at = self.axes.index(axis)
        left = (*self.axes[:at], *self.axes[at + 1 :])
        found: Any = 0
        for number in range(self.data.shape[at]):
            entry = NamedArray(self.data[(*(slice(None),) * at, number)], left, self.frame)
            is_here = entry.apply_word("equal", (place, number))
            found = entry.apply_word("where", (is_here, entry, found))
        return found

    def along(self, axis: type[Axis]) -> "NamedArray":
        """Return the same numbers with an axis more, all entries of which are alike."""
        axes = self.frame.joined(self.axes, (axis,))
        return NamedArray(self.frame.full(self, axes), axes, self.frame)


def carried(value: Any, kind: Kind, frame: Frame) -> Any:
    """Return what an equation gave, so that its readers can use it by its kind.

    A plain number stays one, unless it is a flag, which a reader may negate, or has axes, along which one may sum.
    """
    if isinstance(value, NamedArray) or not (kind.axes or kind.unit is Flag):
        return value
    return NamedArray(frame.dtype(value), (), frame)


def _previous(xp: Any, data: Any, at: int) -> Any:
    head = (slice(None),) * at
    return xp.concatenate([xp.zeros_like(data[(*head, slice(0, 1))]), data[(*head, slice(0, -1))]], axis=at)


def _following(xp: Any, data: Any, at: int) -> Any:
    head = (slice(None),) * at
    return xp.concatenate([data[(*head, slice(1, None))], xp.zeros_like(data[(*head, slice(0, 1))])], axis=at)


def _sum_onward(xp: Any, data: Any, at: int) -> Any:
    head: tuple[slice, ...] = (slice(None),) * at
    found: list[Any] = []
    for number in reversed(range(data.shape[at])):
        entry = data[(*head, number)]
        found.append(found[-1] + entry if found else entry)
    return xp.stack(found[::-1], axis=at)


WALKS: Mapping[str, Callable[[Any, Any, int], Any]] = {
    "previous": _previous,
    "following": _following,
    "sum_onward": _sum_onward,
}


class Slip(Exception):  # noqa: N818 - a finding of a check, not an error of the program
    """An operation inside an equation whose units cannot be right."""

    def __init__(self, got: str, expected: str) -> None:
        """Keep both sides for the fault that tells them."""
        self.got, self.expected = got, expected
        super().__init__(f"got {got}, expected {expected}")


class UnitOnly(Arithmetic):
    """A dimension and axes without numbers; operations combine dimensions or raise a `Slip`."""

    __slots__ = ("axes", "dimension")
    axes: frozenset[type[Axis]]
    dimension: Dimension

    def __init__(self, dimension: Mapping[str, Any], axes: frozenset[type[Axis]] = frozenset()) -> None:
        """Keep the symbols with a power other than zero."""
        powers = {symbol: Fraction(power) for symbol, power in dimension.items() if power}
        object.__setattr__(self, "dimension", powers)
        object.__setattr__(self, "axes", axes)

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse to be changed: others read the same value."""
        got = said("an assignment to .{name} of a value", name=name)
        raise Slip(got, said("values that stay as they are"))

    def apply_word(self, word: str, operands: tuple[Any, ...]) -> "UnitOnly":
        """Combine the dimensions of the operands as the operation does."""
        for operand in operands:
            if not (isinstance(operand, UnitOnly) or is_plain_number(operand)):
                raise Slip(describe(operand), said("a quantity or a number"))
        rule = _DIMENSION_RULES.get(word, _pure)
        units = [operand if isinstance(operand, UnitOnly) else UnitOnly({}) for operand in operands]
        axes = frozenset[type[Axis]]().union(*(unit.axes for unit in units))
        return UnitOnly(rule(word, operands, units), axes)

    def reduce_word(self, word: str, axis: type[Axis]) -> "UnitOnly":
        """Take the axis away, or keep it where entries only shift."""
        if axis not in self.axes:
            have = ", ".join(sorted(each.__name__ for each in self.axes)) or said("no axes")
            got = said("a quantity with {have}", have=have)
            raise Slip(got, said("one with the axis {axis}", axis=axis.__name__))
        return UnitOnly(self.dimension, self.axes if word in WALKS else self.axes - {axis})

    def pick_entry(self, axis: type[Axis], place: Any) -> "UnitOnly":
        """Take the axis away and add those of the place, which must be a pure number."""
        entry = self.reduce_word("entry_at", axis)
        return entry.apply_word("entry_at", (entry, place))


def write_dimension(dimension: Mapping[str, Any]) -> str:
    """Write a dimension as people do: `USD/month`."""
    above = [_power(symbol, power) for symbol, power in sorted(dimension.items()) if power > 0]
    below = [_power(symbol, -power) for symbol, power in sorted(dimension.items()) if power < 0]
    return "/".join(["·".join(above) or "1", *below]) if above or below else said("a pure number")


def _power(symbol: str, power: Any) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"


def _same(word: str, operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    """All operands have one dimension; a literal zero fits any."""
    kept = [unit for operand, unit in zip(operands, units, strict=True) if not _is_zero(operand)]
    for unit in kept[1:]:
        if unit.dimension != kept[0].dimension:
            first, other = write_dimension(kept[0].dimension), write_dimension(unit.dimension)
            got = said("{word} of {first} and {other}", word=word, first=first, other=other)
            raise Slip(got, said("one unit"))
    return kept[0].dimension if kept else {}


def _compared(word: str, operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    _same(word, operands, units)
    return {}


def _selected(word: str, operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    _pure(word, operands[:1], units[:1])
    return _same(word, operands[1:], units[1:])


def _pure(word: str, _operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    for unit in units:
        if unit.dimension:
            got = said("{word} of {dimension}", word=word, dimension=write_dimension(unit.dimension))
            raise Slip(got, said("a pure number: divide by a reference first"))
    return {}


def _picked(word: str, operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    _pure(word, operands[1:], units[1:])
    return units[0].dimension


def _multiplied(_word: str, _operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    return _combine(units[0].dimension, units[1].dimension, 1)


def _divided(_word: str, _operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    return _combine(units[0].dimension, units[1].dimension, -1)


def _raised(word: str, operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    if isinstance(operands[1], int | float):
        power = Fraction(operands[1]).limit_denominator(1000)
        return {symbol: exponent * power for symbol, exponent in units[0].dimension.items()}
    return _pure(word, operands, units)


def _first(_word: str, _operands: tuple[Any, ...], units: list[UnitOnly]) -> Dimension:
    return units[0].dimension


def _combine(first: Dimension, second: Dimension, sign: int) -> Dimension:
    symbols = {*first, *second}
    return {symbol: first.get(symbol, Fraction(0)) + sign * second.get(symbol, Fraction(0)) for symbol in symbols}


def _is_zero(operand: Any) -> bool:
    return isinstance(operand, int | float) and operand == 0


Rule = Callable[[str, tuple[Any, ...], list[UnitOnly]], Dimension]
_DIMENSION_RULES: Mapping[str, Rule] = {
    "add": _same,
    "subtract": _same,
    "minimum": _same,
    "maximum": _same,
    "less": _compared,
    "less_equal": _compared,
    "greater": _compared,
    "greater_equal": _compared,
    "where": _selected,
    "entry_at": _picked,
    "multiply": _multiplied,
    "divide": _divided,
    "power": _raised,
    "negative": _first,
}
