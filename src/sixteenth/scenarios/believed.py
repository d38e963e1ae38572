"""Beliefs that are moved so that their middle is a number, their spread kept.

A value above nothing is scaled, and its spread with it, as `times` does. A part of a whole is moved in its odds within
the bounds of its card, so that it stays a part of a whole; any other value is moved by so much. Where a value was
fitted to facts its column of the fit is moved likewise.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from sixteenth.engine.declared import Declared, Distribution, Settings
from sixteenth.engine.draws.draw import median_of, quantile_of
from sixteenth.errors import (
    BoundViolation,
    Fault,
    Place,
    Refused,
    UnknownLabel,
    UnknownName,
    WrongEntry,
    nearest,
    refuse,
)
from sixteenth.said import said
from sixteenth.scenarios.files.schema import NUMBERS, Entry, ValueCard
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.read import Assumptions, Placed
from sixteenth.scenarios.values.given import is_array
from sixteenth.scenarios.values.moves import EVERYWHERE, Move, moved_as_cards
from sixteenth.scenarios.values.value import Context, entries_of, read_value
from sixteenth.scenarios.variation import HANDS, with_cards
from sixteenth.units import Share

Scale = Literal["log", "odds", "linear"]
BETWEEN = "/"
DECILES = (0.1, 0.9)
ROUNDS = 30  # a step of its own scale comes as near as numbers can in a few
NEAR = 1e-13
PARTS_OF_A_WHOLE = ("beta", "normal", "lognormal", "uniform")  # shapes whose numbers are moved as odds
EXACT = ("joint", "point", "given")  # shapes of which one step is exact
JUDGED: Mapping[str, Any] = {"kind": "judgement"}
WHERE = said("believing")


@dataclass(frozen=True)
class Belief:
    """A value, of all labels or of one, as it is drawn now."""

    name: str
    label: str
    labels: tuple[str, ...]  # of the entry that its middle is read from
    entries: Mapping[tuple[str, ...], Distribution]  # of the whole value
    declared: Declared

    @property
    def title(self) -> str:
        """Return `name` or `name/label`."""
        return f"{self.name}{BETWEEN}{self.label}" if self.label else self.name

    @property
    def distribution(self) -> Distribution:
        """Return what is drawn."""
        return self.entries[self.labels]

    @property
    def middle(self) -> float:
        """Return the median, in the unit itself."""
        return median_of(self.distribution)

    @property
    def scale(self) -> Scale:
        """Return the scale in which it is moved."""
        return scale_of(self.distribution, self.declared)

    @property
    def ways(self) -> tuple[Callable[[float], float], Callable[[float], float]]:
        """Return the way into its scale, and back."""
        low, high = self.declared.bounds
        back: dict[Scale, Callable[[float], float]] = {
            "log": math.exp,
            "odds": lambda place: low + (high - low) / (1 + math.exp(-place)),
            "linear": float,
        }
        return _go(self.scale, self.declared), back[self.scale]

    def reading(self, read: Mapping[tuple[str, ...], Distribution]) -> float:
        """Return its middle among other entries of its name."""
        own = (self.labels, tuple(self.label.split(BETWEEN)) if self.label else ())
        return median_of(next((read[labels] for labels in own if labels in read), next(iter(read.values()))))


def scale_of(distribution: Distribution, declared: Declared) -> Scale:
    """Return the scale in which a value is moved: odds of a part of a whole, log above nothing, or linear."""
    low, high = declared.bounds
    if declared.kind.unit is Share and high <= 1 and distribution.shape in PARTS_OF_A_WHOLE:
        return "odds"
    is_above = distribution.shape == "lognormal" or (low >= 0 and median_of(distribution) > 0)
    return "log" if is_above else "linear"


def find_belief(settings: Settings, declared: Mapping[str, Declared], title: str) -> Belief:
    """Return the value that `name` or `name/label` says; of several labels moved alike, as the first has it.

    Raises:
        Refused: where the scenario has no such value, or its name no such label.

    """
    name, _, label = title.partition(BETWEEN)
    if name not in declared or not settings.values.get(name):
        cure = nearest(name, settings.values, said("name a value that the scenario has"))
        raise Refused([UnknownName(f"'{name}'", Place(WHERE), f"'{name}'", said("a value of the scenario"), cure)])
    known, own = declared[name], settings.values[name]
    first = next((labels for labels in own if own[labels].shape != "point"), () if () in own else next(iter(own)))
    first = () if () in own and own[()].shape != "point" else first
    if not label:
        return Belief(name, EVERYWHERE, first, own, known)
    entries = (entries_of(known, settings.labels) or {}) if known.kind.axes else {}
    if label not in entries:
        names = ", ".join(each for each in entries if each) or said("no labels: it has no axes")
        cure = nearest(label, entries, said("name one of them"))
        raise Refused([UnknownLabel(f"'{title}'", Place(WHERE), f"'{label}'", names, cure)])
    return Belief(name, label, entries[label] if entries[label] in own else first, own, known)


def believed_as_cards(
    assumptions: Assumptions, settings: Settings, declared: Mapping[str, Declared], middles: Mapping[str, float]
) -> dict[str, Placed]:
    """Return the cards of values moved so that the middle of each, by `name` or `name/label`, is a number.

    Raises:
        Refused: where the scenario has no such value or label, or a middle lies outside the bounds of its card.

    """
    beliefs = {title: find_belief(settings, declared, title) for title in middles}
    refuse(fault for title, middle in middles.items() for fault in _outside(beliefs[title], middle))
    found: dict[str, Placed] = {}
    context = Context(declared, settings.labels)
    for title, middle in middles.items():
        found[beliefs[title].name] = _believed(with_cards(assumptions, found), beliefs[title], middle, context)
    return found


def _outside(belief: Belief, middle: float) -> Iterator[Fault]:
    """Find a middle that no card allows: a distribution lies to both sides of it."""
    low, high = belief.declared.bounds
    is_certain = belief.distribution.shape == "point"
    if math.isfinite(middle) and (low < middle < high or (is_certain and low <= middle <= high)):
        return
    expected = said("between {low:g} and {high:g}", low=low, high=high)
    cure = said("use its middle now, {middle:g}, or one nearer to it", middle=belief.middle)
    yield BoundViolation(f"'{belief.title}'", Place(WHERE), f"{middle:g}", expected, cure)


def _believed(assumptions: Assumptions, belief: Belief, middle: float, context: Context) -> Placed:
    """Return the card of a value whose middle is a number, as near as numbers can."""
    scale = belief.scale
    if scale == "log" and middle <= 0:
        scale = "linear"
    go, way = _go(scale, belief.declared), _steps(assumptions, belief, scale)
    step = go(middle) - go(belief.middle)
    for _ in range(ROUNDS):
        placed = way(step)
        if belief.distribution.shape in EXACT:
            return placed
        fresh = Context(context.declared, context.labels)
        read = read_value(belief.name, placed, fresh)
        if fresh.faults:
            return placed  # which is told where it is read
        left = go(belief.reading(read)) - go(middle)
        if abs(left) <= NEAR * max(1.0, abs(go(middle))):
            return placed
        step -= left
    return way(step)


def _go(scale: Scale, declared: Declared) -> Callable[[float], float]:
    low, high = declared.bounds
    ways: dict[Scale, Callable[[float], float]] = {
        "log": math.log,
        "odds": lambda share: math.log((share - low) / (high - share)),
        "linear": float,
    }
    return ways[scale]


def _steps(assumptions: Assumptions, belief: Belief, scale: Scale) -> Callable[[float], Placed]:
    """Return what makes a card of a step in a scale."""
    if scale == "odds":
        return lambda step: _at_odds(assumptions.values[belief.name], belief, step)

    def moved(step: float) -> Placed:
        factor, added = (math.exp(step), 0.0) if scale == "log" else (1.0, step)
        move = {belief.name: Move(factor, added, belief.label)}
        placed, before = (
            moved_as_cards(assumptions, {belief.name: belief.declared}, move)[belief.name],
            assumptions.values[belief.name].card,
        )
        return replace(placed, card=_with_certain(_as_judged(placed.card, belief.label, before), before, belief))

    return moved


def _as_judged(card: ValueCard, label: str, before: ValueCard) -> ValueCard:
    """Return a card whose move is somebody's belief: a judgement, where it was not learnt from a fit."""
    if not label:
        return card.model_copy(update=JUDGED) if card.kind != before.kind else card
    entry, was = card.by[label], before.by.get(label)
    if not isinstance(entry, Entry) or entry.kind == (was.kind if isinstance(was, Entry) else None):
        return card
    return card.model_copy(update={"by": {**card.by, label: entry.model_copy(update=JUDGED)}})


def _with_certain(card: ValueCard, before: ValueCard, belief: Belief) -> ValueCard:
    """Return a card in which numbers that are certain stay as they were, beside ones that are believed."""
    if belief.label or belief.distribution.shape == "point":
        return card
    certain = {BETWEEN.join(labels) for labels, each in belief.entries.items() if each.shape == "point"}
    own = {name: getattr(before, name) for name in (*NUMBERS, "choices")} if "" in certain else {}
    return card.model_copy(
        update={**own, "by": {label: before.by[label] if label in certain else each for label, each in card.by.items()}}
    )


def _at_odds(placed: Placed, belief: Belief, step: float) -> Placed:
    """Return a card in which each amount has other odds, by one factor: those of all labels, or of one."""
    card = placed.card
    told = f"{card.source}; {math.exp(step):g} times the odds" if card.source else None
    by: dict[str, float | Entry] = {}
    for labels, distribution in belief.entries.items():
        label = BETWEEN.join(labels)
        if labels and not belief.label:
            entry = card.by.get(label)
            own = entry if isinstance(entry, Entry) else Entry()
            by[label] = own.model_copy(update=_other_odds(belief, distribution, step, own.unit or card.unit))
    if belief.label:
        entry = card.by.get(belief.label)
        own = entry if isinstance(entry, Entry) else Entry()
        source = f"{own.source}; {math.exp(step):g} times the odds" if own.source else told
        changed = _other_odds(belief, belief.distribution, step, own.unit or card.unit)
        by = {belief.label: own.model_copy(update={**changed, **JUDGED, "source": source})}
        return replace(placed, card=card.model_copy(update={"by": {**card.by, **by}}))
    of_all = _other_odds(belief, belief.entries[()], step, card.unit) if () in belief.entries else {}
    about = {"by": {**card.by, **by}, "source": told, **JUDGED}
    return replace(placed, card=_with_certain(card.model_copy(update={**of_all, **about}), card, belief))


def _other_odds(belief: Belief, distribution: Distribution, step: float, unit: str | None) -> dict[str, Any]:
    """Return the entries of an amount whose odds within the bounds of its card are moved by a step."""
    low, high = belief.declared.bounds
    factor = written_units(belief.declared.kind.unit.__name__).get(unit or "", 1.0)

    def moved(share: float) -> float:
        if not low < share < high:
            return share / factor
        odds = math.exp(math.log((share - low) / (high - share)) + step)
        return (low + (high - low) * odds / (1 + odds)) / factor

    if distribution.shape not in PARTS_OF_A_WHOLE:  # a certain number beside distributions
        return {"value": moved(median_of(distribution))}
    nothing: dict[str, Any] = dict.fromkeys(NUMBERS)
    if distribution.shape == "uniform":
        return {**nothing, "low": moved(distribution.numbers[0]), "high": moved(distribution.numbers[1])}
    ends = (moved(quantile_of(distribution, share)) for share in DECILES)
    return {**nothing, **dict(zip(("p10", "p90"), ends, strict=True))}


def titles_of(numbers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield numbers by `name` or `name/label`, of numbers by name that may be by label."""
    for name, given in numbers.items():
        if not isinstance(given, Mapping):
            yield name, given
            continue
        for label, number in given.items():
            yield f"{name}{BETWEEN}{label}" if label else name, number


def nested_numbers(numbers: Mapping[str, Any]) -> dict[str, Any]:
    """Return numbers by name, those of `name/label` by label, as `with_` takes them: `""` is for all labels."""
    found: dict[str, Any] = {}
    for title, number in titles_of(numbers):
        name, _, label = title.partition(BETWEEN)
        if label and not isinstance(found.get(name), dict):
            found[name] = {EVERYWHERE: found[name]} if name in found else {}
        if isinstance(found.get(name), dict):
            found[name][label] = number
        else:
            found[name] = number
    return found


def single_numbers(numbers: Mapping[str, Any]) -> dict[str, float]:
    """Return numbers by `name` or `name/label`, of which each is one.

    Raises:
        Refused: where a number for each future stands in the place of one.

    """
    told = dict(titles_of(numbers))
    cure, one = said("give one number, or a number for each label"), said("a number")
    where = Place(said("{name}, {hands}", name="believing", hands=HANDS))
    refuse(
        WrongEntry(title, where, type(number).__name__, one, cure) for title, number in told.items() if is_array(number)
    )
    return {title: float(number) for title, number in told.items()}
