"""The array words an equation may use. Each works on plain numbers, on a run's labelled arrays and on bare units.

An equation is written for one lab, one month, one draw. Words that look along an axis name the axis by its type:
`sum_over(profit, Lab)`. Plain numbers have no axes, so those words need what the engine passes.
"""

from typing import Any, Protocol

import numpy as np

from sixteenth.units import Axis


class Carrier(Protocol):
    """What the engine passes to equations: a value that knows how to apply a word to itself and its companions."""

    def apply_word(self, word: str, operands: tuple[Any, ...]) -> Any:
        """Apply an elementwise word to operands, of which this is one."""
        ...

    def reduce_word(self, word: str, axis: type[Axis]) -> Any:
        """Apply a word that removes or walks along an axis."""
        ...

    def pick_entry(self, axis: type[Axis], place: Any) -> Any:
        """Take the entry of an axis that stands in a place."""
        ...


def constant(number: float) -> Any:
    """Take a plain number as a quantity: what a rule answers that needs to know nothing."""
    return number


def exp(exponent: Any) -> Any:
    """Raise e to a pure number."""
    return _elementwise("exp", exponent)


def log(positive: Any) -> Any:
    """Natural logarithm of a pure, positive number."""
    return _elementwise("log", positive)


def log1p(number: Any) -> Any:
    """Natural logarithm of one plus a pure number, exact for small ones."""
    return _elementwise("log1p", number)


def minimum(first: Any, second: Any) -> Any:
    """Return the smaller of two, element by element."""
    return _elementwise("minimum", first, second)


def maximum(first: Any, second: Any) -> Any:
    """Return the larger of two, element by element."""
    return _elementwise("maximum", first, second)


def where(condition: Any, then: Any, otherwise: Any) -> Any:
    """Take `then` where the condition holds, `otherwise` elsewhere; both are computed."""
    return _elementwise("where", condition, then, otherwise)


def sum_over(quantity: Any, axis: type[Axis]) -> Any:
    """Add up along an axis, which disappears."""
    return _carrier(quantity, "sum_over").reduce_word("sum", axis)


def largest_over(quantity: Any, axis: type[Axis]) -> Any:
    """Return the largest entry along an axis, which disappears."""
    return _carrier(quantity, "largest_over").reduce_word("max", axis)


def smallest_over(quantity: Any, axis: type[Axis]) -> Any:
    """Return the smallest entry along an axis, which disappears."""
    return _carrier(quantity, "smallest_over").reduce_word("min", axis)


def previous(quantity: Any, axis: type[Axis]) -> Any:
    """Give each entry its predecessor's value along an axis; the first gets zero."""
    return _carrier(quantity, "previous").reduce_word("previous", axis)


def following(quantity: Any, axis: type[Axis]) -> Any:
    """Give each entry its successor's value along an axis; the last gets zero."""
    return _carrier(quantity, "following").reduce_word("following", axis)


def sum_onward(quantity: Any, axis: type[Axis]) -> Any:
    """Give each entry the sum of itself and all that come after it along an axis."""
    return _carrier(quantity, "sum_onward").reduce_word("sum_onward", axis)


def entry_at(quantity: Any, axis: type[Axis], place: Any) -> Any:
    """Take the entry that stands in a place of an axis, 0 for the first; zero where no entry stands."""
    return _carrier(quantity, "entry_at").pick_entry(axis, place)


def _elementwise(word: str, *operands: Any) -> Any:
    for operand in operands:
        if hasattr(operand, "apply_word"):
            return operand.apply_word(word, operands)
    return getattr(np, word)(*operands)


def _carrier(quantity: Any, word: str) -> Carrier:
    if hasattr(quantity, "reduce_word"):
        return quantity
    message = f"{word} needs a quantity with axes; a plain {type(quantity).__name__} has none"
    raise TypeError(message)
