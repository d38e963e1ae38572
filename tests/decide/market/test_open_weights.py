"""Open or closed does not matter in one market, and decides all in another; the reason is how alike they are."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.market.open_weights import OpenWeightsTable, open_weights_table
from sixteenth.errors import OutsideDomain


@cache
def found(hosting: float = 1.0, quality: float = 1.0) -> OpenWeightsTable:
    return open_weights_table(sixteenth.read("central"), "enterprise", hosting=hosting, quality=quality)


def test_at_todays_lag_open_weights_have_todays_share_however_alike():
    table = open_weights_table(sixteenth.read("central"), "enterprise", alike=(0.0, 0.4), lags=(found().lag_today,))
    np.testing.assert_allclose(np.ravel(table.open_shares), 0.12, atol=0.005)


def test_it_holds_where_customers_tell_offers_apart():
    """Catching up from today's lag at once costs labs less than a tenth of their gross profit."""
    now, at_once = found().lags.index(3.5), found().lags.index(0.0)
    assert found().profits[0][at_once] > 0.9 * found().profits[0][now]
    assert found().open_shares[0][at_once] < 0.2


def test_it_fails_where_they_do_not():
    now, at_once = found().lags.index(3.5), found().lags.index(0.0)
    assert found().alike[-2] == pytest.approx(0.95)
    assert found().profits[-2][at_once] < 0.2 * found().profits[-2][now]
    assert found().open_shares[-2][at_once] > 0.8


def test_markups_fall_below_the_hosts_as_offers_become_the_same():
    """World page: with theta 0 and sigma towards 1 markups fall to the host's."""
    markups = np.array(found(quality=0.0).markups)
    assert (np.diff(markups[:, 0]) < 0).all()
    assert markups[-1].max() < found().host_margin
    np.testing.assert_allclose(markups, markups[:, :1] * np.ones(markups.shape[1]), rtol=1e-6)


def test_more_lag_sells_less_and_the_more_alike_the_steeper():
    shares = np.array(found().open_shares)
    assert (np.diff(shares, axis=1) <= 1e-9).all()
    reach = shares[:, 0] - shares[:, -1]
    assert (np.diff(reach) >= -1e-9).all()


def test_cheaper_hosting_sells_more_and_lowers_markups():
    assert (np.array(found(hosting=0.5).open_shares) >= np.array(found().open_shares) - 1e-9).all()
    assert (np.array(found(hosting=0.5).markups) <= np.array(found().markups) + 1e-9).all()


def test_shares_and_profits_are_parts_of_a_whole():
    for name in ("open_shares", "profits"):
        numbers = np.array(getattr(found(), name))
        assert numbers.min() >= 0
        assert numbers.max() <= 1


def test_the_same_cannot_be_more_than_the_same():
    with pytest.raises(OutsideDomain, match="open_similarity"):
        open_weights_table(sixteenth.read("central"), "enterprise", alike=(1.5,))
