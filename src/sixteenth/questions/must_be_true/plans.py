"""What a company has published of its plans for a year's revenue, beside the runs: rows with a source only."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.conditions.condition import REVENUE
from sixteenth.engine.history import Result
from sixteenth.evidence.facts_read.fact_units import family_of
from sixteenth.evidence.facts_read.read_facts import Fact, read_facts
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.measures.years import calendar_years

SERIES, PROJECTED = "projected_annual_revenue", "projected"
A_YEAR = 12


@dataclass(frozen=True)
class InRun:
    """A planned revenue in a run: the median of the year, and in how many of 100 futures it is at least as planned."""

    median: float
    reached: Estimate


@dataclass(frozen=True)
class Plan:
    """One plan of a year's revenue, beside the scenario as it is and the world of the joint change."""

    fact: Fact
    year: int
    planned: float  # USD
    before: InRun
    after: InRun | None


def plans_of(lab: str, before: Result, after: Result | None) -> tuple[Plan, ...]:
    """Return the published plans of a lab's revenue in years that are wholly in a run, the earliest first."""
    found = []
    for fact in read_facts():
        if fact.series != SERIES or fact.basis != PROJECTED or fact.entity != lab or fact.value is None:
            continue
        year, family = fact.date.year, family_of(fact.unit)
        if family.name == "USD" and int((calendar_years(before) == year).sum()) == A_YEAR:
            planned = fact.value * family.scale
            beside = None if after is None else _in_run(after, lab, year, planned)
            found.append(Plan(fact, year, planned, _in_run(before, lab, year, planned), beside))
    return tuple(sorted(found, key=lambda plan: (plan.year, plan.fact.key)))


def _in_run(result: Result, lab: str, year: int, planned: float) -> InRun:
    revenue = revenue_in(result, lab, year)
    return InRun(float(np.median(revenue)), mean_of(100.0 * (revenue >= planned)))


def revenue_in(result: Result, lab: str, year: int) -> Any:
    """Return a lab's revenue in a year [draws that stayed numbers], USD."""
    at, months = result.labels["lab"].index(lab), calendar_years(result) == year
    return result.only_finite(np.asarray(result.monthly[REVENUE][months, at], np.float64).sum(axis=0))
