"""Amounts that a file writes as people do, in quotes: `"40bn USD"`, `"50 %"`; each becomes a number with its unit."""

from collections.abc import Iterator, Mapping
from typing import Any

from sixteenth.scenarios.files.amount_text import names_a_unit, read_amount_text
from sixteenth.scenarios.files.schema import NUMBERS
from sixteenth.scenarios.files.written_units import base_unit, known_units, written_units


def with_numbers(data: dict[str, Any]) -> dict[str, Any]:
    """Return a scenario's tables with a number, and its unit, for each amount in quotes that names a unit.

    What cannot be read stays text, so that the format refuses it.
    """
    values, events = data.get("values"), data.get("event")
    cards = [*(values.values() if isinstance(values, Mapping) else ()), *(events if isinstance(events, list) else ())]
    for card in cards:
        if isinstance(card, dict):
            _read_card(card)
    return data


def _read_card(card: dict[str, Any]) -> None:
    """Read the amounts of a card and those by its labels, in the card's unit, or in their own where it has none."""
    by, unit = card.get("by"), card.get("unit")
    if isinstance(by, dict):
        for label, entry in by.items():
            own: dict[str, Any] = entry if isinstance(entry, dict) else {"value": entry}
            if any(_texts(own)) and _read_table(own, own.get("unit", unit)):
                by[label] = own
    if unit is not None or not by:
        _read_table(card, unit)


def _read_table(table: dict[str, Any], unit: object) -> bool:
    """Put numbers in place of the amounts in quotes of a table, and their unit where none is given."""
    texts = dict(_texts(table))
    base = base_unit(unit) if isinstance(unit, str) else _unit_named(texts.values())
    amounts = {entry: _amount(text, base) for entry, text in texts.items()} if base else {}
    if not amounts or None in amounts.values() or (unit is None and len(texts) < len(_given(table))):
        return False
    phrase = unit if isinstance(unit, str) else _fitting(base or "", max(abs(each or 0) for each in amounts.values()))
    factor = written_units(base or "")[phrase]
    table.update({entry: float(f"{(amount or 0) / factor:.15g}") for entry, amount in amounts.items()})
    if unit is None:
        table["unit"] = phrase
    return True


def _given(table: Mapping[str, Any]) -> list[str]:
    return [entry for entry in NUMBERS if entry in table]


def _texts(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the amounts of a table that are text and name a unit."""
    for entry in _given(table):
        if isinstance(table[entry], str) and names_a_unit(table[entry]):
            yield entry, table[entry]


def _amount(text: str, base: str) -> float | None:
    found = read_amount_text(text, base)
    return found if isinstance(found, float | int) else None


def _unit_named(texts: Any) -> str | None:
    """Return the unit that all of some texts can be read in: dollars before others, as `40bn` is meant."""
    written = list(texts)
    fitting = (unit for unit in known_units() if all(_amount(text, unit) is not None for text in written))
    return next(fitting, None) if written else None


def _fitting(base: str, amount: float) -> str:
    """Return the way to write a unit in which an amount is a small number, but not below 1."""
    phrases = written_units(base)
    fitting = [phrase for phrase, factor in phrases.items() if amount / factor >= 1 and "year" not in phrase]
    return max(fitting, key=lambda phrase: phrases[phrase], default=base)
