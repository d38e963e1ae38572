"""What investors paid for labs, as reports that a forecast can be held against: prices of rounds and of exchanges."""

import datetime
import math
from collections.abc import Sequence

import numpy as np

from sixteenth.evidence.facts_read.read_facts import Fact, known_on, read_facts
from sixteenth.evidence.forecasts.quantity import quantities
from sixteenth.evidence.observed.observe import Observation, is_guidance, usd_billions, world_name
from sixteenth.evidence.scored.forecasters import Known

VALUATION = "valuation"  # the quantity
SPREAD = 0.02  # in logs: a price is what was paid, rounded


def is_valuation(fact: Fact) -> bool:
    """Say whether a fact is of a series that tells what a lab was valued at."""
    return fact.series in quantities()[VALUATION].series


def see_valuation(fact: Fact) -> Observation | str:
    """Return what a report of a valuation saw, in logs of bn USD on its day; or why it saw nothing."""
    if is_guidance(fact):
        return "a valuation that was still to come when it was told"
    value = usd_billions(fact.value or 0.0, fact.unit, fact.date)
    if value is None:
        return f"no exchange rate for {fact.unit}"
    if value <= 0.0:
        return "no number above nothing"
    month = np.datetime64(fact.date.isoformat(), "M")
    return Observation(
        fact=fact,
        lab=world_name(fact.entity),
        quantity=VALUATION,
        first=month,
        last=month,
        log_value=math.log(value),
        spread=SPREAD,
        bound="exact",
        bias=0.0,
        known=known_on(fact),
        heavy=False,
        opens=fact.date,
        closes=fact.date,
    )


def valuations_known_by(day: datetime.date, facts: Sequence[Fact] | None = None) -> Known:
    """Return the valuations that could be known by a day, for forms that follow a line through what they see."""
    seen: dict[str, list[Observation]] = {}
    for fact in read_facts() if facts is None else facts:
        found = see_valuation(fact) if is_valuation(fact) and known_on(fact) <= day else ""
        if not isinstance(found, str):
            seen.setdefault(found.lab, []).append(found)
    return Known(day, {lab: sorted(own, key=lambda each: each.closes) for lab, own in seen.items()}, {})
