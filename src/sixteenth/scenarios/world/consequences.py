"""Leaving out faults that only follow from others, so that each thing that is wrong is told once."""

import re
from collections.abc import Collection, Iterable

from sixteenth.errors import (
    Fault,
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
    unchosen = {fault.what for fault in faults if isinstance(fault, UnchosenTheory) and " provides " in fault.what}
    return [
        fault
        for fault in faults
        if not (isinstance(fault, _ABOUT_NAMES) and names_in(fault) & set(broken))
        and not (isinstance(fault, ValueWithoutCard) and fault.what in unopened)
        and not (isinstance(fault, UnchosenTheory) and fault.what not in unchosen and _as_provider(fault) in unchosen)
    ]


def _as_provider(fault: Fault) -> str:
    """Write a rule change without a first rule as the missing choice that it follows from."""
    return fault.what.replace(" for ", " provides ")


def names_in(fault: Fault) -> set[str]:
    """Return the names that a fault is about."""
    return set(re.findall(r"'([^']+)'", f"{fault.what} {fault.got}"))
