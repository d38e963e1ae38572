"""Rows of a fit near to beliefs that are given by hand: what conditioning on a belief does to all other values.

Each row counts by a normal kernel round the value that is given, and rows are chosen by these weights, evenly and with
no luck. A belief with a spread is taken as many values, evenly through it: rows are chosen for each in turn (Jeffrey's
rule of conditioning). How many rows as good as even ones are left is the effective number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.shapes import Cut
from sixteenth.errors import BoundViolation, Fault, Place, Refused
from sixteenth.said import said

FEWEST = 20  # effective rows with which anything can be said
QUANTILES = 50  # values that stand for a belief with a spread
MOST_OUTSIDE = 0.1  # part of a belief that may lie where no row does
SILVERMAN = 1.06  # times the spread and the fifth root of the number: the width of a kernel
CURE = said('give one inside, or kind = "scenario" to replace it without learning from it; or fit with a wider prior')


@dataclass(frozen=True)
class Near:
    """Which row stands at each place, what a belief with a spread gives there, and how many rows that is worth."""

    rows: Any  # row numbers [rows]
    effective: float
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])


def near_rows(count: int, beliefs: Mapping[str, tuple[Any, Distribution]], places: Mapping[str, Place]) -> Near:
    """Return rows that hold beliefs, each given by its column and what is believed of it.

    Raises:
        Refused: when a belief lies outside what the rows hold, or too few rows hold all of them.

    """
    rows, given = np.arange(count), dict[str, Any]()
    faults: list[Fault] = []
    for title, (column, belief) in beliefs.items():
        own = column[rows]
        values = _values_of(belief)
        is_outside = (values < column.min()) | (values > column.max())
        if is_outside.mean() > MOST_OUTSIDE:
            got = f"{np.median(values):g}"
            expected = said("{first:g} to {last:g}, which the fit holds", first=column.min(), last=column.max())
            faults.append(BoundViolation(said("the belief '{title}'", title=title), places[title], got, expected, CURE))
            continue
        chosen, values = _chosen(own, np.clip(values, own.min(), own.max()), belief)
        rows, given = rows[chosen], {name: each[chosen] for name, each in given.items()}
        given[title] = values
    used = np.bincount(rows, minlength=count)
    effective = float(used.sum() ** 2 / (used**2).sum())
    if beliefs and not faults and effective < FEWEST:
        titles = ", ".join(f"'{title}'" for title in beliefs)
        got, expected = (
            said("{effective:.0f} rows of the fit that hold them", effective=effective),
            said("{fewest} at least", fewest=FEWEST),
        )
        faults.append(
            BoundViolation(
                said("the beliefs {titles}", titles=titles), places[next(iter(beliefs))], got, expected, CURE
            )
        )
    if faults:
        raise Refused(faults)
    return Near(rows, effective, given)


def _values_of(belief: Distribution) -> Any:
    """Return the value that is believed, or values evenly through its spread."""
    if belief.shape in ("point", "given", "joint"):
        return np.array([np.median(belief.numbers)])
    steps = (np.arange(QUANTILES) + 0.5) / QUANTILES
    return Cut(belief.shape, np.array([belief.numbers]), np.array([belief.bounds])).quantiles(steps[None, :])[0]


def _chosen(column: Any, values: Any, belief: Distribution) -> tuple[Any, Any]:
    """Return rows by how near they are to each value in turn, and the value of each place."""
    in_logs = belief.shape == "lognormal" or (belief.shape == "point" and column.min() > 0)
    own, targets = (np.log(column), np.log(values)) if in_logs else (column, values)
    spread = min(own.std(), float(np.subtract(*np.quantile(own, (0.75, 0.25)))) / 1.349) or own.std()
    width = max(SILVERMAN * spread * len(own) ** -0.2, np.finfo(np.float64).tiny)
    share = np.diff(np.linspace(0, len(own), len(values) + 1).astype(int))
    chosen = []
    for target, places in zip(targets, share, strict=True):
        distance = ((own - target) / width) ** 2 / 2
        chosen.append(evenly(np.exp(distance.min() - distance), places))
    return np.concatenate(chosen), np.repeat(values, share)


def evenly(weights: Any, places: int) -> Any:
    """Return so many row numbers, each about as often as its weight says, with no luck."""
    steps = (np.arange(places) + 0.5) / max(places, 1)
    total = np.cumsum(weights)
    return np.minimum(np.searchsorted(total / total[-1], steps), len(weights) - 1)
