"""Jobs by year, before, during and after a policy: one scenario without and with it, each future beside itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.difference import Difference, Measure
from sixteenth.engine.declared import Settings
from sixteenth.engine.history import Result

Phase = Literal["before", "during", "after", "throughout"]
TOLD = ("jobs_displaced", "entry_level_office_employment", "unemployment", "wage", "added_output")
YEAR = 12


@dataclass(frozen=True)
class PolicyYear:
    """The end of a year: where it stands to the policy, and each number without and with it, as means."""

    month: str
    phase: Phase
    differences: tuple[Difference, ...]  # in the order of `TOLD`


def policy_spans(without: Settings, with_policy: Settings) -> tuple[tuple[int, int], ...]:
    """Return from which month of the run to which a policy holds: its events that the other has not, and its rules."""
    known = list(without.events)
    events = [event for event in with_policy.events if event not in known]
    spans = [(each.month, with_policy.months if each.until is None else each.until) for each in events]
    switches = [month for month in with_policy.switch_months if month not in without.switch_months]
    return (*spans, *((month, with_policy.months) for month in switches))


def policy_years(without: Result, with_policy: Result, spans: Sequence[tuple[int, int]]) -> tuple[PolicyYear, ...]:
    """Read both runs at the end of each year; a year in which the policy holds for a month is during it."""
    months = [str(month) for month in without.months]
    return tuple(
        PolicyYear(
            month,
            phase_of(max(at + 1 - YEAR, 0), at, spans),
            tuple(Measure(name, name, "", _at(name, at), is_mean=True).compare(without, with_policy) for name in TOLD),
        )
        for at, month in enumerate(months)
        if month.endswith("-12")
    )


def phase_of(first: int, last: int, spans: Sequence[tuple[int, int]]) -> Phase:
    """Say how months from a first to a last stand to the spans in which a policy holds: for one of them is during."""
    if not spans:
        return "throughout"
    if any(begins <= last and first < ends for begins, ends in spans):
        return "during"
    return "before" if all(last < begins for begins, _ in spans) else "after"


def _at(name: str, month: int) -> Callable[[Result], Any]:
    return lambda result: np.where(result.finite, result[name][month], np.nan)
