"""Correlations of a scenario, read: which pieces of luck move together, and whether they can.

A side that names a label stands for its luck; one that names a value alone stands for each of its labels. Of two
values, labels are paired that agree on every axis that both have; of one value with itself, each two of its labels.
What is said of two labels goes before what is said of their values as a whole.

What a parent says is no slip of a child that makes one side certain or leaves it out: it has nothing left to join. A
side that is certain keeps its piece of luck, which nobody sees, so that the other side keeps its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from numbers import Real

import numpy as np

from sixteenth.engine.declared import Correlation, Distribution, LuckOf
from sixteenth.engine.draws.copula import Group, groups_of, nearest_ranks
from sixteenth.engine.equation import axis_name
from sixteenth.errors import Fault, Place, UnknownLabel, UnknownName, WrongCorrelation, nearest, refuse
from sixteenth.said import said
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.renamed import what_replaced
from sixteenth.scenarios.files.schema import ScenarioFile
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.layers.pairs import Pair, PlacedCorrelation, correlations_of, write_pair, wrong_pairs
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.values.amount_cures import write_exactly
from sixteenth.scenarios.values.posterior import CERTAIN, Drawn, fitted_names
from sixteenth.scenarios.values.value import Context, entries_of

FITTED = "joint"  # whose draws hold how they move together
CLOSE = 1e-6  # by which a rank correlation may miss and be the same
MOST_PAIRS, MOST_TOLD = 20, 3  # that a cure writes, and that a fault is named by
BY_HAND = said("set by hand")
LESS = 0.01  # step by which all correlations are made weaker


@dataclass(frozen=True)
class Part:
    """One piece of luck that a side stands for, with its label of each axis where it has labels of its own."""

    luck: LuckOf
    labels: Mapping[str, str]
    distribution: Distribution

    @property
    def is_certain(self) -> bool:
        """Say whether no luck is taken."""
        return self.distribution.shape in CERTAIN

    def agrees(self, other: "Part") -> bool:
        """Say whether both have the same label on each axis that both have."""
        return all(other.labels.get(axis, label) == label for axis, label in self.labels.items())


@dataclass(frozen=True)
class Side:
    """A side of a pair as written: a value, or one of its labels."""

    name: str
    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Joined:
    """Two pieces of luck with the correlation that holds between them, and who says so."""

    correlation: Correlation
    pair: Pair
    placed: PlacedCorrelation
    labelled: int  # how many sides name a label
    is_certain: bool  # of at least one side


@dataclass
class Reading:
    """What has been read of a scenario's correlations so far."""

    context: Context
    values: Drawn
    joined: dict[frozenset[LuckOf], Joined] = field(default_factory=dict[frozenset[LuckOf], Joined])
    faults: list[Fault] = field(default_factory=list[Fault])

    @property
    def uncertain(self) -> list[str]:
        """Return the names of values with any luck."""
        return [name for name, own in self.values.items() if any(each.shape not in CERTAIN for each in own.values())]


def read_correlations(
    assumptions: Assumptions, context: Context, values: Drawn
) -> tuple[tuple[Correlation, ...], list[Fault]]:
    """Return the correlations of a scenario for the values as they are drawn, and what is wrong with them."""
    reading = Reading(context, values)
    for pair, placed in sorted(assumptions.correlations.items()):
        if not any(assumptions.is_spoilt("values", each.partition("/")[0]) for each in pair):
            _read_pair(pair, placed, reading)
    kept, faults = _possible(list(reading.joined.values()))
    found = sorted((each.correlation for each in kept), key=lambda each: (each.one, each.other))
    return tuple(found), [*reading.faults, *faults, *held_by_the_fit(assumptions, values)]


def settled(assumptions: Assumptions) -> Assumptions:
    """Return assumptions whose correlations have been checked once: what is certain in them was made so on purpose."""
    checked = {pair: replace(placed, is_own=False) for pair, placed in assumptions.correlations.items()}
    return replace(assumptions, correlations=checked)


def correlations_by_hand(ranks: Mapping[str, float]) -> dict[Pair, PlacedCorrelation]:
    """Return correlations that no file holds.

    Raises:
        Refused: where one is no number between -1 and 1, or no pair, or told twice.

    """
    about = {"kind": "scenario", "source": str(BY_HAND)}
    cards = {text: {"rank": float(rank) if isinstance(rank, Real) else rank, **about} for text, rank in ranks.items()}
    document = Document(BY_HAND, {"correlations": cards})
    read = validate(document, ScenarioFile)
    model = read.model or ScenarioFile()
    refuse([*read.faults, *wrong_pairs(model, document)])
    return correlations_of(model, document, is_own=True)


def held_by_the_fit(assumptions: Assumptions, values: Drawn) -> Iterator[Fault]:
    """Find correlations laid on top of a fit that join what it holds: its draws say how that moves with everything."""
    fit = assumptions.posterior
    fitted = fitted_names(values)
    for pair, placed in assumptions.correlations.items() if fit is not None else ():
        held = [side for side in pair if side.partition("/")[0] in fitted]
        if fit and held and placed.is_own and placed.where.file != fit.where.file:
            got = said("'{held}', whose draws the fit holds", held=held[0])
            cure = said("correlate values that are not fitted, or write it where the fit is made, and fit anew")
            yield WrongCorrelation(
                f"'{write_pair(*pair)}'", placed.where, got, said("values that the fit leaves apart"), cure
            )


def _read_pair(pair: Pair, placed: PlacedCorrelation, reading: Reading) -> None:
    """Read one pair; of a parent's, only what can still be joined."""
    title, faults = write_pair(*pair), list[Fault]()
    one, other = (_side(text, title, placed.where, reading, faults) for text in pair)
    if one is not None and other is not None and not faults:
        found = list(_join(one, other, pair, placed))
        is_fitted = any(part.distribution.shape == FITTED for side in (one, other) for part in side.parts)
        if not is_fitted and all(each.is_certain for each in found):
            faults += _nothing_to_join(one, other, title, placed.where)
        _add(found, title, reading)
    reading.faults += faults if placed.is_own else []


def _side(text: str, title: str, where: Place, reading: Reading, faults: list[Fault]) -> Side | None:
    """Return what a side stands for; nothing where that cannot be told, with the fault unless it is told elsewhere."""
    name, _, label = text.partition("/")
    declared, own = reading.context.declared.get(name), reading.values.get(name)
    if declared is None or own is None:
        got = f"'{name}', " + (
            said("a shock, drawn anew each month") if declared and declared.shock else said("no value")
        )
        cure = what_replaced(name) or nearest(name, reading.uncertain, said("name a value that has a distribution"))
        faults.append(UnknownName(f"'{title}'", where, got, said("a value of the scenario"), cure))
        return None
    entries = entries_of(declared, reading.context.labels)
    if entries is None or not own:  # told elsewhere
        return None
    if label and label not in entries:
        known = [each for each in entries if each]
        want = said("a label of '{name}'", name=name) if known else said("'{name}' alone: it has no labels", name=name)
        cure = nearest(
            label,
            known,
            said("use one of {names}", names=", ".join(known)) if known else said("write '{name}'", name=name),
        )
        faults.append(UnknownLabel(f"'{title}'", where, f"'{label}'", want, cure))
        return None
    chosen = [entries[label]] if label else list(entries.values())
    axes = {axis_name(axis) for axis in declared.kind.axes}
    ordered = [axis for axis in reading.context.labels if axis in axes]
    parts = {part.luck: part for entry in chosen if (part := _part(name, entry, ordered, own))}
    return Side(name, label, tuple(parts.values()))


def _part(
    name: str, entry: tuple[str, ...], axes: list[str], own: Mapping[tuple[str, ...], Distribution]
) -> Part | None:
    """Return the luck of an entry; nothing where it has no value, which is told elsewhere."""
    distribution = own.get(entry, own.get(()))
    if distribution is None:
        return None
    luck = () if distribution.shared else entry
    labels = dict(zip(axes, luck, strict=True)) if luck else dict[str, str]()
    return Part((name, luck), labels, distribution)


def _join(one: Side, other: Side, pair: Pair, placed: PlacedCorrelation) -> Iterator[Joined]:
    """Return which pieces of luck two sides join."""
    labelled = sum(bool(side.label) for side in (one, other))
    for first in one.parts:
        for second in other.parts:
            if FITTED in (first.distribution.shape, second.distribution.shape):
                continue
            is_meant = one.name == other.name or labelled == len(pair) or first.agrees(second)
            if is_meant and first.luck != second.luck:
                ends = sorted((first.luck, second.luck))
                correlation = Correlation(ends[0], ends[1], placed.card.rank)
                yield Joined(correlation, pair, placed, labelled, first.is_certain or second.is_certain)


def _nothing_to_join(one: Side, other: Side, title: str, where: Place) -> Iterator[Fault]:
    """Say why two sides have no two pieces of luck to join: one is certain, or they are the same, or share no label."""
    certain = [side for side in (one, other) if side.parts and all(part.is_certain for part in side.parts)]
    for side in certain[:1] if one.name == other.name and one.label == other.label else certain:
        own = {number for part in side.parts for number in part.distribution.numbers}
        told = (
            said("which is {number} in every draw", number=write_exactly(own.pop()))
            if len(own) == 1
            else said("which is certain")
        )
        got = said("'{names}', {told}", names="/".join(filter(None, (side.name, side.label))), told=told)
        yield WrongCorrelation(
            f"'{title}'", where, got, said("a distribution"), said("give it one, or remove the correlation")
        )
    if not certain:
        is_one = one.name == other.name
        got = (
            said("one piece of luck of '{name}'", name=one.name)
            if is_one
            else said("no label that both have a distribution for")
        )
        cure = (
            said("remove it, or leave out shared = true") if is_one else said("name labels that have one, or remove it")
        )
        yield WrongCorrelation(f"'{title}'", where, got, said("two pieces of luck"), cure)


def _add(found: Iterable[Joined], title: str, reading: Reading) -> None:
    """Keep what is joined: what is said of labels before what is said of values as a whole; twice is told."""
    for each in found:
        ends = frozenset((each.correlation.one, each.correlation.other))
        before = reading.joined.get(ends)
        if before is not None and before.pair != each.pair and before.labelled == each.labelled:
            got = said(
                "a second correlation of {ends}, beside '{pair}'",
                ends=_write_ends(*sorted(ends)),
                pair=write_pair(*before.pair),
            )
            cure = said("remove one of the two, or name both labels in one of them")
            reading.faults.append(WrongCorrelation(f"'{title}'", each.placed.where, got, said("one of each two"), cure))
        if before is None or each.labelled >= before.labelled:
            reading.joined[ends] = each


def _write_ends(*ends: LuckOf) -> str:
    return write_pair(*("/".join((name, *labels)) for name, labels in ends))


def _possible(joined: list[Joined]) -> tuple[list[Joined], list[Fault]]:
    """Return what can be drawn, and a fault for each group of values that cannot be correlated so.

    Where it is only with sides that are certain that a group cannot be, they are left out: nobody sees their luck.
    """
    stuck = {stream for group in _impossible(joined) for stream in group.streams}
    left = [each for each in joined if not (each.is_certain and each.correlation.one in stuck)]
    wrong = _impossible(left)
    kept = [each for each in left if not any(each.correlation.one in group.streams for group in wrong)]
    return kept, [_impossible_group(group, [each for each in left if each not in kept]) for group in wrong]


def _impossible(joined: Iterable[Joined]) -> list[Group]:
    return [group for group in groups_of(each.correlation for each in joined) if not group.is_possible]


def _impossible_group(group: Group, joined: Iterable[Joined]) -> Fault:
    """Tell of correlations that cannot be together, with the nearest that can."""
    own = [each for each in joined if each.correlation.one in group.streams]
    pairs = list(dict.fromkeys(write_pair(*each.pair) for each in own))
    named = ", ".join(f"'{pair}'" for pair in pairs[:MOST_TOLD])
    more = said(" and {count} more", count=len(pairs) - MOST_TOLD) if len(pairs) > MOST_TOLD else ""
    least = float(np.linalg.eigvalsh(group.scores)[0])
    where = max((each.placed for each in own), key=lambda placed: (placed.is_own, placed.where)).where
    return WrongCorrelation(
        named + more,
        where,
        said("correlations that no numbers have together (least eigenvalue {least:.2g})", least=least),
        said("a positive definite matrix; two values of which nothing is said have 0"),
        _nearest(group),
    )


def _nearest(group: Group) -> str:
    """Write the nearest correlations that can be; of many, how much weaker all of them would have to be."""
    ranks = nearest_ranks(group)
    changed = [
        f'"{_write_ends(other, one)}" {write_exactly(ranks[i, j])}'
        for i, one in enumerate(group.streams)
        for j, other in enumerate(group.streams[:i])
        if abs(ranks[i, j] - group.ranks[i, j]) > CLOSE
    ]
    weaker = said("all of them times {factor}", factor=write_exactly(_factor(group)))
    return (
        said("use the nearest: {names}; or {weaker}", names=", ".join(changed), weaker=weaker)
        if len(changed) <= MOST_PAIRS
        else said("use {weaker}", weaker=weaker)
    )


def _factor(group: Group) -> float:
    """Return the largest factor, to the hundredth, at which all correlations of a group can be together."""
    eye = np.eye(len(group.streams))
    steps = (1 - LESS * step for step in range(1, round(1 / LESS)))
    works = (each for each in steps if Group(group.streams, each * group.ranks + (1 - each) * eye).is_possible)
    return float(f"{next(works, 0.0):.2f}")
