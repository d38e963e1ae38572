"""Small answers to what a report asks, for tests of it."""

from dataclasses import replace

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.faces.link.form import State
from sixteenth.faces.report.again import again_of
from tests.faces.html.examples import ANSWER, DECIDES, IMAGE, RECIPE

VERDICT = Finding("verdict", {"lab": Figure(IMAGE, "text"), "verdict": Word("as_investment")}, ("next_owners_worth",))
TOTAL = Table(
    "running_total",
    (Column("month", "month"), *(Column(key, "money") for key in ("p5", "p25", "middle", "p75", "p95"))),
    tuple((f"20{27 + at}-12", -2e9, -1e9, 1e9 * at, 2e9 * at, 3e9 * at) for at in range(4)),
    {"lab": Figure("Ana", "text")},
    "money",
)
FAN = Chart(
    "running_total", "fan", "running_total", "month", "middle", low="p25", high="p75", lowest="p5", highest="p95"
)
MAIN = replace(
    ANSWER,
    findings=(ANSWER.findings[0], VERDICT, replace(DECIDES, key="decides")),
    tables=(*ANSWER.tables, TOTAL),
    charts=(*ANSWER.charts, FAN),
)
SOURCES = Answer(
    "sources",
    "mine",
    RECIPE,
    (),
    (
        Table(
            "ranked",
            (Column("value", "text"), Column("is", "text"), Column("kind", "text"), Column("source", "count")),
            tuple((f"value_{at}", "1", Word("judgement"), 1) for at in range(40)),
            {"scenario": Figure("mine", "text")},
        ),
        Table("sources", (Column("source", "count"), Column("says", "text")), ((1, "a book"),)),
        Table("meanings", (Column("value", "text"), Column("meaning", "text")), (("value_0", "what it is"),)),
    ),
)
ANSWERS = {"outlook": MAIN, "sources": SOURCES}
STATE = State("central", "OpenAI", 400, 0, set={"discount_rate": "0.12"}, believe={"price_sensitivity": "1.9"})
AGAIN = again_of(STATE, MAIN)
