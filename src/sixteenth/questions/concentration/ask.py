"""Concentration: the largest lab's share of all labs' revenue by year, and in how many futures it is above half."""

from typing import Any

import numpy as np

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result, spread_of
from sixteenth.measures.arrivals import error_of_100, of_100
from sixteenth.measures.years import calendar_years
from sixteenth.questions.figures import columns_of
from sixteenth.questions.market import check_market
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

REVENUE = "company_revenue"
SHARES = {"low": "share", "middle": "share", "high": "share", "above": "of_100", "error": "of_100_error"}
COLUMNS = {"year": "year", "lab": "text", "first": "of_100", **SHARES, "index": "hundredths"}


def answer(scenario: Scenario, options: RunOptions, runs: Session) -> Answer:
    """Run a scenario and read the share of its largest lab, whichever that is in each year of each future.

    Raises:
        Refused: when the scenario has no market.

    """
    check_market(scenario)
    result = runs.run(scenario, OutputSet(monthly=(REVENUE,)), **options.of_the_run)
    rows = tuple(_row(result, int(year)) for year in np.unique(calendar_years(result)))
    ends = dict.fromkeys((rows[0], rows[-1]))
    return Answer(
        question="concentration",
        scenario=scenario.name,
        recipe=result.recipe,
        findings=tuple(Finding("in_a_year", _parts(row), rests_on=(REVENUE,)) for row in ends),
        tables=(Table("years", columns_of(COLUMNS), rows),),
        charts=(Chart("largest", "band", "years", "year", "middle", low="low", high="high"),),
    )


def _row(result: Result, year: int) -> tuple[Any, ...]:
    """Return what a year's revenue says, of the futures in which anything is sold."""
    months = result.only_finite(result[REVENUE])[calendar_years(result) == year].astype(np.float64)
    sold = months.sum(axis=0)  # [labs, futures]
    shares = sold[:, sold.any(axis=0)] / sold.sum(axis=0)[sold.any(axis=0)]
    first = [of_100(shares.argmax(axis=0) == at) for at in range(len(shares))]
    largest, futures = shares.max(axis=0), shares.shape[1]
    above, index = of_100(largest > 1 / 2), float(np.median((shares**2).sum(axis=0)))
    lab = result.labels["lab"][int(np.argmax(first))]
    return year, lab, max(first), *spread_of(largest), above, error_of_100(above, futures), index


def _parts(row: tuple[Any, ...]) -> dict[str, Figure]:
    return {name: Figure(value, quantity) for (name, quantity), value in zip(COLUMNS.items(), row, strict=True)}


QUESTION = Question("central", RunOptions, answer)
