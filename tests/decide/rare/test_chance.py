"""A chance of weighted futures, against counts whose error and range are known."""

import numpy as np
import pytest

from sixteenth.decide.rare.chance import Batch, chance_of, equal, plain_error


def plain(ends: int, futures: int) -> Batch:
    values = (np.arange(futures) < ends).astype(float)
    return Batch(values, np.ones(futures), np.ones(futures, bool))


def test_plain_futures_in_one_batch_are_a_count_with_its_binomial_error():
    found = chance_of([plain(30, 1000)], [1.0])
    assert found.value == pytest.approx(0.03)
    assert found.error == pytest.approx(plain_error(0.03, 1000), rel=1e-3)  # n - 1 in place of n
    assert found.low < 0.03 < found.high
    assert found.carried_by == pytest.approx(30)
    assert found.effective == pytest.approx(1000)


def test_the_range_is_even_in_log_odds_and_keeps_within_nothing_and_all():
    found = chance_of([plain(1, 2000)], [1.0])
    odds = [each / (1 - each) for each in (found.low, found.value, found.high)]
    assert found.low > 0
    assert odds[1] / odds[0] == pytest.approx(odds[2] / odds[1])
    sure = chance_of([plain(10, 10)], [1.0])
    assert (sure.value, sure.low, sure.high) == (1.0, 1.0, 1.0)


def test_an_end_that_never_came_is_below_three_in_the_futures_drawn_as_they_are():
    half = Batch(np.zeros(1000), np.ones(1000), np.arange(1000) < 200)
    found = chance_of([plain(0, 1000), half], [1.0, 1.0])
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(3 / 1200)


def test_the_rule_of_three_holds_in_nineteen_of_twenty_cases():
    chance = 3 / 1000
    assert (1 - chance) ** 1000 == pytest.approx(0.05, abs=0.001)


def test_shares_of_batches_weigh_their_means_and_variances():
    one, other = plain(10, 100), plain(100, 400)
    found = chance_of([one, other], [1.0, 3.0])
    assert found.value == pytest.approx(0.25 * 0.1 + 0.75 * 0.25)
    assert found.error**2 == pytest.approx(0.25**2 * one.variance + 0.75**2 * other.variance)


def test_what_lies_between_the_parts_of_a_mixture_is_no_error():
    values, is_plain = np.r_[np.zeros(50), np.ones(50)], np.arange(100) < 50
    assert Batch(values, np.ones(100), is_plain).variance == 0
    assert Batch(values, np.ones(100), np.ones(100, bool)).variance > 0


def test_equal_weights_count_in_full_and_one_weight_alone_as_one():
    assert equal(np.full(7, 0.3)) == pytest.approx(7)
    assert equal(np.array([5.0, 0, 0])) == pytest.approx(1)
    assert equal(np.zeros(3)) == 0
