"""What was set and believed in a scenario of the library, found again in what a run says of it.

A recipe holds the whole scenario and not how it came to be. So changes are tried: what was set by hand is known by its
source, beliefs by the values that differ beside it; they are the right ones where the same scenario comes of them.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import sixteenth
from sixteenth.engine.draws.draw import median_of
from sixteenth.interfaces.set_values import set_beliefs, set_values
from sixteenth.scenarios.assemble import Scenario, restore_scenario
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.read import library
from sixteenth.scenarios.variation import HANDS, written_unit

MOST_DIGITS = 17  # that a float has
Changes = tuple[dict[str, str], dict[str, str]]  # set, and believed, as the command line takes them


def found_changes(name: str, recipe: Mapping[str, Any]) -> Changes | None:
    """Return what was set and believed in a scenario of the library so that it is that of a recipe.

    None where no such changes make it: of a file of one's own, of a plan, or changed in a way that has no text.
    """
    if name not in library():
        return None
    base = sixteenth.read(name)
    if recipe.get("scenario_hash", base.hash) == base.hash:
        return {}, {}
    target = restore_scenario(name, recipe["scenario_json"])
    cards = json.loads(recipe["scenario_json"])["values"]
    given = {title: number for own, card in cards.items() for title, number in _by_hand(own, card)}
    settings = {title: _written(base, title, number) for title, number in given.items()}
    changed = set_values(base, _settings(settings))
    believed = dict[str, str]()
    for title in _moved(changed, target):
        text = _middle(changed, target, title)
        if text is None:
            return None
        believed[title] = text
    found = set_beliefs(changed, _settings(believed)) if believed else changed
    return (settings, believed) if found.hash == recipe["scenario_hash"] else None


def _settings(changes: Mapping[str, str]) -> list[str]:
    return [f"{title}={text}" for title, text in changes.items()]


def _by_hand(name: str, card: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    """Yield the numbers of a card that were set by hand, by `name` or `name/label`."""
    is_whole = card.get("source") == HANDS
    if is_whole and "value" in card:
        yield name, float(card["value"])
    for label, entry in card.get("by", {}).items():
        alone: Mapping[str, Any] = {"value": entry, "source": card.get("source")}
        own: Mapping[str, Any] = entry if isinstance(entry, dict) else alone
        if own.get("source", card.get("source")) == HANDS and "value" in own:
            yield f"{name}/{label}", float(own["value"])


def _written(read: Scenario, title: str, number: float, digits: int = MOST_DIGITS) -> str:
    """Write a number in the unit in which the scenario writes that value."""
    name, _, label = title.partition("/")
    unit = read.world.declared[name].kind.unit.__name__
    own = written_unit(read.assumptions, name, label)
    factor = written_units(unit).get(own or unit, 1.0)
    shown = number / factor
    told = f"{shown:.{digits}g}" if digits < MOST_DIGITS else f"{shown!r}".removesuffix(".0")
    return told if factor == 1 else f"{told} {own}"


def _moved(changed: Scenario, target: Scenario) -> Iterator[str]:
    """Yield the values that differ yet: whole, or label by label where these do not move together."""
    for name, own in target.values.items():
        before = changed.values.get(name)
        if before is None or before.text == own.text:
            continue
        labels = [
            label
            for label, entry in own.card.by.items()
            if label not in before.card.by or entry != before.card.by[label]
        ]
        yield from ([f"{name}/{label}" for label in labels] if labels else [name])


def _middle(changed: Scenario, target: Scenario, title: str) -> str | None:
    """Return the middle of a value in the fewest digits from which the same card follows; none where none does."""
    name, _, label = title.partition("/")
    entries = target.settings.values[name]
    middle = median_of(entries[tuple(label.split("/")) if label else next(iter(entries))])
    for digits in range(1, MOST_DIGITS + 1):
        text = _written(changed, title, middle, digits)
        if set_beliefs(changed, [f"{title}={text}"]).values[name].text == target.values[name].text:
            return text
    return None
