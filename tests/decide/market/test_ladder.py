"""The ladder, read off made runs whose arrivals are known, and off the central world."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.market.ladder import EXPERTS, Ladder, read_ladder
from sixteenth.engine.history import Result, Variable

MONTHS, DRAWS = 24, 100
RUNGS = ("PhD", "month")


def made(first: Any, reached: Any, experts: Any) -> Result:
    """Write a result with two rungs, [rungs, draws], and experts, [months, draws]."""
    variables = {name: Variable((), "People") for name in EXPERTS}
    variables |= {"months_to_rung": Variable(("rung",), "Months"), "rung_reached": Variable(("rung",), "Flag")}
    variables["not_finite"] = Variable((), "Flag")
    monthly = {name: experts * share for name, share in zip(EXPERTS, (0.2, 0.5, 1.0), strict=True)}
    closing = {"months_to_rung": first, "rung_reached": reached}
    recipe = {"draws": DRAWS, "months": MONTHS, "start": "2026-04"}
    ended = {"not_finite": np.full(DRAWS, MONTHS, np.int32)}
    return Result(monthly, closing, ended, variables, {"rung": RUNGS}, recipe)


def known() -> Ladder:
    """Read a ladder of which the first rung is there, the second is reached in month 12 by 60 of 100 futures."""
    late = np.where(np.arange(DRAWS) < 60, 12.0, MONTHS)
    first, reached = np.stack([np.zeros(DRAWS), late]), np.stack([np.ones(DRAWS), late < MONTHS])
    growing = np.repeat(4e6 * np.arange(MONTHS)[:, None], DRAWS, axis=1)
    return read_ladder(made(first, reached.astype(float), growing), (7.0, 13.29))


def test_a_rung_is_reached_in_its_month_and_by_whom_it_is():
    there, later = known().rungs
    assert (there.reached, there.at_start_of_100, there.never_of_100) == (("2026-04",) * 3, 100, 0)
    assert later.reached == ("2027-04", "2027-04", None)
    assert (later.at_start_of_100, later.never_of_100, later.horizon) == (0, 40, 13.29)


def test_ten_million_experts_come_sooner_when_they_learn():
    many = {each.name: each.reached[1] for each in known().many}
    assert many == {
        "experts_who_do_not_learn": "2027-05",  # 20 % of 4 million a month
        "expert_equivalents": "2026-09",
        "experts_who_learn": "2026-07",
    }


def test_experts_stand_at_the_end_of_each_year():
    years = known().experts
    assert [each.month for each in years] == ["2026-12", "2027-12", "2028-03"]
    assert years[0].with_learning == pytest.approx((32e6,) * 3)
    assert years[0].without_learning == pytest.approx((6.4e6,) * 3)


def test_rungs_are_reached_in_their_order_in_every_future_of_central():
    result = sixteenth.run(sixteenth.read("central"), draws=100, output_set="ladder", back_end="numpy")
    months = result.closing["months_to_rung"]
    assert (np.diff(months, axis=0) >= 0).all()
    reached = result.monthly["market_frontier"].max(axis=0) >= 13.29
    assert (result.closing["rung_reached"][3] == reached).mean() > 0.97
    without, whole, learning = (result.monthly[name] for name in EXPERTS)
    assert (without <= whole * (1 + 1e-9)).all()
    assert (whole <= learning * (1 + 1e-9)).all()
