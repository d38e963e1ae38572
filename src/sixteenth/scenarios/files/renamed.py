"""Names of earlier versions: scenarios, results and calls that use them are read under the present ones, with a notice.

`renamed.toml` lists them by version. A name that has no successor is no value here any more; the table says what stands
in its place, and the fault that refuses it says so too.
"""

import inspect
import tomllib
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from sixteenth.said import said
from sixteenth.scenarios.files.positions import Document, Key

Given = TypeVar("Given")
PACKAGE = __name__.partition(".")[0]


class OldName(FutureWarning):
    """A name of an earlier version was read; a later version will refuse it."""


@cache
def _table(part: str) -> Mapping[str, str]:
    text = (files("sixteenth.scenarios.files") / "renamed.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)[part]


def present_name(name: str) -> str:
    """Return what a value, a stock or an output is called now."""
    return _table("names").get(name, name)


def what_replaced(name: str) -> str | None:
    """Return what stands in the place of a name that is gone, as a sentence; None for any other name."""
    told = _table("gone").get(name)
    return None if told is None else said(told)


def present_names(given: Mapping[str, Given]) -> dict[str, Given]:
    """Return what was given by name, by hand, old names replaced, with a notice."""
    tell_of(given, "what was set by hand")
    return {present_name(name): each for name, each in given.items()}


def tell_of(names: Iterable[str], where: str) -> None:
    """Give notice of old names that were read, each beside its present one."""
    old = [f"'{name}' is '{present_name(name)}'" for name in names if present_name(name) != name]
    if old:
        give_notice(f"{where} uses names of an earlier version: {', '.join(old)}")


def give_notice(told: str) -> None:
    """Warn of what is of an earlier version, at the line outside this package that led here."""
    frame, level = inspect.currentframe(), 1
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == PACKAGE:
        frame, level = frame.f_back, level + 1
    warnings.warn(told, OldName, stacklevel=level)


def under_present_names(document: Document) -> Document:
    """Return a scenario file with its old names replaced, places kept; an entry that stands under both is left."""
    data, lines = dict(document.data), dict(document.lines)
    told: list[str] = []
    if isinstance(values := data.get("values"), Mapping):
        moved = {old: new for old in values if (new := present_name(old)) != old and new not in values}
        data["values"] = {moved.get(name, name): card for name, card in values.items()}
        lines = {_moved(key, moved): line for key, line in lines.items()} if moved else lines
        told += moved
    if isinstance(theory := data.get("theory"), Mapping):
        rules = {rule for rule in theory.values() if isinstance(rule, str) and present_name(rule) != rule}
        data["theory"] = {topic: _present_rule(rule) for topic, rule in theory.items()}
        told += sorted(rules)
    if isinstance(events := data.get("event"), list):
        data["event"] = [_event(event, told) for event in events]
    tell_of(dict.fromkeys(told), document.file)
    return replace(document, data=data, lines=lines) if told else document


def _present_rule(rule: Any) -> Any:
    return present_name(rule) if isinstance(rule, str) else rule


def _moved(key: Key, moved: Mapping[str, str]) -> Key:
    match key:
        case ("values", str(name), *inside):
            return ("values", moved.get(name, name), *inside)
        case _:
            return key


def _event(event: Any, told: list[str]) -> Any:
    """Return an event with the present names of its parameter and rule; what it says old is added to `told`."""
    if not isinstance(event, Mapping):
        return event
    old = {part: event[part] for part in ("parameter", "rule") if isinstance(event.get(part), str)}
    old = {part: name for part, name in old.items() if present_name(name) != name}
    told += old.values()
    return {**event, **{part: present_name(name) for part, name in old.items()}}
