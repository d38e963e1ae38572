"""What of a difference each changed input makes by itself, and what is left for all of them together.

One at a time: the first scenario with only one change of the second, on the same futures. What the effects do not add
up to is what changes do together: it belongs to none of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sixteenth.decide.difference import Difference, Measure, plan_of
from sixteenth.engine.history import Result
from sixteenth.errors import Refused
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import NOTHING, STRUCTURE, Change, names_read
from sixteenth.scenarios.mix import mix

CODE = "equations of their own code"
MOST_ALONE = 12  # changes; of more, those of one subject of the world are put together


@dataclass(frozen=True)
class Group:
    """Changes that are made together."""

    title: str
    changes: tuple[Change, ...]
    is_subject: bool = False  # all that changes in a subject of the world, for there are too many to tell apart


@dataclass(frozen=True)
class Effect:
    """What a group of changes does by itself, by measure; of the last one, what all do only together."""

    title: str
    changes: tuple[Change, ...]
    by_measure: dict[str, Difference]


@dataclass(frozen=True)
class Attribution:
    """A difference shared out, or why it cannot be."""

    effects: tuple[Effect, ...] = ()
    together: dict[str, tuple[float, float]] | None = None  # by measure: what is left over, and its standard error
    total: dict[str, Difference] | None = None
    refusal: str = ""  # why there is none
    is_grouped: bool = False  # changes of one subject are put together


def why_not(one: Scenario, other: Scenario, changes: Sequence[Change]) -> str:
    """Say why a difference cannot be shared out; nothing where it can."""
    names = {change.name for change in changes if change.kind == "date"}
    axes = {change.name for change in changes if change.kind == "axis" and NOTHING not in (change.before, change.after)}
    if axes:
        return f"labels of axes differ ({', '.join(sorted(axes))}), so that no input of one has its place in the other"
    if "months" in names:
        return "the runs differ in length: give both the same --months"
    if "start" in names and (one.assumptions.events or other.assumptions.events):
        return "the runs start in different months, so that the same event is not the same in both"
    return ""


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
    groups = [Group(_title(own), own) for own in by_name.values()]
    if len(by_name) + len(structural) > MOST_ALONE and not each:
        groups = _by_subject(one, by_name)
    together = tuple(change for change in changes if change.kind == "correlation")  # apart they may be impossible
    groups += [Group(_title_of(together, "correlations"), together)] if together else []
    return (*_structural(one, other, structural, brought), *groups)


def _title(changes: Sequence[Change]) -> str:
    """Name a group by what it holds: each input, and how many labels of it."""
    if len(changes) == 1:
        return changes[0].title
    names, events = dict.fromkeys(change.name for change in changes), any(change.kind == "event" for change in changes)
    labels = len({change.labels for change in changes})
    told = " and ".join(name.replace("_", " ") for name in names)
    return f"{told}{f', {labels} labels' if labels > 1 else ''}{', with events' if events else ''}"


def _by_subject(scenario: Scenario, by_name: dict[str, tuple[Change, ...]]) -> list[Group]:
    rooms: dict[str, list[str]] = {}
    for name in by_name:
        rooms.setdefault(Path(scenario.world.declared[name].where.file).parent.name, []).append(name)
    found = []
    for room, names in sorted(rooms.items()):
        changes = tuple(change for name in names for change in by_name[name])
        title = _title(changes) if len(names) == 1 else f"{room}: {len(names)} inputs"
        found.append(Group(title, changes, is_subject=len(names) > 1))
    return found


def _structural(
    one: Scenario, other: Scenario, structural: Sequence[Change], brought: tuple[Change, ...]
) -> tuple[Group, ...]:
    """Let each theory and subject stand alone with the values it needs; all together where one does not run alone."""
    code = tuple(change for change in structural if change.kind == "code")  # of which a file brings all or nothing
    apart = [(change,) for change in structural if change.kind != "code"]
    groups = tuple(Group(_title_of(own, CODE), (*own, *brought)) for own in (*apart, *([code] if code else [])))
    if len(groups) < 2:  # noqa: PLR2004 - nothing to tell apart
        return groups
    try:
        for group in groups:
            mix(one, other, group.changes)
    except Refused:
        return (Group(" and ".join(change.title for change in structural), (*structural, *brought)),)
    return groups


def _title_of(changes: Sequence[Change], what: str) -> str:
    return changes[0].title if len(changes) == 1 else f"{len(changes)} {what}"


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
    told = tuple(Effect(group.title, group.changes, own) for group, own in zip(groups, effects, strict=True))
    return Attribution(told, together, totals, is_grouped=any(group.is_subject for group in groups))
