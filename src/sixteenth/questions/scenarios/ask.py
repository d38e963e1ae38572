"""The scenarios of the library: what each says, and what it assumes otherwise than its parent."""

from collections.abc import Iterable, Mapping, Sequence

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.engine.job import installed_version
from sixteenth.questions.changed import KINDS
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import NOTHING, Change, changes_between
from sixteenth.scenarios.shared_worlds import read_library

MOST_TOLD = 5  # inputs that differ


class ScenariosOptions(Options):
    """Nothing can be chosen: all are listed."""


def answer(scenario: None, options: ScenariosOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Read every scenario of the library and say what it is."""
    read = read_library()
    return Answer(
        question="scenarios",
        scenario="",
        recipe={
            "scenarios": {name: each.hash for name, each in read.items()},
            "versions": {"sixteenth": installed_version("sixteenth")},
        },
        findings=tuple(_listed(each, read) for each in read.values()),
        tables=(),
    )


def _listed(scenario: Scenario, read: Mapping[str, Scenario]) -> Finding:
    """Say what a scenario claims, and what differs from its parent; the first few in the sentence, all as data."""
    facts, parents = scenario.assumptions.facts, scenario.assumptions.parents
    base: dict[str, Figure | Word | tuple[Finding, ...]] = {
        "name": Figure(scenario.name, "text"),
        "title": Figure(str(facts["title"]), "text"),
        "claim": Figure(str(facts.get("claim", "")), "text"),
    }
    if not parents:
        counts = {
            "equations": Figure(len(scenario.world.equations), "count"),
            "values": Figure(len(scenario.settings.values), "count"),
            "months": Figure(scenario.settings.months, "count"),
            "start": Figure(str(scenario.settings.start), "month"),
        }
        return Finding("stands", {**base, **counts})
    changes = changes_between(read[parents[0]], scenario) if parents[0] in read else ()
    told = told_in_short(changes)
    base |= {"parent": Figure(parents[0], "text"), "changes": tuple(map(_change, changes)), "told": told[:MOST_TOLD]}
    left = len(told) - MOST_TOLD
    if left > 0:
        return Finding("differs_in_more", {**base, "left": Figure(left, "count")})
    return Finding("differs" if told else "is_the_same", base)


def told_in_short(changes: Iterable[Change]) -> tuple[Finding, ...]:
    """Name what differs; of an input with several labels that do not change alike, its name once."""
    by_name: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_name.setdefault((change.kind, change.name), []).append(change)
    return tuple(map(_one, by_name.values()))


def _one(own: Sequence[Change]) -> Finding:
    first = own[0]
    if len({(change.before, change.after) for change in own}) > 1:
        return Finding("labels_differ", {**_named(first), "labels": Figure(len(own), "count")})
    key = "added" if first.before == NOTHING else "changed"
    return Finding(key, {**_named(first), "before": _side(first.before), "after": _side(first.after)})


def _named(change: Change) -> dict[str, Figure | Word]:
    return {"kind": KINDS[change.kind], "name": Figure(change.name, "input")}


def _side(text: str) -> Figure | Word:
    return Word("nothing") if text == NOTHING else Figure(text, "text")


def _change(change: Change) -> Finding:
    """Return one change as data, with where its second side comes from."""
    return Finding(
        "changed_of_label" if change.labels else "changed",
        {
            **_named(change),
            "label": Figure(change.labels, "text"),
            "before": _side(change.before),
            "after": _side(change.after),
            "known": Figure(change.known, "text"),
            "why": Figure(change.why, "text"),
        },
    )


QUESTION = Question(None, ScenariosOptions, answer)
