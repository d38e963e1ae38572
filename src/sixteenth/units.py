"""The units and axes of this world, as types: `USDPerMonth[Lab, Vintage]` is money a month, for each lab and model.

A unit is a class with a `dimension`: powers of base symbols. Two names may have the same dimension and still be
different units (`Share` and `Multiple`): composing a world requires the *same class* between producer and consumer,
and the same dimension inside an equation. Values never are instances of these classes; they only carry the types.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVarTuple

Axes = TypeVarTuple("Axes")


class Axis:
    """Something a quantity can be indexed by; its entries are labels that a scenario gives."""


class Quantity(Generic[*Axes]):
    """Anything measured. Subclasses name a unit; the type arguments are the axes, none for one number."""

    dimension: ClassVar[Mapping[str, int]]

    if TYPE_CHECKING:  # arithmetic between units is checked by the engine's unit-only call, not by the type checker

        def __add__(self, other: object) -> Any: ...
        def __radd__(self, other: object) -> Any: ...
        def __sub__(self, other: object) -> Any: ...
        def __rsub__(self, other: object) -> Any: ...
        def __mul__(self, other: object) -> Any: ...
        def __rmul__(self, other: object) -> Any: ...
        def __truediv__(self, other: object) -> Any: ...
        def __rtruediv__(self, other: object) -> Any: ...
        def __pow__(self, other: object) -> Any: ...
        def __rpow__(self, other: object) -> Any: ...
        def __neg__(self) -> Any: ...
        def __lt__(self, other: object) -> Any: ...
        def __le__(self, other: object) -> Any: ...
        def __gt__(self, other: object) -> Any: ...
        def __ge__(self, other: object) -> Any: ...
        def __and__(self, other: object) -> Any: ...
        def __or__(self, other: object) -> Any: ...
        def __invert__(self) -> Any: ...


class Lab(Axis):
    """A company that trains frontier models."""


class Vintage(Axis):
    """One model of a lab, in order of launch."""


class USD(Quantity[*Axes]):
    """Money, in United States dollars of the day."""

    dimension = {"USD": 1}


class USDPerMonth(Quantity[*Axes]):
    """A flow of money."""

    dimension = {"USD": 1, "month": -1}


class Months(Quantity[*Axes]):
    """A length of time."""

    dimension = {"month": 1}


class PerMonth(Quantity[*Axes]):
    """A rate: odds a month, growth a month."""

    dimension = {"month": -1}


class Share(Quantity[*Axes]):
    """A part of a whole, or odds: zero to one."""

    dimension: ClassVar[Mapping[str, int]] = {}


class Multiple(Quantity[*Axes]):
    """How many times one thing another is."""

    dimension: ClassVar[Mapping[str, int]] = {}


class Number(Quantity[*Axes]):
    """A pure number, such as an order or a standard normal surprise."""

    dimension: ClassVar[Mapping[str, int]] = {}


class Flag(Quantity[*Axes]):
    """One where something holds, zero where it does not."""

    dimension: ClassVar[Mapping[str, int]] = {}


class Segment(Axis):
    """A group of customers with its own value of capability."""


class Shelf(Axis):
    """The models that a lab has for sale, from the newest to the oldest."""


class Doublings(Quantity[*Axes]):
    """Powers of two: of compute, of algorithms, or of the minutes of human work that a model can do."""

    dimension: ClassVar[Mapping[str, int]] = {}


class DoublingsPerMonth(Quantity[*Axes]):
    """How fast something doubles."""

    dimension = {"month": -1}
