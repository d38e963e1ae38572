"""What an order does, read off two runs on the same futures."""

import numpy as np
import pytest

from sixteenth.decide.orders.effect import Futures, effect_of, margin_between

COUNT = 400


def futures(*, ruined=0.0, worth=0.0, lost=0.0, idle=0.0, spot=0.0, seed=1):
    luck = np.random.default_rng(seed).normal(size=COUNT)
    return Futures(
        ruined=100.0 * (luck < ruined),
        worth=luck + worth,
        lost_sales=luck + lost,
        idle=luck + idle,
        spot=luck + spot,
        finite=np.ones(COUNT, bool),
    )


def test_what_all_futures_share_is_told_without_error():
    effect = effect_of(5.0, futures(), futures(worth=3.0, lost=-2.0, idle=1.0), np.zeros(COUNT))
    assert effect.worth.value == pytest.approx(3.0)
    assert effect.worth.error == pytest.approx(0.0, abs=1e-9)
    assert effect.lost_sales.value == pytest.approx(-2.0)
    assert effect.idle.value == pytest.approx(1.0)
    assert effect.spot.value == pytest.approx(0.0)


def test_ruin_is_counted_with_its_binomial_error():
    effect = effect_of(5.0, futures(ruined=-1.0), futures(ruined=0.0), np.zeros(COUNT))
    share = effect.ruined.value / 100
    assert effect.ruined.error == pytest.approx(100 * np.sqrt(share * (1 - share) / COUNT), rel=0.01)
    assert effect.more_ruined.value > 20


def test_futures_that_are_no_numbers_are_left_out():
    stopped = np.zeros(COUNT)
    stopped[:100] = np.nan
    assert effect_of(5.0, futures(), futures(), stopped).futures == COUNT - 100


def test_a_dollar_more_is_the_difference_by_the_dollars():
    margin = margin_between(futures(), futures(idle=20.0, lost=-5.0, worth=-15.0), 100.0)
    assert margin.idle.value == pytest.approx(0.2)
    assert margin.lost_sales.value == pytest.approx(-0.05)
    assert margin.worth.value == pytest.approx(-0.15)
