"""What kind of change a change is, as a word."""

from collections.abc import Mapping

from sixteenth.answers.finding import Word

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
