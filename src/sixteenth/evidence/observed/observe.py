"""What an observer sees of the world: each report of a lab's revenue with its window, error, bound and day.

A run-rate is the last four weeks, annualised, so that its window lies before the day it is dated; a quarter, half or
year is the mean rate over its months. Reports are left as they were told where they conflict: their scatter is the
error. What the columns of a fact do not say is data: `observation_rules.toml`.
"""

import datetime
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import numpy as np
from scipy import stats

from sixteenth.evidence.facts_read.fact_units import family_of
from sixteenth.evidence.facts_read.read_facts import Fact, known_on, read_facts

Bound = Literal["exact", "at_least", "at_most"]  # of the truth, as the report tells it

RULES = "observation_rules.toml"
RUN_RATE = "run_rate_revenue"
MONTHS = {
    "annual_revenue": 12,
    "period_revenue_9m": 9,
    "period_revenue_half": 6,
    "period_revenue_quarter": 3,
}  # of the window that ends with the fact's date
YEAR = 12
BILLION = 1e9
HEAVY_FREEDOM = 4.0  # degrees of freedom of an error with a heavy tail
CARELESS = ("estimated", "claimed")  # bases whose error is some times that of a report
NOT_SEEN = "projected"
AUDITED = "AUDITED"
DIGITS = 2  # that a rounded number is taken to have


@dataclass(frozen=True)
class Observation:
    """One fact, as what it saw of the world."""

    fact: Fact
    lab: str  # the world's name; labs that the world lacks keep their own
    quantity: str  # "revenue"
    first: np.datetime64  # [M] the first month of the window whose mean annual rate it tells
    last: np.datetime64  # [M] the last month of it
    log_value: float  # log of bn USD a year
    spread: float  # standard deviation of the report's error, in logs
    bound: Bound
    bias: float  # expected log report less log truth
    known: datetime.date  # from when it could be known
    heavy: bool  # whether its error has a heavy tail
    opens: datetime.date  # the window to the day: first and last day
    closes: datetime.date

    @property
    def is_flow(self) -> bool:
        """Say whether it is a sum over a period, as accounts are, and not a run-rate."""
        return self.first != self.last


@dataclass(frozen=True)
class Unused:
    """A fact that is no observation, and why."""

    fact: Fact
    reason: str


@dataclass(frozen=True)
class Observed:
    """All facts: those that saw the world, in order of the day they were known, and the others with their reasons."""

    seen: tuple[Observation, ...]
    unused: tuple[Unused, ...]

    def reasons(self) -> Mapping[str, int]:
        """Count the unused facts by reason."""
        found: dict[str, int] = {}
        for each in self.unused:
            found[each.reason] = found.get(each.reason, 0) + 1
        return found


def observe(facts: Sequence[Fact] | None = None, known_by: datetime.date | None = None) -> Observed:
    """Read facts (all that travel with the package, by default) as sights of the world, as far as known by a day."""
    seen: list[Observation] = []
    unused: list[Unused] = []
    for fact in read_facts() if facts is None else facts:
        reason = _why_unused(fact)
        if not reason and known_by and known_on(fact) > known_by:
            reason = "not known by then"
        if reason:
            unused.append(Unused(fact, reason))
        else:
            seen.append(_observation(fact))
    return Observed(tuple(sorted(seen, key=lambda each: (each.known, each.closes))), tuple(unused))


def is_guidance(fact: Fact) -> bool:
    """Say whether a fact speaks of a time that was still to come when it was told."""
    return fact.basis == NOT_SEEN or known_on(fact) < fact.date


def world_name(entity: str) -> str:
    """Return the name by which the world calls a lab."""
    return str(rules()["lab"].get(entity, entity))


def usd_billions(value: float, unit: str, date: datetime.date) -> float | None:
    """Return an amount in billions of USD, at the exchange rate of a day; none where the unit is no money we know."""
    family = family_of(unit)
    if not family.is_money:
        return None
    yuan, euro = _exchange(date)
    return value * family.scale / BILLION * {"USD": 1.0, "RMB": 1 / yuan, "EUR": euro}[family.name]


def within(
    observations: Sequence[Observation], months: np.ndarray, labs: Sequence[str]
) -> tuple[tuple[Observation, ...], tuple[Observation, ...]]:
    """Part observations into those whose window and lab a run has, and the others."""
    inside = tuple(
        each for each in observations if each.lab in labs and months[0] <= each.first and each.last <= months[-1]
    )
    return inside, tuple(each for each in observations if each not in inside)


def log_likelihood(
    observations: Sequence[Observation], months: np.ndarray, labs: Sequence[str], rates: np.ndarray
) -> np.ndarray:
    """Return how likely the reports are in each draw of a world: the sum of log densities, [draws].

    `rates` is [months, labs, draws], bn USD a year. A report sees the mean rate over its window; "over X" counts by the
    chance of so much or more.

    Raises:
        ValueError: where a window or lab lies outside the run: part them with `within` first, so that none is dropped
            without a word.

    """
    outside = within(observations, months, labs)[1]
    if outside:
        message = f"outside these months and labs: {', '.join(each.fact.exact_key for each in outside)}"
        raise ValueError(message)
    total = np.zeros(rates.shape[-1])
    for each in observations:
        first, last = (int((month - months[0]).astype(int)) for month in (each.first, each.last))
        seen = rates[first : last + 1, list(labs).index(each.lab)].mean(axis=0)
        total += log_density(each, np.log(np.maximum(seen, np.finfo(float).tiny)))
    return total


def log_density(observation: Observation, log_truth: np.ndarray) -> np.ndarray:
    """Return the log density of a report, or the log chance of a bound, where the truth is this (log bn USD a year)."""
    error: Any = stats.t(HEAVY_FREEDOM) if observation.heavy else stats.norm()
    gap = (observation.log_value - observation.bias - log_truth) / observation.spread
    if observation.bound == "at_least":
        return np.asarray(error.logcdf(-gap))
    if observation.bound == "at_most":
        return np.asarray(error.logsf(-gap))
    return np.asarray(error.logpdf(gap)) - math.log(observation.spread)


@cache
def rules() -> Mapping[str, Any]:
    """Return the rules by which reports are read."""
    return tomllib.loads((files("sixteenth.evidence") / RULES).read_text(encoding="utf-8"))


@cache
def _rule_by_fact() -> Mapping[str, Mapping[str, str]]:
    return {each["fact"]: each for each in rules()["report"]}


def _why_unused(fact: Fact) -> str:
    """Say why a fact is no sight of a lab's revenue; nothing where it is one."""
    rule = _rule_by_fact().get(fact.exact_key, {})
    told = rule.get("unused") or rules()["series"].get(fact.series)
    if not told and fact.series not in (RUN_RATE, *MONTHS):
        told = rules()["file"].get(fact.file)
    if told:
        return str(told)
    reasons = {
        f"no quantity of a run is matched with {fact.series}": fact.series not in (RUN_RATE, *MONTHS),
        str(rules()["series"]["projected_run_rate"]): is_guidance(fact),
        "no number above nothing": not (fact.value or 0.0) > 0.0,
        f"no exchange rate for {fact.unit}": usd_billions(1.0, fact.unit, fact.date) is None,
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def _observation(fact: Fact) -> Observation:
    rule = _rule_by_fact().get(fact.exact_key, {})
    is_run_rate = rule.get("kind", fact.series) in {"run_rate", RUN_RATE}
    opens, closes = _window(fact, is_run_rate=is_run_rate)
    first, last = (np.datetime64(day.isoformat(), "M") for day in (opens, closes))
    length = 1 if is_run_rate else MONTHS[fact.series]
    if is_run_rate:  # the month in which most of it lies
        first = last = np.datetime64((opens + (closes - opens) / 2).isoformat(), "M")
    value = usd_billions(fact.value or 0.0, fact.unit, closes) or math.nan
    return Observation(
        fact=fact,
        lab=world_name(fact.entity),
        quantity="revenue",
        first=first,
        last=last,
        log_value=math.log(value if is_run_rate else value * YEAR / length),
        spread=_spread(fact, value, is_run_rate=is_run_rate),
        bound="at_least" if rule.get("bound") == "at_least" else "exact",
        bias=float(rules()["bias"]["run_rate" if is_run_rate else "account"]),
        known=known_on(fact),
        heavy=fact.basis in CARELESS or any(word in fact.note + fact.source for word in rules()["heavy"]["words"]),
        opens=opens,
        closes=closes,
    )


def _window(fact: Fact, *, is_run_rate: bool) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of what a report sums."""
    if is_run_rate:
        return fact.date - datetime.timedelta(days=int(rules()["run_rate"]["days"])), fact.date
    end = np.datetime64(fact.date.isoformat(), "M")
    return (end - (MONTHS[fact.series] - 1)).astype("datetime64[D]").item(), fact.date


def _spread(fact: Fact, value: float, *, is_run_rate: bool) -> float:
    """Return the standard deviation of a report's error: of its kind, and of rounding to two digits."""
    sizes = rules()["spread"]
    if not is_run_rate:
        return float(sizes["audited" if AUDITED in fact.note or "audited" in fact.source else "account"])
    unit = 10.0 ** (math.floor(math.log10(value)) - DIGITS + 1)
    rounding = unit / value / math.sqrt(YEAR)  # a rounded number is off by as much as half a unit, evenly
    careless = float(sizes["estimate"]) if fact.basis in CARELESS else 1.0
    return math.hypot(float(sizes["run_rate"]) * careless, rounding)


def _exchange(date: datetime.date) -> tuple[float, float]:
    """Return yuan for a USD and USD for a euro on a day, between the days of which we know them."""
    days = [each["date"].toordinal() for each in rules()["exchange"]]
    yuan, euro = (
        float(np.interp(date.toordinal(), days, [each[name] for each in rules()["exchange"]]))
        for name in ("yuan_per_usd", "usd_per_euro")
    )
    return yuan, euro
