"""The settings of a scenario, read from its cards: values, events, dates; and what is missing or read by nothing."""

from collections.abc import Collection, Iterable

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Settings
from sixteenth.engine.equation import OPENING
from sixteenth.errors import Fault, Place, UnusedOverride, WrongEntry, nearest
from sixteenth.said import said
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.values.correlations import read_correlations
from sixteenth.scenarios.values.posterior import with_posterior
from sixteenth.scenarios.values.value import Context, read_value
from sixteenth.scenarios.world.events import month_number, read_events, switches

NEEDED = {"title": 'title = "..."', "start": 'start = "2026-04"', "months": "months = 120"}


def read_settings(
    assumptions: Assumptions, world: World, maybe_read: Iterable[str] = ()
) -> tuple[Settings, list[Fault]]:
    """Read the values, events and dates of a scenario; `maybe_read` are names of which nothing certain can be said."""
    facts = assumptions.facts
    context = context_of(assumptions, world)
    values = {
        name: read_value(name, placed, context)
        for name, placed in assumptions.values.items()
        if not assumptions.is_spoilt("values", name)
    }
    readable = readable_names(world, maybe_read)
    events, faults = read_events(assumptions, world, context, readable)
    shocks = {shock.name for shock in world.shocks}
    faults += [
        *_missing_facts(assumptions),
        *unused_values(assumptions, world, assumptions.own | shocks, readable),
    ]
    every, wrong = with_posterior(assumptions, values, context)
    faults += wrong
    months = tuple(month_number(event.card.month, facts) for event in switches(assumptions))
    correlations, more = read_correlations(assumptions, context, every)
    start, length = str(facts.get("start", "2000-01")), int(facts.get("months", 1))
    settings = Settings(assumptions.axes, every, start, length, tuple(events), months, correlations)
    return settings, [*faults, *more, *context.faults]


def context_of(assumptions: Assumptions, world: World) -> Context:
    """Return what values are checked against: the cards of a world, and the labels of the scenario's axes."""
    known = {axis: labels for axis, labels in assumptions.axes.items() if not assumptions.is_spoilt("axes", axis)}
    return Context(world.declared, known)


def readable_names(world: World, maybe_read: Iterable[str] = ()) -> set[str]:
    """Return the parameters that some equation reads, and those of which nothing certain can be said."""
    parameters = {name for name, declared in world.declared.items() if not declared.shock}
    return {*world.names_read, *maybe_read} & parameters


def _missing_facts(assumptions: Assumptions) -> list[Fault]:
    """Find what every scenario must say, itself or in a parent."""
    here, expected = Place(assumptions.file), said("an entry, here or in a parent")
    return [
        WrongEntry(f"'{name}'", here, said("nothing"), expected, said("add {example}", example=example))
        for name, example in NEEDED.items()
        if name not in assumptions.facts and not assumptions.is_spoilt(name) and assumptions.is_whole
    ]


def unused_values(assumptions: Assumptions, world: World, names: Collection[str], readable: set[str]) -> list[Fault]:
    """Find values, among these names, that no equation of the world reads, or that are of shocks."""
    openings = {stock for stock in world.stocks if OPENING + stock not in world.equations}
    shocks = {shock.name for shock in world.shocks}
    return [
        UnusedOverride(
            f"'{name}'",
            assumptions.values[name].where,
            said("a value that no equation reads here")
            if name not in shocks
            else said("a value for a shock, drawn anew each month"),
            said("one that is read"),
            nearest(name, readable - {name}, said("remove it, or choose the theory that reads it")),
        )
        for name in sorted(set(names) & assumptions.values.keys() & world.declared.keys())
        if name not in readable | openings
    ]
