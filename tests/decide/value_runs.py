"""Made-up runs of one lab whose values are known, and the job of a scenario whose lab's beliefs are points."""

from functools import cache
from typing import Any

import numpy as np

import sixteenth
from sixteenth.decide.worth import binding_constraint, market_implied, three_values
from sixteenth.engine.history import Result, Variable
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import kept_of
from sixteenth.scenarios.assemble import Scenario

DRAWS, MONTHS = 16, 60
LAB = "Anthropic"
SHARED = ("discount_factor", "progress_runs", "compute_price")
DISCOUNT_RATE, TAX_RATE, UPKEEP = 0.08, 0.25, 0.2
POINTS: dict[str, Any] = {
    "discount_rate": DISCOUNT_RATE,
    "tax_rate": TAX_RATE,
    "mature_research_ratio": UPKEEP,
    "growth_reach": 8.0,
    "growth_reach_stopped": 2.0,
    "growth_at_maturity": 0.035,
    "compute_smoothing": 6.0,
    "research_returns": 0.6,
    "share_of_people": 0.4,
}
SETS = (three_values.KEPT, market_implied.KEPT, binding_constraint.KEPT)


@cache
def central() -> Scenario:
    """Read the central scenario, keeping all that the three questions read."""
    scenario = sixteenth.read("central")
    return scenario.keeping("values", kept_of(scenario.world, *SETS))


@cache
def pointed() -> Scenario:
    """Return it with certain beliefs."""
    return central().with_cards(POINTS)


@cache
def pointed_job(draws: int = DRAWS) -> Job:
    """Return its job; nothing runs."""
    return sixteenth.prepare(pointed(), draws=draws, output_set="values", back_end="numpy")


def made(months: int = MONTHS, draws: int = DRAWS, start: str = "2026-07", **numbers: Any) -> Result:
    """Write a run of one lab: a constant each, or what broadcasts to [months + 1, draws]; months of endings."""
    defaults = {"is_alive": 1.0, "progress_runs": 1.0, "owners_share": 1.0, "share_ordered": 1.0, "share_served": 1.0}
    defaults |= {"compute_price": 1.0, "compute_allowed": 1e9, "affordable_research": 1e9}
    factor = (1 + DISCOUNT_RATE) ** (-np.arange(months + 1)[:, None] / 12)
    names = dict.fromkeys(name for kept in SETS for name in kept.monthly)
    closing, monthly, variables = {}, {}, {}
    for name in names:
        given = factor if name == "discount_factor" else numbers.get(name, defaults.get(name, 0.0))
        whole = np.broadcast_to(np.asarray(given, float), (months + 1, draws))
        own = whole if name in SHARED else whole[:, None]
        monthly[name], closing[name] = own[:-1], own[-1]
        variables[name] = Variable(() if name in SHARED else ("lab",), "Number")
    ended = {
        "ends_ruined": np.broadcast_to(numbers.get("ruined", months), (1, draws)),
        "ends_catastrophe": np.broadcast_to(numbers.get("catastrophe", months), draws),
        "not_finite": np.broadcast_to(numbers.get("not_finite", months), draws),
    }
    variables |= {"ends_ruined": Variable(("lab",), "Flag")}
    variables |= {name: Variable((), "Flag") for name in ("ends_catastrophe", "not_finite")}
    recipe = {"draws": draws, "months": months, "start": start, "sampling": "counter"}
    return Result(monthly, closing, ended, variables, {"lab": (LAB,)}, recipe)
