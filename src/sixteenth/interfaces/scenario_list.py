"""The scenarios of the library: what each says, and what it assumes otherwise than its parent."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

import sixteenth
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import Change, changes_between
from sixteenth.scenarios.read import library

MOST_TOLD = 5  # inputs that differ


@dataclass(frozen=True)
class Listed:
    """One scenario of the library."""

    name: str
    title: str
    claim: str
    parent: str | None
    differs: tuple[Change, ...]  # from its parent
    line: str  # what differs, in one line


def list_scenarios() -> tuple[Listed, ...]:
    """Read every scenario of the library and say what it is."""
    read = {name: sixteenth.read(name) for name in library()}
    return tuple(_listed(each, read) for each in read.values())


def _listed(scenario: Scenario, read: dict[str, Scenario]) -> Listed:
    facts, parents = scenario.assumptions.facts, scenario.assumptions.parents
    parent = parents[0] if parents else None
    changes = changes_between(read[parent], scenario) if parent in read else ()
    line = _line(scenario) if parent is None else f"differs from {parent}: {_told(changes)}"
    return Listed(scenario.name, str(facts["title"]), str(facts.get("claim", "")), parent, changes, line)


def _line(scenario: Scenario) -> str:
    settings, world = scenario.settings, scenario.world
    return (
        f"stands by itself: {len(world.equations)} equations, {len(settings.values)} values, {settings.months} months"
        f" from {settings.start}"
    )


def _told(changes: Sequence[Change]) -> str:
    """Name what differs; of an input with several labels, its name once."""
    by_name: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_name.setdefault((change.kind, change.name), []).append(change)
    told = [_one(own) for own in by_name.values()]
    left = len(told) - MOST_TOLD
    return "; ".join(told[:MOST_TOLD]) + (f"; and {left} more" if left > 0 else "") or "nothing"


def _one(own: Sequence[Change]) -> str:
    first = own[0]
    title = first.title.removesuffix(f" {first.labels}") if first.labels else first.title
    sides = dict.fromkeys((change.before, change.after) for change in own)
    if len(sides) > 1:
        return f"{title} ({len(own)} labels)"
    return f"{title} {first.after}" if first.before == "nothing" else f"{title} {first.before} -> {first.after}"


def show_scenarios(console: Console, listed: Sequence[Listed]) -> None:
    """Print the name and the claim of each, and below it what differs."""
    for each in listed:
        console.print(Text.assemble((each.name, "bold"), f": {each.claim}"), soft_wrap=True)
        console.print(Text(f"  {each.line}", style="dim"), soft_wrap=True)
