"""How far investors have paid above or below what is usual for a lab's revenue, from dated valuations and run-rates.

A valuation is put over the run-rate of its day, read off the reports round it along straight lines in logarithms. What
is left, once each lab's usual multiple is taken off, scatters by `spread`: the market's mood, and what is a lab's own.
`support` says what the same multiples tell of how long a mood lasts: with a dozen of them, next to nothing.
"""

import datetime
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

from sixteenth.evidence.facts_read.read_facts import Fact, read_facts

VALUATION, REVENUE, UNIT = "post_money_valuation", "run_rate_revenue", "USD_bn"
LEAST_RUN_RATE = 1.0  # bn USD a year: below it a lab is valued for what it may come to
FEWEST = 4  # multiples of a lab that say what is usual for it
DAYS_BEYOND = 60  # for which the first and the last report of a run-rate stand
DAYS_OF_A_MONTH = 365.25 / 12
CONFIDENCE = 0.9
SPREADS = np.geomspace(0.05, 1, 12)  # of the mood, among which the one is sought that suits a persistence best
OWN_SCATTERS = np.geomspace(0.02, 0.4, 8)  # likewise, of what is a lab's or a report's own
Interval = tuple[float, float, float]  # low, middle, high


@dataclass(frozen=True)
class RevenueMultiple:
    """What investors said a lab was worth for each dollar of its run-rate revenue."""

    lab: str
    date: datetime.date
    valuation: float  # bn USD
    run_rate: float  # bn USD a year

    @property
    def times(self) -> float:
        """Valuation over run-rate."""
        return self.valuation / self.run_rate


@dataclass(frozen=True)
class MarketFit:
    """The multiples of labs, what is usual for each, and how they scatter about that, in logarithms."""

    multiples: tuple[RevenueMultiple, ...]
    usual: Mapping[str, float]
    spread: Interval

    def moods(self) -> tuple[float, ...]:
        """Return how far each multiple lies from what is usual for its lab, in logarithms."""
        return tuple(float(np.log(each.times / self.usual[each.lab])) for each in self.multiples)

    def support(self, persistence: float) -> float:
        """Return the log-likelihood of a mood, shared by all labs, of which such a part lasts for a month."""
        months = np.array([each.date.toordinal() for each in self.multiples]) / DAYS_OF_A_MONTH
        lasting = persistence ** np.abs(months[:, None] - months)
        alone = np.eye(len(months))
        here = np.array([[each.lab == lab for lab in self.usual] for each in self.multiples], float)
        logs = np.log([each.times for each in self.multiples])
        return max(
            _restricted_likelihood(logs, here, spread**2 * lasting + own**2 * alone)
            for spread, own in itertools.product(SPREADS, OWN_SCATTERS)
        )


def revenue_multiples(until: datetime.date | None = None) -> tuple[RevenueMultiple, ...]:
    """Put each valuation that was reached over the run-rate of its day, where one of size was reported."""
    last = until or datetime.date.max
    facts = [each for each in read_facts() if each.value and each.unit == UNIT and each.date <= last]
    reports: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.series == REVENUE:
            reports.setdefault(fact.entity, []).append(fact)
    found = []
    for fact in facts:
        if fact.series == VALUATION and fact.basis != "projected" and fact.value and fact.entity in reports:
            rate = _run_rate(reports[fact.entity], fact.date)
            if rate is not None and rate >= LEAST_RUN_RATE:
                found.append(RevenueMultiple(fact.entity, fact.date, fact.value, rate))
    return tuple(sorted(found, key=lambda each: (each.lab, each.date)))


def fit_valuation(until: datetime.date | None = None) -> MarketFit:
    """Fit what is usual for each lab with enough multiples, and how they scatter about it.

    Raises:
        ValueError: no lab has enough of them.

    """
    every = revenue_multiples(until)
    labs = [
        lab for lab in dict.fromkeys(each.lab for each in every) if sum(each.lab == lab for each in every) >= FEWEST
    ]
    if not labs:
        message = f"no lab has {FEWEST} valuations with a run-rate of {LEAST_RUN_RATE:g}bn at least"
        raise ValueError(message)
    kept = tuple(each for each in every if each.lab in labs)
    usual = {lab: float(np.exp(np.mean([np.log(each.times) for each in kept if each.lab == lab]))) for lab in labs}
    squares = sum(float(np.log(each.times / usual[each.lab])) ** 2 for each in kept)
    free = len(kept) - len(labs)
    low, high = (float(np.sqrt(squares / stats.chi2.ppf(odds, free))) for odds in _tails())
    return MarketFit(kept, usual, (low, float(np.sqrt(squares / free)), high))


def _tails() -> tuple[float, float]:
    return (1 + CONFIDENCE) / 2, (1 - CONFIDENCE) / 2


def _run_rate(reports: Sequence[Fact], date: datetime.date) -> float | None:
    """Return a lab's run-rate on a day, between reports; none long before the first or after the last."""
    logs: dict[int, list[float]] = {}
    for fact in reports:
        logs.setdefault(fact.date.toordinal(), []).append(float(np.log(fact.value or 1)))
    days, day = sorted(logs), date.toordinal()
    if not days[0] - DAYS_BEYOND <= day <= days[-1] + DAYS_BEYOND:
        return None
    return float(np.exp(np.interp(day, days, [float(np.mean(logs[each])) for each in days])))


def _restricted_likelihood(logs: np.ndarray, here: np.ndarray, covariance: np.ndarray) -> float:
    """Return the likelihood of what is left once the means are taken off, whatever they are."""
    inverse = np.linalg.inv(covariance)
    precision = here.T @ inverse @ here
    left = logs - here @ np.linalg.solve(precision, here.T @ inverse @ logs)
    logarithms = np.linalg.slogdet(covariance)[1] + np.linalg.slogdet(precision)[1]
    return -0.5 * float(logarithms + left @ inverse @ left)
