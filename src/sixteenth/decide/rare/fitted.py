"""A tilt made from futures that came nearest to an end: what stands out of chance is moved to where they are.

This is the cross-entropy method (Rubinstein and Kroese 2004): of all tilts the one nearest to how the end is spread,
which for normal scores has their weighted mean and spread. Of some hundred inputs most do nothing, and what few futures
say of these would make weights uneven: so only a mean so many standard errors from nothing is moved.
"""

from typing import Any

import numpy as np

from sixteenth.decide.rare.chance import equal
from sixteenth.decide.rare.tilted import Space, Tilt, rows_of

CLEAR = 3.5  # standard errors from which a mean stands out: of 241 inputs that do nothing, one in nine fits has one
LEAST_SPREAD, MOST_SPREAD = 0.5, 1.5  # of scores that are moved
MOST_NUMBERS = 6  # of a fit by which its rows are weighed
STEPS = 40  # of Newton's method
SMALL = 1e-6


def fitted(space: Space, luck: Any, weights: Any) -> Tilt:
    """Return the tilt that some futures call for.

    Args:
        space: what luck there is.
        luck: uniforms of these futures [dimensions, futures].
        weights: of these futures, in any scale [futures].

    """
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that others need not pay

    part, count = weights / weights.sum(), equal(weights)
    scores = ndtri(luck)
    means = scores @ part
    is_clear = np.abs(means) * np.sqrt(count) > CLEAR
    if space.place is not None:
        is_clear[space.place] = False
    places = np.flatnonzero(is_clear)
    around = ((scores[places] - means[places, None]) ** 2) @ part
    spreads = np.clip(np.sqrt(around), LEAST_SPREAD, MOST_SPREAD)
    rows = _odds_of_rows(space, rows_of(space, luck), part, count) if space.rows else None
    return Tilt(tuple(map(int, places)), means[places], spreads, rows)


def _odds_of_rows(space: Space, rows: Any, part: Any, count: float) -> Any:
    """Return odds of the rows of a fit that give the numbers which stand out the means they have; none where none does.

    Rows are weighed by e to a sum of their numbers' scores, one number after the other, the clearest first.
    """
    own, odds = list[int](), np.full(space.rows, 1 / space.rows)
    aims = space.scores[:, rows] @ part
    while len(own) < MOST_NUMBERS:
        means = space.scores @ odds
        spreads = np.sqrt(np.maximum((space.scores**2) @ odds - means**2, SMALL))
        clear = np.abs(aims - means) / spreads * np.sqrt(count)
        clear[own] = 0
        if clear.max() < CLEAR:
            break
        own.append(int(clear.argmax()))
        odds = _with_means(space.scores[own], aims[own])
    return odds if own else None


def _with_means(scores: Any, aims: Any) -> Any:
    """Return the odds of rows, e to a sum of scores, under which scores [numbers, rows] have these means."""
    slopes = np.zeros(len(aims))
    for _ in range(STEPS):
        odds = _odds(slopes @ scores)
        apart = scores - (scores @ odds)[:, None]
        step = np.linalg.solve((apart * odds) @ apart.T + SMALL * np.eye(len(aims)), aims - scores @ odds)
        slopes = slopes + step / max(1.0, float(np.abs(step).max()))
    return _odds(slopes @ scores)


def _odds(logs: Any) -> Any:
    odds = np.exp(logs - logs.max())
    return odds / odds.sum()
