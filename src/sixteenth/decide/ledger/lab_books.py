"""The books of a lab: each model as an investment, the company by year, and the way from its revenue to its cash."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.ledger.books import COMPANY_LINES
from sixteenth.decide.ledger.bridge import Bridge, cash_bridge, has_bridge
from sixteenth.decide.ledger.vintages import Succession, Vintage, has_vintages, succession, vintages
from sixteenth.engine.explain import shown_draw
from sixteenth.engine.history import Result, Spread
from sixteenth.measures.middle import number_of
from sixteenth.measures.years import calendar_years
from sixteenth.scenarios.assemble import Scenario

RATES = ("discount_rate", "required_return")  # the first that a scenario has
BELIEFS = ("required_return", "stop_probability_before_sale")
WORTH = "wind_down_value"
THE_MIDDLE = 50  # of 100 futures are worth less


@dataclass(frozen=True)
class LabBooks:
    """One lab's books."""

    lab: str
    futures: int
    yearly_rate: float  # at which models are discounted
    models: tuple[Vintage, ...]
    succession: Succession | None
    years: tuple[int, ...]
    months: tuple[int, ...]  # of each year that are in the run
    company: Mapping[str, tuple[float, ...]]  # the company's lines by year, each its own median, USD
    bridge: Bridge | None
    future: int = THE_MIDDLE  # how many of 100 futures are worth less than the one of the bridge
    early: Spread | None = None  # gross profit of a model's first months on sale for each dollar of its development


def has_lab_books(result: Result) -> bool:
    """Say whether a result kept what these books need."""
    return has_vintages(result) and all(name in result.monthly for name in COMPANY_LINES)


def keep_lab_books(scenario: Scenario, result: Result, lab: str, future: int = THE_MIDDLE) -> LabBooks:
    """Write the books of a lab; the bridge is that of the future nearest the median of what the lab is worth.

    Another `future` shows that nearest to where so many of 100 are worth less.
    """
    at = result.labels["lab"].index(lab)
    values = {name: number_of(scenario, name) for name in {*RATES, *BELIEFS} & scenario.values.keys()}
    rate = next((values[name] for name in RATES if name in values), 0.0)
    beliefs = {name: values[name] for name in BELIEFS if name in values}
    years = calendar_years(result)
    shown, months = np.unique(years, return_counts=True)
    lines = {name: result.only_finite(result.monthly[name][:, at]).astype(np.float64) for name in COMPANY_LINES}
    company = {
        name: tuple(float(np.median(flow[years == year].sum(axis=0))) for year in shown) for name, flow in lines.items()
    }
    bridge = None
    if has_bridge(result):
        draw = shown_draw(result, result.closing[WORTH][at], future / 100) if WORTH in result.closing else 0
        bridge = cash_bridge(result, at, draw)
    return LabBooks(
        lab=lab,
        futures=int(result.finite.sum()),
        yearly_rate=rate,
        models=vintages(result, at, rate),
        succession=succession(result, at, scenario.world, beliefs) if len(beliefs) == len(BELIEFS) else None,
        years=tuple(map(int, shown)),
        months=tuple(map(int, months)),
        company=company,
        bridge=bridge,
        future=future,
    )
