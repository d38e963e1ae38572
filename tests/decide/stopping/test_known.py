"""What is known at a decision: read off made-up months whose answers are plain, and nothing of what comes later."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from sixteenth.decide.stopping.known import MOST_MONTHS, NAMES, READ, read_known
from sixteenth.engine.history import Result, Variable
from sixteenth.engine.programs.simulate import NOT_FINITE

MONTHS, DRAWS, LABS = 36, 3, ("Ana", "Ben")
SHARED = ("progress_runs",)


def made(**numbers: Any) -> Result:
    """Write a run of two labs: a constant each, or what broadcasts to [months, lab, draws]."""
    defaults = {"is_alive": 1.0, "progress_runs": 1.0, "launch_number": 3.0, "company_revenue": 1.0}
    monthly, variables = {}, {}
    for name in READ.monthly:
        shape = (MONTHS, DRAWS) if name in SHARED else (MONTHS, len(LABS), DRAWS)
        monthly[name] = np.broadcast_to(np.asarray(numbers.get(name, defaults.get(name, 0.0)), float), shape)
        variables[name] = Variable(() if name in SHARED else ("lab",), "")
    ended = {NOT_FINITE: np.full(DRAWS, MONTHS), "ends_catastrophe": numbers.get("catastrophe", MONTHS)}
    ended["ends_catastrophe"] = np.broadcast_to(ended["ends_catastrophe"], DRAWS)
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2026-07"}
    return Result(monthly, {}, ended, variables, {"lab": LABS}, recipe)


def by_month(values: Any) -> Any:
    return np.asarray(values, float)[:, None, None]


@cache
def launching() -> Any:
    """Return numbers of models: the fourth is there in month 10, in the second future in 20, in the third never."""
    numbers = np.full((MONTHS, 1, DRAWS), 3.0)
    numbers[10:, :, 0] = numbers[20:, :, 1] = 4
    return numbers


def test_a_decision_comes_in_the_month_in_which_a_model_is_there():
    found = read_known(made(launch_number=launching()), "Ana", (3, 4))
    assert found.models == (3, 4)
    assert found.months.tolist() == [[0, 0, 0], [10, 20, MONTHS]]
    assert found.reached.tolist() == [[True] * 3, [True, True, False]]


def test_today_nothing_tells_futures_apart():
    found = read_known(made(company_revenue=7.0, lab_best_horizon=[[5.0], [1.0]]), "Ana", (3,))
    assert all((found.states[name] == 0).all() for name in NAMES)


def test_growth_is_that_of_the_last_twelve_whole_months_or_of_those_there_are():
    revenue = by_month(1.1 ** np.arange(MONTHS))
    found = read_known(made(company_revenue=1e9 * revenue, launch_number=launching()), "Ana", (4,))
    assert found.states["growth"][0, :2] == pytest.approx(1.1**12 - 1)
    assert found.states["revenue"][0, 0] == pytest.approx(np.log(1e9 * 1.1**9))  # of the month before


def test_cash_is_told_in_months_of_the_last_quarter():
    numbers: dict[str, Any] = {"launch_number": launching(), "cash": 80e9, "debt": 20e9}
    found = read_known(made(**numbers, cash_flow_before_financing=-5e9), "Ana", (4,))
    assert found.states["cash_months"][0, 0] == pytest.approx(12)
    earning = read_known(made(**numbers, cash_flow_before_financing=5e9), "Ana", (4,))
    assert earning.states["cash_months"][0, 0] == MOST_MONTHS


def test_months_without_progress_the_lead_and_what_is_owed():
    runs = (np.arange(MONTHS) < 15)[:, None] * 1.0
    numbers: dict[str, Any] = {"launch_number": launching(), "progress_runs": runs, "company_revenue": 1e9}
    found = read_known(made(**numbers, lab_best_horizon=[[5.0], [7.0]], contracts_owed=6e9), "Ana", (4,))
    assert found.states["months_stopped"][0].tolist() == [0, 6, 0]  # months 15 to 20 have none
    assert found.states["lead"][0, 0] == -2
    assert found.states["owed"][0, 0] == pytest.approx(0.5)


def test_a_dead_lab_and_a_world_after_a_catastrophe_decide_nothing():
    alive = by_month(np.arange(MONTHS) < 15)
    found = read_known(made(launch_number=launching(), is_alive=alive), "Ana", (4,))
    assert found.reached[0].tolist() == [True, False, False]
    ended = read_known(made(launch_number=launching(), catastrophe=[5, MONTHS, MONTHS]), "Ana", (4,))
    assert ended.reached[0].tolist() == [False, True, False]


def test_what_comes_later_is_not_seen():
    """Whatever befalls in the month of the decision and after it, what is known is the same."""
    random = np.random.default_rng(0)
    numbers: dict[str, Any] = {
        name: random.uniform(1e9, 2e9, (MONTHS, 2, DRAWS)) for name in READ.monthly if name not in SHARED
    }
    numbers |= {"launch_number": launching(), "is_alive": 1.0}
    before = read_known(made(**numbers), "Ana", (4,))
    result = made(**numbers)
    later = dict(result.monthly)
    for name in ("company_revenue", "cash_flow_before_financing"):
        later[name] = later[name].copy()
        later[name][10:, :, 0] = 1e12
    for name in ("cash", "debt", "contracts_owed", "lab_best_horizon", "progress_runs"):
        later[name] = later[name].copy()
        later[name][11:, ..., 0] = 0.0
    after = read_known(replace(result, monthly=later), "Ana", (4,))
    for name in NAMES:
        assert after.states[name][0, 0] == before.states[name][0, 0]
