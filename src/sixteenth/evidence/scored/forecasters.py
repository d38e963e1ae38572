"""What every form of forecast is asked, and what it may know: reports and guidance told by a day, and nothing else."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from sixteenth.evidence.facts_read.read_facts import Fact, known_on, read_facts
from sixteenth.evidence.observed.observe import Observation, is_guidance, observe, usd_billions, world_name
from sixteenth.evidence.scored.predictions import Predicted

DAYS = 365.25  # of a year
HALF_A_MONTH = 1 / 24  # in years
GUIDANCE = ("projected_annual_revenue", "projected_run_rate")


@dataclass(frozen=True)
class Guidance:
    """What somebody said a lab would sell in a period to come."""

    fact: Fact
    lab: str
    usd_bn: float


@dataclass(frozen=True)
class Known:
    """All that could be known by a day."""

    day: datetime.date
    seen: Mapping[str, Sequence[Observation]]  # by lab, in order of what they tell of
    guidance: Mapping[str, Sequence[Guidance]]  # by lab; of periods that end later


class Forecaster(Protocol):
    """A form of forecast."""

    @property
    def name(self) -> str:
        """Return how it is called in tables."""
        ...

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return a distribution of each report to come of a lab, or why there is none.

        Of a target only its window, its kind and its spread may be read, never its value.
        """
        ...


def known_by(day: datetime.date, facts: Sequence[Fact] | None = None) -> Known:
    """Return what could be known by a day."""
    all_facts = read_facts() if facts is None else facts
    seen: dict[str, list[Observation]] = {}
    for each in observe(all_facts, day).seen:
        seen.setdefault(each.lab, []).append(each)
    guidance: dict[str, list[Guidance]] = {}
    for fact in all_facts:
        if fact.series in GUIDANCE and is_guidance(fact) and known_on(fact) <= day < fact.date:
            usd = usd_billions(fact.value or 0.0, fact.unit, day)
            if usd:
                guidance.setdefault(world_name(fact.entity), []).append(Guidance(fact, world_name(fact.entity), usd))
    return Known(
        day, {lab: sorted(own, key=lambda each: (middle(each), each.known)) for lab, own in seen.items()}, guidance
    )


def middle(each: Observation) -> float:
    """Return the middle of what a report tells of, in years."""
    return (each.opens.toordinal() + each.closes.toordinal()) / 2 / DAYS


def middle_of_month(month: np.datetime64) -> float:
    """Return the middle of a month, in years."""
    return years(month.astype("datetime64[D]").item()) + HALF_A_MONTH


def years(day: datetime.date) -> float:
    """Return a day in years."""
    return day.toordinal() / DAYS
