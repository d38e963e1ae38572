"""Faults that follow from others: each thing that is wrong is told once, and where its cause is."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sixteenth.errors import (
    Fault,
    Place,
    StockWithoutOpening,
    UnchosenTheory,
    UnknownAxis,
    UnknownName,
    UnknownOutput,
    UnknownTheory,
    UnlabelledAxis,
    UnreadableDeclaration,
    UnusedOverride,
    UnvaluedParameter,
    ValueWithoutCard,
)
from sixteenth.said import said

EVENT = "event"  # what a fault of a choice is about that an event changes
_ABOUT_NAMES = (
    StockWithoutOpening,
    UnchosenTheory,
    UnknownName,
    UnknownOutput,
    UnknownTheory,
    UnusedOverride,
    UnvaluedParameter,
    ValueWithoutCard,
)
_OUT_OF_SIGHT = (*_ABOUT_NAMES, UnknownAxis, UnlabelledAxis, UnreadableDeclaration)


def without_consequences(faults: Iterable[Fault], broken: Collection[str], *, is_blind: bool) -> list[Fault]:
    """Leave out what only follows from another fault.

    That is: names among the `broken`, whose card, equation or file could not be read; values of stocks that lack a
    card; a rule change of a topic that lacks a first rule. Where a whole file could not be opened, or may not be,
    nothing can be said of names that are missing, units and axes among them.
    """
    faults = list(faults)
    if is_blind:
        return [fault for fault in faults if not isinstance(fault, _OUT_OF_SIGHT)]
    unopened = {fault.what for fault in faults if isinstance(fault, StockWithoutOpening)}
    unchosen = {fault.about for fault in faults if isinstance(fault, UnchosenTheory) and EVENT not in fault.about[2:]}
    return [
        fault
        for fault in faults
        if not (isinstance(fault, _ABOUT_NAMES) and names_in(fault) & set(broken))
        and not (isinstance(fault, ValueWithoutCard) and fault.what in unopened)
        and not (isinstance(fault, UnchosenTheory) and EVENT in fault.about[2:] and fault.about[:2] in unchosen)
    ]


def with_lines(faults: Iterable[Fault], places: Mapping[tuple[str, str, str], Place]) -> list[Fault]:
    """Give kept outputs that do not exist the line that names them, which the engine cannot know.

    Places are by output set, part of it and name.
    """
    told: list[Fault] = []
    for fault in faults:
        if isinstance(fault, UnknownOutput):
            name, key, part = fault.about
            fault = replace(fault, where=places.get((key, part, name), fault.where))  # noqa: PLW2901 - with its line
        told.append(fault)
    return told


def choices_first(faults: Iterable[Fault], waiting: Mapping[str, str], *, theory: Place) -> list[Fault]:
    """Where a missing name is provided by rival files, say that a choice is missing instead."""
    told: list[Fault] = []
    for fault in faults:
        name = fault.about[0] if fault.about else ""
        if isinstance(fault, UnknownName | UnknownOutput) and name in waiting:
            topic = waiting[name]
            what = said("'{topic}' provides '{name}'", topic=topic, name=name)
            cure = said("add {topic} = ... under [theory]", topic=topic)
            got, expected = said("no choice"), said("one rival file")
            told.append(UnchosenTheory(what, theory, got, expected, cure, about=(topic, name)))
        else:
            told.append(fault)
    return told


def names_in(fault: Fault) -> set[str]:
    """Return the names that a fault is about."""
    return set(re.findall(r"'([^']+)'", f"{fault.what} {fault.got}"))
