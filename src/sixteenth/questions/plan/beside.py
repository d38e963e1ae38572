"""A plan beside futures that follow it: by year, by month, and when its own cash would run out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.declared import OutputSet
from sixteenth.evidence.own_plan.follow import Followed, years_of
from sixteenth.evidence.own_plan.lead import CASH, PAY, PEOPLE, RESEARCH_COMPUTE, REVENUE, Simulated
from sixteenth.evidence.own_plan.plan import CASES, HEADS, TRAINING, Case
from sixteenth.evidence.own_plan.plan import PEOPLE as STAFF

SERVING, OVERHEAD = "company_serving_cost", "overhead"
KEPT = OutputSet((REVENUE, RESEARCH_COMPUTE, PAY, PEOPLE, CASH, SERVING, OVERHEAD))
SIMULATED = {TRAINING: RESEARCH_COMPUTE, STAFF: PAY, HEADS: PEOPLE}  # what of the world a line of a plan is
ENDS = (0.1, 0.5, 0.9)
MET = 0.1  # by how much a median may miss its plan and count as met


@dataclass(frozen=True)
class Year:
    """A year of the plan beside futures that follow it, USD."""

    year: int
    months: int
    planned: Mapping[Case, float]
    low: float  # 10, 50 and 90 of 100 futures
    middle: float
    high: float
    reached: float  # of 100 futures, how many sell as much as the base case
    before: float  # of 100 futures that know nothing of the plan, how many sell less than the base case


@dataclass(frozen=True)
class Beside:
    """A plan, and the futures that follow it."""

    followed: Followed
    found: Simulated

    @property
    def futures(self) -> int:
        """Return how many futures there are."""
        return int(self.found.result.draws)

    @cached_property
    def revenue(self) -> Any:
        """Return simulated revenue, nothing where the company is no more [months, draws]."""
        return self.found.amounts(REVENUE)

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """Return the years of the plan."""
        own = years_of(self.followed.opening, self.found.months)
        told = {each.year: each for each in self.followed.told.years}
        return tuple(self._year(year, at, told[year].below["base"]) for year, at in own.items())

    def _year(self, year: int, at: Any, before: float) -> Year:
        cases = self.followed.opening.revenue.cases
        planned: dict[Case, float] = {case: float(cases[case][at].sum()) for case in CASES if case in cases}
        sums = self.revenue[at].sum(axis=0)
        low, middle, high = (float(each) for each in np.quantile(sums, ENDS))
        reached = 100 * float((sums >= planned["base"]).mean())
        return Year(year, len(at), planned, low, middle, high, reached, before)

    @cached_property
    def inside(self) -> float | None:
        """Return of 100 futures how many sell between bear and bull over the last year; None without these cases."""
        last = self.years[-1]
        if "bear" not in last.planned:
            return None
        sums = self.revenue[years_of(self.followed.opening, self.found.months)[last.year]].sum(axis=0)
        return 100 * float(((sums >= last.planned["bear"]) & (sums <= last.planned["bull"])).mean())

    @cached_property
    def lost(self) -> float:
        """Return of 100 futures how many have the company no more by the end of the plan."""
        return 100 * float((~self.found.is_alive[-1]).mean())

    def lines(self) -> Mapping[str, Mapping[int, tuple[float, float]]]:
        """Return for each other line, by year: what is planned, and the median of futures with the company alive.

        Sums of money; people are the mean of the year.
        """
        found: dict[str, Mapping[int, tuple[float, float]]] = {}
        for name, output in SIMULATED.items():
            line = self.followed.opening.line(name)
            if line is not None and output in self.found.result.monthly:
                months = min(line.months, self.found.months)
                middle = np.exp(self.found.quantiles(output, 0.5))
                add = np.mean if name == HEADS else np.sum
                found[name] = {
                    year: (float(add(line.base[at])), float(add(middle[at])))
                    for year, at in years_of(self.followed.opening, months).items()
                }
        return found

    @cached_property
    def margin(self) -> Any:
        """Return the part of revenue that serving and overhead leave, in the middle future of each month [months]."""
        spent = self.found.amounts(SERVING) + self.found.amounts(OVERHEAD)
        with np.errstate(divide="ignore", invalid="ignore"):
            left = np.where(self.found.is_alive, 1 - spent / self.revenue, np.nan)
        return np.nanmedian(left, axis=1)

    def runs_out(self) -> Mapping[Case, str | None]:
        """Return in each case the first month at whose end the plan's own cash is gone; None where it never is.

        Without new money: opening cash, the case's revenue at the margin that futures have, less planned training and
        people; where the plan lacks one of these, less what futures that follow it spend in the middle.
        """
        opening = self.followed.opening
        cash = self.followed.plan.opening.get("cash", opening.middle("cash") * opening.size)
        costs = sum(self._cost(name) for name in (TRAINING, STAFF))
        found: dict[Case, str | None] = {}
        for case in CASES:
            if case in opening.revenue.cases:
                left = cash + np.cumsum(opening.revenue.cases[case] * self.margin - costs)
                gone = np.flatnonzero(left < 0)
                found[case] = str(opening.start + int(gone[0])) if len(gone) else None
        return found

    def _cost(self, name: str) -> Any:
        line = self.followed.opening.line(name)
        simulated = np.exp(self.found.quantiles(SIMULATED[name], 0.5))
        if line is None:
            return simulated
        months = min(line.months, self.found.months)
        return np.concatenate([line.base[:months], simulated[months:]])
