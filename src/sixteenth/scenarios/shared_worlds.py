"""The scenarios of the library, read together: those that choose the same world share it.

Nothing is checked a second time that `read_scenario` checks of each by itself: the library is tried by tests.
"""

from collections.abc import Mapping

from sixteenth.engine.compose import World
from sixteenth.errors import refuse
from sixteenth.scenarios.assemble import Scenario, compose_world, open_rooms, read_scenario
from sixteenth.scenarios.layers.read import Assumptions, library, read_assumptions
from sixteenth.scenarios.world.collect import declare


def read_library() -> Mapping[str, Scenario]:
    """Return every scenario of the library by its name.

    Raises:
        Refused: with the faults of a file that cannot be read.

    """
    worlds: dict[str, World] = {}
    return {name: _read(name, worlds) for name in library()}


def _read(name: str, worlds: dict[str, World]) -> Scenario:
    assumptions, faults = read_assumptions(name)
    refuse(faults)
    if assumptions is None or assumptions.layers or assumptions.code:  # what its labels or its code do is its own
        return read_scenario(name)
    chosen = repr(_choices(assumptions))
    if chosen not in worlds:
        worlds[chosen] = _compose(assumptions)
    return Scenario(assumptions, worlds[chosen])


def _compose(assumptions: Assumptions) -> World:
    found = open_rooms(assumptions, allow_code=False)
    world, faults = compose_world(found, assumptions, declare(found))
    refuse([*found.faults, *faults])
    return world


def _choices(assumptions: Assumptions) -> tuple[object, ...]:
    """Return what a world is made of: subjects, theories, axes, and the events that change a rule, with their dates."""
    events = [(event.card.month, event.card.until, event.card.choice, event.card.rule) for event in assumptions.events]
    dates = (assumptions.facts.get("start"), assumptions.facts.get("months"))
    tables = (assumptions.subjects, assumptions.theory, assumptions.axes)
    return (*(sorted(table.items()) for table in tables), *dates, [event for event in events if event[2]])
