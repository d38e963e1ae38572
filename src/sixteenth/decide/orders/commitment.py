"""How much compute a lab can commit to: the largest order on time and a year late, at other leads, and beside a rule.

All runs are of one program on the same futures: sizes, leads and a late year are numbers in it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Any

import numpy as np

from sixteenth.decide.orders.effect import NEEDED, Effect, Futures, Margin, effect_of, margin_between, read_futures
from sixteenth.decide.orders.largest import Largest, largest_order, sizes_to_try
from sixteenth.decide.orders.order import YEAR, Signing, most_of, own_contracts
from sixteenth.decide.worth.going_on import stopped_now, worth_as_concern
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.errors import Interrupted
from sixteenth.measures.middle import number_of
from sixteenth.measures.over_futures import of_lab, refuse_missing
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.layers.contracts import month_counted

LEADS = (6.0, 12.0, 18.0, 24.0, 36.0)  # months
AROUND = (0.25, 1.0, 4.0)  # of the largest order at the lead that was asked for: sizes to begin with at other leads
HALVINGS_AROUND = 2
RULE = "safe_commitment"
A_MARGIN = 1.25  # by which a second order is larger, to tell what one dollar more does

Run = Callable[[Scenario, int], Result]  # over the first so many futures


@dataclass(frozen=True)
class AtLead:
    """The largest order at a lead."""

    lead: float  # months
    largest: Largest


@dataclass(frozen=True)
class WithoutContract:
    """What a lab would gain or lose without one of the contracts that it has."""

    contract: str
    size: float  # USD over its life, median
    without: Effect  # changes against having it; `size` is less than nothing


@dataclass(frozen=True)
class ClosedForm:
    """The rule of thumb beside it: what a share of next year's revenue covers in all but so many cases of 100."""

    limit: float  # of 100
    yearly: float  # USD a year
    growth: float  # of revenue from today's to that of the year after the first delivery, mean of logarithms
    doubt: float  # its standard deviation
    share: float  # of revenue that may go to it


@dataclass(frozen=True)
class Commitment:
    """How much a lab can commit to."""

    on_time: Largest
    late: Largest | None
    leads: tuple[AtLead, ...]
    margin: Margin | None  # at the largest order; of none, at the smallest that was tried
    margin_at: float  # USD
    contracts: tuple[WithoutContract, ...]
    rule: ClosedForm | None
    by: int  # months after the start, before which ruin counts
    is_stopped: bool  # on request, before all of it was found


def commitment(signing: Signing, limit: float, by: int, run: Run, draws: int, others: int) -> Commitment:
    """Find how much a lab can commit to.

    Args:
        signing: The scenario and the order, but for its size.
        limit: Ruin of 100 futures that is accepted.
        by: Ruin counts before this month, counted from the start.
        run: Runs a scenario over the first so many futures.
        draws: Futures of the order that is asked about.
        others: Futures of other leads.

    Raises:
        Refused: when the world lacks what the effect of an order is read from.
        Interrupted: when stopped before two sizes were tried; later, what was found by then is returned.

    """
    refuse_missing(signing.scenario.world, NEEDED, said("the order"))
    tries = _Tries(signing, by, run, draws)
    yearly, most = _revenue_year(tries.none, signing.order.lab), most_of(signing.scenario)
    on_time = largest_order(tries.on_time, limit, sizes_to_try(yearly), most)
    margin_at = on_time.size or on_time.tried[1].size
    found = Commitment(
        on_time, None, (), None, margin_at, (), _closed_form(tries.none, signing, limit), by, is_stopped=False
    )
    try:
        less, more = two_sizes(margin_at, most)
        margin = margin_between(tries.futures(less), tries.futures(more), more - less)
        found = replace(found, margin=margin, contracts=_without_contracts(tries))
        late = largest_order(tries.late, limit, tuple(each.size for each in on_time.tried), most)
        found = replace(found, late=late)
        return replace(found, leads=_at_leads(signing, by, run, others, on_time))
    except Interrupted:
        return replace(found, is_stopped=True)


def two_sizes(size: float, most: float) -> tuple[float, float]:
    """Return two orders between which one dollar more is told: a size and a larger one, below it where none may be."""
    larger = size * A_MARGIN
    return (size, larger) if larger <= most else (size / A_MARGIN, size)


class _Tries:
    """Runs of an order in any size, each made once, with what each does against none on the same futures."""

    def __init__(self, signing: Signing, by: int, run: Run, draws: int) -> None:
        self.signing, self.by = signing, by
        self._run, self._draws = run, draws
        self.none = self.run(signing.signed(0.0))
        stops = self.run(stopped_now(signing.signed(0.0), signing.order.lab))
        at = stops.labels["lab"].index(signing.order.lab)
        self.stopped: Any = np.where(stops.finite, worth_as_concern(stops, at).total, np.nan)
        self._read: dict[tuple[float, bool], Futures] = {(0.0, False): self.read(self.none)}

    def run(self, scenario: Scenario) -> Result:
        """Run a scenario over the futures of these tries."""
        return self._run(scenario, self._draws)

    def read(self, result: Result) -> Futures:
        """Read a run for the lab that orders."""
        return read_futures(result, self.signing.order.lab, self.by)

    def futures(self, size: float, *, late: bool = False) -> Futures:
        """Return the futures of an order of a size."""
        if (size, late) not in self._read:
            self._read[size, late] = self.read(self.run(self.signing.signed(size, late=late)))
        return self._read[size, late]

    def on_time(self, size: float) -> Effect:
        """Return what an order does where growth is as the scenario has it."""
        return effect_of(size, self.futures(0.0), self.futures(size), self.stopped)

    def late(self, size: float) -> Effect:
        """Return what an order does where growth is a year late, against none in that case."""
        return effect_of(size, self.futures(0.0, late=True), self.futures(size, late=True), self.stopped)


def _at_leads(signing: Signing, by: int, run: Run, others: int, asked: Largest) -> tuple[AtLead, ...]:
    """Find the largest order at other leads, from sizes around that at the lead which was asked for."""
    size = asked.size or asked.tried[1].size
    sizes = (0.0, *(size * part for part in AROUND))
    most, found = most_of(signing.scenario), list[AtLead]()
    for lead in LEADS:
        order = replace(signing.order, terms={**signing.order.terms, "lead": lead})
        tries = _Tries(replace(signing, order=order), by, run, others)
        found.append(AtLead(lead, largest_order(tries.on_time, asked.limit, sizes, most, HALVINGS_AROUND)))
    return tuple(found)


def _without_contracts(tries: _Tries) -> tuple[WithoutContract, ...]:
    signing, found = tries.signing, []
    for contract in own_contracts(signing.scenario, signing.order.lab):
        size = number_of(signing.scenario, "contract_size", contract)
        without = tries.read(tries.run(signing.without(contract)))
        found.append(WithoutContract(contract, size, effect_of(-size, tries.futures(0.0), without, tries.stopped)))
    return tuple(found)


def _revenue_year(result: Result, lab: str) -> float:
    """Return a lab's revenue of the first month, times twelve, in USD: the median of futures."""
    return YEAR * float(np.median(of_lab(result, "company_revenue", result.labels["lab"].index(lab))[0]))


def _closed_form(result: Result, signing: Signing, limit: float) -> ClosedForm | None:
    """Ask the world's own rule, from the growth that these futures have; none where the run ends before."""
    world = signing.scenario.world
    if RULE not in world.equations:
        return None
    revenue = of_lab(result, "company_revenue", result.labels["lab"].index(signing.order.lab))
    waits = month_counted(signing.order.signed) - month_counted(str(signing.scenario.settings.start))
    first = int(waits + signing.order.terms.get("lead", YEAR))
    then = revenue[first : first + YEAR].sum(axis=0)
    lives = (then > 0) & result.finite
    if first + YEAR > len(revenue) or not lives.any():
        return None
    now, grown = YEAR * float(np.median(revenue[0])), np.log(then[lives])
    growth, doubt = float(grown.mean() - np.log(now)), float(grown.std())
    share = number_of(signing.scenario, "margin_for_commitment")
    inputs: Mapping[str, float] = {
        "margin_for_commitment": share,
        "revenue_year": now,
        "log_growth": growth,
        "prudence": NormalDist().inv_cdf(limit / 100),
        "revenue_doubt": doubt,
    }
    return ClosedForm(limit, float(evaluate(world, RULE, inputs)), growth, doubt, share)
