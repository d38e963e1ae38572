"""What a plan says of inputs: futures near it count for more, and what they have in common is learnt."""

from dataclasses import replace

import numpy as np

import sixteenth
from sixteenth.evidence.own_plan.child import no_lead
from sixteenth.evidence.own_plan.lead import Follower
from sixteenth.evidence.own_plan.weigh_plan import as_before, weigh_plan
from tests.evidence.own_plan.plans import FEW, MONTHS, followed, quick


def test_futures_near_the_plan_count_for_more():
    own = followed()
    lead = replace(no_lead(len(MONTHS)), luck=0.0)
    follower = Follower(own.opening, own.scenario, quick())
    found = follower.simulated(lead, FEW)
    job = sixteenth.prepare(follower.led(lead), draws=FEW, seed=7)
    weighed = weigh_plan(own.opening, own.scenario, job, found)
    assert weighed.weights.weights.sum() == np.float64(1.0) or abs(weighed.weights.weights.sum() - 1) < 1e-9
    assert weighed.counted < 1  # so few futures are never trusted in full
    off = np.abs(np.log(found.amounts("company_revenue")) - np.log(own.opening.revenue.base)[:, None]).mean(axis=0)
    assert np.corrcoef(off, weighed.weights.weights)[0, 1] < 0
    even = as_before(weighed)
    assert (even.weights.effective, even.counted) == (float(FEW), 0.0)
    columns = even.rows(own.scenario, ["demand_elasticity"])
    assert len(columns["demand_elasticity"]) == 1200
