"""An order as one contract more: nothing before its month, all of its terms, in one program, and what cannot be."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.orders.effect import kept_in
from sixteenth.decide.orders.order import Order, Signing, cannot_order, most_of, own_contracts
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

DRAWS = 16
RUNS = Session()


@cache
def central() -> Scenario:
    return sixteenth.read("central")


def run(scenario):
    return RUNS.run(scenario, kept_in(central().world), draws=DRAWS, seed=7)


def signing(**terms):
    return Signing(central(), Order("OpenAI", "2027-03", {"lead": 9.0, "tenor": 48.0, **terms}))


def test_before_the_first_delivery_can_be_counted_on_nothing_differs():
    asked = signing()
    one, other = run(asked.signed(0.0)), run(asked.signed(4e11))
    before = list(one.months).index(np.datetime64("2027-03"))
    assert (one.monthly["company_revenue"][:before] == other.monthly["company_revenue"][:before]).all()
    assert (one.monthly["company_revenue"] != other.monthly["company_revenue"]).any()


def test_signing_nothing_is_the_scenario_itself():
    own, none = run(central()), run(signing().signed(0.0))
    assert np.allclose(own.monthly["company_revenue"], none.monthly["company_revenue"], rtol=1e-4)


def test_a_late_year_sells_less():
    on_time, late = (run(signing().signed(0.0, late=late)) for late in (False, True))
    at = on_time.labels["lab"].index("OpenAI")
    assert late.monthly["company_revenue"][12, at].mean() < on_time.monthly["company_revenue"][12, at].mean()


def test_terms_change_what_it_does():
    loose, firm = (run(signing(take_or_pay=share, resale=0.0).signed(2e12)) for share in (0.0, 1.0))
    at = loose.labels["lab"].index("OpenAI")
    assert firm.monthly["idle_compute"][:, at].sum() > 2 * loose.monthly["idle_compute"][:, at].sum()


def test_a_contract_can_be_taken_out():
    without = signing().without("OpenAI: Oracle")
    assert own_contracts(central(), "OpenAI") == ("OpenAI: Oracle", "OpenAI: Microsoft", "OpenAI: AWS")
    assert run(without).monthly["company_revenue"].shape == run(central()).monthly["company_revenue"].shape


def test_the_most_is_the_bound_of_its_card():
    assert most_of(central()) == 1e13


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (Order("Openai", "2027-03", {}), "OpenAI"),
        (Order("OpenAI", "2037-03", {}), "a month from 2026-07 to 2036-06"),
    ],
)
def test_what_cannot_be_ordered_is_told(order, told):
    (fault,) = cannot_order(central(), order)
    assert told in str(fault)


def test_a_world_without_contracts_is_told():
    (fault,) = cannot_order(sixteenth.read("interview_arithmetic"), Order("OpenAI", "2027-03", {}))
    assert "a world without contracts" in str(fault)
