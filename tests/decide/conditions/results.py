"""Runs made by hand: two labs, four months from 2030-11 on, three futures."""

from typing import Any

import numpy as np

from sixteenth.engine.history import Result, Variable

LABS, MONTHS, DRAWS = ("Ana", "Ben"), 4, 3
NEVER = np.full((2, DRAWS), MONTHS)


def of_lab(ana: Any) -> Any:
    """Return months of Ana [months, draws] beside those of Ben, who has nothing."""
    own = np.asarray(ana, np.float64)
    return np.stack([own, np.zeros_like(own)], axis=1)


def by_hand(
    ruined: Any = NEVER, catastrophe: Any = (MONTHS,) * DRAWS, finite: Any = (MONTHS,) * DRAWS, **more: Any
) -> Result:
    """Return a run whose revenue is the number of the month and future, and whose cash falls from it."""
    months = np.arange(MONTHS)[:, None] * np.ones(DRAWS)
    monthly = {
        "company_revenue": of_lab(1.0 + months + 10 * np.arange(DRAWS)),
        "cash": of_lab(5.0 - months + np.arange(DRAWS)),
        "wind_down_value": of_lab(months - np.array([0.0, 2.0, 9.0])),
        "share": of_lab(months / 10),
        **{name: of_lab(own) for name, own in more.items()},
    }
    stocks = ("cash", "wind_down_value", "valuation", "owners_share", "is_alive")
    closing = {name: monthly[name][-1] + (monthly[name][-1] - monthly[name][-2]) for name in stocks if name in monthly}
    variables = {name: Variable(("lab",), "USDPerMonth") for name in monthly}
    variables |= {"ends_ruined": Variable(("lab",), "Flag"), "ends_catastrophe": Variable((), "Flag")}
    ended = {
        "ends_ruined": np.asarray(ruined),
        "ends_catastrophe": np.asarray(catastrophe),
        "not_finite": np.asarray(finite),
    }
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2030-11"}
    return Result(monthly, closing, ended, variables | {"not_finite": Variable((), "Flag")}, {"lab": LABS}, recipe)
