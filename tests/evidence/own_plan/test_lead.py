"""A lead brings the middle of futures to the plan; without it they go where the world takes them."""

import numpy as np

from sixteenth.evidence.own_plan.child import no_lead
from sixteenth.evidence.own_plan.lead import REVENUE, Follower, Simulated, find_lead
from tests.evidence.own_plan.plans import FEW, MONTHS, followed, quick


def missed(found: Simulated) -> float:
    base = np.log(followed().opening.revenue.base)
    return float(np.abs(found.quantiles(REVENUE, 0.5) - base).max())


def test_the_middle_future_is_led_to_the_base_case():
    own = followed()
    follower = Follower(own.opening, own.scenario, quick())
    before = follower.simulated(no_lead(len(MONTHS)), FEW)
    lead = find_lead(follower)
    assert missed(follower.simulated(lead, FEW)) < 0.05 < missed(before)
    assert 0 <= lead.luck <= 2


def test_a_company_that_is_no_more_counts_in_no_range():
    own = followed()
    found = Follower(own.opening, own.scenario, quick()).simulated(no_lead(len(MONTHS)), FEW)
    assert found.is_alive.shape == found.amounts(REVENUE).shape == (len(MONTHS), FEW)
    assert np.isfinite(found.quantiles(REVENUE, (0.1, 0.9))).all()
