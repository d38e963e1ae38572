"""The largest order that keeps the probability of ruin within a limit, found on the same futures for every size.

Ruin is read off simulated futures, so that it moves in steps and need not rise with every dollar: sizes that double
are tried first, up from a part of a year's revenue, and the step in which the limit is passed is then halved.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sixteenth.decide.orders.effect import Effect
from sixteenth.errors import Interrupted

FIRST, DOUBLINGS, MORE = 0.25, 7, 4  # of a year's revenue; sizes tried at first; and beyond them where all are safe
HALVINGS = 4
FEWEST = 2  # sizes from which something can be said
ERRORS = 2.0  # standard errors of the count of ruin, to either side

Try = Callable[[float], Effect]  # what an order of a size does


@dataclass(frozen=True)
class Largest:
    """The largest order with ruin within a limit, and the sizes that were tried, the smallest first."""

    limit: float  # of 100
    size: float | None  # USD; None: no order, however small
    is_beyond: bool  # every size that was tried is within the limit
    low: float | None  # the largest whose ruin is within the limit with two standard errors to spare
    high: float | None  # the largest whose ruin is not told from the limit; None: beyond all that were tried
    tried: tuple[Effect, ...]
    is_stopped: bool = False  # before all were tried: it is the best so far

    @property
    def effect(self) -> Effect | None:
        """Return what the largest order does; of none, nothing."""
        return next((each for each in self.tried if each.size == self.size), None)


def sizes_to_try(revenue_year: float) -> tuple[float, ...]:
    """Return sizes that double, from a part of a year's revenue on, in USD of two digits that count; nothing first."""
    return (0.0, *(_rounded(FIRST * revenue_year * 2**step) for step in range(DOUBLINGS)))


def largest_order(attempt: Try, limit: float, sizes: Sequence[float], most: float, halvings: int = HALVINGS) -> Largest:
    """Find the largest order whose ruin, of 100 futures, is within a limit.

    Args:
        attempt: Runs an order of a size in USD; asked for a size once.
        limit: Ruin of 100 futures that is accepted.
        sizes: Sizes to try, the smallest first; the last is doubled a few times where it is still within the limit.
        most: The largest order that there may be, in USD; no larger one is tried.
        halvings: How often the step in which the limit is passed is halved, by logarithms.

    Raises:
        Interrupted: when stopped before two sizes were tried; later, what was found by then is returned.

    """
    tried: dict[float, Effect] = {}
    try:
        is_beyond = _double(tried, attempt, limit, [size for size in sizes if size <= most], most)
        if not is_beyond:
            _halve(tried, attempt, limit, halvings)
    except Interrupted:
        if len(tried) < FEWEST:
            raise
        return replace(_found(limit, tried), is_stopped=True)
    return _found(limit, tried)


def _double(tried: dict[float, Effect], attempt: Try, limit: float, sizes: Sequence[float], most: float) -> bool:
    """Try sizes, and twice the last while it is within the limit; say whether the largest still is."""
    for size in sizes:
        tried[size] = attempt(size)
    for _ in range(MORE):
        larger = 2 * max(tried)
        if larger > most or not _is_within(tried[max(tried)], limit):
            break
        tried[larger] = attempt(larger)
    return _is_within(tried[max(tried)], limit)


def _halve(tried: dict[float, Effect], attempt: Try, limit: float, halvings: int) -> None:
    """Halve the step above the largest size within the limit, by logarithms; where none is within, try no more."""
    for _ in range(halvings):
        low = _last_within(tried.values(), limit, 0.0)
        if low is None:
            return
        high = min(size for size in tried if size > low)
        middle = _rounded(math.sqrt(low * high) if low else high / 2)
        if middle in tried:
            return
        tried[middle] = attempt(middle)


def _found(limit: float, tried: Mapping[float, Effect]) -> Largest:
    effects = tuple(tried[size] for size in sorted(tried))
    last = effects[-1]
    return Largest(
        limit=limit,
        size=_last_within(effects, limit, 0.0),
        is_beyond=_is_within(last, limit),
        low=_last_within(effects, limit, ERRORS),
        high=None if _is_within(last, limit, -ERRORS) else _last_within(effects, limit, -ERRORS),
        tried=effects,
    )


def _last_within(tried: Iterable[Effect], limit: float, errors: float) -> float | None:
    """Return the largest size that is within the limit with so many standard errors to spare; none where none is."""
    return max((each.size for each in tried if _is_within(each, limit, errors)), default=None)


def _is_within(effect: Effect, limit: float, errors: float = 0.0) -> bool:
    return effect.ruined.value + errors * effect.ruined.error <= limit


def _rounded(size: float) -> float:
    """Return a size in USD with two digits that count."""
    return float(f"{size:.1e}")
