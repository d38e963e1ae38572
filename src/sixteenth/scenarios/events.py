"""What changes on dates: parameters that get another value, and rules that give way to a rival's."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Event
from sixteenth.engine.equation import AnyEquation, Equation, Switched, read_equations
from sixteenth.errors import (
    Fault,
    OutsideTheRun,
    UnchosenTheory,
    UnitMismatch,
    UnknownTheory,
    UnusedOverride,
    UnvaluedParameter,
    WrongEntry,
    nearest,
)
from sixteenth.scenarios.collect import Collected
from sixteenth.scenarios.read import Assumptions, PlacedEvent
from sixteenth.scenarios.value import Context, missing_entries, read_value


def switches(assumptions: Assumptions) -> list[PlacedEvent]:
    """Return the events that change a rule, in order of their months."""
    return sorted((event for event in assumptions.events if event.card.choice), key=lambda event: event.card.month)


def changing_values(assumptions: Assumptions) -> list[PlacedEvent]:
    """Return the events that change a parameter, in order of their months."""
    return sorted((event for event in assumptions.events if event.card.parameter), key=lambda event: event.card.month)


def switch_rules(equations: dict[str, AnyEquation], found: Collected, assumptions: Assumptions) -> list[Fault]:
    """Let events change rules: each name of the topic runs by another file from a month on."""
    faults: list[Fault] = []
    for number, event in enumerate(switches(assumptions)):
        topic, rule = event.card.choice or "", event.card.rule or ""
        rivals = found.rivals.get(topic, {})
        if event.card.rule is None:  # told as an event that lacks its rule
            continue
        if rule not in rivals:
            known = rivals or found.rivals
            cure = nearest(rule if rivals else topic, known, f"there are {', '.join(sorted(known)) or 'none'}")
            where, got = event.at("rule" if rivals else "choice"), f"'{rule if rivals else topic}'"
            expected = "the name of a rival file" if rivals else "a folder of rival files"
            faults.append(UnknownTheory(f"'{topic}'", where, got, expected, cure))
            continue
        rules, unread = read_equations(rivals[rule])
        faults += unread
        for changed in rules:
            faults += _switch(equations, changed, number, event)
    return faults


def _switch(equations: dict[str, AnyEquation], changed: Equation, number: int, event: PlacedEvent) -> list[Fault]:
    present, topic = equations.get(changed.name), event.card.choice
    if present is None:
        where, cure = event.at("choice"), f"choose a first rule: [theory] {topic} = ..."
        return [UnchosenTheory(f"'{topic}' for '{changed.name}'", where, "no rule before the event", "one", cure)]
    if present.output != changed.output:
        got, want = str(changed.output), f"{present.output} from {present.where}"
        return [UnitMismatch(f"'{changed.name}'", changed.where, got, want, "give rivals one unit")]
    if isinstance(present, Switched):
        rules, numbers = (*present.rules, changed), (*present.event_numbers, number)
    else:
        rules, numbers = (present, changed), (number,)
    equations[changed.name] = Switched(changed.name, rules, numbers)
    return []


def read_events(
    assumptions: Assumptions, world: World, context: Context, readable: set[str]
) -> tuple[list[Event], list[Fault]]:
    """Read the events that change a parameter; `readable` are the parameters that some equation reads."""
    events: list[Event] = []
    faults: list[Fault] = []
    for placed in sorted(assumptions.events, key=lambda event: event.card.month):
        faults += [*_unclear(placed), *_outside_the_run(placed, assumptions)]
        name, factor = placed.card.parameter, placed.card.factor
        if name is not None:
            lines = {("value", *key[1:]) if key[:1] == ("factor",) else key: at for key, at in placed.inside.items()}
            card = placed.card if factor is None else placed.card.model_copy(update={"value": factor})
            brought = read_value(name, PlacedEvent(card, placed.where, lines), context, is_factor=factor is not None)
            if name in world.declared:
                faults += _without_effect(placed, name, world, readable) or _without_entries(placed, name, context)
            first, until = (_number(month, assumptions) for month in (placed.card.month, placed.card.until))
            over = until if placed.card.holds else first
            events.append(Event(first or 0, name, brought, factor is not None, over))
    return events, faults


def _number(month: str | None, assumptions: Assumptions) -> int | None:
    return None if month is None else month_number(month, assumptions.facts)


def month_number(month: str, facts: Mapping[str, object]) -> int:
    """Return which month of the run a month is, 0 for the first."""
    return int((np.datetime64(month, "M") - np.datetime64(str(facts.get("start", month)), "M")).astype(int))


def _unclear(event: PlacedEvent) -> list[Fault]:
    """Find events that change nothing, or both a parameter and a rule, or give a value and a factor."""
    card = event.card
    cure = 'write parameter = "..." with a value or factor, or choice = "..." with rule = "..."'
    if (card.parameter is None) == (card.choice is None) or (card.choice is None) != (card.rule is None):
        given = [name for name in ("parameter", "choice", "rule") if getattr(card, name) is not None]
        got = " and ".join(given) or "neither"
        return [WrongEntry("an event", event.where, got, "a parameter, or a choice with its rule", cure)]
    if card.factor is not None and (card.value is not None or card.distribution is not None):
        return [WrongEntry("an event", event.at("factor"), "a factor and a value", "one of the two", cure)]
    if card.until is not None and (card.until <= card.month or card.choice is not None):
        got = "a rule, which lasts" if card.choice is not None else f"{card.month} to {card.until}"
        cure = "for a rule, add a second event that changes it back; else give a later month"
        return [WrongEntry("'until' of an event", event.at("until"), got, "a later month, for a parameter", cure)]
    return []


def _outside_the_run(event: PlacedEvent, assumptions: Assumptions) -> list[Fault]:
    facts = assumptions.facts
    is_known = all(name in facts and not assumptions.is_spoilt(name) for name in ("start", "months"))
    if not is_known or 0 <= month_number(event.card.month, facts) < facts["months"]:
        return []
    last = np.datetime64(facts["start"], "M") + facts["months"] - 1
    limits, cure = f"{facts['start']} to {last}", "move the event, or run more months"
    return [OutsideTheRun("an event", event.at("month"), event.card.month, limits, cure)]


def _without_effect(event: PlacedEvent, name: str, world: World, readable: set[str]) -> list[Fault]:
    """Find events on what is not a parameter, or on one that no equation reads."""
    if name in world.stocks:
        got = "a balance, which moves by its own equation"
    elif world.declared[name].shock:
        got = "a shock, which is drawn anew each month"
    elif name in world.equations:
        got = "a name that an equation computes"
    elif name not in readable:
        got = "a parameter that no equation reads here"
    else:
        return []
    cure = nearest(name, readable - {name}, "remove it, or choose the theory that reads it")
    return [UnusedOverride(f"an event on '{name}'", event.at("parameter"), got, "a parameter that is read", cure)]


def _without_entries(event: PlacedEvent, name: str, context: Context) -> list[Fault]:
    declared = context.declared[name]
    card = event.card if event.card.factor is None else event.card.model_copy(update={"value": event.card.factor})
    missing = missing_entries(card, declared, context.labels)
    if not missing:
        return []
    which = ", ".join(f"'{entry}'" for entry in missing)
    fault = UnvaluedParameter(f"'{name}' in an event", event.at("by"), f"nothing for {which}", "a number for each", "")
    return [replace(fault, cure=f"add {which} under by, with the value it keeps where nothing changes")]
