"""One name of a world, computed from given inputs: how closed forms are asked, by the equations that run the world."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sixteenth.engine.carriers import Frame, Labelled
from sixteenth.engine.compose import World
from sixteenth.errors import OutsideDomain, nearest


def evaluate(world: World, name: str, inputs: Mapping[str, Any]) -> Any:
    """Compute a name without axes in float64; inputs are numbers or arrays that broadcast against each other.

    An input may be any name: what is given is not computed. Bounds of cards hold.

    Raises:
        KeyError: when a needed name is neither given nor computed.
        OutsideDomain: when a given number lies outside the bounds of its card.

    """
    arrays = {each: np.asarray(value, np.float64) for each, value in inputs.items()}
    shape = np.broadcast_shapes(*(array.shape for array in arrays.values()))
    size = int(np.prod(shape, dtype=int))
    frame = Frame(np, np.float64, {}, size)
    environment: dict[str, Any] = {}
    for each, array in arrays.items():
        _check_bounds(world, each, array)
        environment[each] = Labelled(np.broadcast_to(array, shape).reshape(size), (), frame)
    return frame.full(_compute(world, name, environment), ()).reshape(shape)


def _compute(world: World, name: str, environment: dict[str, Any]) -> Any:
    """Compute a name and what it needs, depth first; what is known is not computed again."""
    if name not in environment:
        equation = world.equations.get(name)
        if equation is None or not hasattr(equation, "function"):
            message = f"'{name}' is not given: {nearest(name, environment, 'give it a number')}"
            raise KeyError(message)
        environment[name] = equation.function(*(_compute(world, need, environment) for need in equation.inputs))
    return environment[name]


def _check_bounds(world: World, name: str, array: Any) -> None:
    declared = world.declared.get(name)
    low, high = declared.bounds if declared else (-np.inf, np.inf)
    outside = array[~((array >= low) & (array <= high))]
    if outside.size:
        message = f"{name} is {outside.flat[0]:g}, and holds from {low:g} to {high:g}"
        raise OutsideDomain(message)
