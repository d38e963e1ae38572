"""Investment of uncertain cost: how costly the rest of a project may be for it to be worth going on with.

A project pays V when it is done, and K of work is still expected. One may spend at a pace I of at most k a year, stop,
and come back. Technical uncertainty n moves K by n sqrt(I K) dz: only work resolves it. What inputs cost moves K by
g K dw, whether one works or not. One works at full pace where K <= K*, and else waits. Technical uncertainty raises K*,
for work teaches; input costs lower it, for waiting does (Pindyck 1993, Journal of Financial Economics 34). The second
holds where r V / k is below about eight: in a project that takes a working life, one who may still give up gains more
from moving costs than one who waits, and K* rises.

Closed forms hold without interest, or without uncertainty. `solve` takes any of both: the free boundary is guessed, the
equation of the worth F is integrated from there towards K = 0, and the guess is bettered until F(0) = V. That way down
is stable: what does not belong into the solution dies out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from sixteenth.errors import OutsideDomain
from sixteenth.said import said

NEAR_DONE = 20.0  # how far down costs are followed: to K* exp(-20)
AS_GOOD_AS_KNOWN = 1e7  # pace over what uncertainty moves, above which what is left to do has a known cost
PRECISION = 1e-10
WIDENING = 1.05  # by how much a bound of K* is moved where the root lies beyond it


@dataclass(frozen=True)
class Project:
    """A project by what it pays when done, what may be spent on it a year, and how sure its cost is."""

    payoff: float
    rate: float  # of interest, a year
    pace: float  # most that can be spent a year
    technical: float  # n, for the root of a year
    input_cost: float = 0.0  # g, for the root of a year


@dataclass(frozen=True)
class Solution:
    """K*, the most costly rest that is worth working on, and what the project is worth at any cost to go."""

    threshold: float
    worth: Callable[[float], float]


def threshold_without_interest(payoff: float, technical: float) -> float:
    """Return K* where nothing is discounted and inputs cost what they cost.

    Raises:
        OutsideDomain: when the payoff is not above 0 or technical uncertainty is below 0.

    """
    _check(Project(payoff, 0, 1, technical))
    return (1 + technical**2 / 2) * payoff


def worth_without_interest(payoff: float, cost: float, technical: float) -> float:
    """Return F(K) where nothing is discounted: the payoff less the cost, and what the right to give up is worth.

    Raises:
        OutsideDomain: as in `threshold_without_interest`, and when the cost is below 0.

    """
    _check_cost(cost)
    threshold = threshold_without_interest(payoff, technical)
    if cost >= threshold:
        return 0.0
    right_to_give_up = technical**2 / 2 * payoff * (cost / threshold) ** (1 + 2 / technical**2) if technical else 0.0
    return payoff - cost + right_to_give_up


def threshold_without_doubt(payoff: float, rate: float, pace: float) -> float:
    """Return K* where the cost is known: what is spent at full pace until it is done is worth the payoff.

    Raises:
        OutsideDomain: when payoff or pace is not above 0 or the rate is below 0.

    """
    _check(Project(payoff, rate, pace, 0))
    return payoff if rate == 0 else pace / rate * float(np.log1p(rate * payoff / pace))


def solve(project: Project) -> Solution:
    """Find K* and F for any interest and any uncertainty of both kinds.

    Raises:
        OutsideDomain: when payoff or pace is not above 0, something else is below 0, or nothing is discounted while
            input costs move: one then waits for ever, for they come down some day.

    """
    _check(project)
    if project.technical == project.input_cost == 0:
        return _known_cost(project)
    high = (1 + project.technical**2 / 2) * project.payoff
    while _worth_when_done(project, high) < project.payoff:
        high *= WIDENING
    low = high / 2
    while _worth_when_done(project, low) >= project.payoff:
        low /= 2
    root: Any = brentq(
        lambda threshold: _worth_when_done(project, threshold) - project.payoff, low, high, xtol=PRECISION * low
    )
    return Solution(float(root), _worth_below(project, float(root)))


def _known_cost(project: Project) -> Solution:
    threshold = threshold_without_doubt(project.payoff, project.rate, project.pace)

    def worth(cost: float) -> float:
        _check_cost(cost)
        return max(_worth_of_known_cost(project, cost), 0.0)

    return Solution(threshold, worth)


def _worth_of_known_cost(project: Project, cost: float) -> float:
    """Return the payoff of the day when it is done, less what is spent until then."""
    return project.payoff * _shrink(project, cost) - _spent(project, cost)


def _shrink(project: Project, cost: float) -> float:
    return float(np.exp(-project.rate * cost / project.pace))


def _spent(project: Project, cost: float) -> float:
    growth = project.rate / project.pace
    return cost if growth == 0 else float(-np.expm1(-growth * cost)) / growth


def _worth_below(project: Project, threshold: float) -> Callable[[float], float]:
    """Return the worth at any cost: integrated where one works, a power of the cost where one waits."""
    path = _integrate(project, threshold, dense=True)
    at_threshold, end = float(path.y[0, 0]), float(path.t[-1])

    def worth(cost: float) -> float:
        _check_cost(cost)
        if cost >= threshold:
            return at_threshold * (cost / threshold) ** _waiting_power(project) if at_threshold else 0.0
        down = np.log(threshold / cost) if cost > 0 else np.inf
        return float(path.sol(down)[0]) if down < end else _worth_of_known_cost(project, cost)

    return worth


def _worth_when_done(project: Project, threshold: float) -> float:
    """Return F(0) if the boundary were at this threshold; the last bit of the way has a known cost."""
    path = _integrate(project, threshold)
    left = threshold * float(np.exp(-path.t[-1]))
    return (float(path.y[0, -1]) + _spent(project, left)) / _shrink(project, left)


def _integrate(project: Project, threshold: float, *, dense: bool = False) -> Any:
    """Follow worth and slope, F and F', from the boundary down, by x = log(threshold / K).

    While one works, r F = -k - k F' + (n^2 k K + g^2 K^2) F'' / 2.
    """
    rate, pace = project.rate, project.pace

    def moves(x: float) -> float:
        return (project.technical**2 * pace + project.input_cost**2 * threshold * np.exp(-x)) / 2

    def change(x: float, state: Any) -> list[float]:
        worth, slope = state
        return [-threshold * np.exp(-x) * slope, -(pace * slope + pace + rate * worth) / moves(x)]

    def jacobian(x: float, _: Any) -> list[list[float]]:
        return [[0.0, -threshold * np.exp(-x)], [-rate / moves(x), -pace / moves(x)]]

    return solve_ivp(
        change,
        (0.0, _way_down(project, threshold)),
        _at_boundary(project, threshold),
        method="LSODA",
        jac=jacobian,
        rtol=PRECISION,
        atol=PRECISION * project.payoff,
        dense_output=dense,
    )


def _way_down(project: Project, threshold: float) -> float:
    """Return how far down from the boundary uncertainty matters, in logarithms of the cost."""
    enough = 2 * project.pace / AS_GOOD_AS_KNOWN - project.technical**2 * project.pace
    if enough <= 0:
        return NEAR_DONE
    return float(np.clip(np.log(max(project.input_cost**2 * threshold / enough, 1.0)), PRECISION, NEAR_DONE))


def _at_boundary(project: Project, threshold: float) -> tuple[float, float]:
    """Return worth and slope where working is just as good as waiting: n^2 K F'' / 2 - F' - 1 = 0, without a kink.

    What one who waits has is a power of K, from r F = g^2 K^2 F'' / 2; nothing, where input costs stand still.
    """
    if project.input_cost == 0:
        return 0.0, 0.0
    power = _waiting_power(project)
    slope = 1 / (project.technical**2 / 2 * (power - 1) - 1)
    return slope * threshold / power, slope


def _waiting_power(project: Project) -> float:
    return 0.5 - float(np.sqrt(0.25 + 2 * project.rate / project.input_cost**2))


def _check_cost(cost: float) -> None:
    if not cost >= 0:
        message = said("a cost to go of {cost:g}: it must not be below 0", cost=cost)
        raise OutsideDomain(message)


def _check(project: Project) -> None:
    above = ("payoff", "pace")
    for name in (*above, "rate", "technical", "input_cost"):
        number = getattr(project, name)
        if not (0 <= number < np.inf) or (name in above and number == 0):
            message = said(
                "{name} is {number:g}: it must be {how} 0 and finite",
                name=name,
                number=number,
                how=said("above") if name in above else said("at least"),
            )
            raise OutsideDomain(message)
    if project.rate == 0 < project.input_cost:
        message = said(
            "no interest while input costs move by {input_cost:g}: one waits for ever, and K* is 0",
            input_cost=project.input_cost,
        )
        raise OutsideDomain(message)


def reproduce(cost: float | None = None, **given: Any) -> dict[str, float]:
    """Return K*, and F at the cost where one is given: solved, and in closed form where there is one."""
    project = Project(**given)
    solution = solve(project)
    found = {"K*, solved": solution.threshold}
    if cost is not None:
        found["F(K), solved"] = solution.worth(cost)
    if project.technical == project.input_cost == 0:
        found["K*, closed form"] = threshold_without_doubt(project.payoff, project.rate, project.pace)
    elif project.rate == 0:
        found["K*, closed form"] = threshold_without_interest(project.payoff, project.technical)
        if cost is not None:
            found["F(K), closed form"] = worth_without_interest(project.payoff, cost, project.technical)
    return found
