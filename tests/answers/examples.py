"""A small answer for tests of what answers are."""

import datetime

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.answers.wording import Words

WORDS = Words(
    findings={"ends": "Effort ends at {effort}: {kind}. {others}.", "other": "{who} after {days} days"},
    tables={"cells": "How {name} ends"},
    columns={"effort": "effort", "when": "when", "kind": "kind"},
    words={"up": "to the top"},
    charts={"effort": "Effort of {name}, {kinds} kinds"},
)
OTHERS = tuple(
    Finding("other", {"who": Figure(who, "text"), "days": Figure(days, "days")})
    for who, days in (("A", 90), ("B", 241.4))
)
ENDS = Finding(
    "ends", {"effort": Figure(0.1234, "small_share", 0.01), "kind": Word("up"), "others": OTHERS}, ("safety_effort",)
)
CELLS = Table(
    "cells",
    (
        Column("effort", "small_share"),
        Column("Lab A", "share", is_label=True),
        Column("when", "date"),
        Column("kind", "text"),
    ),
    ((0.5, float("nan"), datetime.date(2026, 6, 30), Word("up")), (0.25, 1.0, None, None)),
    {"name": Figure("a race", "text")},
)
ANSWER = Answer("race", "mine", {"draws": 5, "scenario_json": "{}"}, (ENDS,), (CELLS,), (), Figure(0.55, "share"))
CHART = Chart("effort", "bars", "cells", "kind", "effort", title={"kinds": Figure(2, "count")})
