"""The world as it could have been opened at an earlier date, to be tried on what came after.

Nothing that was told later opens it: each lab's sales and their growth are what reports known by the day said of them.
What no report tells (how many had adopted, how far models were) is taken from the books of August 2025 and moved to the
day at a fixed pace. Beliefs stay those of today, and those that rest on later facts are counted and told: of them this
trial is no test.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.history import Result
from sixteenth.errors import Place
from sixteenth.evidence.facts_read.read_facts import Claim, find_evidence, known_on
from sixteenth.evidence.fitted.earlier_world import OPENS_GROWTH, OPENS_SALES, REVENUE, opened_earlier, switched_off
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.layers.read import Placed
from sixteenth.scenarios.variation import Variation

BELIEFS = "central"  # the scenario whose beliefs are tried, before any fit
BILLION, YEAR = 1e9, 12
LEAST = 1e-3  # bn USD a year
DOUBLINGS_A_MONTH = 1 / 4.3  # METR Time Horizon 1.1, since 2023
ADOPTION_A_MONTH = 0.07  # odds of having adopted, in logarithms: from August 2025 to July 2026 in the two scenarios
HORIZONS = ("shelf_horizon_today", "lab_horizon", "common_horizon", "open_horizon_today")
MONEY = ("research_compute_today", "usual_research_scale")  # by lab, in proportion to its sales
FIRST_MONTHS = 12  # over which the growth that the structure gives is taken: a year, as a trend is read off
Run = Callable[..., Result]  # a scenario, the outputs that are kept, and options of the run: `Session.run`
OPENED = Place(said("what was known on the day of the opening"))


@dataclass(frozen=True)
class Opening:
    """What reports told by a day say of a lab: sales in the month after, bn USD a year, and growth a month in logs."""

    rate: float
    rate_spread: float  # standard deviation, in logarithms
    growth: float
    growth_spread: float


@dataclass(frozen=True)
class Rates:
    """Runs of a world: the annual rate of revenue of each lab, bn USD a year [months, labs, draws]."""

    months: Any  # datetime64[M]
    labs: tuple[str, ...]
    values: Any
    notes: tuple[str, ...]


def rates_as_of(
    origin: datetime.date,
    openings: Mapping[str, Opening],
    months: int = 25,
    *,
    run: Run,
    draws: int = 1000,
    seed: int = 7,
    own_growth: bool = True,
) -> Rates:
    """Run the world from the month after a day, opened by what was then known of each lab.

    Args:
        origin: The day; its month is the last that is known.
        openings: What reports say of labs at that day. Labs without any keep their share of the books' total.
        months: Length of the run, 25 for two years ahead.
        run: Who runs the model.
        draws: Number of futures.
        seed: Of their luck.
        own_growth: Whether labs have growth of their own beside what the structure gives; else they follow it alone.

    """
    opened = _opened(_books(), origin, openings)
    keep, options = OutputSet(monthly=(REVENUE,)), {"months": months, "draws": draws, "seed": seed}
    bare = run(opened.varied(Variation(switched_off(opened))), keep, **options)
    labs = tuple(bare.labels["lab"])
    if own_growth:
        alone = _rates(bare)
        grown = np.median(np.log(alone[FIRST_MONTHS] / alone[0]), axis=-1) / FIRST_MONTHS
        explained = dict(zip(labs, map(float, grown), strict=True))
        bare = run(opened.varied(Variation(_own_growth(openings, explained))), keep, **options)
    first = np.datetime64(origin.isoformat(), "M") + 1
    return Rates(first + np.arange(months), labs, _rates(bare), _notes(opened, origin))


@cache
def _books() -> Scenario:
    """Read the beliefs with the books of the earlier world; once, so that all days run in one program."""
    return opened_earlier(sixteenth.read(BELIEFS))


def _opened(books: Scenario, origin: datetime.date, openings: Mapping[str, Opening]) -> Scenario:
    """Return the books moved to a day."""
    away = int((np.datetime64(origin.isoformat(), "M") + 1 - np.datetime64(books.settings.start, "M")).astype(int))
    sales = _points(books, "lab_sales_today")
    ratios = _ratios(sales, openings)
    moved: dict[str, Any] = {
        "lab_sales_today": {label: number * ratios[label.split("/")[0]] for label, number in sales.items()},
        "adoption_today": {
            label: _logistic(np.log(number / (1 - number)) + ADOPTION_A_MONTH * away)
            for label, number in _points(books, "adoption_today").items()
        },
        "growth_trend_today": {lab: each.growth for lab, each in openings.items()},
    }
    for name in HORIZONS:
        moved[name] = {label: number + DOUBLINGS_A_MONTH * away for label, number in _points(books, name).items()}
    for name in MONEY:
        moved[name] = {label: number * ratios[label] for label, number in _points(books, name).items()}
    return books.with_cards(moved)


def _ratios(sales: Mapping[str, float], openings: Mapping[str, Opening]) -> dict[str, float]:
    """Return each lab's sales against the books; a lab without reports moves with those that have some."""
    booked: dict[str, float] = {}
    for label, number in sales.items():
        lab = label.split("/")[0]
        booked[lab] = booked.get(lab, 0.0) + number * YEAR / BILLION
    told = {lab: openings[lab].rate / booked[lab] for lab in booked if lab in openings}
    others = sum(openings[lab].rate for lab in told) / sum(booked[lab] for lab in told)
    return {lab: told.get(lab, others) for lab in booked}


def _points(scenario: Scenario, name: str) -> dict[str, float]:
    """Return the middle of each entry of a value, in the unit itself, by label as a scenario writes it."""
    return {"/".join(labels): median_of(entry) for labels, entry in scenario.settings.values[name].items()}


def _logistic(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


def _own_growth(openings: Mapping[str, Opening], explained: Mapping[str, float]) -> dict[str, Placed]:
    """Return cards of what labs have of their own at the start: errors of their sales, and growth not explained."""
    errors = {lab: (0.0, each.rate_spread) for lab, each in openings.items()}
    growth = {lab: (each.growth - explained[lab], each.growth_spread) for lab, each in openings.items()}
    return {**_cards(OPENS_SALES, "Number", errors), **_cards(OPENS_GROWTH, "PerMonth", growth)}


def _cards(name: str, unit: str, entries: Mapping[str, tuple[float, float]]) -> dict[str, Placed]:
    """Return the card of a value with a normal distribution by lab, nought where a lab has none."""
    by: dict[str, float | Entry] = {
        lab: Entry(distribution="normal", mean=mean, sd=spread) for lab, (mean, spread) in entries.items()
    }
    return {name: Placed(ValueCard(value=0.0, by=by, unit=unit, kind="scenario", source=OPENED.file), OPENED)}


def _rates(result: Result) -> Any:
    """Return annual rates in bn USD; a lab that is gone is given a million, for nothing has no logarithm."""
    return np.maximum(np.asarray(result.monthly[REVENUE], np.float64) * YEAR / BILLION, LEAST)


def _notes(scenario: Scenario, origin: datetime.date) -> tuple[str, ...]:
    """Tell what of the run was not known on the day."""
    later, judged = 0, 0
    for placed in scenario.values.values():
        cited = [find_evidence(key) for key in placed.card.facts]
        later += any((each.date_made if isinstance(each, Claim) else known_on(each)) > origin for each in cited)
        judged += placed.card.kind == "judgement"
    return (
        f"{later} values rest on facts that became known after {origin}",
        f"{judged} values are judgement, all of them written later",
        "how many have adopted, and how far models are, is moved from August 2025 at a fixed pace",
    )
