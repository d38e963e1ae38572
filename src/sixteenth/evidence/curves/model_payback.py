"""What is published of how one model paid back its development, and the same months of a run's models."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.history import Result, Spread, spread_among
from sixteenth.evidence.facts_read.read_facts import Fact, find_claim, read_facts

YEAR = 12
NEEDED = ("gross_profit", "development_cost")
_PER_MODEL = (
    "per_model_revenue",
    "per_model_gross_margin",
    "per_model_gross_profit",
    "per_model_rd_before_launch",
    "model_commercial_life",
)
_LIFE = "S07"  # the claim of what a model earns over its life


@dataclass(frozen=True)
class PublishedPayback:
    """Gross profit for each dollar of development of OpenAI's GPT-5, in the months in which it was the newest."""

    low: float
    high: float  # two readings of the same article disagree
    months: int
    facts: tuple[Fact, ...]
    life: float  # revenue over its life for each dollar of development, as it was claimed
    life_by: str


def published_payback() -> PublishedPayback:
    """Read it from the facts: two readings put gross profit at 2bn and at 48 % of 6bn, for 5bn of research."""
    facts = tuple(next(each for each in read_facts() if each.series == name) for name in _PER_MODEL)
    revenue, margin, profit, cost, life = (float(each.value or 0) for each in facts)
    claim = find_claim(f"claims/{_LIFE}")
    low, high = profit / cost, margin / 100 * revenue / cost
    return PublishedPayback(low, high, round(life), facts, float(claim.target), claim.speaker)


def early_payback(result: Result, lab: int, months: int) -> Spread | None:
    """Return the spread of what models launched within a year earn in their first months; None where none is kept."""
    if not all(name in result.monthly for name in NEEDED) or len(result.months) <= YEAR:
        return None
    earned = earned_at_first(result, lab, months)
    return spread_among(earned) if earned.size else None


def earned_at_first(result: Result, lab: int, months: int) -> Any:
    """Return gross profit over the first months on sale for each dollar of development, for each model of a year."""
    profit, cost = (result.monthly[name][:, lab] for name in NEEDED)  # [month, model, draw]
    paid, last = cost.sum(axis=0), len(cost) - 1 - (cost[::-1] > 0).argmax(axis=0)
    found = [
        profit[last[model, draw] + 1 : last[model, draw] + 1 + months, model, draw].sum() / paid[model, draw]
        for model, draw in zip(*np.nonzero((paid > 0) & (cost[0] == 0) & (last < YEAR)), strict=True)
    ]
    return np.array(found)
