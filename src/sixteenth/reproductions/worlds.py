"""The world whose functions published models are run through, with the theory that a publication assumes."""

from functools import cache
from importlib import import_module

import sixteenth
from sixteenth.engine.compose import World


@cache
def central_world() -> World:
    """Return the equations of the central scenario."""
    return sixteenth.read("central").world


@cache
def world_with(module: str) -> World:
    """Return the central world with the equations of one of its rival files, such as `market.price_scale.linear`."""
    path = f"sixteenth.world.{module}"
    functions = vars(import_module(path)).values()
    return central_world().with_(*(each for each in functions if getattr(each, "__module__", None) == path))
