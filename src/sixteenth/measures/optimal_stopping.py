"""When to stop, learnt from simulated futures: least-squares Monte Carlo.

At each date, what going on is worth is guessed from the state by a regression of what came of going on in the simulated
futures; where stopping is worth more than that, one stops. Dates are walked backward, so that what came of going on
already contains the stops of later dates (Longstaff and Schwartz 2001, Review of Financial Studies 14).

What stopping brings may itself be unknown when it is decided on. Then what going on brings beyond it is regressed, and
one stops where that is below nothing; the state alone decides.

A policy that is judged on the futures it was fitted to has seen them, and can look better than it is. Judged on others
(`valued_on`) its value is on average too low, as no policy beats the best one: that is the honest estimate.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.said import joined, said

Numbers = npt.NDArray[np.floating]
Basis = Callable[[Numbers], Numbers]  # states of some draws, [draw] or [draw, state], into [draw, function]
Learning = Literal["paying", "all", "unseen"]
FEWEST = 2  # draws of which a spread can be told


@dataclass(frozen=True)
class Futures:
    """Simulated futures in which one may stop once, and at the last date must.

    What is earned or spent on the way belongs into the payoff, summed up to its date; the state should then tell it.
    """

    states: npt.ArrayLike  # [date, draw] or [date, draw, state]: all that one knows when deciding
    payoffs: npt.ArrayLike  # [date, draw]: what stopping is worth, in money of its date
    discount: npt.ArrayLike  # [date] or [date, draw]: what one unit of a date is worth now
    may_stop: npt.ArrayLike | None = None  # [date, draw]: whether there is anything to decide; everywhere if None


@dataclass(frozen=True)
class Policy:
    """A rule that says when to stop: the regression of each date but the last, None where nothing could be learnt."""

    coefficients: tuple[Numbers | None, ...]  # [date][function], in worth of now
    basis: Basis
    learn_from: Learning
    caution: float = 0.0
    spreads: tuple[
        Numbers | None, ...
    ] = ()  # [date][function, function]: covariance of coefficients, where caution asks


@dataclass(frozen=True)
class Stopping:
    """What stopping by a policy is worth, and when each draw stops."""

    value: float
    standard_error: float  # of independent draws, the policy taken as given
    dates: npt.NDArray[np.intp]  # [draw], counted from 0
    worth: Numbers  # [draw], in worth of now


def stop_optimally(
    futures: Futures,
    basis: Basis,
    *,
    learn_from: Learning = "paying",
    valued_on: Futures | None = None,
    caution: float = 0.0,
) -> Stopping:
    """Fit a policy to futures and value it on the same, or on others that it has not seen.

    Args:
        futures: what the policy is fitted to.
        basis: functions of the state in which the worth of going on is written.
        learn_from: `paying` looks only at draws in which stopping pays, and never stops in others; `all` at every
            draw, for payoffs that may be losses; `unseen` likewise, for payoffs that are not known when deciding, so
            that only the state says when to stop.
        valued_on: other futures with the same dates, for a value that is not flattered by hindsight.
        caution: by how many standard errors of the regression (White 1980, Econometrica 48) stopping must be better.

    Raises:
        OutsideDomain: when futures have no dates, fewer than two draws, shapes that do not fit or payoffs that are
            no numbers; when it is none of these from whom one learns.

    """
    policy = fit_policy(futures, basis, learn_from, caution)
    return follow(policy, futures if valued_on is None else valued_on)


def fit_policy(futures: Futures, basis: Basis, learn_from: Learning = "paying", caution: float = 0.0) -> Policy:
    """Learn backward from the last date where stopping is worth more than going on.

    A date with no more draws to learn from than there are functions teaches nothing: one goes on.

    Raises:
        OutsideDomain: as in `stop_optimally`.

    """
    if learn_from not in get_args(Learning):
        message = said(
            "learning from '{learn_from}': it must be from {names}",
            learn_from=learn_from,
            names=joined(" or ", get_args(Learning)),
        )
        raise OutsideDomain(message)
    states, worth_of_stopping, has_choice = _checked(futures)
    coefficients: list[Numbers | None] = [None] * (len(states) - 1)
    spreads = coefficients.copy()
    to_come = worth_of_stopping[-1].copy()
    for date in reversed(range(len(states) - 1)):
        now = worth_of_stopping[date]
        draws = np.flatnonzero(has_choice[date] & _may_stop(now, learn_from))
        known, seen = _functions(basis, states[date, draws]), _seen(now[draws], learn_from)
        if len(draws) <= known.shape[1]:
            continue
        ahead = to_come[draws] - (now[draws] - seen)
        coefficients[date] = found = _regression(known, ahead)
        spreads[date] = spread = _spread(known, ahead - known @ found) if caution else None
        stopped = draws[seen > known @ found + _margin(known, spread, caution)]
        to_come[stopped] = now[stopped]
    return Policy(tuple(coefficients), basis, learn_from, caution, tuple(spreads))


def follow(policy: Policy, futures: Futures) -> Stopping:
    """Walk futures forward and stop in each where the policy first says so.

    Raises:
        OutsideDomain: as in `stop_optimally`, and when the policy was fitted to another number of dates.

    """
    states, worth_of_stopping, has_choice = _checked(futures)
    last = len(states) - 1
    if len(policy.coefficients) != last:
        message = said(
            "{last} dates: the policy was fitted to {count}", last=last + 1, count=len(policy.coefficients) + 1
        )
        raise OutsideDomain(message)
    dates = np.full(states.shape[1], last)
    for date, coefficients in enumerate(policy.coefficients):
        if coefficients is None:
            continue
        now = worth_of_stopping[date]
        draws = np.flatnonzero((dates == last) & has_choice[date] & _may_stop(now, policy.learn_from))
        known = _functions(policy.basis, states[date, draws])
        spread = policy.spreads[date] if policy.caution else None
        going_on = known @ coefficients + _margin(known, spread, policy.caution)
        dates[draws[_seen(now[draws], policy.learn_from) > going_on]] = date
    worth = worth_of_stopping[dates, np.arange(len(dates))]
    return Stopping(float(worth.mean()), float(worth.std(ddof=1) / np.sqrt(len(worth))), dates, worth)


def powers(degree: int) -> Basis:
    """Return all products of states up to a degree, 1 included: a basis that serves where nothing better is known.

    Raises:
        OutsideDomain: when the degree is below 0.

    """
    if degree < 0:
        message = said("a degree of {degree}: it must not be below 0", degree=degree)
        raise OutsideDomain(message)

    def products(states: Numbers) -> Numbers:
        each = states[:, None] if states.ndim == 1 else states
        chosen = [
            list(columns)
            for so_many in range(degree + 1)
            for columns in combinations_with_replacement(range(each.shape[1]), so_many)
        ]
        return np.stack([each[:, columns].prod(axis=1) for columns in chosen], axis=1)

    return products


def _checked(futures: Futures) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Return states, what stopping is worth now, and where there is a choice, [date, draw]."""
    states, payoffs, discount = (
        np.asarray(each, float) for each in (futures.states, futures.payoffs, futures.discount)
    )
    has_choice = np.ones(payoffs.shape, bool) if futures.may_stop is None else np.asarray(futures.may_stop, bool)
    problems = {
        said(
            "choices of shape {shape}: [date, draw] must be those of payoffs, {other_shape}",
            shape=has_choice.shape,
            other_shape=payoffs.shape,
        ): (has_choice.shape != payoffs.shape),
        said("states of {ndim} axes: [date, draw] or [date, draw, state] are needed", ndim=states.ndim): states.ndim
        not in {2, 3},
        said(
            "payoffs of shape {shape}: [date, draw] must be those of states, {other_shape}",
            shape=payoffs.shape,
            other_shape=states.shape[:2],
        ): (payoffs.shape != states.shape[:2]),
        said(
            "a discount of shape {shape}: [date] or [date, draw] must be those of payoffs, {other_shape}",
            shape=discount.shape,
            other_shape=payoffs.shape,
        ): (discount.shape not in {payoffs.shape, payoffs.shape[:1]}),
        said(
            "futures of shape {shape}: at least one date and {fewest} draws are needed",
            shape=payoffs.shape,
            fewest=FEWEST,
        ): (payoffs.size == 0 or payoffs.shape[-1:] < (FEWEST,)),
        said("payoffs, states or discounts that are no finite numbers"): not all(
            np.isfinite(each).all() for each in (states, payoffs, discount)
        ),
    }
    require_domain(problems)
    return states, payoffs * (discount[:, None] if discount.ndim == 1 else discount), has_choice


def _may_stop(worth_of_stopping: Numbers, learn_from: Learning) -> npt.NDArray[np.bool_]:
    return worth_of_stopping > 0 if learn_from == "paying" else np.ones(len(worth_of_stopping), bool)


def _seen(worth_of_stopping: Numbers, learn_from: Learning) -> Numbers:
    """Return what one knows of the worth of stopping: all, or nothing, as what is regressed is then the difference."""
    return np.zeros_like(worth_of_stopping) if learn_from == "unseen" else worth_of_stopping


def _margin(known: Numbers, spread: Numbers | None, caution: float) -> Numbers | float:
    """Return by how much stopping must be better at each state."""
    return 0.0 if spread is None else caution * np.sqrt(np.einsum("ij,jk,ik->i", known, spread, known).clip(0))


def _spread(known: Numbers, missed: Numbers) -> Numbers:
    """Return the covariance of least-squares coefficients whose misses differ in size from draw to draw."""
    inverse: Any = np.linalg.pinv(known.T @ known)
    found: Any = inverse @ ((known * missed[:, None] ** 2).T @ known) @ inverse
    return found


def _functions(basis: Basis, states: Numbers) -> Numbers:
    """Compute the basis, which may be asked about no draws at all."""
    found: Any = np.asarray(basis(states), float)
    if len(found.shape[1:]) != 1 or len(found) != len(states):
        message = said(
            "a basis of shape {shape}: it must be [draw, function], with {count} draws",
            shape=found.shape,
            count=len(states),
        )
        raise OutsideDomain(message)
    return found


def _regression(known: Numbers, to_come: Numbers) -> Numbers:
    """Return least-squares coefficients; functions that say the same share theirs."""
    scale = np.abs(known).max(axis=0)
    scale[scale == 0] = 1
    coefficients: Any = np.linalg.lstsq(known / scale, to_come, rcond=None)[0]
    return coefficients / scale
