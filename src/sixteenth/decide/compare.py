"""Two scenarios or three on common draws: what differs in them, what differs in the answer, and which input did it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from sixteenth.decide.attribution import Attribution, attribute, group_changes, why_not
from sixteenth.decide.difference import (
    GAINED,
    Difference,
    headline_measures,
    money_back_measure,
    output_measures,
)
from sixteenth.decide.meaning import meaning_of
from sixteenth.decide.worth.going_on import can_go_on, outputs_of_going_on
from sixteenth.decide.worth.headline import Unfinished
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.chance import entries
from sixteenth.engine.history import Result
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.measures.over_futures import kept_of
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import Change, changes_between

OWN_SET, HEADLINE, GENERIC = "comparison", "headline", "compare"
ATTRIBUTED = ("back_of_100", "ruined_of_100", "median_worth")
ATTRIBUTED_WHERE_VALUED = ("going_on", "back_of_100", "ruined_of_100")


@dataclass(frozen=True)
class Compared:
    """One measure in two scenarios; there is no difference where it exists in only one of them."""

    name: str
    title: str
    labels: tuple[str, ...]
    unit: str
    statistic: Literal["mean", "median"]  # what the two sides are, of all futures; a count of 100 is a mean
    difference: Difference | None
    only_in: Literal["one", "other"] | None = None


@dataclass(frozen=True)
class Contrast:
    """A scenario beside another: everything that differs, in inputs and in answers."""

    one: str
    other: str
    lab: str
    futures: int
    months: tuple[str, str]  # the last month of each
    changes: tuple[Change, ...]
    headline: tuple[Compared, ...]
    labs: tuple[Compared, ...]
    outputs: tuple[Compared, ...]
    attribution: Attribution


def can_compare(scenario: Scenario) -> bool:
    """Say whether a scenario has the headline that a comparison is about."""
    kept = scenario.world.output_sets.get(HEADLINE, OutputSet())
    return {"wind_down_value", "months_to_last_call", "lowest_present_value"} <= set(kept.closing)


def world_to_compare(world: World) -> World:
    """Return a world with a set of outputs that keeps its headline and what its subjects want compared.

    What the value of going on is read from is kept as well, where labs can stop.
    """
    valued = outputs_of_going_on(world) if can_go_on(world) else OutputSet()
    sets = (world.output_sets.get(name, OutputSet()) for name in (HEADLINE, GENERIC))
    return world.keeping(OWN_SET, kept_of(world, *sets, valued))


def compare(
    one: Scenario,
    other: Scenario,
    first: Result,
    run: Callable[[Scenario], Result],
    *,
    lab: str,
    unfinished: Unfinished = "run_off",
    each: bool = False,
) -> Contrast:
    """Compare a scenario, which has been run, with another on the same draws, and share out the difference.

    `run` keeps what `world_to_compare` names; where it also puts a run beside itself with the lab stopped
    (`with_gained`), what going on is worth is compared first. With `each`, changes are never put together by subject.

    Raises:
        Refused: when the two have no lab in common, or one has no headline.

    """
    refuse(_nothing_in_common(one, other, lab))
    second = run(other)
    changes = changes_between(one, other)
    is_valued = all(GAINED in each.closing for each in (first, second))
    measures = headline_measures(lab, unfinished, is_valued=is_valued)
    refusal = why_not(one, other, changes)
    if refusal or not changes:
        attribution = Attribution(refusal=refusal)
    else:
        shared_out = ATTRIBUTED_WHERE_VALUED if is_valued else ATTRIBUTED
        chosen = [measure for measure in measures if measure.name in shared_out]
        groups = group_changes(one, other, changes, each=each)
        attribution = attribute(one, other, groups, (first, second), run, chosen)
    return Contrast(
        one=one.name,
        other=other.name,
        lab=lab,
        futures=first.draws,
        months=(str(first.months[-1]), str(second.months[-1])),
        changes=changes,
        headline=tuple(
            Compared(m.name, m.title, (lab,), m.unit, m.statistic, m.compare(first, second)) for m in measures
        ),
        labs=tuple(_labs(first, second, unfinished)),
        outputs=tuple(_outputs(one, other, first, second)),
        attribution=attribution,
    )


def runs_needed(one: Scenario, others: Sequence[Scenario], *, each: bool = False) -> int:
    """Count the runs that a comparison takes, for a bar of progress."""
    count = 1 + len(others)
    for other in others:
        changes = changes_between(one, other)
        if not why_not(one, other, changes):
            count += len(group_changes(one, other, changes, each=each))
    return count


def _nothing_in_common(one: Scenario, other: Scenario, lab: str) -> list[WrongOption]:
    """Find what keeps two scenarios from being compared at all."""
    here = Place(said("the scenarios to compare"))
    for scenario in (one, other):
        if not can_compare(scenario):
            cure = said("compare scenarios of the whole world, such as central")
            return [
                WrongOption(
                    f"'{scenario.name}'", here, said("no headline of labs"), said("money back, worth and ruin"), cure
                )
            ]
    labs = [scenario.settings.labels["lab"] for scenario in (one, other)]
    shared = [each for each in labs[0] if each in labs[1]]
    if lab not in shared:
        got = said("'{lab}', which is not in both", lab=lab)
        cure = (
            said("give --lab {lab}", lab=shared[0]) if shared else said("compare scenarios that have a lab in common")
        )
        return [WrongOption(said("the lab in focus"), here, got, ", ".join(shared) or said("a lab of both"), cure)]
    return []


def _labs(first: Result, second: Result, unfinished: Unfinished) -> list[Compared]:
    found = []
    for lab in dict.fromkeys((*first.labels["lab"], *second.labels["lab"])):
        measure = money_back_measure(lab, unfinished)
        only_in = _only_in(lab, first.labels["lab"], second.labels["lab"])
        difference = None if only_in else measure.compare(first, second)
        found.append(Compared(measure.name, lab, (lab,), measure.unit, measure.statistic, difference, only_in))
    return found


def _only_in(name: str, first: Sequence[str], second: Sequence[str]) -> Literal["one", "other"] | None:
    """Say which side alone has such a thing; nothing where both have it."""
    if name in first and name in second:
        return None
    return "one" if name in first else "other"


def _outputs(one: Scenario, other: Scenario, first: Result, second: Result) -> list[Compared]:
    """Compare what the subjects of either world want compared, entry by entry."""
    found = []
    names = [_generic(scenario.world) for scenario in (one, other)]
    for name in dict.fromkeys((*names[0], *names[1])):
        has = (one, first) if name in names[0] else (other, second)
        title = meaning_of(has[0].world, name).rstrip(".")
        only_in = _only_in(name, *names)
        is_mean = name in one.world.means | other.world.means
        if only_in:
            statistic: Literal["mean", "median"] = "mean" if is_mean else "median"
            found.append(Compared(name, title, (), has[1].variables[name].unit, statistic, None, only_in))
            continue
        theirs = entries(second.variables[name].axes, second.labels)
        found += [
            Compared(name, title, labels, measure.unit, measure.statistic, measure.compare(first, second))
            for labels, measure in output_measures(first, name, title, is_mean=is_mean)
            if labels in theirs
        ]
    return found


def _generic(world: World) -> tuple[str, ...]:
    own = world.output_sets.get(GENERIC, OutputSet())
    return tuple(dict.fromkeys((*own.monthly, *own.closing)))
