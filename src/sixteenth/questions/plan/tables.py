"""The tables of a plan: its years, its other lines, its months, what it moved, and when its cash runs out."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from sixteenth.answers.answer import FULL
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column, Table
from sixteenth.evidence.own_plan.lead import REVENUE
from sixteenth.evidence.own_plan.plan import CASES, HEADS
from sixteenth.measures.arrivals import error_of_100
from sixteenth.questions.figures import columns_of
from sixteenth.questions.plan.beside import ENDS, Beside

YEARS: Mapping[str, str] = {
    "year": "year",
    **dict.fromkeys(CASES, "money"),
    "low": "money",
    "middle": "money",
    "high": "money",
    "reached": "of_100",
    "reached_error": "of_100_error",
    "before": "of_100",
}
LINES = {"line": "text", "year": "year", "planned": "money", "middle": "money", "met": "share"}
MONTHS = {"who": "text", "month": "month", "middle": "money", "low": "money", "high": "money"}
MOVED = {
    "input": "input",
    "low": "any_size",
    "middle": "any_size",
    "high": "any_size",
    "low_after": "any_size",
    "middle_after": "any_size",
    "high_after": "any_size",
    "shift": "spreads",
}


def tables(beside: Beside) -> tuple[Table, ...]:
    """Return years and lines first; months and what was moved wait behind the first screen."""
    title = {
        "company": Figure(beside.followed.plan.company, "own_name"),
        "futures": Figure(beside.futures, "count"),
    }
    moved = tuple((each.title, *each.before, *each.after, each.shift) for each in beside.followed.told.moved)
    lines = tuple(_lines(beside))
    return (
        Table("years", _columns(beside, YEARS), tuple(_years(beside)), title),
        *((Table("lines", columns_of(LINES), lines, title),) if lines else ()),
        Table("months", columns_of(MONTHS), tuple(_months(beside)), title, part=FULL),
        *((Table("moved", columns_of(MOVED), moved, title, part=FULL),) if moved else ()),
    )


def charts() -> tuple[Chart, ...]:
    """Return the chart of a plan: revenue by month, planned and simulated, each with its range."""
    return (
        Chart(
            *("revenue", "line", "months"),
            x="month",
            y="middle",
            series="who",
            low="low",
            high="high",
            logarithmic=("y",),
        ),
    )


def _columns(beside: Beside, quantities: Mapping[str, str]) -> tuple[Column, ...]:
    has = beside.followed.opening.revenue.cases
    return columns_of({name: each for name, each in quantities.items() if name not in CASES or name in has})


def _years(beside: Beside) -> Iterator[tuple[Any, ...]]:
    for each in beside.years:
        planned = tuple(each.planned[case] for case in CASES if case in each.planned)
        error = error_of_100(each.reached, beside.futures)
        yield each.year, *planned, each.low, each.middle, each.high, each.reached, error, each.before


def _lines(beside: Beside) -> Iterator[tuple[Any, ...]]:
    for name, years in beside.lines().items():
        for year, (planned, middle) in years.items():
            told = [Figure(each, "whole") if name == HEADS else each for each in (planned, middle)]
            yield Word(f"line_{name}"), year, *told, middle / planned if planned else None


def _months(beside: Beside) -> Iterator[tuple[Any, ...]]:
    opening = beside.followed.opening
    low, middle, high = np.exp(beside.found.quantiles(REVENUE, ENDS))
    cases = opening.revenue.cases
    for number in range(beside.found.months):
        month = str(opening.start + number)
        ends = (float(cases["bear"][number]), float(cases["bull"][number])) if "bear" in cases else (None, None)
        yield Word("planned"), month, float(opening.revenue.base[number]), *ends
        yield Word("simulated"), month, float(middle[number]), float(low[number]), float(high[number])
