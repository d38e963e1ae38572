"""What a change of one name of a world moves of others, through equations, balances and openings."""

from collections import deque
from collections.abc import Collection, Mapping

from sixteenth.engine.compose import World
from sixteenth.engine.equation import OPENING, STOCK


def readers_of(world: World) -> Mapping[str, tuple[str, ...]]:
    """Return the names that each name moves at once: equations that read it, and the balance that it moves or opens."""
    found: dict[str, list[str]] = {}
    for name, equation in world.equations.items():
        for need in equation.inputs:
            found.setdefault(need, []).append(name)
        for prefix in (STOCK, OPENING):
            if name.startswith(prefix):
                found.setdefault(name, []).append(name.removeprefix(prefix))
    return {name: tuple(each) for name, each in found.items()}


def moved_by(name: str, readers: Mapping[str, tuple[str, ...]], among: Collection[str]) -> tuple[str, ...]:
    """Return which of some names a name moves, the nearest first; it is not looked at what these move in turn."""
    seen, todo, found = {name}, deque([name]), list[str]()
    while todo:
        for reader in readers.get(todo.popleft(), ()):
            if reader in seen:
                continue
            seen.add(reader)
            if reader in among:
                found.append(reader)
            else:
                todo.append(reader)
    return tuple(found)
