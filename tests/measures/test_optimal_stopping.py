"""Stopping learnt by regression is what backward induction finds, where that can be done exactly."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import norm

from sixteenth.errors import OutsideDomain
from sixteenth.measures.optimal_stopping import Futures, fit_policy, follow, powers, stop_optimally

DATES = 6
WALKS = np.array(list(product([0, 1], repeat=DATES - 1)))  # every walk of up and down, once: even odds
UPS = np.concatenate([np.zeros((1, len(WALKS)), int), np.cumsum(WALKS.T, axis=0)])  # [date, draw]
MONEY = st.floats(-100, 100, width=32)


def one_for_each(ups):
    """Tell every number of ups apart, so that a regression is a table of means."""
    return np.equal.outer(ups, np.arange(DATES)).astype(float)


def backward_induction(payoffs, discount):
    """Value the walk from its end, by the odds of up and down; payoffs are [date, ups]."""
    worth = discount[-1] * payoffs[-1]
    for date in reversed(range(DATES - 1)):
        going_on = (worth[: date + 1] + worth[1 : date + 2]) / 2
        worth = np.maximum(discount[date] * payoffs[date, : date + 1], going_on)
    return worth[0]


def walk(payoffs, discount):
    return Futures(UPS, payoffs[np.arange(DATES)[:, None], UPS], discount)


@given(arrays(float, (DATES, DATES), elements=MONEY), st.floats(0.5, 1))
def test_on_every_walk_of_a_tree_the_value_is_that_of_backward_induction(payoffs, shrink):
    discount = shrink ** np.arange(DATES)
    found = stop_optimally(walk(payoffs, discount), one_for_each, learn_from="all")
    assert found.value == pytest.approx(backward_induction(payoffs, discount), abs=1e-9)


@given(arrays(float, (DATES, DATES), elements=MONEY), st.floats(0.5, 1))
def test_no_fixed_date_is_better_on_a_tree(payoffs, shrink):
    futures = walk(payoffs, shrink ** np.arange(DATES))
    found = stop_optimally(futures, one_for_each, learn_from="all")
    fixed = (np.asarray(futures.discount)[:, None] * np.asarray(futures.payoffs)).mean(axis=1)
    assert found.value >= fixed.max() - 1e-9


@given(arrays(float, (DATES, DATES), elements=st.floats(0.5, 100)))
def test_where_stopping_always_pays_it_does_not_matter_from_whom_one_learns(payoffs):
    futures = walk(payoffs, np.ones(DATES))
    paying, everyone = (stop_optimally(futures, one_for_each, learn_from=each) for each in ("paying", "all"))
    np.testing.assert_array_equal(paying.dates, everyone.dates)


@given(arrays(float, 8, elements=st.integers(1, 1000).map(float), unique=True), st.floats(0.8, 1))
def test_one_stops_at_the_best_date_when_all_is_known(by_date, shrink):
    discount = shrink ** np.arange(8)
    payoffs = np.repeat(by_date[:, None], 5, axis=1)
    found = stop_optimally(Futures(payoffs, payoffs, discount), powers(0))
    assert found.value == pytest.approx((discount * by_date).max())
    assert found.standard_error == pytest.approx(0, abs=1e-9)


def chain(odds, payoffs, draws, random):
    """Draw a chain of states: rows of `odds` say where one goes next."""
    states = np.zeros((len(payoffs), draws), int)
    for date in range(1, len(states)):
        ladder = odds.cumsum(axis=1)[states[date - 1]]
        states[date] = np.minimum((random.random(draws)[:, None] > ladder).sum(axis=1), len(odds) - 1)
    return Futures(states, payoffs[np.arange(len(states))[:, None], states], 0.95 ** np.arange(len(states)))


@given(st.integers(0, 2**32 - 1))
def test_on_unseen_futures_of_a_chain_the_value_is_the_best_there_is(seed):
    random = np.random.default_rng(seed)
    odds, payoffs = random.dirichlet(np.ones(4), 4), random.uniform(-1, 1, (7, 4))
    worth = payoffs[-1]
    for date in reversed(range(6)):
        worth = np.maximum(payoffs[date], 0.95 * odds @ worth)
    seen, unseen = (chain(odds, payoffs, 4_000, random) for _ in range(2))

    def basis(states):
        return np.equal.outer(states, np.arange(4)).astype(float)

    found = stop_optimally(seen, basis, learn_from="all", valued_on=unseen)
    assert abs(found.value - worth[0]) < 4.5 * found.standard_error + 0.01
    assert found.value == pytest.approx(found.worth.mean())
    assert found.standard_error == pytest.approx(found.worth.std(ddof=1) / np.sqrt(4_000))


def test_a_policy_looks_better_on_what_it_has_seen():
    """States are noise, and payoffs independent: the best is to stop above what later dates are worth."""
    random = np.random.default_rng(5)
    seen, unseen = [], []
    for _ in range(200):
        one, other = (Futures(random.random((6, 60)), random.normal(1, 1, (6, 60)), np.ones(6)) for _ in range(2))
        seen.append(stop_optimally(one, powers(4), learn_from="all").value)
        unseen.append(stop_optimally(one, powers(4), learn_from="all", valued_on=other).value)
    best = 1.0
    for _ in range(5):
        best = best + (1 - best) * norm.cdf(1 - best) + norm.pdf(1 - best)  # the mean of the larger of payoff and best
    doubt = np.std(unseen) / np.sqrt(len(unseen))
    assert np.mean(unseen) < best + 4 * doubt
    assert np.mean(unseen) > best - 0.3
    assert np.mean(seen) > np.mean(unseen) + 4 * doubt


def random_futures(seed, draws=40, state=()):
    random = np.random.default_rng(seed)
    return Futures(random.random((5, draws, *state)), random.normal(0.5, 1, (5, draws)), random.uniform(0.8, 1, 5))


@given(st.integers(0, 10_000), st.floats(0.01, 100), st.sampled_from(["paying", "all"]))
def test_the_value_is_in_the_unit_of_the_payoffs(seed, unit, learn_from):
    futures = random_futures(seed)
    scaled = Futures(futures.states, unit * np.asarray(futures.payoffs), futures.discount)
    one, other = (stop_optimally(each, powers(2), learn_from=learn_from) for each in (futures, scaled))
    assert other.value == pytest.approx(unit * one.value, rel=1e-9)
    assert other.standard_error == pytest.approx(unit * one.standard_error, rel=1e-9)


@given(st.integers(0, 10_000))
def test_a_discount_by_date_is_the_same_as_one_by_draw_or_in_the_payoffs(seed):
    futures = random_futures(seed)
    payoffs, discount = np.asarray(futures.payoffs), np.asarray(futures.discount)[:, None]
    same = [
        Futures(futures.states, payoffs, np.broadcast_to(discount, payoffs.shape)),
        Futures(futures.states, payoffs * discount, np.ones(len(payoffs))),
    ]
    expected = stop_optimally(futures, powers(3)).worth
    for each in same:
        np.testing.assert_allclose(stop_optimally(each, powers(3)).worth, expected)


@given(st.integers(0, 10_000))
def test_nobody_stops_early_where_stopping_does_not_pay(seed):
    futures = random_futures(seed)
    found = stop_optimally(futures, powers(2))
    early = found.dates < 4
    assert (found.worth[early] > 0).all()
    assert early.any()


@given(st.integers(0, 10_000), st.integers(1, 4), st.integers(0, 4))
def test_powers_are_all_products_up_to_a_degree(seed, states, degree):
    known = np.random.default_rng(seed).uniform(0.5, 2, (3, states))
    exponents = [each for each in product(range(degree + 1), repeat=states) if sum(each) <= degree]
    expected = np.array([[np.prod(row ** np.array(each)) for each in exponents] for row in known])
    np.testing.assert_allclose(np.sort(powers(degree)(known), axis=1), np.sort(expected, axis=1))
    if states == 1:
        np.testing.assert_array_equal(powers(degree)(known[:, 0]), powers(degree)(known))


def test_two_states_are_used_together():
    """Stopping at the first date pays where the states have the same sign: only their product tells."""
    random = np.random.default_rng(2)
    states = random.normal(size=(2, 4_000, 2))
    gain = states[0].prod(axis=1)
    payoffs = np.stack([np.ones(4_000), 1 - gain + 0.5 * random.normal(size=4_000)])
    found = stop_optimally(Futures(states, payoffs, np.ones(2)), powers(2))
    assert np.mean((found.dates == 0) == (gain > 0)) > 0.97


def test_a_date_with_too_few_draws_to_learn_from_is_passed():
    futures = Futures(np.arange(6.0).reshape(2, 3), [[9, 9, 9], [1, 1, 1]], np.ones(2))
    assert stop_optimally(futures, powers(2)).value == 1
    assert stop_optimally(futures, powers(1)).value == 9


def test_states_that_say_nothing_do_no_harm():
    """All draws start from the same state, so that functions of it are all the same."""
    payoffs = np.stack([np.full(50, 2.0), np.random.default_rng(1).random(50)])
    found = stop_optimally(Futures(np.ones((2, 50)), payoffs, np.ones(2)), powers(3))
    assert (found.value, found.standard_error) == (2, 0)


def test_with_one_date_there_is_nothing_to_decide():
    found = stop_optimally(Futures([[1, 2, 3]], [[1, -2, 4]], [0.5]), powers(1))
    assert found.value == 0.5
    assert found.dates.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("futures", "told"),
    [
        (Futures([1, 2], [1, 2], [1]), "states of 1 axes"),
        (Futures(np.ones((2, 2, 2, 2)), np.ones((2, 2)), [1, 1]), "states of 4 axes"),
        (Futures(np.ones((3, 4)), 1.0, np.ones(3)), r"payoffs of shape \(\)"),
        (Futures(np.ones((3, 4)), np.ones((3, 5)), np.ones(3)), r"payoffs of shape \(3, 5\)"),
        (Futures(np.ones((3, 4)), np.ones((3, 4)), np.ones(4)), r"discount of shape \(4,\)"),
        (Futures(np.ones((3, 1)), np.ones((3, 1)), np.ones(3)), "2 draws are needed"),
        (Futures(np.ones((0, 4)), np.ones((0, 4)), np.ones(0)), "one date"),
        (Futures(np.ones((1, 2)), [[1, np.nan]], [1]), "no finite numbers"),
        (Futures([[1, np.inf]], [[1, 1]], [1]), "no finite numbers"),
        (Futures([[1, 1]], [[1, 1]], [np.inf]), "no finite numbers"),
    ],
)
def test_futures_that_make_no_sense_are_refused(futures, told):
    with pytest.raises(OutsideDomain, match=told):
        stop_optimally(futures, powers(1))


def test_a_policy_for_other_dates_is_refused():
    policy = fit_policy(random_futures(1), powers(1))
    with pytest.raises(OutsideDomain, match="4 dates: the policy was fitted to 5"):
        follow(policy, Futures(np.ones((4, 3)), np.ones((4, 3)), np.ones(4)))


def test_a_basis_that_is_no_table_is_refused():
    with pytest.raises(OutsideDomain, match="a basis of shape"):
        stop_optimally(random_futures(1), lambda states: states)
    with pytest.raises(OutsideDomain, match="a basis of shape"):
        stop_optimally(random_futures(1), lambda states: states.mean())


def test_learning_from_nobody_known_is_refused():
    nobody: Any = "nobody"
    with pytest.raises(OutsideDomain, match="learning from 'nobody': it must be from paying or all"):
        fit_policy(random_futures(1), powers(1), nobody)


def test_a_degree_below_nothing_is_refused():
    with pytest.raises(OutsideDomain, match="a degree of -1"):
        powers(-1)


NOISE = 50.0


def unseen_tree(payoffs, random, copies):
    """Return walks whose payoffs are known on average only: each drawn many times, with noise that means nothing."""
    ups = np.repeat(UPS, copies, axis=1)
    known = payoffs[np.arange(DATES)[:, None], ups]
    return Futures(ups, known + NOISE * random.standard_normal(ups.shape), np.ones(DATES)), known


@given(st.integers(0, 2**32 - 1))
def test_where_payoffs_are_unseen_the_state_decides_as_by_backward_induction(seed):
    """Noise in a payoff is neither chased nor avoided: its mean, given the state, is what counts."""
    random = np.random.default_rng(seed)
    payoffs = random.uniform(0, 1000, (DATES, DATES))
    learnt, _ = unseen_tree(payoffs, random, 40)
    others, known = unseen_tree(payoffs, random, 40)
    found = stop_optimally(learnt, one_for_each, learn_from="unseen", valued_on=others)
    exact = backward_induction(payoffs, np.ones(DATES))
    settled = known[found.dates, np.arange(known.shape[1])].mean()
    assert settled <= exact + 1e-9
    assert settled > exact - NOISE
    assert found.value == pytest.approx(settled, abs=5 * NOISE / np.sqrt(known.shape[1]))


@given(arrays(float, (DATES, DATES), elements=MONEY))
def test_without_a_choice_one_goes_on(payoffs):
    futures = walk(payoffs, np.ones(DATES))
    has_choice = np.zeros(UPS.shape, bool)
    has_choice[2] = True
    found = stop_optimally(
        Futures(futures.states, futures.payoffs, futures.discount, has_choice), one_for_each, learn_from="all"
    )
    assert set(found.dates) <= {2, DATES - 1}


def test_caution_stops_only_where_stopping_is_better_for_sure():
    random = np.random.default_rng(1)
    states = np.stack([np.tile([0.0, 1.0], 200), np.zeros(400)])
    for gain, stops in ((0.01, 0.0), (1.0, 0.5)):
        payoffs = np.stack([np.where(states[0] > 0, gain, -1.0), random.standard_normal(400)])
        found = stop_optimally(Futures(states, payoffs, np.ones(2)), powers(1), learn_from="unseen", caution=3.0)
        assert (found.dates == 0).mean() == stops


def test_choices_of_another_shape_are_refused():
    with pytest.raises(OutsideDomain, match="choices of shape"):
        fit_policy(Futures(UPS, UPS, np.ones(DATES), np.ones(3, bool)), powers(1))
