"""What a name means, in the one sentence that stands where it is computed or declared."""

import inspect

from sixteenth.engine.compose import World
from sixteenth.engine.equation import STOCK, rules_of


def meaning_of(world: World, name: str) -> str:
    """Return the first line of what a name's equation says of itself, or of the one that moves it; else its card's."""
    equation = world.equations.get(name) or world.equations.get(STOCK + name)
    told = inspect.getdoc(rules_of(equation)[0].function) if equation else None
    if told:
        return told.partition("\n")[0]
    return world.declared[name].meaning if name in world.declared else name.replace("_", " ")
