"""A run made by hand, of two labs and a few futures, from which worths to owners are read."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sixteenth.decide.worth.going_on import MONTHLY
from sixteenth.engine.history import Result, Variable

MONTHS, LABS = 24, ("Ana", "Ben")
OF_ALL = (
    "mature_research_ratio",
    "growth_at_maturity",
    "growth_reach_stopped",
    "tax_rate",
    "discount_rate",
    "discount_factor",
)
OF_SEGMENTS = ("spend_cap", "spend_scale")
USUAL: Mapping[str, float] = {
    "company_revenue": 10.0,
    "profit_before_research": 6.0,
    "core_revenue_kept": 0.0,
    "company_development": 2.0,
    "compute_terms": 0.0,
    "run_off_profit": 30.0,
    "wind_down_liabilities": 10.0,
    "is_alive": 1.0,
    "has_parent": 0.0,
    "has_stopped": 0.0,
    "mature_research_ratio": 0.3,
    "growth_at_maturity": 0.0,
    "growth_reach_stopped": 2.0,
    "spend_cap": 1e6,
    "spend_scale": 1.0,
    "tax_rate": 0.0,
    "discount_rate": 0.0,
    "payouts": 1.0,
    "owners_share": 0.5,
    "cash_flow_for_owners": 4.0,
    "discount_factor": 1.0,
    "launch_number": 3.0,
    "probability_without_catastrophe": 1.0,
}


def made(
    draws: int = 1, cash: float = 40.0, debt: float = 5.0, disaster: Any = None, months: int = MONTHS, **changed: Any
) -> Result:
    """Write a run: each name is a number, or [months, draws] for Ana; Ben has the number, or what is usual.

    `disaster` is the month of a catastrophe by future. The run lasts two years, or says that it lasted `months`.
    """
    monthly, variables = {}, {"not_finite": Variable((), "Flag"), "ends_catastrophe": Variable((), "Flag")}
    for name in (*MONTHLY, "probability_without_catastrophe"):
        given = changed.get(name, USUAL[name])
        own = np.broadcast_to(np.asarray(given, np.float64), (MONTHS, draws))
        other = np.full((MONTHS, draws), float(given) if np.ndim(given) == 0 else USUAL[name])
        is_of_all = name in OF_ALL or name == "probability_without_catastrophe"
        monthly[name] = own if is_of_all else np.stack([own, other], axis=1)
        variables[name] = Variable(() if is_of_all else ("lab",), "")
        if name in OF_SEGMENTS:  # of two segments alike
            monthly[name], variables[name] = np.stack([own, own], axis=1), Variable(("segment",), "")
    closing = {
        "cash": np.full((2, draws), cash),
        "debt": np.full((2, draws), debt),
        "discount_factor": np.asarray(monthly["discount_factor"])[-1],
        "owners_share": np.asarray(monthly["owners_share"])[-1],
        "months_of_progress": np.full(draws, MONTHS),
    }
    never = np.full(draws, MONTHS)
    ended = {"not_finite": never, "ends_catastrophe": never if disaster is None else np.asarray(disaster)}
    recipe = {"draws": draws, "months": months, "start": "2026-07", "sampling": "counter"}
    return Result(monthly, closing, ended, variables, {"lab": LABS}, recipe)
