"""American puts by least-squares Monte Carlo: the rule that says when to stop, on the example it was published with.

The price moves as a geometric Brownian motion, and the put may be exercised on equally spaced dates, now and the end
included. 50 dates a year is the grid of the published table; with ever more dates the value rises to that of continuous
exercise: from 4.478 to 4.487 for a spot of 36, a volatility of 20 % and one year.

There are three ways to a number: simulation with `optimal_stopping.py`; a binomial lattice with the same dates;
and, for the put that can only be exercised at the end, the closed form. The simulated policy is fitted to one half of
the draws and valued on the other, so that it errs low. Draws are antithetic pairs. The control variate is what the
European put is worth on the day of exercise, for its expected worth now is known (Rasmussen 2005, Journal of
Computational Finance 9).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.polynomial.laguerre import lagvander
from scipy.special import ndtr

from sixteenth.errors import OutsideDomain
from sixteenth.measures.optimal_stopping import Basis, Futures, powers, stop_optimally
from sixteenth.said import said

Numbers = npt.NDArray[np.floating]
FEWEST_DRAWS = 8  # two antithetic pairs to fit a policy, two to value it
NEARLY = 1e-9  # how near to a whole number a number of dates must be


@dataclass(frozen=True)
class Put:
    """The right to sell at the strike, on dates that are equally spaced; the rate and volatility are yearly."""

    spot: float
    strike: float
    rate: float
    volatility: float
    years: float
    dates_a_year: float

    @property
    def dates(self) -> int:
        """Count the dates after now on which it can be exercised."""
        return round(self.years * self.dates_a_year)


@dataclass(frozen=True)
class Estimate:
    """A simulated value with its standard error, the policy taken as given: of few draws, another fit differs more."""

    value: float
    standard_error: float
    uncontrolled_error: float  # the standard error without the control variate
    mean_years: float  # until exercise, or to the end


def european_put(put: Put) -> float:
    """Value a put that can be exercised only at the end (Black and Scholes 1973).

    Raises:
        OutsideDomain: when spot, strike, volatility or years are not above 0, or years hold no whole number of dates.

    """
    _check(put)
    return float(_european(put, np.array([put.spot]), np.array([put.years]))[0])


def lattice_put(put: Put, steps_a_date: int = 100) -> float:
    """Value the put on a binomial lattice that stops only on the dates (Cox, Ross and Rubinstein 1979).

    Raises:
        OutsideDomain: as in `european_put`, and when steps are so coarse that an up-move would be no odds.

    """
    _check(put)
    steps = put.dates * steps_a_date
    if steps_a_date < 1:
        message = said("{steps_a_date} steps a date: at least one is needed", steps_a_date=steps_a_date)
        raise OutsideDomain(message)
    step = put.years / steps
    up = np.exp(put.volatility * np.sqrt(step))
    odds = (np.exp(put.rate * step) - 1 / up) / (up - 1 / up)
    if not 0 < odds < 1:
        message = said(
            "odds of an up-move of {odds:.3g}: take more steps a date than {steps_a_date}",
            odds=odds,
            steps_a_date=steps_a_date,
        )
        raise OutsideDomain(message)
    shrink = np.exp(-put.rate * step)
    worth = _exercised(put, put.spot * up ** np.arange(-steps, steps + 1, 2.0))
    for at in reversed(range(steps)):
        worth = shrink * (odds * worth[1:] + (1 - odds) * worth[:-1])
        if at % steps_a_date == 0:
            worth = np.maximum(worth, _exercised(put, put.spot * up ** np.arange(-at, at + 1, 2.0)))
    return float(worth[0])


def simulated_put(put: Put, *, draws: int, seed: int, functions: int = 4) -> Estimate:
    """Value the put by least-squares Monte Carlo, out of sample.

    Args:
        put: what is valued.
        draws: simulated prices, a multiple of 4: half to fit the policy, half to value it, each in antithetic pairs.
        seed: of the random numbers.
        functions: of the price over the strike, beside a constant: weighted Laguerre polynomials.

    Raises:
        OutsideDomain: as in `european_put`, and when draws are no multiple of 4 or fewer than 8, or functions
            fewer than one.

    """
    _check(put)
    if draws < FEWEST_DRAWS or draws % 4:
        message = said(
            "{draws} draws: a multiple of 4 from {fewest_draws} is needed", draws=draws, fewest_draws=FEWEST_DRAWS
        )
        raise OutsideDomain(message)
    if functions < 1:
        message = said("{functions} functions of the price: at least one is needed", functions=functions)
        raise OutsideDomain(message)
    random = np.random.default_rng(seed)
    fitted_on = _futures(put, _prices(put, draws // 4, random))
    prices = _prices(put, draws // 4, random)
    stopping = stop_optimally(fitted_on, _weighted_laguerre(functions), valued_on=_futures(put, prices))
    when = stopping.dates * (put.years / put.dates)
    at_stop = prices[stopping.dates, np.arange(len(when))]
    control = np.exp(-put.rate * when) * _european(put, put.strike * at_stop, put.years - when)
    return _controlled(stopping.worth, control, european_put(put), float(when.mean()))


def _controlled(worth: Numbers, control: Numbers, expected: float, mean_years: float) -> Estimate:
    """Take from each pair what the control was too high; pairs, not draws, are independent."""
    own, known = (each.reshape(2, -1).mean(axis=0) for each in (worth, control))
    spread = known.var()
    slope = np.mean((own - own.mean()) * (known - known.mean())) / spread if spread > 0 else 0.0
    better = own - slope * (known - expected)
    root = np.sqrt(len(own))
    return Estimate(float(better.mean()), float(better.std(ddof=1) / root), float(own.std(ddof=1) / root), mean_years)


def _prices(put: Put, pairs: int, random: np.random.Generator) -> Numbers:
    """Draw prices over the strike, [date, draw], now included; the second half of draws mirrors the first."""
    step = put.years / put.dates
    shocks = random.standard_normal((put.dates, pairs))
    shocks = put.volatility * np.sqrt(step) * np.concatenate([shocks, -shocks], axis=1)
    moves = np.cumsum((put.rate - put.volatility**2 / 2) * step + shocks, axis=0)
    return put.spot / put.strike * np.exp(np.concatenate([np.zeros((1, 2 * pairs)), moves]))


def _futures(put: Put, prices: Numbers) -> Futures:
    when = np.linspace(0, put.years, put.dates + 1)
    return Futures(prices, _exercised(put, put.strike * prices), np.exp(-put.rate * when))


def _exercised(put: Put, prices: Numbers) -> Numbers:
    return np.maximum(put.strike - prices, 0)


def _european(put: Put, prices: Numbers, years: Numbers) -> Numbers:
    """Value the European put at any prices and years to go; at the end, what exercise is worth."""
    spread = put.volatility * np.sqrt(np.maximum(years, 0))
    with np.errstate(divide="ignore", invalid="ignore"):
        high = (np.log(prices / put.strike) + put.rate * years) / spread + spread / 2
    worth = put.strike * np.exp(-put.rate * years) * ndtr(spread - high) - prices * ndtr(-high)
    return np.where(spread > 0, worth, _exercised(put, prices))


def _weighted_laguerre(functions: int) -> Basis:
    """Return the basis of the paper: a constant and Laguerre polynomials, each times exp(-x/2)."""

    def basis(prices: Numbers) -> Numbers:
        weighted = np.exp(-prices / 2)[:, None] * lagvander(prices, functions - 1)
        return np.concatenate([np.ones((len(prices), 1)), weighted], axis=1)

    return basis


def _check(put: Put) -> None:
    for name in ("spot", "strike", "volatility", "years", "dates_a_year"):
        number = getattr(put, name)
        if not 0 < number < np.inf:
            message = said("{name} is {number:g}: it must be above 0 and finite", name=name, number=number)
            raise OutsideDomain(message)
    if not np.isfinite(put.rate):
        message = said("rate is {rate:g}: it must be finite", rate=put.rate)
        raise OutsideDomain(message)
    exact = put.years * put.dates_a_year
    if put.dates < 1 or abs(exact - put.dates) > NEARLY * exact:
        message = said(
            "{years:g} years hold {exact:g} dates: a whole number of at least one is needed",
            years=put.years,
            exact=exact,
        )
        raise OutsideDomain(message)


def worked_example(prices: npt.ArrayLike, *, strike: float, rate: float, degree: int) -> tuple[float, float]:
    """Value the put on given prices, [draw, year] from now on: by the fitted policy, and exercised only at the end.

    The policy is judged on the prices it was fitted to, as in the example that opens the paper.

    Raises:
        OutsideDomain: as in `optimal_stopping.py`.

    """
    by_date = np.asarray(prices, float).T
    payoffs = np.maximum(strike - by_date, 0)
    discount = np.exp(-rate * np.arange(len(by_date)))
    american = stop_optimally(Futures(by_date, payoffs, discount), powers(degree))
    return american.value, float(discount[-1] * payoffs[-1].mean())


def reproduce(example: Mapping[str, Any] | None = None, **given: Any) -> dict[str, float]:
    """Return the put by each method; by simulation where draws are given, and on given prices for the `example`."""
    if example is not None:
        american, european = worked_example(**example)
        return {"value, by the fitted policy": american, "value, exercised only at the end": european}
    simulation = {key: given.pop(key) for key in ("draws", "seed", "functions") if key in given}
    put = Put(**given)
    found = {"European put, closed form": european_put(put), "American put, lattice": lattice_put(put)}
    if simulation:
        estimate = simulated_put(put, **simulation)
        what = "American put, simulation"
        found |= {what: estimate.value, f"{what}: standard error": estimate.standard_error}
    return found
