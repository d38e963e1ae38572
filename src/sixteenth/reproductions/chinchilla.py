"""The scaling law of Hoffmann et al., fitted anew as Besiroglu et al. did, and what it makes of a budget of compute.

Loss = E + A / parameters^alpha + B / tokens^beta, where training takes 6 FLOP for each parameter and token. The fit
minimises Huber's loss of the logarithms, from a grid of starts. Logarithms of sizes are taken from their means and the
objective is scaled: on the plain scale the optimiser stops early, on a ridge along which scale and exponent trade off.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read.tables import reading
from sixteenth.said import said

Array = npt.NDArray[np.float64]
COLUMNS = ("Model Size", "Training FLOP", "loss")
FLOP_FOR_A_PARAMETER_AND_TOKEN = 6
NAMES = ("A", "B", "E", "alpha", "beta")
SCALES, FLOORS, EXPONENTS = range(0, 26, 5), (-1, -0.5, 0, 0.5, 1), (0, 0.5, 1, 1.5, 2)
GRID = tuple(product(SCALES, SCALES, FLOORS, EXPONENTS, EXPONENTS))  # ln A, ln B, ln E, alpha, beta: 4,500 starts
MOST_PROMISING = 60  # starts by default: as good as all, see the tests
ROUGH = {"maxiter": 2_000, "ftol": 1e-10, "gtol": 1e-6}
FINE = {"maxiter": 5_000, "ftol": 1e-15, "gtol": 1e-10, "maxcor": 20}


@dataclass(frozen=True)
class Law:
    """Loss as a sum of a floor and two parts, one that falls with parameters and one that falls with tokens.

    Raises:
        OutsideDomain: when a number is not above 0.

    """

    size_scale: float  # A
    token_scale: float  # B
    floor: float  # E
    size_exponent: float  # alpha
    token_exponent: float  # beta

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            _above_zero(said("the law's {name}", name=name.replace("_", " ")), value)

    def reducible(self, parameters: npt.ArrayLike, tokens: npt.ArrayLike) -> Any:
        """Return the loss above the floor."""
        sizes, data = np.asarray(parameters, float), np.asarray(tokens, float)
        return self.size_scale * sizes**-self.size_exponent + self.token_scale * data**-self.token_exponent


@dataclass(frozen=True)
class Runs:
    """Training runs, one entry each.

    Raises:
        OutsideDomain: when they are no more than the law has parameters, differ in number, or are not above 0.

    """

    parameters: Array
    tokens: Array
    losses: Array

    def __post_init__(self) -> None:
        counts = {len(self.parameters), len(self.tokens), len(self.losses)}
        if len(counts) > 1 or min(counts) <= len(NAMES):
            message = said(
                "{counts} runs: as many sizes as losses are needed, and more than {count}",
                counts=sorted(counts),
                count=len(NAMES),
            )
            raise OutsideDomain(message)
        for name, values in vars(self).items():
            _above_zero(said("a run's {name}", name=name), values)

    def take(self, rows: npt.NDArray[np.intp]) -> "Runs":
        """Return some of them, in the order asked for, also more than once."""
        return Runs(self.parameters[rows], self.tokens[rows], self.losses[rows])


@dataclass(frozen=True)
class Optimum:
    """How to spend a budget of compute for the lowest loss, and that loss."""

    parameters: float
    tokens: float
    loss: float


def optimum(law: Law, compute: float) -> Optimum:
    """Split compute, in FLOP, between parameters and tokens so that the loss is lowest.

    Raises:
        OutsideDomain: when compute is not above 0.

    """
    _above_zero(said("compute"), compute)
    pulls = law.size_exponent * law.size_scale / (law.token_exponent * law.token_scale)
    budget = compute / FLOP_FOR_A_PARAMETER_AND_TOKEN
    parameters = pulls ** (1 / (law.size_exponent + law.token_exponent)) * budget ** size_power(law)
    tokens = budget / parameters
    return Optimum(parameters, tokens, law.floor + float(law.reducible(parameters, tokens)))


def size_power(law: Law) -> float:
    """Return the power of compute with which the best number of parameters grows."""
    return law.token_exponent / (law.size_exponent + law.token_exponent)


def frontier_exponent(law: Law) -> float:
    """Return the power of compute with which the reducible loss falls where compute is spent best."""
    return law.size_exponent * size_power(law)


def reducible_left(law: Law, compute_multiple: float) -> float:
    """Return what a multiple of the compute, spent best, leaves of the reducible loss.

    Raises:
        OutsideDomain: when the multiple is not above 0.

    """
    _above_zero(said("the multiple of compute"), compute_multiple)
    return float(compute_multiple ** -frontier_exponent(law))


def misfit(law: Law, runs: Runs, threshold: float = 1e-3) -> float:
    """Return the sum of Huber's losses between the logarithms of the law's losses and of those observed.

    Raises:
        OutsideDomain: when the threshold, from which a miss counts in proportion, is not above 0.

    """
    return float(_Objective(runs, threshold).values(_point(law)[None])[0])


def fit(runs: Runs, threshold: float = 1e-3, starts: int = MOST_PROMISING) -> Law:
    """Find the law that fits best: from the most promising starts of the literature's grid, the best one refined.

    Args:
        runs: what was observed.
        threshold: a miss above it counts in proportion, below it with its square.
        starts: how many of the grid's 4,500 starts to follow, those first where the law fits least badly.

    Raises:
        OutsideDomain: when there is no start, the threshold is not above 0, or the runs do not tell the law's parts
            apart, so that what fits best is no law.

    """
    _above_zero(said("the number of starts"), starts)
    objective = _Objective(runs, threshold)
    grid = np.array(GRID, float)
    promising = grid[np.argsort(objective.values(grid), kind="stable")[:starts]]
    ends = [objective.descend(start, ROUGH) for start in promising]
    return objective.refined(min(ends, key=lambda end: float(end[1]))[0])


def bootstrap(runs: Runs, draws: int, seed: int, threshold: float = 1e-3) -> tuple[Law, ...]:
    """Fit to runs drawn with replacement: each law is one joint draw, for its scales and exponents move together.

    Raises:
        OutsideDomain: when there is no draw, or the threshold is not above 0.

    """
    _above_zero(said("the number of draws"), draws)
    generator, start = np.random.default_rng(seed), fit(runs, threshold)
    drawn = (generator.integers(0, len(runs.losses), len(runs.losses)) for _ in range(draws))
    return tuple(_Objective(runs.take(rows), threshold).refined(_point(start)) for rows in drawn)


class _Objective:
    """The sum of Huber's losses over runs, at points of ln A, ln B, ln E, alpha and beta.

    It is minimised in units of the threshold, at centred points: those whose scales hold for runs of the mean sizes.
    """

    def __init__(self, runs: Runs, threshold: float) -> None:
        _above_zero(said("the threshold"), threshold)
        self.threshold = threshold
        self.logs = np.log(runs.losses)
        sizes, tokens = np.log(runs.parameters), np.log(runs.tokens)
        self.means = np.array([sizes.mean(), tokens.mean()])
        self.sizes, self.tokens = sizes - self.means[0], tokens - self.means[1]

    def values(self, points: Array) -> Array:
        """Return the objective at each of many points [start, 5]."""
        a, b, e, alpha, beta = (self.shifted(points, -1)[:, [column]] for column in range(len(NAMES)))
        missed = np.logaddexp(np.logaddexp(a - alpha * self.sizes, b - beta * self.tokens), e) - self.logs
        counted = np.clip(missed, -self.threshold, self.threshold)
        return np.asarray((counted * (missed - counted / 2)).sum(axis=1))

    def shifted(self, points: Array, sign: int) -> Array:
        """Return points centred (sign -1), or as they were (sign 1)."""
        return np.concatenate([points[..., :2] + sign * points[..., 3:] * self.means, points[..., 2:]], axis=-1)

    def slope(self, centred: Array) -> tuple[float, Array]:
        """Return the objective and its gradient at a centred point, both in thresholds."""
        a, b, e, alpha, beta = centred
        parts = (a - alpha * self.sizes, b - beta * self.tokens, e)
        highest = np.maximum(np.maximum(parts[0], parts[1]), e)
        weights = [np.exp(part - highest) for part in parts]
        total = weights[0] + weights[1] + weights[2]
        missed = highest + np.log(total) - self.logs
        counted = np.clip(missed, -self.threshold, self.threshold)
        sizes, tokens, floors = (counted / total * weight for weight in weights)
        gradient = [sizes.sum(), tokens.sum(), floors.sum(), -(sizes @ self.sizes), -(tokens @ self.tokens)]
        value = float((counted * (missed - counted / 2)).sum())
        return value / self.threshold, np.array(gradient) / self.threshold

    def descend(self, point: Array, options: Mapping[str, float]) -> tuple[Array, float]:
        """Walk down from a point by L-BFGS, and return where it ends and how low, in thresholds."""
        end = minimize(self.slope, self.shifted(point, -1), jac=True, method="L-BFGS-B", options=dict(options))
        return self.shifted(end.x, 1), float(end.fun)

    def refined(self, point: Array) -> Law:
        """Walk down as far as numbers carry: once more from where the first walk ends."""
        end, _ = self.descend(self.descend(point, FINE)[0], FINE)
        with np.errstate(over="ignore"):  # a scale without end is no law, and refused as such
            return Law(*map(float, (*np.exp(end[:3]), *end[3:])))


def _point(law: Law) -> Array:
    return np.array([*np.log(astuple(law)[:3]), law.size_exponent, law.token_exponent])


def _above_zero(what: str, values: npt.ArrayLike) -> None:
    array = np.asarray(values, float)
    wrong = array[~((array > 0) & np.isfinite(array))]
    if wrong.size:
        message = said("{what} is {number:g}: it must be above 0, and finite", what=what, number=wrong.flat[0])
        raise OutsideDomain(message)


@cache
def read_runs(file: Path, dropped: int = 0) -> Runs:
    """Read runs from the columns `Model Size`, `Training FLOP` and `loss`, without so many of the highest losses.

    Raises:
        OutsideDomain: when fewer than none are to be dropped, or too few runs are left.
        Refused: with every cell that cannot be read.

    """
    if dropped < 0:
        message = said("{dropped} runs to drop: it must not be below 0", dropped=dropped)
        raise OutsideDomain(message)
    with reading(file, COLUMNS) as found:
        rows = [[row.positive(column) for column in COLUMNS] for row in found]
    kept = sorted(rows, key=lambda row: row[-1])[: max(len(rows) - dropped, 0)]
    sizes, compute, losses = np.array(kept).reshape(-1, len(COLUMNS)).T
    return Runs(sizes, compute / (FLOP_FOR_A_PARAMETER_AND_TOKEN * sizes), losses)


@cache
def _fit_file(file: Path, dropped: int, threshold: float) -> Law:
    return fit(read_runs(file, dropped), threshold)


@cache
def _errors(file: Path, dropped: int, threshold: float, draws: int, seed: int) -> dict[str, float]:
    laws = bootstrap(read_runs(file, dropped), draws, seed, threshold)
    errors = dict(zip(NAMES, np.std([astuple(law) for law in laws], axis=0), strict=True))
    powers = {"power of compute in the parameters": np.std([size_power(law) for law in laws])}
    return {f"standard error of {name}": float(error) for name, error in (errors | powers).items()}


def reproduce(
    file: Path,
    law: Mapping[str, float] | None = None,
    compute: float = 1.0,
    compute_multiple: float = 1.0,
    dropped: int = 0,
    threshold: float = 1e-3,
    draws: int = 0,
    seed: int = 0,
) -> dict[str, float]:
    """Fit a law to the file's runs, or take one that is given; say what it makes of compute, and how sure it is."""
    of_this = Law(**law) if law else _fit_file(file, dropped, threshold)
    best = optimum(of_this, compute)
    return {
        **dict(zip(NAMES, astuple(of_this), strict=True)),
        "objective": misfit(of_this, read_runs(file, dropped), threshold),
        "parameters at the optimum": best.parameters,
        "tokens at the optimum": best.tokens,
        "loss at the optimum": best.loss,
        "power of compute in the parameters": size_power(of_this),
        "reducible loss left by the multiple of compute": reducible_left(of_this, compute_multiple),
        **(_errors(file, dropped, threshold, draws, seed) if draws else {}),
    }
