"""From revenue to cash: every total is the sum of what stands above it, and the cash is the world's."""

import numpy as np
import pytest

from sixteenth.decide.ledger.bridge import LINES, cash_bridge, has_bridge
from tests.world.futures import Futures, shaken

LABS = 5


@pytest.fixture(params=[0, 1], ids=["easy", "hard"])
def futures(request) -> Futures:
    return shaken(request.param)


@pytest.mark.parametrize("lab", range(LABS))
def test_every_total_is_the_sum_of_the_lines_above_it(futures, lab):
    for draw in range(0, futures.result.draws, 5):
        bridge = cash_bridge(futures.result, lab, draw)
        scale = max(abs(amount) for line in bridge.lines for amount in line.amounts)
        total = np.zeros(len(bridge.cash_at_end))
        for line in bridge.lines:
            if line.is_total:
                np.testing.assert_allclose(line.amounts, total, rtol=0, atol=1e-9 * scale, err_msg=line.name)
            else:
                total += line.amounts


@pytest.mark.parametrize("lab", range(LABS))
def test_the_change_in_cash_takes_one_year_to_the_next(futures, lab):
    opening = futures.drawn("cash")[lab]
    for draw in range(0, futures.result.draws, 5):
        bridge = cash_bridge(futures.result, lab, draw)
        steps = np.diff([opening[draw], *bridge.cash_at_end])
        np.testing.assert_allclose(bridge.lines[-1].amounts, steps, rtol=0, atol=1e-9 * np.abs(steps).max() + 1)
        assert bridge.cash_at_end[-1] == futures.result.closing["cash"][lab, draw]


def test_every_line_is_a_name_of_the_world(futures):
    assert {name for name, _ in LINES} <= futures.result.monthly.keys()
    assert has_bridge(futures.result)
    assert not has_bridge(futures.result.select("company_revenue"))
