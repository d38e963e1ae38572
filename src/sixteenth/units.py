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


class Country(Axis):
    """A state whose rules bind the labs in it."""


class Shelf(Axis):
    """The models that a lab has for sale, from the newest to the oldest."""


class Contract(Axis):
    """A long contract for compute, by its lab and the name that it goes by there."""


class Doublings(Quantity[*Axes]):
    """Powers of two: of compute, of algorithms, or of the minutes of human work that a model can do."""

    dimension: ClassVar[Mapping[str, int]] = {}


class DoublingsPerMonth(Quantity[*Axes]):
    """How fast something doubles."""

    dimension = {"month": -1}


class Grade(Axis):
    """A level of a lab's pay scale."""


class Rung(Axis):
    """A named step of the ladder from an assistant to an expert."""


class Paradigm(Axis):
    """A way of making models better that serves until its ceiling."""


class Occupation(Axis):
    """A major group of occupations."""


class Disease(Axis):
    """An illness, or a group of illnesses, that a cure would end."""


class People(Quantity[*Axes]):
    """A number of persons."""

    dimension = {"person": 1}


class PeoplePerMonth(Quantity[*Axes]):
    """A flow of persons: hired, gone, ill, cured."""

    dimension = {"person": 1, "month": -1}


class USDPerPersonMonth(Quantity[*Axes]):
    """Pay of one person."""

    dimension = {"USD": 1, "person": -1, "month": -1}


class LifeMonths(Quantity[*Axes]):
    """Time lived, by all who live it."""

    dimension = {"person": 1, "month": 1}


class Tokens(Quantity[*Axes]):
    """Pieces of text that a model reads or writes."""

    dimension = {"token": 1}


class TokensPerMonth(Quantity[*Axes]):
    """How much models read and write in a month."""

    dimension = {"token": 1, "month": -1}


class TokensPerPersonMonth(Quantity[*Axes]):
    """How much one person uses in a month."""

    dimension = {"token": 1, "person": -1, "month": -1}


class USDPerToken(Quantity[*Axes]):
    """Price, or cost, of a token."""

    dimension = {"USD": 1, "token": -1}


class Bytes(Quantity[*Axes]):
    """Memory."""

    dimension = {"byte": 1}


class BytesPerToken(Quantity[*Axes]):
    """Memory that one token takes while a model holds it in mind."""

    dimension = {"byte": 1, "token": -1}


class USDPerByteMonth(Quantity[*Axes]):
    """What it costs to hold memory for a time."""

    dimension = {"USD": 1, "byte": -1, "month": -1}


class FLOPPerMonth(Quantity[*Axes]):
    """A flow of computation."""

    dimension = {"FLOP": 1, "month": -1}


class FLOPPerPersonMonth(Quantity[*Axes]):
    """Computation that does what one person does in the same time."""

    dimension = {"FLOP": 1, "person": -1, "month": -1}


class USDPerFLOP(Quantity[*Axes]):
    """Price of computation."""

    dimension = {"USD": 1, "FLOP": -1}


class Curvature(Axis):
    """How fast more consumption is worth less: one view of what is good beside others."""
