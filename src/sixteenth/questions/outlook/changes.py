"""What a scenario assumes otherwise than the one it is a change of: each input, both sides, how it is known and why."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import sixteenth
from sixteenth.answers.answer import FULL
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.questions.changed import lines_of
from sixteenth.questions.compare.naming import KINDS, SIDES
from sixteenth.questions.spread import KINDS as KNOWN_HOW
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.changes import Change, changes_between
from sixteenth.scenarios.layers.read import library
from sixteenth.scenarios.variation import HANDS

PART = "changes"
MOST_LINES = 8  # of what is shown with why; data have all


def base_of(scenario: Scenario) -> Scenario | None:
    """Return the scenario that another is a change of: the last of its parents, or itself where values were set.

    None where it stands by itself, or where its last parent is no scenario of the library.
    """
    parents, own = scenario.assumptions.parents, scenario.assumptions.file
    known = {str(path): name for name, path in library().items()}
    if parents:
        return _of_library(parents[-1]) if parents[-1] in known.values() else None
    if not any(placed.where.file.endswith(HANDS) for placed in scenario.values.values()):
        return None
    return _of_library(known[own]) if own in known else sixteenth.read(own, allow_code=True)  # its code has been run


@lru_cache(maxsize=4)
def _of_library(name: str) -> Scenario:
    """Read a scenario that travels with the package, which nobody changes meanwhile."""
    return sixteenth.read(name)


def changes_of(scenario: Scenario) -> tuple[str, tuple[Change, ...]]:
    """Return the name of the scenario that another is a change of, and what differs."""
    base = base_of(scenario)
    return (base.name, changes_between(base, scenario)) if base else ("", ())


def changed_notes(base: str, changes: Sequence[Change]) -> tuple[Finding, ...]:
    """Say that a scenario is a change of another, and of how many inputs."""
    if not changes:
        return ()
    parts = {"base": Figure(base, "text"), "count": Figure(len(lines_of(changes)), "count")}
    return (Finding("differs_in_one" if len(lines_of(changes)) == 1 else "differs", parts),)


def changes_tables(base: str, changes: Sequence[Change], here: str) -> tuple[Table, ...]:
    """List what differs, and in full each label of it."""
    if not changes:
        return ()
    other = Column("as_set", "text") if here == base else Column(here, "text", is_label=True)
    sides = (Column(base, "text", is_label=True), other)
    columns = (
        *(Column("input", "input"), Column("kind", "text"), Column("label", "text"), *sides),
        *(Column("known_how", "text"), Column("why", "text")),
    )
    lines = lines_of(changes)
    left = {"left": Figure(len(lines) - MOST_LINES, "count")}
    below = (Finding("more_changes", left),) if len(lines) > MOST_LINES else ()
    title = {"base": Figure(base, "text")}
    shown = Table("changes", columns, tuple(map(_line, lines[:MOST_LINES])), title, PART, below)
    every = Table("every_change", columns, tuple(_line((each,)) for each in changes), title, FULL)
    return (shown, every) if len(changes) > len(shown.rows) else (shown,)


def _line(own: Sequence[Change]) -> tuple[Any, ...]:
    first, more = own[0], ", ..." if len(own) > 1 else ""
    label = f"{first.labels}{more} ({len(own)})" if more else first.labels or None
    sides = (_side(text, more) for text in (first.before, first.after))
    why = "; ".join(dict.fromkeys(change.why for change in own if change.why))
    return (first.name, _told(KINDS[first.kind]), label, *sides, _known(own), why or None)


def _side(text: str, more: str) -> str | Word:
    return _told(SIDES[text]) if text in SIDES else f"{text}{more}"


def _told(word: Word) -> Word:
    """Return a word of the question that compares two scenarios."""
    return Word(word.key, "compare")


def _known(own: Sequence[Change]) -> Word | None:
    known = {change.known for change in own}
    return KNOWN_HOW.get(known.pop()) if len(known) == 1 else Word("several", "compare")
