"""Scenarios that differ in values and events alone, laid out so that they run on one program.

A program is made for a list of what events change, in the order of their months. Each scenario of a world gets the
events of all of them; those of the others keep their place without effect. Numbers are the same to the last few bits.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from sixteenth.decide.society.levers import can_be_bound, under_rules
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.read import PlacedEvent
from sixteenth.scenarios.variation import Variation, kept_idle

Slot = tuple[str | None, bool, int]  # what an event changes, whether it multiplies, and the how manieth it is of these


def on_few_programs(scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """Return the same scenarios in the same order, those of one world with places for the events of all of them.

    Where worlds differ, those that are the same under the rules of policies are put under them, into one world.
    """
    if len(set(map(_world, scenarios))) > 1:
        scenarios = [under_rules(each) if can_be_bound(each) else each for each in scenarios]
    worlds: dict[str, list[Scenario]] = {}
    for scenario in scenarios:
        worlds.setdefault(_world(scenario), []).append(scenario)
    laid_out = {world: _slots(alike) for world, alike in worlds.items()}
    return tuple(_in_slots(scenario, laid_out[_world(scenario)]) for scenario in scenarios)


def _world(scenario: Scenario) -> str:
    """Name the world that a scenario runs in: what is not values and events."""
    given, settings = scenario.assumptions, scenario.settings
    parts = (sorted(given.theory.items()), sorted(given.subjects.items()), settings.labels, settings.months)
    return repr((*parts, settings.start, given.code))


def _of(scenario: Scenario) -> Mapping[Slot, PlacedEvent]:
    """Return the events of a scenario by their slots."""
    found: dict[Slot, PlacedEvent] = {}
    for event in sorted(scenario.assumptions.events, key=lambda each: each.card.month):
        name, is_factor = event.card.parameter or event.card.choice, event.card.factor is not None
        found[name, is_factor, sum(slot[:2] == (name, is_factor) for slot in found)] = event
    return found


def _slots(scenarios: Sequence[Scenario]) -> Mapping[Slot, PlacedEvent]:
    """Return the slots of several scenarios, the earliest first, each with an event that may keep its place."""
    first: dict[Slot, PlacedEvent] = {}
    for slot, event in (each for scenario in scenarios for each in _of(scenario).items()):
        if slot not in first or event.card.month < first[slot].card.month:
            first[slot] = event
    return dict(sorted(first.items(), key=lambda each: (each[1].card.month, str(each[0]))))


def _in_slots(scenario: Scenario, slots: Mapping[Slot, PlacedEvent]) -> Scenario:
    """Return a scenario with events in all slots; as it is where that would change their order, or a rule.

    One without effect stands in the month of the next that has one, or in the last of the run.
    """
    own, placed = _of(scenario), list[PlacedEvent]()
    month = str(np.datetime64(scenario.settings.start, "M") + scenario.settings.months - 1)
    for slot, event in reversed([*slots.items()]):
        chosen = own.get(slot) or kept_idle(_in_month(event, month))
        if chosen.card.choice is not None or chosen.card.month > month:
            return scenario
        month = chosen.card.month
        placed.insert(0, chosen)
    return scenario.varied(Variation(events=tuple(placed))) if len(placed) > len(own) else scenario


def _in_month(event: PlacedEvent, month: str) -> PlacedEvent:
    """Return an event that stands in another month and in no file."""
    card = event.card.model_copy(update={"month": month, "until": None})
    return type(event)(card, event.where, {})
