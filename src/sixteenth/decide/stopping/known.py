"""What a lab knows in the month in which it has launched a model, when it decides whether to make another.

All of it is read off the run in which the lab goes on, at the opening of that month or before: nothing of what comes
later. Until then a lab that will stop after this model does as one that goes on, so that one run serves all decisions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.decide.worth.headline import month_of_catastrophe
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.arrivals import first_month
from sixteenth.measures.over_futures import of_lab

YEAR, QUARTER = 12, 3  # months
MOST_MONTHS = 60.0  # of cash that are told apart: more is as safe
MOST_YEARS = 10.0  # of revenue that are told apart: more cannot be paid either way
READ = OutputSet(
    monthly=(
        *("company_revenue", "cash", "debt", "cash_flow_before_financing", "contracts_owed"),
        *("progress_runs", "lab_best_horizon", "is_alive", "launch_number"),
    )
)
NAMES = ("growth", "cash_months", "months_stopped", "lead", "owed", "revenue")


@dataclass(frozen=True)
class Known:
    """The decisions of a lab, one after each model: whether there is one, when, and what is known: [date, draw]."""

    models: tuple[int, ...]  # the model after which one may stop, as the books count
    reached: Any  # whether the lab launches it at all, alive and before a catastrophe
    months: Any  # in which it does; the length of the run where it does not
    states: Mapping[str, Any]  # by name: growth and owed are shares, lead is doublings, revenue a logarithm


def read_known(result: Result, lab: str, models: Sequence[int]) -> Known:
    """Read what is known after each model, from the run in which a lab goes on.

    States are:
        growth: of revenue over the last year, or at a yearly pace since the start where that is nearer.
        cash_months: cash less debt, in months of what the last quarter burnt; the most where it burns nothing.
        months_stopped: how long progress has not run; 0 while it does.
        lead: of what is for sale over the best of others, in doublings of the task's length.
        owed: what contracts would cost if nothing more of them were used, in years of revenue.
        revenue: of a month in USD, as a logarithm.

    At the start nothing tells one future from another, so that all states are 0 there.
    """
    at, length = result.labels["lab"].index(lab), result.recipe["months"]
    launched = of_lab(result, "launch_number", at)
    months = np.stack([first_month(launched >= model) for model in models])
    when, draws = np.minimum(months, length - 1), np.arange(result.draws)
    alive = of_lab(result, "is_alive", at)[when, draws] > 0
    reached = (months < length) & alive & (months < month_of_catastrophe(result)) & result.finite
    told = {name: values[when, draws] * (when > 0) * reached for name, values in _states(result, at).items()}
    return Known(tuple(models), reached, months, told)


def _states(result: Result, at: int) -> dict[str, Any]:
    """Return every state in every month [months, draws]."""
    revenue, cash, debt, flow, owed = (
        of_lab(result, name, at)
        for name in ("company_revenue", "cash", "debt", "cash_flow_before_financing", "contracts_owed")
    )
    seen = np.maximum(np.arange(len(revenue)) - 1, 0)  # the last whole month, as each opens
    before = np.maximum(seen - YEAR, 0)
    years = np.maximum(seen - before, 1)[:, None] / YEAR
    sold, sold_before = (np.maximum(revenue[rows], A_DOLLAR) for rows in (seen, before))
    burnt = np.maximum(-_last_mean(flow, QUARTER), A_DOLLAR)
    horizons = np.asarray(result.monthly["lab_best_horizon"], np.float64)
    others = np.delete(horizons, at, axis=1)
    stopped = np.asarray(result.monthly["progress_runs"], np.float64) <= 0
    return {
        "growth": (sold / sold_before) ** (1 / years) - 1,
        "cash_months": np.clip((cash - debt) / burnt, 0, MOST_MONTHS),
        "months_stopped": _months_in_a_row(stopped),
        "lead": horizons[:, at] - (others.max(axis=1) if others.shape[1] else horizons[:, at]),
        "owed": np.minimum(owed / (YEAR * sold), MOST_YEARS),
        "revenue": np.log(sold),
    }


def _last_mean(values: Any, months: int) -> Any:
    """Return the mean of the months before each, at most so many; of the first month itself, where there is none."""
    summed = np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)])
    rows = np.maximum(np.arange(len(values)), 1)
    first = np.maximum(rows - months, 0)
    return (summed[rows] - summed[first]) / (rows - first)[:, None]


def _months_in_a_row(holds: Any) -> Any:
    """Count for each month how many in a row, itself included, something has held."""
    rows = np.arange(1, len(holds) + 1)[:, None]
    return (rows - np.maximum.accumulate(np.where(holds, 0, rows), axis=0)).astype(np.float64)
