"""A small answer to the first question, for tests of its HTML."""

from sixteenth.answers.answer import ABOUT, Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table

IMAGE = "<img src=x onerror=alert(1)>"
HEADING = Finding(ABOUT, {"title": Figure(IMAGE, "text"), "claim": Figure("a & b", "text")})
DECIDES = Finding(
    "decides",
    {
        "least": Figure(101e9, "money_told"),
        "most": Figure(5366e9, "money_told"),
        "fewest": Figure(29, "of_100"),
        "many": Figure(94, "of_100"),
    },
    ("price_sensitivity", "research_ratio"),
)
STOPS = Finding(
    "case_of_money_back",
    {"when": Word("goes_on_for_5_years"), "back": Figure(75, "of_100"), "deficit": Figure(-5e9, "money")},
    ("next_wind_down_value",),
)
LEFT_OUT = Finding("left_out", {"what": (Finding("without_wars", {}), Finding("without_robots", {}))}, part="limits")
LABS = Table(
    "stops",
    (
        Column("progress", "text"),
        Column("of", "of_100"),
        Column("deficit", "worth"),
        Column("back", "of_100", is_seen=False),
    ),
    ((IMAGE, 40.0, -5e9, 1.0), ("b", 60.0, 2e9, 2.0), ("c", None, 0.0, 3.0)),
    {"lab": Figure("Ana", "text")},
    below=(Finding("theories", {}),),
    ends=(0,),
)
MONEY = Table(
    "endings", (Column("label", "text"), Column("of", "of_100")), (("a", 3.0),), {"draws": Figure(9, "count")}, "money"
)
RECIPE = {
    "scenario": "mine",
    "draws": 5,
    "seed": 7,
    "months": 12,
    "start": "2026-07",
    "back_end": "jax",
    "scenario_hash": "0123456789",
    "versions": {"sixteenth": "1"},
}
CHART = Chart("ruined", "bars", "stops", "progress", "of")
ANSWER = Answer("outlook", "mine", RECIPE, (HEADING, DECIDES), (LABS, MONEY), (LEFT_OUT,), charts=(CHART,))
