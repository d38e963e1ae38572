"""Made-up findings of the question, on numbers that are known."""

from dataclasses import replace

from sixteenth.decide.worth.binding_constraint import CHIPS_SUFFICE, IDEAS, MONEY, BindingConstraint, YearOfConstraint
from sixteenth.decide.worth.going_on import GoingOn, PartGoingOn, Value
from sixteenth.decide.worth.grid import Grid
from sixteenth.decide.worth.last_safe import LastSafe
from sixteenth.decide.worth.market_implied import MarketImplied, Terms
from sixteenth.decide.worth.paybacks import NetValue, Payback, Paybacks
from sixteenth.decide.worth.three_values import LabValues, ThreeValues
from sixteenth.measures.over_futures import OverFutures
from sixteenth.measures.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.questions.going_on.found import Found, Standing

VALUE = Value(
    mean=1.3e12,
    standard_error=3e10,
    positive_of_100=93.2,
    verdict="investment",
    is_on_the_edge=False,
    goes_on=1.6e12,
    stops=3e11,
    terminal_share=0.431,
)
BET = replace(VALUE, mean=2e9, positive_of_100=30.0, verdict="a bet: few win, by enough", is_on_the_edge=True)
HOLE = replace(VALUE, mean=-2e9, positive_of_100=1.0, verdict="hole", terminal_share=float("nan"))
NET = NetValue(6e10, 3e9, 91.0)
MODEL = Payback("4", 4, 100.0, 8e9, 5.25, 4.61, 8.5, NET)
UNKNOWN = Payback("5", 5, 0.0, 0.0, float("nan"), float("nan"), float("nan"), NetValue(0.0, 0.0, 0.0))
PAYBACKS = Paybacks("Ana", 400, (MODEL, UNKNOWN), NetValue(1e12, 5e10, 88.0), NetValue(1.06e12, 5e10, 90.0))
PARTS = (PartGoingOn("stops within 24 months", 500, BET), PartGoingOn("goes on for 5 years", 1500, VALUE))
LABS = (GoingOn("Ana", 3, 2000, "2036-06", VALUE, HOLE, PARTS), GoingOn("Ben", 3, 400, "2036-06", BET, HOLE, ()))
MOVER = Mover("price_sensitivity", (), "judgement", -0.6, 0.36, is_clear=True, standard_error=0.02)
MOVERS = Movers((MOVER,), (("judgement", PartOfSpread(0.36, 0.03)), (MONTHLY_LUCK, PartOfSpread(0.64, 0.03))))
LAST_SAFE = LastSafe(
    "Ana", "2026-07", "2036-06", 2000, 33.0, 63.0, ((50, None), (90, "2027-05")), (MOVER,), PartOfSpread(0.58, 0.02)
)
GRID = Grid("Ana", ("weaker", "twice as strong"), ("the default rule",), ((90.0,), (50.0,)), 400, ((VALUE,), (HOLE,)))
TODAY = ThreeValues(
    month="2026-07",
    wind_down=OverFutures(-20e9, 1.26e9, 30e9, 2e9, 0.5e9, 400),
    going_concern=OverFutures(-100e9, 40e9, 300e9, 60e9, 4e9, 400),
    market=OverFutures(852e9, 852e9, 852e9, 852e9, 0.0, 400),
    years_after_run=0.444,
)
VALUES = LabValues("Ana", (TODAY, replace(TODAY, month="2027-01")))
IMPLIED = MarketImplied(
    lab="Ana",
    year=2030,
    terms=Terms(852e9, 5.565, 0.9275, 0.549, 0.0989, 4.5),
    margin=0.561,
    revenue_needed=459e9,
    revenue_needed_error=16e9,
    reached_of_100=11.4,
    reached_error=1.68,
    revenue=OverFutures(0.0, 230e9, 626e9, 268e9, 6e9, 400),
    revenue_today=27e9,
)


def year_of(year: int, name: str | None) -> YearOfConstraint:
    """Return a year in which one thing holds a lab back, or in which it is there in no future."""
    return YearOfConstraint(year, name, 0.75, {name: 0.75} if name else {}, 98.0)


RESEARCH = BindingConstraint(
    "Ana",
    "research ordered",
    (year_of(2026, MONEY), year_of(2027, MONEY), year_of(2028, IDEAS)),
    (CHIPS_SUFFICE,),
)
SALES = BindingConstraint("Ana", "sales served", tuple(year_of(each, None) for each in (2026, 2027, 2028)), ())
STANDING = Standing(VALUES, IMPLIED, 12.0, (RESEARCH, SALES))
FOUND = Found("Ana", LABS, PAYBACKS, STANDING, LAST_SAFE, GRID, MOVERS)
