"""The three answers for a lab: an investment or a hole, what if progress stops, when is it too late to stop.

The counting rule: money is back when discounted cash before financing, counted forward from the start, is not negative
at the end of the run. Models still for sale run off without new training, and what is owed on stopping is paid; or,
under the strict rule, what is unfinished counts as spent. Futures in which the lab was ruined, that ended in a
catastrophe, or that stopped being numbers, count as not back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result, Spread
from sixteenth.engine.programs.simulate import NOT_FINITE
from sixteenth.measures.arrivals import of_100

Unfinished = Literal["run_off", "spent"]

INVESTMENT_FROM, HOLE_TO = 67, 33  # of 100 futures
STOPS: Mapping[str, tuple[float, float]] = {
    "stops within 24 months": (0, 24),
    "stops within 5 years": (24, 60),
    "goes on for 5 years": (60, float("inf")),
}
LAST_CALL_ODDS = (33, 50, 67, 90)
CATASTROPHE = "ends_catastrophe"  # where safety is modelled
WORTH: Mapping[Unfinished, str] = {"run_off": "wind_down_value", "spent": "present_value"}
NEEDED = (
    "wind_down_value",
    "present_value",
    "lowest_present_value",
    "owners_share",
    "owners_worth",
    "cash",
    "discount_factor",
    "months_to_last_call",
    "months_of_progress",
)


@dataclass(frozen=True)
class Part:
    """The futures in which progress did one thing: how many they are, and in how many of 100 of them money is back."""

    name: str
    futures: int
    back_of_100: float
    deepest_hole: float  # median, USD


@dataclass(frozen=True)
class Headline:
    """One lab's three answers."""

    lab: str
    horizon: str  # the last month
    futures: int
    back_of_100: float
    verdict: Literal["investment", "hole", "either way"]
    ruined_of_100: float
    worth: Spread  # net present value, USD
    deepest_hole: Spread  # USD
    owners_return: Spread  # a year
    owners_share: Spread  # of today's owners, at the end
    by_stop: tuple[Part, ...]
    never_too_late_of_100: float
    last_calls: tuple[tuple[int, str | None], ...]  # odds of 100, last month to stop at them; None: beyond the run
    standard_error: float  # of back_of_100
    start: str = ""  # the first month
    catastrophe_of_100: float = 0.0  # futures that end in one: their books run on, and count as not back
    back_of_100_spared: float = 0.0  # of 100 futures that do not


def can_answer(kept: Result | OutputSet) -> bool:
    """Say whether a result kept, or a set of outputs would keep, what the headline needs."""
    return all(name in kept.closing for name in NEEDED) and "valuation" in kept.monthly


def make_headlines(result: Result, unfinished: Unfinished = "run_off") -> tuple[Headline, ...]:
    """Answer the three questions for every lab of a result."""
    return tuple(make_headline(result, lab, unfinished) for lab in result.labels["lab"])


def is_ruined(result: Result, lab: int) -> Any:
    """Say for each future whether a lab ended before the run did."""
    _, ending = result.endings(("lab",))
    return ending[lab] > 0


def money_back(result: Result, lab: int, unfinished: Unfinished) -> Any:
    """Say for each future whether a lab's money is back, by the counting rule."""
    stands = ~is_ruined(result, lab) & ~in_catastrophe(result)
    return (result.closing[WORTH[unfinished]][lab] >= 0) & stands & result.finite


def in_catastrophe(result: Result) -> Any:
    """Say for each future whether it ended in a catastrophe: in none, where nobody models one."""
    return month_of_catastrophe(result) < result.recipe["months"]


def month_of_catastrophe(result: Result) -> Any:
    """Return the month of each future's catastrophe; the number of months in one that has none.

    What befalls a future once it has stopped being a number is none: nothing is known of it.
    """
    never = np.full(result.draws, result.recipe["months"])
    month = result.ended.get(CATASTROPHE, never)
    return np.where(month < result.ended[NOT_FINITE], month, never)


def verdict_of(back_of_100: float) -> Literal["investment", "hole", "either way"]:
    """Name an answer by the count of futures with the money back."""
    if back_of_100 >= INVESTMENT_FROM:
        return "investment"
    return "hole" if back_of_100 <= HOLE_TO else "either way"


def make_headline(result: Result, lab: str, unfinished: Unfinished = "run_off") -> Headline:
    """Answer the three questions for one lab of a result."""
    at = result.labels["lab"].index(lab)
    back = money_back(result, at, unfinished)
    back_of_100 = of_100(back)
    return Headline(
        lab=lab,
        horizon=str(result.months[-1]),
        start=str(result.months[0]),
        futures=result.draws,
        back_of_100=back_of_100,
        verdict=verdict_of(round(back_of_100)),
        ruined_of_100=of_100(is_ruined(result, at)),
        worth=result.spread(result.closing[WORTH[unfinished]][at]),
        deepest_hole=result.spread(result.closing["lowest_present_value"][at]),
        owners_return=result.spread(owners_return(result, at)),
        owners_share=result.spread(result.closing["owners_share"][at]),
        by_stop=_by_stop(result, back, result.closing["lowest_present_value"][at]),
        never_too_late_of_100=of_100(
            (result.closing["months_to_last_call"][at] >= result.recipe["months"]) & result.finite
        ),
        last_calls=tuple((odds, last_call(result, at, odds)) for odds in LAST_CALL_ODDS),
        catastrophe_of_100=of_100(in_catastrophe(result)),
        back_of_100_spared=of_100(back[~in_catastrophe(result)]),
        standard_error=100 * float(np.sqrt(back.mean() * (1 - back.mean()) / back.size)),
    )


def owners_return(result: Result, lab: int) -> Any:
    """Return a year on what today's owners hold, bought at the valuation of the first month; all lost is minus one.

    What they are paid out on the way earns the discount rate until the end (a modified internal rate of return). Not a
    number for a lab that a parent pays: it has no cash and sells no shares of its own.
    """
    if not result.closing["cash"][lab].any():
        return np.full(result.draws, np.nan)
    paid = result.monthly["valuation"][0, lab]
    years = result.recipe["months"] / 12
    at_the_end = result.closing["owners_worth"][lab] / result.closing["discount_factor"]
    return (at_the_end / paid) ** (1 / years) - 1


def last_call(result: Result, lab: int, odds: int) -> str | None:
    """Return the last month in which, with such odds of 100, stopping still pays all that is owed.

    The month before the first where it was too late from the start; None where no month of the run is too late.
    """
    months = np.sort(result.closing["months_to_last_call"][lab][result.finite])
    if not months.size:
        return None
    month = int(months[months.size * (100 - odds) // 100])  # at least as many of 100 futures allow it
    return None if month >= result.recipe["months"] else str(result.months[0] + month - 1)


def futures_by_stop(result: Result) -> Mapping[str, Any]:
    """Say for each future what progress does in it, by its name [draws]; those that stayed numbers only."""
    months = result.closing["months_of_progress"]
    goes_on = STOPS["goes on for 5 years"][0]
    months = np.where(months >= result.recipe["months"], goes_on, months)  # also where the run is shorter than that
    return {name: (months >= first) & (months < last) & result.finite for name, (first, last) in STOPS.items()}


def _by_stop(result: Result, back: Any, hole: Any) -> tuple[Part, ...]:
    parts = []
    for name, own in futures_by_stop(result).items():
        holes = hole[own]
        deepest = float(np.median(holes)) if holes.size else float("nan")
        parts.append(Part(name, int(own.sum()), of_100(back[own]), deepest))
    return tuple(parts)
