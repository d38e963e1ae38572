"""The last month in which a lab can still stop, and which inputs decide when that is.

The counting rule is that of the headline: a lab can stop in a month if its cash, and what its models on sale would earn
without successors, cover all that it owes (`can_still_stop`); the last safe month is the one before the first in which
it cannot. What decides it is told by rank correlation over the futures drawn, as for every other answer.
"""

from dataclasses import dataclass

import numpy as np

from sixteenth.decide.worth.headline import last_call
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnknownLabel, nearest, refuse
from sixteenth.measures.arrivals import of_100
from sixteenth.measures.spread import Mover, PartOfSpread, what_moves
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

NEEDED = ("months_to_last_call",)  # what a run must keep, as a closing balance
ODDS = (50, 67, 90)  # of 100 futures
MOST_NAMED = 3  # inputs


@dataclass(frozen=True)
class LastSafe:
    """Until when a lab can stop and pay all that it owes, at some odds, and what decides that."""

    lab: str
    start: str  # the first month of the run
    horizon: str  # the last
    futures: int
    never_too_late_of_100: float
    too_late_from_the_start_of_100: float
    months: tuple[tuple[int, str | None], ...]  # odds of 100, last safe month; None: all of the run
    movers: tuple[Mover, ...]  # the strongest that stand out from chance, at most three
    judgement: PartOfSpread  # of the spread of the last safe month


def last_safe(job: Job, scenario: Scenario, result: Result, lab: str) -> LastSafe:
    """Say until when a lab can stop, from a run that kept `months_to_last_call`, and what decides it.

    Futures in which it is never too late count with all months of the run, so that how often that is moves the answer.

    Raises:
        Refused: when there is no such lab.

    """
    labs = result.labels["lab"]
    if lab not in labs:
        cure = nearest(lab, labs, said("name one of them"))
        refuse([UnknownLabel(said("the lab"), Place(said("the last safe month")), f"'{lab}'", ", ".join(labs), cure)])
    at, length = labs.index(lab), result.recipe["months"]
    months = np.minimum(np.asarray(result.closing["months_to_last_call"][at], np.float64), length)
    moved = what_moves(job, scenario, np.where(result.finite, months, np.nan))
    return LastSafe(
        lab=lab,
        start=str(result.months[0]),
        horizon=str(result.months[-1]),
        futures=int(result.finite.sum()),
        never_too_late_of_100=of_100((months >= length)[result.finite]),
        too_late_from_the_start_of_100=of_100((months < 1)[result.finite]),
        months=tuple((odds, last_call(result, at, odds)) for odds in ODDS),
        movers=tuple(mover for mover in moved.inputs if mover.is_clear)[:MOST_NAMED],
        judgement=moved.judgement,
    )
