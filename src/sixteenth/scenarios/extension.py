"""What a scenario brings of its own beside the package's world: equations, limits and outputs, with their files."""

import inspect
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Limit
from sixteenth.engine.equation import AnyEquation, rules_of
from sixteenth.engine.programs.program import computes
from sixteenth.scenarios.assemble import WORLD, Scenario

Rules = Mapping[str, tuple[str, ...]]  # by name: the files of its equation


def own_equations(scenario: Scenario) -> Rules:
    """Return the equations that no theory chooses and whose code is not the package's, with the files they stand in."""
    topics = set(scenario.assumptions.theory)
    return {
        name: _files(equation)
        for name, equation in sorted(scenario.world.equations.items())
        if not _is_of_package(equation) and not _is_of_a_topic(equation, topics)
    }


def own_limits(scenario: Scenario) -> Mapping[str, Limit]:
    """Return the limits between values that are not the package's, by name."""
    return {limit.name: limit for limit in scenario.world.limits if not Path(limit.where.file).is_relative_to(WORLD)}


def is_same_code(one: World, other: World, name: str) -> bool:
    """Say whether a name is computed alike in two worlds, wherever that is written."""
    sides = [world.equations.get(name) for world in (one, other)]
    first, second = (None if each is None else computes(each) for each in sides)
    return first == second


def where_written(world: World, name: str) -> str:
    """Return the file of a name's equation, and that it is the package's where it is; nothing without one."""
    equation = world.equations.get(name)
    if equation is None:
        return ""
    told = ", ".join(_files(equation))
    return f"the world's own ({told})" if _is_of_package(equation) else told


def said_of(world: World, name: str) -> str:
    """Return the first line of what an equation says of itself."""
    equation = world.equations.get(name)
    told = inspect.getdoc(rules_of(equation)[0].function) if equation else None
    return (told or "").partition("\n")[0]


def outputs_kept(world: World) -> Mapping[str, tuple[str, ...]]:
    """Return the names that a world keeps, each with the sets of outputs that keep it."""
    found: dict[str, tuple[str, ...]] = {}
    for key, kept in sorted(world.output_sets.items()):
        for name in dict.fromkeys((*kept.monthly, *kept.closing)):
            found[name] = (*found.get(name, ()), key)
    return found


def _is_of_package(equation: AnyEquation) -> bool:
    return all(_is_in_the_package(rule.where.file) for rule in rules_of(equation))


@cache
def _is_in_the_package(file: str) -> bool:
    return Path(file).is_relative_to(WORLD)


def _is_of_a_topic(equation: AnyEquation, topics: set[str]) -> bool:
    return all(Path(rule.where.file).parent.name in topics for rule in rules_of(equation))


def _files(equation: AnyEquation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(Path(rule.where.file).name for rule in rules_of(equation)))
