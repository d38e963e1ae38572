"""What of a difference each changed input makes by itself, and what is left for all of them together.

One at a time: the first scenario with only one change of the second, on the same futures. What the effects do not add
up to is what changes do together: it belongs to none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from sixteenth.decide.difference import Difference, Measure, plan_of
from sixteenth.engine.history import Result
from sixteenth.errors import Refused
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import NOTHING, STRUCTURE, Change, names_read
from sixteenth.scenarios.mix import mix

Refusal = Literal["labels", "length", "start"]
MOST_ALONE = 12  # changes; of more, those of one subject of the world are put together


@dataclass(frozen=True)
class Group:
    """Changes that are made together."""

    changes: tuple[Change, ...]
    subject: str = ""  # of the world, where all that changes in it is put together: too many to tell apart


@dataclass(frozen=True)
class Effect:
    """What a group of changes does by itself, by measure."""

    changes: tuple[Change, ...]
    by_measure: dict[str, Difference]
    subject: str = ""  # of the world, where the group is all that changes in it


@dataclass(frozen=True)
class Attribution:
    """A difference shared out, or why it cannot be."""

    effects: tuple[Effect, ...] = ()
    together: dict[str, tuple[float, float]] | None = None  # by measure: what is left over, and its standard error
    total: dict[str, Difference] | None = None
    refusal: Refusal | None = None  # why there is none

    @property
    def is_grouped(self) -> bool:
        """Say whether changes of one subject of the world are put together."""
        return any(effect.subject for effect in self.effects)


def axes_apart(changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the axes that both have, with other labels: no input of one has its place in the other."""
    return tuple(
        sorted({each.name for each in changes if each.kind == "axis" and NOTHING not in (each.before, each.after)})
    )


def why_not(one: Scenario, other: Scenario, changes: Sequence[Change]) -> Refusal | None:
    """Say why a difference cannot be shared out; nothing where it can.

    Labels of axes differ, the runs differ in length, or in where they start, so that an event is not the same in both.
    """
    names = {change.name for change in changes if change.kind == "date"}
    if axes_apart(changes):
        return "labels"
    if "months" in names:
        return "length"
    if "start" in names and (one.assumptions.events or other.assumptions.events):
        return "start"
    return None


def group_changes(
    one: Scenario, other: Scenario, changes: Sequence[Change], *, each: bool = False
) -> tuple[Group, ...]:
    """Put together what makes no sense apart, and, where there are many, what belongs to one subject of the world.

    A parameter's value and its events are one change, and so are parameters of which one's name begins with the other's
    (`stop_probability` and `stop_probability_window`). Values that only the second world reads come with its theory.
    """
    shared = names_read(one) & names_read(other)
    structural = [change for change in changes if change.kind in STRUCTURE]
    numbers = [change for change in changes if change.kind in ("value", "event")]
    alone = [change for change in numbers if change.name in shared or not structural]
    brought = tuple(change for change in numbers if change not in alone)
    names, by_name = {change.name for change in alone}, dict[str, tuple[Change, ...]]()
    for change in alone:
        stem = min((name for name in names if f"{change.name}_".startswith(f"{name}_")), key=len)
        by_name[stem] = (*by_name.get(stem, ()), change)
    groups = [Group(own) for own in by_name.values()]
    if len(by_name) + len(structural) > MOST_ALONE and not each:
        groups = _by_subject(one, by_name)
    together = tuple(change for change in changes if change.kind == "correlation")  # apart they may be impossible
    groups += [Group(together)] if together else []
    return (*_structural(one, other, structural, brought), *groups)


def _by_subject(scenario: Scenario, by_name: dict[str, tuple[Change, ...]]) -> list[Group]:
    rooms: dict[str, list[str]] = {}
    for name in by_name:
        rooms.setdefault(Path(scenario.world.declared[name].where.file).parent.name, []).append(name)
    found = []
    for room, names in sorted(rooms.items()):
        changes = tuple(change for name in names for change in by_name[name])
        found.append(Group(changes, room if len(names) > 1 else ""))
    return found


def _structural(
    one: Scenario, other: Scenario, structural: Sequence[Change], brought: tuple[Change, ...]
) -> tuple[Group, ...]:
    """Let each theory and subject stand alone with the values it needs; all together where one does not run alone."""
    code = tuple(change for change in structural if change.kind == "code")  # of which a file brings all or nothing
    apart = [(change,) for change in structural if change.kind != "code"]
    groups = tuple(Group((*own, *brought)) for own in (*apart, *([code] if code else [])))
    if len(groups) < 2:  # noqa: PLR2004 - nothing to tell apart
        return groups
    try:
        for group in groups:
            mix(one, other, group.changes)
    except Refused:
        return (Group((*structural, *brought)),)
    return groups


def attribute(
    one: Scenario,
    other: Scenario,
    groups: Sequence[Group],
    runs: tuple[Result, Result],
    run: Callable[[Scenario], Result],
    measures: Sequence[Measure],
) -> Attribution:
    """Run the first scenario with each group of changes by itself, and share out the difference of each measure."""
    mixed = [run(mix(one, other, group.changes)) for group in groups]
    results, plan = (*runs, *mixed), plan_of(runs[0])
    totals: dict[str, Difference] = {}
    together: dict[str, tuple[float, float]] = {}
    effects: list[dict[str, Difference]] = [{} for _ in groups]
    for measure in measures:
        drawn = [measure.draws(result) for result in results]
        kept = np.all(np.isfinite(drawn), axis=0)  # one set of futures for all, so that parts add up
        before, after, *parts = drawn
        totals[measure.name] = measure.difference_of(before, after, kept, plan)
        for effect, part in zip(effects, parts, strict=True):
            effect[measure.name] = measure.difference_of(before, part, kept, plan)
        left = totals[measure.name].difference - sum(effect[measure.name].difference for effect in effects)
        terms = [(1.0, after), (len(parts) - 1.0, before), *((-1.0, part) for part in parts)]
        together[measure.name] = (left, measure.error_of(terms, kept, plan))
    told = tuple(Effect(group.changes, own, group.subject) for group, own in zip(groups, effects, strict=True))
    return Attribution(told, together, totals)
