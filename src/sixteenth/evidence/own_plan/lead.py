"""Lead a company along its plan: the growth that it asks for beyond what the world explains, found by running it.

The median of futures in which the company is alive is brought to the base case, and the width between their 10 and 90
of 100 to that between bear and bull: growth by month for the first, how much of the luck of its sales is left for the
second. A lead has limits, so that what no world of these priors does is not met, and is told.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.history import Result
from sixteenth.evidence.own_plan.child import RESEARCH, SALES, Lead, first_leads, led, led_events, no_lead
from sixteenth.evidence.own_plan.opening import Opening
from sixteenth.evidence.own_plan.plan import TRAINING
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.variation import Variation

REVENUE, RESEARCH_COMPUTE, PAY, PEOPLE, CASH = (
    "company_revenue",
    "research_compute",
    "research_staff_pay",
    "headcount",
    "cash",
)
KEPT = OutputSet((REVENUE, RESEARCH_COMPUTE, PAY, PEOPLE, CASH))
ROUNDS, FEW_ROUNDS = 7, 4
FEW, MANY = 1000, 3000  # draws of the first rounds, and of the others
GAIN = 0.6  # of what research misses: it answers late
ANSWERS = (0.3, 1.5)  # how much of what sales are led by they are taken to answer with, at least and at most
FIRST_ANSWER = 1.0
SEEN = 0.03  # logs: a change of a lead whose answer is told from noise
MOST = {SALES: 4.0, RESEARCH: 1.5}  # logs by which the level may be led away from what the world explains
MOST_A_MONTH = 0.4  # logs
MOST_LUCK = 2.0
ENDS = (0.1, 0.9)
SOLD_NOTHING = 1.0  # USD a month: a company that sells so little is no more
Run = Callable[[Scenario, OutputSet, int], Result]  # a scenario, what is kept, how many draws


@dataclass(frozen=True)
class Simulated:
    """A company in futures of its plan, by month: logarithms of USD a month, of those in which it is alive."""

    result: Result
    company: str
    months: int

    def amounts(self, name: str) -> Any:
        """Return an output [months, draws]."""
        at = self.result.labels["lab"].index(self.company)
        return np.asarray(self.result.monthly[name][: self.months, at], np.float64)

    @cached_property
    def is_alive(self) -> Any:
        """Say in which months of which futures the company sells anything."""
        return self.amounts(REVENUE) > SOLD_NOTHING

    def logs(self, name: str) -> Any:
        """Return the logarithms of an output, nan where the company is no more [months, draws]."""
        amounts = np.maximum(self.amounts(name), SOLD_NOTHING)
        return np.where(self.is_alive, np.log(amounts), np.nan)

    def quantiles(self, name: str, at: Any) -> Any:
        """Return quantiles of the logarithms of an output over futures in which it is alive [at, months]."""
        return np.nanquantile(self.logs(name), at, axis=1)


@dataclass(frozen=True)
class Follower:
    """A child scenario whose company can be led in another way, by the program that it has."""

    opening: Opening
    child: Scenario
    run: Run

    def led(self, lead: Lead) -> Scenario:
        """Return the scenario with another lead."""
        events = led_events(self.opening, self.child.assumptions.events, lead)
        return self.child.varied(Variation(events=events)).with_cards(first_leads(self.opening, lead))

    def simulated(self, lead: Lead, draws: int) -> Simulated:
        """Run so many draws of the scenario with a lead."""
        result = self.run(self.led(lead), KEPT, draws)
        return Simulated(result, self.opening.company, self.opening.revenue.months)


def find_lead(follower: Follower) -> Lead:
    """Find the lead with which the simulated company meets its plan, as far as it can."""
    opening = follower.opening
    months = opening.revenue.months
    steering = _Steering(opening, np.zeros(months + 1), np.zeros(months + 1))
    lead = no_lead(months)
    of_luck = _variance_of_luck(follower) if opening.revenue.has_range else None
    for number in range(ROUNDS):
        found = follower.simulated(lead, FEW if number < FEW_ROUNDS else MANY)
        middle = np.nan_to_num(found.quantiles(REVENUE, 0.5))
        steering = steering.corrected(middle, _training_missed(opening, found))
        lead = steering.lead(1.0 if of_luck is None else _luck(opening, lead, found, of_luck))
    return lead


def _variance_of_luck(follower: Follower) -> float:
    """Return by how much the luck of its sales widens a company's futures: of their width, squared."""
    lead = no_lead(follower.opening.revenue.months)
    whole, without = (_width(follower.simulated(replace(lead, luck=luck), FEW)) for luck in (1.0, 0.0))
    return max(whole**2 - without**2, np.finfo(float).tiny)


def _luck(opening: Opening, lead: Lead, found: Simulated, of_luck: float) -> float:
    """Return how much luck makes the range as wide as that of the plan: variances of luck and of all else add up."""
    cases = opening.revenue.cases
    wanted = _mean_square(np.log(cases["bull"] / cases["bear"]))
    else_ = _width(found) ** 2 - lead.luck**2 * of_luck
    return float(np.clip(np.sqrt(max(wanted - else_, 0.0) / of_luck), 0.0, MOST_LUCK))


def _width(found: Simulated) -> float:
    low, high = found.quantiles(REVENUE, ENDS)
    return float(np.sqrt(_mean_square(high - low)))


def _mean_square(widths: Any) -> float:
    """Return the mean of squares of widths by month: later months, which are wider, count for more."""
    return float(np.nanmean(widths**2))


def _training_missed(opening: Opening, found: Simulated) -> Any:
    """Return by how much research compute misses its plan, in logarithms [months]; None where it is not led."""
    training = opening.line(TRAINING)
    if training is None or RESEARCH not in led(opening):
        return None
    months = min(training.months, found.months)
    wanted = np.log(np.maximum(training.base[:months], SOLD_NOTHING))
    missed = wanted - np.nan_to_num(found.quantiles(RESEARCH_COMPUTE, 0.5)[:months])
    return np.pad(missed, (0, found.months - months), mode="edge")


@dataclass(frozen=True)
class _Steering:
    """How far sales and research are led away from what the world explains, in logarithms by month."""

    opening: Opening
    sales: Any  # [months + 1]
    research: Any  # [months + 1]
    before: tuple[Any, Any] | None = None  # the level of sales a round before, and the median revenue it came to

    def corrected(self, middle: Any, training_missed: Any) -> "_Steering":
        """Return this with what was missed added, research as much earlier as an order takes to come.

        Sales are led by more where they were seen to answer with less, as in a market near what it would ever spend.
        """
        sales = self.sales.copy()
        sales[1:-1] += ((np.log(self.opening.revenue.base) - middle) / self._answers(middle))[1:]
        sales[-1] = sales[-2]
        research = self.research.copy()
        if training_missed is not None:
            lead = round(median_of(self.opening.scenario.settings.values["lead"][()]))
            ahead = np.minimum(np.arange(len(research)) + lead, len(training_missed) - 1)
            research += GAIN * training_missed[ahead]
        return _Steering(
            self.opening,
            np.clip(sales, -MOST[SALES], MOST[SALES]),
            np.clip(research, -MOST[RESEARCH], MOST[RESEARCH]),
            (self.sales, middle),
        )

    def _answers(self, middle: Any) -> Any:
        """Return how much of a lead sales answered with from one round to the next [months]."""
        if self.before is None:
            return FIRST_ANSWER
        level, median = self.before
        led = (self.sales - level)[:-1]
        is_led = np.abs(led) > SEEN
        answers = np.where(is_led, (middle - median) / np.where(is_led, led, 1), FIRST_ANSWER)
        return np.clip(answers, *ANSWERS)

    def lead(self, luck: float) -> Lead:
        """Return growth by month that brings both there."""
        kept = 0.5 ** (1 / median_of(self.opening.scenario.settings.values["sales_half_life"][()]))
        sales = self.sales[1:] - kept * self.sales[:-1]
        research = np.diff(self.research, prepend=0.0)[:-1]
        limits = (-MOST_A_MONTH, MOST_A_MONTH)
        return Lead(np.clip(sales, *limits), np.clip(research, *limits), luck)
