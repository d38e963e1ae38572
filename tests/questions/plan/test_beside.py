"""A plan beside futures that follow it."""

from functools import cache

import numpy as np
import pytest

from sixteenth.evidence.own_plan.lead import REVENUE, Simulated
from sixteenth.questions.plan.beside import KEPT, Beside
from tests.evidence.own_plan.plans import FEW, MONTHS, followed, quick


@cache
def beside() -> Beside:
    own = followed()
    return Beside(own, Simulated(quick()(own.scenario, KEPT, FEW), "Acme", len(MONTHS)))


def test_years_count_futures_that_reach_the_base_case():
    first = beside().years[0]
    sums = beside().found.amounts(REVENUE)[:6].sum(axis=0)
    assert first.reached == pytest.approx(100 * (sums >= first.planned["base"]).mean())
    assert first.middle == pytest.approx(np.median(sums))
    inside = beside().inside
    assert inside is not None
    assert 0 <= inside <= 100


def test_other_lines_stand_beside_what_futures_have():
    planned, middle = beside().lines()["training"][2026]
    assert planned == pytest.approx(sum(24e6 + 2e6 * n for n in range(6)))
    assert 0.5 < middle / planned < 1.5


def test_cash_runs_out_where_the_plan_spends_more_than_it_has():
    gone = beside().runs_out()
    assert set(gone) == {"bear", "base", "bull"}
    cash = 900e6 + np.cumsum(beside().followed.opening.revenue.base * beside().margin - beside()._cost("training"))
    lasts = bool((cash - np.cumsum(beside()._cost("people")) > 0).all())
    assert (gone["base"] is None) == lasts
    assert 0 <= beside().lost < 50
