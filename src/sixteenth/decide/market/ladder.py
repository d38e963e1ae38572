"""The ladder read off a run: by when each rung is reached, and how many experts the computation in use amounts to."""

from dataclasses import dataclass

import numpy as np

from sixteenth.engine.history import Result, Spread, spread_among
from sixteenth.measures.arrivals import first_month, months_by, of_100
from sixteenth.measures.years import calendar_years

MANY = 10e6  # experts: the country of the interview
EXPERTS = ("experts_who_do_not_learn", "expert_equivalents", "experts_who_learn")
NEEDED = ("months_to_rung", "rung_reached")


@dataclass(frozen=True)
class RungReached:
    """One rung over all futures."""

    rung: str
    horizon: float | None  # log2 minutes; None where it is drawn anew in each future
    reached: tuple[str | None, str | None, str | None]  # months by which 5, 50 and 95 of 100 are there; None: not yet
    at_start_of_100: float
    never_of_100: float


@dataclass(frozen=True)
class ExpertsInYear:
    """Experts in the last month of a year: without learning on the job, as the world has it, and with all of it."""

    month: str
    without_learning: Spread
    as_it_is: Spread
    with_learning: Spread


@dataclass(frozen=True)
class ManyExperts:
    """When there are ten million experts, by what they learn."""

    name: str
    reached: tuple[str | None, str | None, str | None]
    never_of_100: float


@dataclass(frozen=True)
class Ladder:
    """All rungs and experts of a run."""

    futures: int
    rungs: tuple[RungReached, ...]
    experts: tuple[ExpertsInYear, ...]
    many: tuple[ManyExperts, ...]


def read_ladder(result: Result, horizons: tuple[float | None, ...] = ()) -> Ladder:
    """Read the ladder off a run that kept the output set `ladder`. Draws that stopped being numbers are left out.

    `horizons` are the positions of the rungs, in the order of the result's labels, where they are known.
    """
    labels = result.labels["rung"]
    known = horizons or (None,) * len(labels)
    rungs = tuple(_rung(result, at, label, known[at]) for at, label in enumerate(labels))
    many = tuple(_many(result, name) for name in EXPERTS)
    return Ladder(int(result.finite.sum()), rungs, _by_year(result), many)


def _rung(result: Result, at: int, label: str, horizon: float | None) -> RungReached:
    months = np.rint(result.only_finite(result.closing["months_to_rung"][at]).astype(float))
    reached = result.only_finite(result.closing["rung_reached"][at]) > 0
    return RungReached(
        label, horizon, months_by(result, np.where(reached, months, np.inf)), of_100(months == 0), of_100(~reached)
    )


def _many(result: Result, name: str) -> ManyExperts:
    there = result.only_finite(result.monthly[name]) >= MANY
    return ManyExperts(name, months_by(result, first_month(there)), of_100(~there.any(axis=0)))


def _by_year(result: Result) -> tuple[ExpertsInYear, ...]:
    years = calendar_years(result)
    last = [int(np.flatnonzero(years == year)[-1]) for year in np.unique(years)]
    spreads = [
        tuple(spread_among(result.only_finite(result.monthly[name][at]).astype(float)) for name in EXPERTS)
        for at in last
    ]
    return tuple(ExpertsInYear(str(result.months[at]), *each) for at, each in zip(last, spreads, strict=True))
