"""Values that somebody else wrote, held to what a scenario can take: unknown names are left out, numbers clamped."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text
from sixteenth.scenarios.files.renamed import present_name
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.read import library
from sixteenth.scenarios.values.value import entries_of
from sixteenth.scenarios.variation import written_unit

TRIES = 8


@dataclass(frozen=True)
class Held:
    """Values by `name` or `name/label` that a scenario can take, the names it does not know, and what was clamped."""

    kept: Mapping[str, str] = field(default_factory=dict[str, str])
    unknown: tuple[str, ...] = ()
    clamped: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])  # given, and taken


def scenario_names() -> tuple[str, ...]:
    """Return the names of the scenarios that travel with the package."""
    return tuple(library())


def labels_of(scenario: Scenario, axis: str) -> tuple[str, ...]:
    """Return the labels that a scenario has on an axis, such as its labs; none where it has no such axis."""
    return tuple(scenario.settings.labels.get(axis, ()))


def held_within(scenario: Scenario, changes: Mapping[str, str]) -> Held:
    """Hold values to the names, labels and bounds of a scenario; what is no amount stays, to be refused as set."""
    kept, clamped, unknown = dict[str, str](), dict[str, tuple[str, str]](), list[str]()
    for key, text in changes.items():
        given, _, label = key.partition("/")
        name = present_name(given)
        declared = scenario.world.declared.get(name)
        if declared is None or (label and label not in (entries_of(declared, scenario.settings.labels) or {})):
            unknown.append(key)
            continue
        low, high = declared.bounds
        unit, card_unit = declared.kind.unit.__name__, written_unit(scenario.assumptions, name, label)
        number = read_amount_text(text, unit, card_unit)
        kept[key] = text
        if not isinstance(number, Misread) and not low <= number <= high:
            kept[key] = _within(low if number < low else high, unit, card_unit, (low, high))
            clamped[key] = (text, kept[key])
    return Held(kept, tuple(unknown), clamped)


def _within(number: float, unit: str, card_unit: str, bounds: tuple[float, float]) -> str:
    """Write a bound so that it is read back within the bounds."""
    factor, inside = written_units(unit).get(card_unit or unit, 1.0), math.fsum(bounds) / 2
    shown = number / factor
    for _ in range(TRIES):  # what is rounded may lie a last bit outside
        found = read_amount_text(_written(shown, card_unit, factor), unit, card_unit)
        if not isinstance(found, Misread) and bounds[0] <= found <= bounds[1]:
            break
        shown = math.nextafter(shown, inside / factor)
    return _written(shown, card_unit, factor)


def _written(shown: float, card_unit: str, factor: float) -> str:
    return f"{shown!r} {card_unit if factor != 1 else ''}".strip()
