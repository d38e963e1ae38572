"""How inputs that are drawn once get their uniforms: by counter, or from a scrambled Sobol sequence.

Sobol points fill the space of inputs more evenly. What that is worth is measured by `python -m benchmarks ratios`: a
third to two thirds more draws on `central`, where much luck is drawn month by month in either plan. Draw `i` is point
`i // 8` of scramble `i % 8`; the eight scrambles are independent, so their spread is a standard error.
"""

import threading
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, get_args

import numpy as np

from sixteenth.engine.draws.chance import opening_uniforms
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.said import said

Plan = Literal["counter", "sobol"]
PLANS: tuple[Plan, ...] = get_args(Plan)
SCRAMBLES = 8
BITS = 30
MOST_DIMENSIONS = 21_201  # for which the sequence has directions
MOST_DRAWS = SCRAMBLES * 2**BITS  # after which points would come again
HALF_STEP = 2.0**-31  # Sobol points have 30 bits and can be 0; half a step keeps them inside
_lock = threading.Lock()  # a sequence that is kept goes on from where it stands


def sobol_faults(dimensions: int, draws: int) -> list[Fault]:
    """Find inputs and draws of which a Sobol sequence cannot have so many."""
    here, cure = Place(said("the options of the run")), said("use 'counter'")
    kinds = {said("uncertain inputs"): (dimensions, MOST_DIMENSIONS), said("draws"): (draws, MOST_DRAWS)}
    return [
        WrongOption(
            "'sampling'",
            here,
            said("'sobol' with {number:,} {kind}", number=number, kind=kind),
            said("at most {most:,}", most=most),
            cure,
        )
        for kind, (number, most) in kinds.items()
        if number > most
    ]


def uniforms(plan: Plan, seed: int, keys: Sequence[int], draws: Any) -> Any:
    """Return one uniform for each stream and draw, float64 [streams, draws], strictly between 0 and 1."""
    if plan == "counter":
        return opening_uniforms(seed, keys, draws)
    return sobol_uniforms(seed, keys, np.asarray(draws, np.int64))


def sobol_uniforms(seed: int, keys: Sequence[int], draws: Any) -> Any:
    """Return Sobol points; a stream that occurs twice (labels that share their luck) has one dimension.

    Dimensions are given in the order of the streams' first occurrence, which the recipe records: unlike counters, they
    move when an uncertain input is added.

    Raises:
        Refused: with more streams or a later draw than a sequence has.

    """
    dimensions = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    refuse(sobol_faults(len(dimensions), int(draws.max(initial=0)) + 1))
    points = draws // SCRAMBLES
    found = np.empty((len(keys), len(draws)))
    columns = [dimensions[key] for key in keys]
    for scramble in np.unique(draws % SCRAMBLES):
        own = np.flatnonzero(draws % SCRAMBLES == scramble)
        first, last = int(points[own].min()), int(points[own].max())
        block = _points(seed, int(scramble), len(dimensions), first, last - first + 1)
        found[:, own] = block[points[own] - first][:, columns].T
    return found + HALF_STEP


@lru_cache(maxsize=4 * SCRAMBLES)
def _sequence(seed: int, scramble: int, dimensions: int) -> Any:
    """Return a scrambled sequence: scrambling takes longer than the points of a chunk."""
    from scipy.stats import qmc  # noqa: PLC0415 - a second that the default plan need not pay

    luck = np.random.default_rng([seed, scramble])
    return qmc.Sobol(dimensions, scramble=True, bits=BITS, rng=luck)


def _points(seed: int, scramble: int, dimensions: int, first: int, count: int) -> Any:
    """Return some points of a sequence, from where it stands if that is not behind them."""
    with _lock:
        sequence = _sequence(seed, scramble, dimensions)
        if sequence.num_generated > first:
            sequence.reset()
        if ahead := first - sequence.num_generated:
            sequence.fast_forward(ahead)
        return _without_warning(sequence, count)


def _without_warning(sequence: Any, count: int) -> Any:
    """Draw points; that they are few of a power of two does not matter to a prefix that will be continued."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return sequence.random(count)
