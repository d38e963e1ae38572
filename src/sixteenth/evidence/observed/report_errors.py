"""How far reports of the same thing lie apart: the error of observation, found anew from the facts themselves.

Two run-rates of a lab told of days within 31 days of each other differ by its growth between them and by their errors;
two accounts of one period differ by their errors alone; and an account is the mean of the run-rates of its months.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sixteenth.evidence.observed.observe import Observation

NEAR = 31  # days between two reports of about the same time
AROUND = 365  # days around a pair within which the lab's growth is taken
YEAR_OF_DAYS = 365.25
FEWEST = 3  # reports that a growth is taken from


@dataclass(frozen=True)
class Pair:
    """Two reports of about the same thing, and how far apart they are, in logs, growth between them taken off."""

    one: Observation
    other: Observation
    apart: float


@dataclass(frozen=True)
class ReportErrors:
    """Pairs of reports, and the standard deviation of one report's error that they bear out."""

    pairs: tuple[Pair, ...]

    @property
    def spread(self) -> float:
        """Return the standard deviation of one report: a difference has twice the variance of each."""
        return math.sqrt(sum(pair.apart**2 for pair in self.pairs) / 2 / len(self.pairs)) if self.pairs else math.nan

    @property
    def typical(self) -> float:
        """Return the same from the median distance, which one wild pair does not move (a normal's median is .674)."""
        apart = [abs(pair.apart) for pair in self.pairs]
        return float(np.median(apart)) / (0.6745 * math.sqrt(2)) if apart else math.nan


def run_rate_errors(seen: Sequence[Observation]) -> ReportErrors:
    """Pair run-rates of one lab within 31 days of each other; its growth is the line through a year on either side."""
    found: list[Pair] = []
    for lab in dict.fromkeys(each.lab for each in seen):
        own = [each for each in seen if each.lab == lab and not each.is_flow]
        for one, other in combinations(sorted(own, key=lambda each: each.closes), 2):
            days = (other.closes - one.closes).days
            if days <= NEAR:
                growth = _growth_around(own, one, other)
                found.append(Pair(one, other, other.log_value - one.log_value - growth * days / YEAR_OF_DAYS))
    return ReportErrors(tuple(found))


def account_errors(seen: Sequence[Observation]) -> ReportErrors:
    """Pair accounts of one lab over the same months."""
    flows = [each for each in seen if each.is_flow]
    return ReportErrors(
        tuple(
            Pair(one, other, other.log_value - one.log_value)
            for one, other in combinations(flows, 2)
            if (one.lab, one.first, one.last) == (other.lab, other.first, other.last)
        )
    )


def beside_accounts(seen: Sequence[Observation]) -> tuple[tuple[Observation, float], ...]:
    """Return accounts whose months run-rates cover, each with the log of what those run-rates sum to less its own log.

    Between two windows of run-rates revenue is taken to grow evenly in logs; a mean above nothing says that run-rates
    are told too high.
    """
    found: list[tuple[Observation, float]] = []
    for account in (each for each in seen if each.is_flow):
        own = sorted((each for each in seen if each.lab == account.lab and not each.is_flow), key=_middle)
        if (
            len(own) >= FEWEST
            and _middle(own[0]) <= _open(account) + NEAR
            and _middle(own[-1]) >= _close(account) - NEAR
        ):
            days = np.arange(_open(account), _close(account) + 1)
            logs = np.interp(days, [_middle(each) for each in own], [each.log_value for each in own])
            found.append((account, float(np.log(np.exp(logs).mean())) - account.log_value))
    return tuple(found)


def _growth_around(own: Sequence[Observation], one: Observation, other: Observation) -> float:
    """Return growth, logs a year, of a lab around a pair."""
    middle = (_middle(one) + _middle(other)) / 2
    near = [each for each in own if abs(_middle(each) - middle) <= AROUND]
    if len(near) < FEWEST:
        near = list(own)
    if len(near) < FEWEST:
        return 0.0
    times = np.array([_middle(each) for each in near]) / YEAR_OF_DAYS
    return float(np.polyfit(times - times.mean(), [each.log_value for each in near], 1)[0])


def _middle(each: Observation) -> float:
    return (each.opens.toordinal() + each.closes.toordinal()) / 2


def _open(each: Observation) -> int:
    return each.opens.toordinal()


def _close(each: Observation) -> int:
    return each.closes.toordinal()
