"""An outlook made up, of two labs."""

from dataclasses import replace
from typing import Any

from sixteenth.decide.ledger.model_lines import ModelLine
from sixteenth.decide.worth.going_on import GoingOn, PartGoingOn, Value
from sixteenth.decide.worth.grid import Grid
from sixteenth.decide.worth.headline import Headline, Part
from sixteenth.measures.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.questions.outlook.reading import Outlook

EARLY, LATER, NEVER = "stops within 24 months", "stops within 5 years", "goes on for 5 years"
NAN = float("nan")
HEAD = Headline(
    lab="Ana",
    horizon="2036-03",
    futures=1_000,
    back_of_100=70.4,
    verdict="investment",
    ruined_of_100=3.0,
    worth=(-5e9, 2.6e9, 1.2e11),
    deepest_hole=(-9e9, -4e9, -1e9),
    owners_return=(-1.0, 0.1, 0.5),
    owners_share=(0.5, 0.8, 1.0),
    by_stop=(Part(EARLY, 400, 80.0, -2e9), Part(LATER, 0, NAN, NAN), Part(NEVER, 600, 64.0, -2e9)),
    never_too_late_of_100=31.0,
    last_calls=((50, None), (90, "2027-05")),
    standard_error=4.6,
)
GRID = Grid(
    "Ana", ("weaker", "twice as strong"), ("half the spending", "the default rule"), ((90.0, 70.4), (49.9, 10.0)), 400
)
INPUTS = tuple(
    Mover(f"input_{i}", ("Ana",) if i % 2 else (), "judgement", 0.5 - 0.1 * i, 0.0, is_clear=True) for i in range(12)
)
MOVERS = Movers(INPUTS, (("judgement", PartOfSpread(0.36, 0.03)), (MONTHLY_LUCK, PartOfSpread(0.64, 0.03))))
OUTLOOK = Outlook("Ana", "run_off", (HEAD, replace(HEAD, lab="Ben", worth=(-9e9, -8e9, -7e9))), GRID, MOVERS)

VALUE = Value(1.3e12, 3e10, 93.2, "investment", is_on_the_edge=False, goes_on=1.6e12, stops=3e11, terminal_share=0.431)
BET = replace(VALUE, mean=2e9, positive_of_100=30.0, verdict="a bet: few win, by enough", is_on_the_edge=True)
PARTS = (PartGoingOn(EARLY, 500, BET), PartGoingOn(NEVER, 1_500, VALUE))
VALUED = replace(
    OUTLOOK,
    going_on=(
        GoingOn("Ana", 3, 2_000, "2036-03", VALUE, BET, PARTS),
        GoingOn("Ben", 3, 400, "2036-03", BET, VALUE, ()),
    ),
    grid=replace(GRID, going_on=((VALUE, BET), (VALUE, VALUE))),
)


def model(number: int, **changed: Any) -> ModelLine:
    """Return a line of the books of a model."""
    return replace(ModelLine(str(number), 900, 1e9, (1.0, 2.0, 3.0), 95.0, 11.0, of_100=90.0), **changed)
