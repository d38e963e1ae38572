"""What kind of change a change is, as a word; and which changes are told in one line."""

from collections.abc import Mapping, Sequence

from sixteenth.answers.finding import Word
from sixteenth.scenarios.changes import Change

BY_LABEL_FROM = 4  # labels of one value are told in one line

KINDS: Mapping[str, Word] = {
    "value": Word("value"),
    "fit": Word("fit"),
    "correlation": Word("correlation"),
    "event": Word("event"),
    "rule": Word("rule"),
    "theory": Word("theory"),
    "subject": Word("subject"),
    "axis": Word("axis"),
    "label": Word("label"),
    "date": Word("date"),
    "code": Word("code"),
    "limit": Word("limit"),
    "output": Word("output"),
}


def lines_of(changes: Sequence[Change]) -> list[tuple[Change, ...]]:
    """Return the changes of each line: those of an input with many labels together."""
    by_name: dict[tuple[str, str], tuple[Change, ...]] = {}
    for change in changes:
        key = (change.kind, change.name)
        by_name[key] = (*by_name.get(key, ()), change)
    lines = list[tuple[Change, ...]]()
    for own in by_name.values():
        lines += [own] if len(own) >= BY_LABEL_FROM else [(change,) for change in own]
    return lines
