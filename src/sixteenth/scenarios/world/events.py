"""What changes on dates: parameters that get another value, and rules that give way to a rival's."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Event
from sixteenth.engine.equation import AnyEquation, Equation, Switched, read_equations
from sixteenth.errors import (
    Fault,
    OutOfBounds,
    OutsideTheRun,
    UnchosenTheory,
    UnitMismatch,
    UnknownTheory,
    UnusedOverride,
    UnvaluedParameter,
    WrongEntry,
    nearest,
)
from sixteenth.scenarios.files.positions import Key
from sixteenth.scenarios.files.schema import NUMBERS, Amount, Entry
from sixteenth.scenarios.layers.read import Assumptions, PlacedEvent
from sixteenth.scenarios.values.value import Context, missing_entries, read_value
from sixteenth.scenarios.world.collect import Collected

AMOUNTS = (*NUMBERS, "distribution", "choices", "shared", "unit", "factor")


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
    faults += _repeated(assumptions.events)
    for placed in sorted(assumptions.events, key=lambda event: event.card.month):
        faults += [*(_unclear(placed) or _unread(placed)), *_outside_the_run(placed, assumptions)]
        name, factor = placed.card.parameter, placed.card.factor
        if name is not None:
            lines = {("value", *key[1:]) if key[:1] == ("factor",) else key: at for key, at in placed.inside.items()}
            card = placed.card if factor is None else placed.card.model_copy(update={"value": factor})
            brought = read_value(name, PlacedEvent(card, placed.where, lines), context, is_factor=factor is not None)
            if name in world.declared:
                faults += _wrong_factors(placed, world.declared[name])
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


def _unread(event: PlacedEvent) -> Iterator[Fault]:
    """Find entries that say nothing where they stand: amounts of a rule, units of factors."""
    card = event.card
    if card.choice is not None:
        for entry in (*AMOUNTS, "by"):
            if entry in card.model_fields_set:
                cure = 'remove it, or give it to an event of its own with parameter = "..."'
                got = f"'{entry}' beside a rule"
                yield WrongEntry(f"'{entry}' of an event", event.at(entry), got, "a rule alone", cure)
        return
    amounts: dict[Key, Amount] = {("by", label): each for label, each in card.by.items() if isinstance(each, Entry)}
    for key, amount in {(): card, **amounts}.items():
        if card.factor is not None and getattr(amount, "unit", None) is not None:
            cure = "remove the unit, or give a value in place of the factor"
            got = f"'{getattr(amount, 'unit', '')}' beside a factor"
            yield WrongEntry("'unit' of an event", event.at(*key, "unit"), got, "no unit: a factor multiplies", cure)


def _repeated(events: Iterable[PlacedEvent]) -> Iterator[Fault]:
    """Find events of one file that change the same thing in the same months; those of a parent may be changed again."""
    first: dict[tuple[str | None, ...], PlacedEvent] = {}
    for event in events:
        card, target = event.card, event.card.parameter or event.card.choice
        if target is not None and event.inside:  # what a result's recipe holds stands in no file
            before = first.setdefault((event.where.file, card.month, target, card.until), event)
            if before is not event:
                got = f"a second one in {card.month}, beside that of line {before.where.line}"
                cure = "remove one, or write both as one"
                yield WrongEntry(f"an event on '{target}'", event.where, got, "one event", cure)


def _wrong_factors(event: PlacedEvent, declared: Declared) -> Iterator[Fault]:
    """Find factors that turn a sign which the card does not allow to turn."""
    if event.card.factor is None:
        return
    amounts: dict[Key, float | Entry] = {("factor",): event.card.factor}
    amounts |= {("by", label): amount for label, amount in event.card.by.items()}
    for key, amount in amounts.items():
        for number in numbers_of(amount):
            if -math.inf < number < 0 <= declared.bounds[0]:  # of what is infinite more is told where it is read
                expected = "a factor of at least 0, for its card has no numbers below"
                what, cure = f"'{declared.name}' times a factor", "use a factor such as 0.5"
                yield OutOfBounds(what, event.at(*key), f"{number:g}", expected, cure)


def numbers_of(amount: float | Amount) -> list[float]:
    """Return the numbers in the unit of an amount: one, those of its distribution, or its choices."""
    if not isinstance(amount, Amount):
        return [amount]
    own = (*(getattr(amount, entry) for entry in NUMBERS), *(pair[0] for pair in amount.choices or ()))
    return [number for number in own if number is not None]


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
