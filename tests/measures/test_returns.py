"""Present value and internal rate of return: what must hold for any cash flows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.measures.returns import (
    from_first_flow,
    internal_rate_of_return,
    internal_rates,
    internal_rates_of_return,
    present_value,
    present_values,
)

AMOUNTS = st.floats(0.01, 1e3)
PROJECTS = st.tuples(st.lists(AMOUNTS, min_size=1, max_size=24), st.lists(AMOUNTS, min_size=1, max_size=36)).map(
    lambda parts: np.array([*(-cost for cost in parts[0]), *parts[1]])
)
RATES = st.floats(-0.5, 5)
NEARLY_ALL_IS_LOST, HIGH = -0.9999, 1e4  # beyond them the yearly number holds too few digits of a month's discount


def is_same(one: float | None, other: float | None) -> bool:
    """Say whether two rates agree, or neither exists."""
    return one is other is None or (one is not None and one == pytest.approx(other, rel=1e-6, abs=1e-6))


@given(PROJECTS)
def test_at_the_internal_rate_the_flows_are_worth_nothing(flows):
    rate = internal_rate_of_return(flows)
    if rate is not None and rate > NEARLY_ALL_IS_LOST:
        weights = (1 + rate) ** (-np.arange(len(flows)) / 12)
        assert abs(present_value(flows, rate)) <= 1e-6 * float(np.abs(flows) @ weights)


@given(PROJECTS, st.floats(1e-3, 1e9))
def test_the_rate_does_not_depend_on_the_unit_of_money(flows, scale):
    assert is_same(internal_rate_of_return(flows), internal_rate_of_return(scale * flows))


@given(PROJECTS)
def test_who_lends_earns_what_who_borrows_pays(flows):
    assert is_same(internal_rate_of_return(-flows), internal_rate_of_return(flows))


@given(PROJECTS, st.integers(1, 24))
def test_nothing_that_happens_after_the_end_changes_the_rate(flows, months):
    assert is_same(internal_rate_of_return([*flows, *[0.0] * months]), internal_rate_of_return(flows))


@given(st.lists(AMOUNTS, min_size=1, max_size=24), st.sampled_from([1, -1]))
def test_there_is_no_rate_where_money_only_goes_one_way(amounts, sign):
    assert internal_rate_of_return(sign * np.array(amounts)) is None


def test_there_is_no_rate_where_there_is_no_money():
    assert internal_rate_of_return([0.0, 0.0]) is None
    assert internal_rate_of_return([]) is None


def test_the_interview_earns_a_hundred_per_cent_a_year():
    flows = [-1 / 12] * 12 + [2 / 12] * 12
    assert internal_rate_of_return(flows) == pytest.approx(1.0, abs=1e-12)


@given(RATES)
def test_a_loan_for_a_year_has_its_own_rate(rate):
    flows = [-1.0, *[0.0] * 11, 1 + rate]
    assert internal_rate_of_return(flows) == pytest.approx(rate, abs=1e-9)


def test_flows_that_even_out_have_a_rate_of_zero():
    assert internal_rate_of_return([-1.0, -2.0, 3.0]) == 0.0


def worth_nothing_at(*yearly_rates: float) -> np.ndarray:
    """Return monthly flows whose rates are exactly these."""
    flows = np.array([1.0])
    for rate in yearly_rates:
        flows = np.convolve(flows, [-1.0, (1 + rate) ** (1 / 12)])
    return flows


def yearly(*amounts: float) -> list[float]:
    return [flow for year in amounts for flow in (year, *[0.0] * 11)]


@pytest.mark.parametrize(
    ("flows", "rates"),
    [
        (worth_nothing_at(0.12, 0.18), (0.12, 0.18)),  # 0.2.0 said None
        (worth_nothing_at(0.11, 0.13, 0.70), (0.11, 0.13, 0.70)),  # 0.2.0 said 0.70
        (worth_nothing_at(-0.5, 0.3, 2.0, 5.0), (-0.5, 0.3, 2.0, 5.0)),
        (worth_nothing_at(0.0, 0.2), (0.0, 0.2)),
        (worth_nothing_at(0.1, 0.1), (0.1,)),  # it touches nothing there and turns
        (worth_nothing_at(-0.9999, 0.2), (-0.9999, 0.2)),
        (yearly(-1.0, 2.3, -1.32), (0.1, 0.2)),
        (yearly(-1.0, 1e-7), (-0.9999999,)),  # all but a ten-millionth is lost
        (yearly(-1.0, 1e9), (1e9 - 1,)),
        ([-1.0, -2.0, 3.0], (0.0,)),
        ([0.0, 0.0, -1.0, 1.1], (1.1**12 - 1,)),
        ([-1.0, 0.0, -1.0], ()),
        ([-1.0, 1.0, -1.0], ()),  # two changes of sign and no rate
        ([], ()),
    ],
)
def test_every_rate_is_found_and_the_one_nearest_zero_is_meant(flows, rates):
    assert internal_rates(flows) == pytest.approx(rates, rel=1e-8, abs=1e-8)
    nearest = min(rates, key=abs, default=None)
    assert is_same(internal_rate_of_return(flows), nearest)


@given(st.lists(st.floats(-0.9, 3), min_size=1, max_size=4, unique=True), st.integers(0, 36))
def test_all_rates_that_flows_were_made_from_are_found(rates, waiting):
    rates = sorted(rates)
    if min(np.diff(np.log1p(rates)), default=1.0) > 0.02:  # nearer ones drown in rounding
        flows = np.concatenate([np.zeros(waiting), worth_nothing_at(*rates)])
        assert internal_rates(flows) == pytest.approx(rates, rel=1e-6, abs=1e-6)


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=20))
def test_there_are_at_most_as_many_rates_as_changes_of_sign(flows):
    signs = np.sign([flow for flow in flows if flow])
    changes = int((signs[1:] != signs[:-1]).sum())
    found = internal_rates(flows)
    assert len(found) <= changes
    for rate in found:
        if NEARLY_ALL_IS_LOST < rate < HIGH:
            weights = (1 + rate) ** (-np.arange(len(flows)) / 12)
            assert abs(present_value(flows, rate)) <= 1e-6 * float(np.abs(flows) @ weights)


def test_flows_of_noise_have_the_rates_that_a_companion_matrix_has():
    flows = np.random.default_rng(5).normal(size=(40, 12))
    for own in flows.T:
        roots = np.roots(own[::-1])
        discounts = roots[(np.abs(roots.imag) < 1e-9) & (roots.real > 0)].real
        assert np.log1p(internal_rates(own)) == pytest.approx(np.sort(-12 * np.log(discounts)), rel=1e-6)


@given(PROJECTS, RATES)
def test_present_value_adds_up(flows, rate):
    halves = present_value(flows / 2, rate) * 2
    assert halves == pytest.approx(present_value(flows, rate), rel=1e-9, abs=1e-9)


@given(PROJECTS)
def test_without_a_rate_money_is_worth_what_it_is(flows):
    assert present_value(flows, 0.0) == pytest.approx(flows.sum(), rel=1e-12, abs=1e-9)


def test_the_first_flow_is_not_discounted_and_one_a_year_later_is_by_the_rate():
    assert present_value([5.0], 0.3) == 5.0
    assert present_value([0.0] * 12 + [1.3], 0.3) == pytest.approx(1.0)


@given(st.lists(PROJECTS, min_size=1, max_size=5))
def test_many_projects_have_each_its_own_rate_and_worth(projects):
    longest = max(map(len, projects))
    flows = np.stack([np.pad(project, (0, longest - len(project))) for project in projects], axis=1)
    for project, rate, worth in zip(projects, internal_rates_of_return(flows), present_values(flows, 0.1), strict=True):
        assert is_same(internal_rate_of_return(project), None if np.isnan(rate) else float(rate))
        assert worth == pytest.approx(present_value(project, 0.1), rel=1e-9, abs=1e-9)


@given(PROJECTS, st.integers(0, 12))
def test_waiting_for_the_first_flow_changes_no_rate(flows, months):
    waited = np.concatenate([np.zeros(months), flows])
    assert is_same(internal_rate_of_return(waited), internal_rate_of_return(flows))
    moved = from_first_flow(waited[:, None])[:, 0]
    assert np.array_equal(moved[: len(flows)], flows)
    assert not moved[len(flows) :].any()
