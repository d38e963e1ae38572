"""Futures weighed anew for a belief that has moved: the exact ratio of what is believed to what was drawn.

Futures are drawn once with some beliefs wider than the scenario has them, so that futures lie where a belief may move.
A future's weight is the ratio of the two densities of its inputs; weights are divided by their sum. Where a scenario
correlates inputs, the density of their copula is a part of both (Song 2000: a Gaussian copula's density is that of the
scores with these correlations, less that of scores that are apart). What is drawn as a row of a fit has no density, and
labels that share their luck lie on one curve: where such a value is moved, it cannot be weighed.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.declared import Distribution, Settings
from sixteenth.engine.draws.copula import Group
from sixteenth.engine.draws.draw import Row
from sixteenth.engine.job import Job

WIDER = 1.5  # times the standard deviation of a belief that is drawn wide
WEIGHED = ("normal", "lognormal", "beta", "uniform")  # shapes that have a density
NEAR = 1e-12  # of a support, by which rounding may lie beyond it
Labels = tuple[str, ...]


@dataclass(frozen=True)
class Wide:
    """What was drawn: the inputs of futures, of which some beliefs were drawn wide."""

    settings: Settings  # what the scenario believes
    job: Job  # with some beliefs wide
    rows: tuple[Row, ...]  # uncertain inputs, one of those that share their luck
    drawn: Any  # [rows, futures]
    is_wide: frozenset[int]  # numbers of the rows that were drawn wide
    known: dict[tuple[int, Distribution], tuple[Any, Any]] = field(
        default_factory=dict[tuple[int, Distribution], tuple[Any, Any]], compare=False
    )  # log densities and scores of a row

    @cached_property
    def apart(self) -> Mapping[int, int]:
        """Return the rows that have luck of their own, by its key: one drawn with a fit has that of the fit."""
        return {row.own_key: number for number, row in enumerate(self.rows) if not row.is_joint}

    def of(self, number: int, distribution: Distribution) -> tuple[Any, Any]:
        """Return the log density of a row's draws in a distribution, and their normal scores; none may lie beyond."""
        key = (number, distribution)
        if key not in self.known:
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            bounds = self.rows[number].bounds
            self.known[key] = log_density(distribution, bounds, self.drawn[number])
        return self.known[key]


MOST_KNOWN = 64  # of log densities of stored futures


def widened(
    settings: Settings, beliefs: Iterable[tuple[str, Labels]], bounds: Mapping[str, tuple[float, float]]
) -> dict[str, dict[Labels, Distribution]]:
    """Return the values of some names, of which some entries, by their labels, are drawn wider."""
    found: dict[str, dict[Labels, Distribution]] = {}
    for name, labels in beliefs:
        own = found.setdefault(name, dict(settings.values[name]))
        own[labels] = wider(own[labels if labels in own else ()], bounds[name])
    return found


def wider(distribution: Distribution, bounds: tuple[float, float]) -> Distribution:
    """Return a distribution with a larger standard deviation; one that has no density as it is."""
    one, other = distribution.numbers[:2] if len(distribution.numbers) > 1 else (0.0, 0.0)
    if distribution.shape in ("normal", "lognormal"):
        return replace(distribution, numbers=(one, WIDER * other))
    if distribution.shape == "beta":
        return replace(distribution, numbers=(one / WIDER**2, other / WIDER**2))
    if distribution.shape == "uniform":
        middle, half = (one + other) / 2, WIDER * (other - one) / 2
        return replace(distribution, numbers=(max(middle - half, bounds[0]), min(middle + half, bounds[1])))
    return distribution


def log_density(distribution: Distribution, bounds: tuple[float, float], at: Any) -> tuple[Any, Any]:
    """Return the log of the density of a distribution, cut at its bounds, and the normal score of numbers [futures]."""
    from scipy.special import betainc, betaln, ndtr, ndtri  # noqa: PLC0415 - half a second that others need not pay

    one, other = distribution.numbers[:2]
    constant = 0.0 if distribution.shape == "beta" else math.log(2 * math.pi) / 2
    low, high = max(bounds[0], distribution.bounds[0]), min(bounds[1], distribution.bounds[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        if distribution.shape == "uniform":
            inside = (at >= one - NEAR * abs(one)) & (at <= other + NEAR * abs(other))
            return np.where(inside, -math.log(other - one), -np.inf), ndtri(np.clip((at - one) / (other - one), 0, 1))
        if distribution.shape == "beta":
            logs = (one - 1) * np.log(at) + (other - 1) * np.log1p(-at) - betaln(one, other)
            below: Callable[[Any], Any] = lambda x: betainc(one, other, np.clip(x, 0, 1))  # noqa: E731 - of three
        elif distribution.shape == "lognormal":
            logs = -(((np.log(at) - one) / other) ** 2) / 2 - np.log(other * at)
            below = lambda x: ndtr((np.log(np.maximum(x, 0)) - one) / other)  # noqa: E731 - as above
        else:
            logs = -(((at - one) / other) ** 2) / 2 - np.log(other)
            below = lambda x: ndtr((x - one) / other)  # noqa: E731 - as above
        first, last = float(below(np.float64(low))), float(below(np.float64(high)))
        scores = ndtri(np.clip((below(at) - first) / (last - first), 0, 1))
    return logs - math.log(last - first) - constant, scores


def weights_of(wide: Wide, moved: Mapping[int, Distribution]) -> Any:
    """Return the weights of stored futures [futures] for what is believed of some rows, which sum to one.

    All are nothing where no future lies where it is believed.
    """
    logs = np.zeros(wide.drawn.shape[1])
    scores: dict[int, tuple[Any, Any]] = {}
    for number, believed in moved.items():
        after, before = wide.of(number, believed), wide.of(number, wide.rows[number].distribution)
        logs += after[0] - before[0]
        scores[wide.rows[number].own_key] = after[1], before[1]
    for group in wide.job.table.joined:  # of streams that no row has, the rest says all
        if not scores.keys().isdisjoint(group.keys):
            logs += _of_copula(wide, group, scores)
    most = logs.max()
    if not np.isfinite(most):
        return np.zeros_like(logs)
    weights = np.exp(np.where(np.isfinite(logs), logs - most, -np.inf))
    return weights / weights.sum()


def effective(weights: Any) -> float:
    """Return how many futures carry the weight (Kish 1965)."""
    total = float((weights**2).sum())
    return 1 / total if total > 0 else 0.0


def moved_rows(wide: Wide, settings: Settings) -> dict[int, Distribution] | None:
    """Return what is believed of the rows that were drawn otherwise; none where that cannot be weighed."""
    same = ("labels", "start", "months", "events", "switch_months", "correlations")
    if any(getattr(settings, part) != getattr(wide.settings, part) for part in same):
        return None
    if settings.values.keys() != wide.settings.values.keys():
        return None
    found = {number: _entry(settings, wide.rows[number]) for number in wide.is_wide}
    for name, entries in settings.values.items():
        before = wide.settings.values[name]
        if entries is before or entries == before:
            continue
        rows = [(number, row) for number, row in enumerate(wide.rows) if row.name == name]
        weighed = dict(_weighed(wide, settings, rows))
        others = {labels for labels in entries if entries[labels] != before.get(labels)}
        if len(weighed) < len(rows) or not rows or not _explains(others, [row for _, row in rows], entries):
            return None
        found |= {number: each for number, each in weighed.items() if each != wide.rows[number].distribution}
    has_room = all(_has_room(wide.rows[number].distribution, each) for number, each in found.items())
    return found if has_room and _is_weighed_together(wide, found) else None


def _entry(settings: Settings, row: Row) -> Distribution:
    entries = settings.values[row.name]
    return entries[row.labels] if row.labels in entries else entries[()]


def _weighed(wide: Wide, settings: Settings, rows: list[tuple[int, Row]]) -> Iterator[tuple[int, Distribution]]:
    """Yield what is believed of the rows of a name, those that can be weighed."""
    for number, row in rows:
        believed, before = _entry(settings, row), _entry(wide.settings, row)
        if believed == before:
            yield number, believed
            continue
        has_density = believed.shape in WEIGHED and before.shape in WEIGHED and believed.shared == before.shared
        both = settings, wide.settings
        if has_density and (not believed.shared or all(is_one_number(each, row.name) for each in both)):
            yield number, believed


def is_one_number(settings: Settings, name: str) -> bool:
    """Say whether labels that share their luck are one number: all that are not certain are drawn alike."""
    return len({each for each in settings.values[name].values() if each.shape != "point"}) == 1


def _explains(others: set[Labels], rows: list[Row], entries: Mapping[Labels, Distribution]) -> bool:
    """Say whether rows that are drawn have all entries that differ: what is certain beside them has not moved."""
    own = {row.labels if row.labels in entries else () for row in rows}
    return others <= own or len(entries) == 1


def _has_room(before: Distribution, after: Distribution) -> bool:
    """Say whether all that is believed could have been drawn."""
    if before.shape != "uniform":
        return True
    if after.shape != "uniform":
        return False
    slack = NEAR * max(map(abs, after.numbers))
    return before.numbers[0] <= after.numbers[0] + slack and after.numbers[1] <= before.numbers[1] + slack


def _is_weighed_together(wide: Wide, moved: Iterable[int]) -> bool:
    """Say whether all that is correlated with what has moved has a density."""
    keys, numbers = {wide.rows[number].own_key for number in moved}, wide.apart
    groups = [group for group in wide.job.table.joined if not keys.isdisjoint(group.keys)]
    together = [numbers[key] for group in groups for key in group.keys if key in numbers]
    return all(wide.rows[number].distribution.shape in WEIGHED for number in together)


def _of_copula(wide: Wide, group: Group, scores: Mapping[int, tuple[Any, Any]]) -> Any:
    """Return the log of the ratio of the densities of a copula, where some of its scores are others."""
    numbers = wide.apart
    seen = [place for place, key in enumerate(group.keys) if key in numbers]
    both = [_scores(wide, numbers[group.keys[place]], scores) for place in seen]
    less = np.linalg.inv(group.scores[np.ix_(seen, seen)]) - np.eye(len(seen))
    after, before = (np.array([each[side] for each in both]) for side in (0, 1))
    with np.errstate(invalid="ignore", over="ignore"):
        found = ((before * (less @ before)).sum(axis=0) - (after * (less @ after)).sum(axis=0)) / 2
    return np.where(np.isnan(found), -np.inf, found)


def _scores(wide: Wide, number: int, scores: Mapping[int, tuple[Any, Any]]) -> tuple[Any, Any]:
    key = wide.rows[number].own_key
    own = wide.of(number, wide.rows[number].distribution)[1]
    return scores.get(key, (own, own))
