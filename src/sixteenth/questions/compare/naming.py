"""How what differs is called: of each change, and of each group of them, its names, its kind, how many it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.attribution import Effect
from sixteenth.questions import changed
from sixteenth.scenarios.changes import NOTHING, STRUCTURE, Change

MOST_NAMES = 3  # of changes that are made together
KINDS: Mapping[str, Word] = {
    **changed.KINDS,
    # of changes that are made together
    "labels": Word("labels"),
    "values": Word("values"),
    "values_and_events": Word("values_and_events"),
    "several": Word("several"),
    "part_of_the_world": Word("part_of_the_world"),
}
SIDES: Mapping[str, Word] = {NOTHING: Word("nothing"), "on": Word("on"), "off": Word("off")}


@dataclass(frozen=True)
class Named:
    """What a group of changes is called."""

    name: str
    kind: str  # a key of `KINDS`
    count: int  # labels of one value, or inputs

    @property
    def finding(self) -> Finding:
        """Return the name as a part of a sentence."""
        return Finding(f"by_{self.kind}", {"name": Figure(self.name, "input"), "count": Figure(self.count, "count")})


def named(effect: Effect) -> Named:
    """Name a group of changes: by its part of the world, by its theory, or by its inputs."""
    inputs = list(dict.fromkeys(change.name for change in effect.changes))
    if effect.subject:
        return Named(effect.subject, "part_of_the_world", len(inputs))
    structural = [change for change in effect.changes if change.kind in STRUCTURE]
    if structural:
        kinds = {change.kind for change in structural}
        return Named(_names(structural), structural[0].kind if len(kinds) == 1 else "several", len(inputs))
    kinds, labels = {change.kind for change in effect.changes}, {change.labels for change in effect.changes}
    if kinds == {"value", "event"}:
        return Named(_names(effect.changes), "values_and_events", len(inputs))
    if kinds == {"value"} and len(inputs) > 1:
        return Named(_names(effect.changes), "values", len(inputs))
    if kinds == {"value"} and len(labels) > 1:
        return Named(_names(effect.changes), "labels", len(labels))
    own = f"{_names(effect.changes)} {effect.changes[0].labels if len(labels) == 1 else ''}"
    return Named(own.strip(), effect.changes[0].kind, len(inputs))


def _names(changes: Sequence[Change]) -> str:
    found = list(dict.fromkeys(change.name for change in changes))
    more = ", ..." if len(found) > MOST_NAMES else ""
    return f"{', '.join(found[:MOST_NAMES])}{more}"


def name_of(change: Change) -> str | Word:
    """Return the name of what differs; of a fit, that it is one to facts."""
    return Word("facts") if change.kind == "fit" else change.name


def side(text: str) -> str | Word:
    """Return one side of a change: as its file writes it, or that there is nothing, or that it is on or off."""
    return SIDES.get(text, text)
