"""One name of a world, computed from given inputs: how closed forms are asked, by the equations that run the world."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sixteenth.engine.carriers import Frame, NamedArray, carried
from sixteenth.engine.compose import World
from sixteenth.engine.equation import Equation
from sixteenth.errors import NumberOutsideDomain, OutsideDomain, Place, nearest
from sixteenth.said import said
from sixteenth.units import Axis


def evaluate(world: World, name: str, inputs: Mapping[str, Any]) -> Any:
    """Compute a name in float64 from numbers and arrays.

    An input may be any name: what is given is not computed. An array has the axes of its name first, in the order of
    its annotation, any number of entries each; what follows are cases, which broadcast against each other.

    Returns:
        Array [*axes of the name, *cases].

    Raises:
        KeyError: when a needed name is neither given nor computed.
        OutsideDomain: when a given number lies outside the bounds of its card.
        ValueError: when two inputs differ in the length of an axis.

    """
    arrays = {each: np.asarray(value, np.float64) for each, value in inputs.items()}
    for each, array in arrays.items():
        _check_bounds(world, each, array)
    sizes = _sizes(world, arrays)
    counts = {each: len(_axes(world, each)) for each in arrays}
    cases = np.broadcast_shapes(*(array.shape[counts[each] :] for each, array in arrays.items()))
    frame = Frame(np, np.float64, sizes, int(np.prod(cases, dtype=int)))
    environment = {each: _label(world, each, array, cases, frame) for each, array in arrays.items()}
    computed = frame.full(_compute(world, name, environment, frame), _axes(world, name))
    shape = (*(sizes[axis] for axis in _axes(world, name)), *cases)
    return _in_order(computed, frame, _axes(world, name)).reshape(shape)


def _axes(world: World, name: str) -> tuple[type[Axis], ...]:
    return world.kinds[name].axes if name in world.kinds else ()


def _sizes(world: World, arrays: Mapping[str, Any]) -> dict[type[Axis], int]:
    """Read the length of each axis off the arrays, which must agree."""
    sizes: dict[type[Axis], int] = {}
    for name, array in arrays.items():
        for axis, size in zip(_axes(world, name), array.shape, strict=False):
            if sizes.setdefault(axis, size) != size:
                message = f"'{name}' has {size} entries of {axis.__name__}, another input has {sizes[axis]}"
                raise ValueError(message)
    return sizes


def _label(world: World, name: str, array: Any, cases: tuple[int, ...], frame: Frame) -> NamedArray:
    """Give an array the axes of its name, in the frame's order, and one last axis for all cases."""
    axes = _axes(world, name)
    own = array.shape[: len(axes)]
    if len(own) < len(axes):
        message = f"'{name}' has the axes {', '.join(axis.__name__ for axis in axes)}: give an array"
        raise ValueError(message)
    lengths = (*own, *(1,) * (len(cases) - array.ndim + len(axes)), *array.shape[len(axes) :])
    spread = np.broadcast_to(array.reshape(lengths), (*own, *cases))
    ordered = frame.order(frozenset(axes))
    flat = spread.reshape(*own, frame.draws)
    return NamedArray(np.moveaxis(flat, [axes.index(axis) for axis in ordered], range(len(ordered))), ordered, frame)


def _in_order(array: Any, frame: Frame, axes: tuple[type[Axis], ...]) -> Any:
    """Put axes from the frame's order into that of an annotation."""
    ordered = frame.order(frozenset(axes))
    return np.moveaxis(array, [ordered.index(axis) for axis in axes], range(len(axes)))


def _compute(world: World, name: str, environment: dict[str, Any], frame: Frame) -> Any:
    """Compute a name and what it needs, in order; what is known is not computed again."""
    found = dict(environment)
    for each in world.order([name], environment):
        equation = world.equations[each]
        missing = [need for need in equation.inputs if need not in found]
        if missing or not isinstance(equation, Equation):
            raise _not_given(missing[0] if missing else each, environment)
        found[each] = carried(equation.function(*(found[need] for need in equation.inputs)), equation.output, frame)
    if name not in found:
        raise _not_given(name, environment)
    return found[name]


def _not_given(name: str, known: Mapping[str, Any]) -> KeyError:
    cure = nearest(name, known, said("give it a number"))
    return KeyError(said("'{name}' is not given: {cure}", name=name, cure=cure))


def _check_bounds(world: World, name: str, array: Any) -> None:
    declared = world.declared.get(name)
    low, high = declared.bounds if declared else (-np.inf, np.inf)
    outside = array[~((array >= low) & (array <= high))]
    if outside.size:
        got = float(outside.flat[0])
        message = said("{name} is {got:g}, and holds from {low:g} to {high:g}", name=name, got=got, low=low, high=high)
        cure = (
            said("use {low:g}", low=low if got < low else high)
            if got == got  # noqa: PLR0124 - false of what is no number
            else said("use a number from {low:g} to {high:g}", low=low, high=high)
        )
        where = declared.where if declared else Place(said("the numbers given"))
        fault = NumberOutsideDomain(
            f"'{name}'", where, f"{got:g}", said("{low:g} to {high:g}", low=low, high=high), cure
        )
        raise OutsideDomain(message, [fault])
