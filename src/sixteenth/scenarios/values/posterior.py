"""What a scenario has learnt from facts: joint draws in place of the priors of the values that were fitted.

All fitted values of a draw come from one row of the fit. A value that a child or a hand gives on top of it is of one of
two kinds. What the scenario assumes or chooses (`kind = "scenario"`) intervenes: its column is replaced and the others
stay, for a choice teaches nothing about the world. A belief (any other kind) conditions: rows count by how near they
are to it, so that the other columns follow.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.engine.declared import Declared, Distribution
from sixteenth.errors import BoundViolation, Fault, Place, Refused, UnknownName
from sixteenth.said import said
from sixteenth.scenarios.files.near_rows import Near, near_rows
from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.layers.placed_posterior import STILL, Line, PlacedPosterior
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.values.joint_draws import JointDraws, columns_of, read_draws
from sixteenth.scenarios.values.value import Context, entries_of

Labels = tuple[str, ...]
Drawn = Mapping[str, Mapping[Labels, Distribution]]
INTERVENES = "scenario"  # the kind of a value that replaces its column and teaches nothing
CERTAIN = ("point", "given")  # shapes that take no luck


@dataclass(frozen=True)
class Column:
    """One column of a fit, as the scenario that reads it has it."""

    title: str
    name: str
    labels: Labels
    draws: Any
    prior: Distribution  # or, where something lies on top of the fit, what that gives
    is_replaced: bool
    kind: str  # of what is given now

    @property
    def is_belief(self) -> bool:
        """Say whether it is given anew as a belief, which the other columns follow."""
        return self.is_replaced and self.kind != INTERVENES


@dataclass(frozen=True)
class Fitted:
    """What a fit gives a scenario: its columns, which row of it stands at each place, and what was asked of rows."""

    columns: tuple[Column, ...]
    near: Near

    @property
    def beliefs(self) -> tuple[str, ...]:
        """Return the entries that rows were chosen by."""
        return tuple(column.title for column in self.columns if column.is_belief)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the entries that something replaces without teaching anything."""
        return tuple(column.title for column in self.columns if column.is_replaced and not column.is_belief)


def is_read(assumptions: Assumptions) -> bool:
    """Say whether a scenario has a fit, of the month that it starts in."""
    placed = assumptions.posterior
    return placed is not None and placed.card.start == assumptions.facts.get("start")


def with_posterior(assumptions: Assumptions, values: Drawn, context: Context) -> tuple[Drawn, list[Fault]]:
    """Return values with the joint draws of the scenario's fit in place of priors, and what is wrong with the fit."""
    placed = assumptions.posterior
    if placed is None or not is_read(assumptions):
        return values, []
    try:
        found = fitted(assumptions, placed, values, context)
    except Refused as refused:
        return values, list(refused.faults)
    made = {name: dict(entries) for name, entries in values.items()}
    for column in found.columns:
        if not column.is_replaced:
            made[column.name][column.labels] = _joint(column.draws[found.near.rows], column.prior)
        elif column.is_belief and column.prior.shape not in CERTAIN:
            numbers = tuple(float(each) for each in found.near.given[column.title])
            made[column.name][column.labels] = replace(
                column.prior, shape="joint", numbers=numbers, shared=False, prior=column.prior
            )
    return made, []


def _joint(draws: Any, prior: Distribution) -> Distribution:
    """Return the draws of a fit as a distribution; labels that share their luck share it."""
    return Distribution("joint", tuple(draws.tolist()), prior.shared, prior.bounds, prior)


def fitted(assumptions: Assumptions, placed: PlacedPosterior, values: Drawn, context: Context) -> Fitted:
    """Read a scenario's fit and choose its rows.

    Raises:
        Refused: when its file cannot be read, has columns or numbers that the scenario cannot have, or no rows near to
            the beliefs that are given.

    """
    draws = read_draws(placed.path, placed.card.sha256, placed.where)
    faults: list[Fault] = []
    columns = tuple(_columns(assumptions, placed, draws, values, context, faults))
    if faults:
        raise Refused(faults)
    beliefs = {column.title: (column.draws, column.prior) for column in columns if column.is_belief}
    places = {column.title: assumptions.values[column.name].where for column in columns}
    return Fitted(columns, near_rows(draws.rows, beliefs, places))


def _columns(
    assumptions: Assumptions,
    placed: PlacedPosterior,
    draws: JointDraws,
    values: Drawn,
    context: Context,
    faults: list[Fault],
) -> Iterator[Column]:
    is_own = assumptions.file == placed.where.file
    for title, numbers in columns_of(draws).items():
        name, _, label = title.partition("/")
        declared, own = context.declared.get(name), values.get(name)
        known = entries_of(declared, context.labels) if declared else None
        labels = () if not label else (known or {}).get(label)
        prior = own.get(labels, own.get(())) if own and labels is not None else None
        if declared is None or not own or known is None or labels is None or prior is None:
            if is_own:
                cure = said("fit this scenario again, or name another file")
                faults.append(
                    UnknownName(f"'{title}'", placed.where, said("a column"), said("a value of the scenario"), cure)
                )
            continue
        low, high = declared.bounds
        if numbers.min() < low - _slack(low) or numbers.max() > high + _slack(high):
            got = said("{first:g} to {last:g}", first=numbers.min(), last=numbers.max())
            where, cure = placed.where, said("fit this scenario again")
            faults.append(
                BoundViolation(
                    said("the fit of '{title}'", title=title),
                    where,
                    got,
                    said("{low:g} to {high:g}", low=low, high=high),
                    cure,
                )
            )
            continue
        is_replaced = not placed.replaced.isdisjoint((name, title))
        kind = _kind(assumptions.values[name].card, label)
        moved = _moved(np.clip(numbers, low, high), placed.moved.get(title, STILL), declared)
        yield Column(title, name, labels, moved, prior, is_replaced, kind)
        if not label:
            yield from _moved_alone(name, numbers, placed, own, known, declared, kind)


def _moved_alone(
    name: str,
    numbers: Any,
    placed: PlacedPosterior,
    own: Mapping[Labels, Distribution],
    known: Mapping[str, Labels],
    declared: Declared,
    kind: str,
) -> Iterator[Column]:
    """Return a column for each label of a value, fitted as one for all, that something moves apart from the others."""
    for title, line in placed.moved.items():
        of, _, label = title.partition("/")
        labels = known.get(label) if of == name else None
        if labels and placed.replaced.isdisjoint((name, title)):
            prior, moved = own.get(labels, own[()]), _moved(numbers, line, declared)
            yield Column(title, name, labels, moved, prior, is_replaced=False, kind=kind)


def _moved(numbers: Any, line: Line, declared: Declared) -> Any:
    """Return the draws of a column times a factor, and so much more: within bounds, as distributions are cut there."""
    factor, added = line
    return numbers if line == STILL else np.clip(numbers * factor + added, *declared.bounds)


def _slack(bound: float) -> float:
    """Return by how much rounding in the file may lie beyond a bound."""
    return 1e-5 * abs(bound) if np.isfinite(bound) else 0.0


def _kind(card: ValueCard, label: str) -> str:
    entry = card.by.get(label)
    return (entry.kind if isinstance(entry, Entry) else None) or card.kind or INTERVENES


def without_posterior(values: Drawn) -> Drawn:
    """Return values with their priors in place of joint draws."""
    return {name: {labels: each.prior or each for labels, each in entries.items()} for name, entries in values.items()}


def given_anew(before: Drawn, after: Drawn) -> frozenset[str]:
    """Return the fitted entries that are given otherwise than they were believed before the fit."""
    return frozenset(
        "/".join((name, *labels))
        for name, entries in after.items()
        for labels, was in before.get(name, {}).items()
        if was.shape == "joint" and entries.get(labels, entries.get(())) != was.prior
    )


def fitted_names(values: Drawn) -> set[str]:
    """Return the names of which any entry is drawn jointly."""
    return {name for name, entries in values.items() if any(each.shape == "joint" for each in entries.values())}


def where_fitted(assumptions: Assumptions) -> Place | None:
    """Return where a scenario names its fit; None where it has none, or one of another start."""
    return assumptions.posterior.where if assumptions.posterior and is_read(assumptions) else None
