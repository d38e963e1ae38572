"""What changes on dates: parameters that get another value, and rules that give way to a rival's."""

import math
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Event
from sixteenth.engine.equation import AnyEquation, Equation, Switched, read_equations
from sixteenth.errors import (
    BoundViolation,
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
from sixteenth.said import joined, said
from sixteenth.scenarios.files.positions import Key
from sixteenth.scenarios.files.schema import LISTS, NUMBERS, Amount, Entry
from sixteenth.scenarios.layers.read import Assumptions, PlacedEvent
from sixteenth.scenarios.values.value import Context, missing_entries, read_value
from sixteenth.scenarios.world.collect import Collected
from sixteenth.scenarios.world.consequences import EVENT

AMOUNTS = (*NUMBERS, *LISTS, "distribution", "shared", "unit", "factor")


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
            cure = nearest(
                rule if rivals else topic,
                known,
                said("there are {names}", names=", ".join(sorted(known)) or said("none")),
            )
            where, got = event.at("rule" if rivals else "choice"), f"'{rule if rivals else topic}'"
            expected = said("the name of a rival file") if rivals else said("a folder of rival files")
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
        where, cure = event.at("choice"), said("choose a first rule: [theory] {topic} = ...", topic=topic)
        return [
            UnchosenTheory(
                said("'{topic}' for '{name}'", topic=topic, name=changed.name),
                where,
                said("no rule before the event"),
                said("one"),
                cure,
                about=(topic or "", changed.name, EVENT),
            )
        ]
    if present.output != changed.output:
        got, want = str(changed.output), said("{output} from {where}", output=present.output, where=present.where)
        return [UnitMismatch(f"'{changed.name}'", changed.where, got, want, said("give rivals one unit"))]
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
    cure = said('write parameter = "..." with a value or factor, or choice = "..." with rule = "..."')
    if (card.parameter is None) == (card.choice is None) or (card.choice is None) != (card.rule is None):
        given = [name for name in ("parameter", "choice", "rule") if getattr(card, name) is not None]
        got = joined(" and ", given) or said("neither")
        return [WrongEntry(said("an event"), event.where, got, said("a parameter, or a choice with its rule"), cure)]
    if card.factor is not None and (card.value is not None or card.distribution is not None):
        return [
            WrongEntry(said("an event"), event.at("factor"), said("a factor and a value"), said("one of the two"), cure)
        ]
    if card.until is not None and (card.until <= card.month or card.choice is not None):
        got = (
            said("a rule, which lasts")
            if card.choice is not None
            else said("{month} to {until}", month=card.month, until=card.until)
        )
        cure = said("for a rule, add a second event that changes it back; else give a later month")
        return [
            WrongEntry(
                said("'until' of an event"), event.at("until"), got, said("a later month, for a parameter"), cure
            )
        ]
    return []


def _unread(event: PlacedEvent) -> Iterator[Fault]:
    """Find entries that say nothing where they stand: amounts of a rule, units of factors."""
    card = event.card
    if card.choice is not None:
        for entry in (*AMOUNTS, "by"):
            if entry in card.model_fields_set:
                cure = said('remove it, or give it to an event of its own with parameter = "..."')
                got = said("'{entry}' beside a rule", entry=entry)
                yield WrongEntry(
                    said("'{entry}' of an event", entry=entry), event.at(entry), got, said("a rule alone"), cure
                )
        return
    amounts: dict[Key, Amount] = {("by", label): each for label, each in card.by.items() if isinstance(each, Entry)}
    for key, amount in {(): card, **amounts}.items():
        if card.factor is not None and getattr(amount, "unit", None) is not None:
            cure = said("remove the unit, or give a value in place of the factor")
            got = said("'{unit}' beside a factor", unit=getattr(amount, "unit", ""))
            yield WrongEntry(
                said("'unit' of an event"), event.at(*key, "unit"), got, said("no unit: a factor multiplies"), cure
            )


def _repeated(events: Iterable[PlacedEvent]) -> Iterator[Fault]:
    """Find events of one file that change the same thing in the same months; those of a parent may be changed again."""
    first: dict[tuple[str | None, ...], PlacedEvent] = {}
    for event in events:
        card, target = event.card, event.card.parameter or event.card.choice
        if target is not None and event.inside:  # what a result's recipe holds stands in no file
            before = first.setdefault((event.where.file, card.month, target, card.until), event)
            if before is not event:
                got = said(
                    "a second one in {month}, beside that of line {line}", month=card.month, line=before.where.line
                )
                cure = said("remove one, or write both as one")
                yield WrongEntry(
                    said("an event on '{target}'", target=target), event.where, got, said("one event"), cure
                )


def _wrong_factors(event: PlacedEvent, declared: Declared) -> Iterator[Fault]:
    """Find factors that turn a sign which the card does not allow to turn."""
    if event.card.factor is None:
        return
    amounts: dict[Key, float | Entry] = {("factor",): event.card.factor}
    amounts |= {("by", label): amount for label, amount in event.card.by.items()}
    for key, amount in amounts.items():
        for number in numbers_of(amount):
            if -math.inf < number < 0 <= declared.bounds[0]:  # of what is infinite more is told where it is read
                expected = said("a factor of at least 0, for its card has no numbers below")
                what, cure = said("'{name}' times a factor", name=declared.name), said("use a factor such as 0.5")
                yield BoundViolation(what, event.at(*key), f"{number:g}", expected, cure)


def numbers_of(amount: float | Amount) -> list[float]:
    """Return the numbers in the unit of an amount: one, those of its distribution, its choices, or one a future."""
    if not isinstance(amount, Amount):
        return [amount]
    listed = (*(pair[0] for pair in amount.choices or ()), *(amount.numbers or ()))
    own = (*(getattr(amount, entry) for entry in NUMBERS), *listed)
    return [number for number in own if number is not None]


def _outside_the_run(event: PlacedEvent, assumptions: Assumptions) -> list[Fault]:
    facts = assumptions.facts
    is_known = all(name in facts and not assumptions.is_spoilt(name) for name in ("start", "months"))
    if not is_known or 0 <= month_number(event.card.month, facts) < facts["months"]:
        return []
    last = np.datetime64(facts["start"], "M") + facts["months"] - 1
    limits, cure = (
        said("{first} to {last}", first=facts["start"], last=last),
        said("move the event, or run more months"),
    )
    return [OutsideTheRun(said("an event"), event.at("month"), event.card.month, limits, cure)]


def _without_effect(event: PlacedEvent, name: str, world: World, readable: set[str]) -> list[Fault]:
    """Find events on what is not a parameter, or on one that no equation reads."""
    if name in world.stocks:
        got = said("a balance, which moves by its own equation")
    elif world.declared[name].shock:
        got = said("a shock, which is drawn anew each month")
    elif name in world.equations:
        got = said("a name that an equation computes")
    elif name not in readable:
        got = said("a parameter that no equation reads here")
    else:
        return []
    cure = nearest(name, readable - {name}, said("remove it, or choose the theory that reads it"))
    return [
        UnusedOverride(
            said("an event on '{name}'", name=name), event.at("parameter"), got, said("a parameter that is read"), cure
        )
    ]


def _without_entries(event: PlacedEvent, name: str, context: Context) -> list[Fault]:
    declared = context.declared[name]
    card = event.card if event.card.factor is None else event.card.model_copy(update={"value": event.card.factor})
    missing = missing_entries(card, declared, context.labels)
    if not missing:
        return []
    which = ", ".join(f"'{entry}'" for entry in missing)
    fault = UnvaluedParameter(
        said("'{name}' in an event", name=name),
        event.at("by"),
        said("nothing for {which}", which=which),
        said("a number for each"),
        said("add {which} under by, with the value it keeps where nothing changes", which=which),
        about=(name,),
    )
    return [fault]
