"""How much can be committed, on `central`: curve, late year, leads, contracts, rule, and a stop on request."""

from dataclasses import replace
from functools import cache

import pytest

import sixteenth
from sixteenth.decide.orders.commitment import A_MARGIN, LEADS, Commitment, commitment, two_sizes
from sixteenth.decide.orders.effect import kept_in
from sixteenth.decide.orders.order import Order, Signing
from sixteenth.errors import Interrupted, Refused
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

pytestmark = pytest.mark.slow
DRAWS, MONTHS = 48, 120
RUNS = Session()
ORDER = Order("OpenAI", "2026-07", {"lead": 12.0, "tenor": 60.0, "take_or_pay": 1.0, "resale": 0.1})


def run(scenario: Scenario, draws: int):
    return RUNS.run(scenario, kept_in(sixteenth.read("central").world), draws=draws, seed=7)


@cache
def found() -> Commitment:
    return commitment(Signing(sixteenth.read("central"), ORDER), 30.0, MONTHS, run, DRAWS, DRAWS)


def test_the_largest_order_is_within_the_limit_and_the_next_is_not():
    sizes = {each.size: each.ruined.value for each in found().on_time.tried}
    size = found().on_time.size
    assert size is not None
    assert sizes[size] <= 30.0
    above = [each for each in sizes if each > size]
    assert all(sizes[each] > 30.0 for each in above)


def test_firm_compute_that_nobody_needs_is_paid_and_ruins():
    first, last = found().on_time.tried[1], found().on_time.tried[-1]
    assert last.idle.value > first.idle.value
    assert last.more_ruined.value > 0
    assert last.worth.value < 0


def test_an_order_saves_sales_and_the_spot_markets_premium():
    """It did not while a lab took what is signed for serving that its own research on order would use."""
    last = found().on_time.tried[-1]
    assert last.lost_sales.value < 0
    assert last.spot.value < 0


def test_an_order_signed_for_nothing_changes_nothing():
    nothing = found().on_time.tried[0]
    assert (nothing.size, nothing.worth.value, nothing.more_ruined.value) == (0.0, 0.0, 0.0)


def test_every_lead_and_every_contract_is_told():
    assert [each.lead for each in found().leads] == list(LEADS)
    assert {each.contract.partition(": ")[0] for each in found().contracts} == {"OpenAI"}
    assert not found().is_stopped


def test_the_rule_beside_it_covers_less_where_less_ruin_is_accepted():
    less = commitment(Signing(sixteenth.read("central"), ORDER), 5.0, MONTHS, run, DRAWS, DRAWS)
    one, other = less.rule, found().rule
    assert one is not None
    assert other is not None
    assert 0 < one.yearly < other.yearly


def test_stopped_after_the_curve_it_returns_the_curve():
    left = [8]

    def stopping(scenario: Scenario, draws: int):
        left[0] -= 1
        if left[0] < 0:
            raise Interrupted
        return run(scenario, draws)

    part = commitment(Signing(sixteenth.read("central"), ORDER), 30.0, MONTHS, stopping, DRAWS, DRAWS)
    assert part.is_stopped
    assert part.late is None
    assert len(part.on_time.tried) > 2


def test_a_world_that_lacks_what_is_read_is_refused():
    with pytest.raises(Refused, match="share_served"):
        commitment(Signing(sixteenth.read("interview_arithmetic"), replace(ORDER)), 5.0, 1, run, 8, 8)


@pytest.mark.parametrize(("size", "larger"), [(4e11, True), (8e12, True), (9e12, False), (1e13, False)])
def test_a_dollar_more_is_told_within_the_largest_order_there_may_be(size, larger):
    less, more = two_sizes(size, 1e13)
    assert 0 < less < more <= 1e13
    assert (less, more) == ((size, size * A_MARGIN) if larger else (size / A_MARGIN, size))
