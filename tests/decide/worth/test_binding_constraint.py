"""What holds a lab back, on made-up runs in which it is known, and in worlds that lack a term."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sixteenth
from sixteenth.decide.worth.binding_constraint import (
    ALWAYS_BUILT,
    CASH_BOUNDS_NOTHING,
    CHIPS,
    CHIPS_BOUND_PRICES,
    CHIPS_SUFFICE,
    COMPUTE,
    DEMAND,
    IDEAS,
    KEPT,
    LAST_MODEL,
    MONEY,
    NO_IDEAS,
    OWN_PLAN,
    PLAN_IS_KEPT,
    PLANS,
    REVENUE,
    RULES,
    binding_constraints,
    has_ideas,
    research_terms,
    sales_terms,
    yield_of_compute,
)
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, UnknownName
from sixteenth.measures.over_futures import kept_of
from tests.decide.value_runs import DRAWS, LAB, MONTHS, central, made, pointed_job

FREE: dict[str, Any] = {
    "research_ratio": 0.5,
    "prudent_revenue": 10.0,
    "parents_support": 1.0,
    "affordable_research": 9.0,
    "research_aimed": 6.0,
    "research_planned": 5.0,
    "share_ordered": 1.0,
    "compute_allowed": 100.0,
    "algorithmic_growth": 0.1,
    "paradigms_in_force": 1.0,
    "progress_runs": 1.0,
}
MONTH = np.arange(MONTHS + 1)[:, None]
DRAW = np.arange(DRAWS)[None]


def first_term(terms: dict[str, Any]) -> str:
    names = {list(terms)[each] for each in np.argmax(np.stack(list(terms.values())), axis=0).ravel()}
    (name,) = names
    return name


@pytest.mark.parametrize(
    ("changed", "term"),
    [
        ({}, REVENUE),
        ({"affordable_research": 5.9}, MONEY),
        ({"affordable_research": 6.0}, REVENUE),  # both are the least: a share of revenue is the lab's own rule
        ({"research_planned": 6.1}, PLANS),
        ({"compute_allowed": 5.9}, RULES),
        ({"compute_allowed": 5.9, "research_planned": 7.0, "affordable_research": 1.0}, RULES),
        ({"share_ordered": 0.5, "compute_allowed": 3.5}, REVENUE),
        ({"share_ordered": 0.0, "compute_allowed": 1.0}, LAST_MODEL),
    ],
)
def test_the_term_of_research_is_the_one_that_attains_the_minimum(changed, term):
    assert first_term(research_terms(made(**{**FREE, **changed}), 0)) == term


@pytest.mark.parametrize(
    ("changed", "term"),
    [
        ({}, DEMAND),
        ({"share_served": 0.9}, COMPUTE),
        ({"compute_price": 1.5}, CHIPS),
        ({"share_served": 0.9, "compute_price": 1.5}, COMPUTE),
    ],
)
def test_the_term_of_sales_is_the_one_that_attains_the_minimum(changed, term):
    assert first_term(sales_terms(made(**changed), 0)) == term


@given(
    aimed=st.floats(1, 100),
    planned=st.floats(1, 100),
    allowed=st.floats(1, 100),
    affordable=st.floats(1, 100),
)
def test_the_term_named_is_as_large_as_what_is_ordered(aimed, planned, allowed, affordable):

    def ordered(revenue: float, money: float, plans: float, rules: float) -> float:
        return min(max(min(revenue, money), plans), rules)

    numbers = {REVENUE: aimed, MONEY: affordable, PLANS: planned, RULES: allowed}
    own = {**FREE, "research_ratio": 1.0, "prudent_revenue": aimed, "parents_support": 0.0}
    own |= {"affordable_research": affordable, "research_planned": planned, "compute_allowed": allowed}
    term = first_term(research_terms(made(months=1, draws=1, **{**own, "research_aimed": min(aimed, affordable)}), 0))
    before = ordered(numbers[REVENUE], numbers[MONEY], numbers[PLANS], numbers[RULES])
    assert before == pytest.approx(numbers[term], rel=2e-5)


def test_ideas_are_what_holds_back_where_a_doubling_of_compute_brings_less_than_half():
    falling = np.where(MONTH < 30, 1.0, 0.49)
    research, sales = binding_constraints(pointed_job(), made(**FREE | {"paradigms_in_force": falling}), LAB)
    assert [(each.year, each.constraint) for each in research.years] == [
        (2026, REVENUE),
        (2027, REVENUE),
        (2028, REVENUE),
        (2029, IDEAS),
        (2030, IDEAS),
        (2031, IDEAS),
    ]
    assert {each.constraint for each in sales.years} == {DEMAND}


def test_the_yield_of_compute_is_the_derivative_of_progress_by_its_logarithm():
    growth, room = 0.1 * 0.99**MONTH, 0.98**MONTH
    found = yield_of_compute(pointed_job(), made(algorithmic_growth=growth, paradigms_in_force=room), 0)
    step, smoothing, returns, people = 1e-6, 6.0, 0.6, 0.4

    def progress(doublings: float) -> Any:
        trained = doublings / smoothing
        return (trained + growth * 2 ** (doublings * returns * (1 - people))) * room

    by_doubling = (progress(step) - progress(-step)) / (2 * step)
    np.testing.assert_allclose(found, (by_doubling / by_doubling[0])[:-1].repeat(DRAWS, axis=1), rtol=1e-6)


def test_once_progress_has_stopped_compute_yields_nothing():
    runs = (MONTH < 5) * 1.0
    found = yield_of_compute(pointed_job(), made(**FREE | {"progress_runs": runs}), 0)
    assert found[4].tolist() == [1.0] * DRAWS
    assert not found[5:].any()
    nothing = yield_of_compute(pointed_job(), made(**FREE | {"paradigms_in_force": 0.0}), 0)
    assert not nothing.any()


def test_a_year_takes_its_most_frequent_month_over_months_and_futures():
    lacking = np.where((MONTH < 4) & (DRAW < 12), 0.9, 1.0)  # July to October of three futures in four
    _, sales = binding_constraints(pointed_job(), made(**FREE, share_served=lacking), LAB)
    first, second = sales.years[:2]
    assert dict(first.shares) == {COMPUTE: pytest.approx(0.5), DEMAND: pytest.approx(0.5)}
    assert (second.constraint, second.share) == (DEMAND, 1.0)


def test_months_of_labs_and_worlds_that_have_ended_do_not_count():
    result = made(**FREE, share_served=np.where(DRAW < 8, 0.9, 1.0), catastrophe=np.where(DRAW[0] < 8, 18, MONTHS))
    _, sales = binding_constraints(pointed_job(), result, LAB)
    assert [(each.year, each.constraint, each.there_of_100) for each in sales.years[2:3]] == [(2028, DEMAND, 50.0)]
    gone = made(**FREE, is_alive=(MONTH < 6) * 1.0)
    last = binding_constraints(pointed_job(), gone, LAB)[0].years[-1]
    assert (last.constraint, last.share, dict(last.shares), last.there_of_100) == (None, 0, {}, 0)


def test_what_the_central_world_has_no_term_for_is_said():
    research, sales = binding_constraints(pointed_job(), made(**FREE), LAB)
    assert research.absent == (ALWAYS_BUILT, CHIPS_SUFFICE)
    assert sales.absent == (CASH_BOUNDS_NOTHING, CHIPS_SUFFICE)


def narrowed(result: Result, job: Any) -> Result:
    return result.select(*(name for name in kept_of(job.program.world, KEPT).monthly))


def test_rival_theories_have_other_terms():
    rival = sixteenth.read("central").choosing(research="planned", horizon="exponential", chips="short")
    rival = rival.keeping("values", kept_of(rival.world, KEPT))
    job = sixteenth.prepare(rival, draws=4, months=24, output_set="values", back_end="numpy")
    result = narrowed(sixteenth.run(job, workers=1), job)
    research, sales = binding_constraints(job, result, LAB)
    named = {name for each in research.years for name in each.shares}
    assert named <= {OWN_PLAN, PLANS, RULES}
    assert research.absent == (PLAN_IS_KEPT, NO_IDEAS, ALWAYS_BUILT, CHIPS_BOUND_PRICES)
    assert sales.absent == (CASH_BOUNDS_NOTHING,)
    assert not has_ideas(rival.world)
    assert has_ideas(central().world)


def test_a_world_without_labs_is_refused():
    with pytest.raises(Refused) as told:
        binding_constraints(sixteenth.prepare("interview_arithmetic"), made(), LAB)
    assert {type(fault) for fault in told.value.faults} == {UnknownName}
