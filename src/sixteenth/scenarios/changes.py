"""What differs between two scenarios: each value, event, rule, theory, subject and date, both sides as written.

So does what code of their own brings: equations by name with their files, limits, and outputs that are kept.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution, Limit
from sixteenth.engine.equation import axis_name, rules_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.extension import is_same_code, outputs_kept, own_equations, own_limits, said_of, where_written
from sixteenth.scenarios.files.schema import Amount, Entry, EventCard, PosteriorCard, ValueCard
from sixteenth.scenarios.files.written_amounts import write_amount, write_by_label
from sixteenth.scenarios.layers.pairs import write_pair
from sixteenth.scenarios.layers.read import PlacedEvent
from sixteenth.scenarios.values.posterior import is_read

ChangeKind = Literal[
    "value",
    "fit",
    "correlation",
    "event",
    "rule",
    "theory",
    "subject",
    "axis",
    "label",
    "date",
    "code",
    "limit",
    "output",
]
STRUCTURE = ("rule", "theory", "subject", "code", "fit")  # changes of more than numbers that one could set
NOTHING = "nothing"
DATES = ("start", "months")
_SAID = {"value": "", "label": "", "event": "event on ", "code": "equation "}


@dataclass(frozen=True)
class Change:
    """One input that differs: the amount on each side as its file writes it, with its unit."""

    kind: ChangeKind
    name: str
    labels: str  # "Anthropic/enterprise", or nothing
    before: str
    after: str
    known: str  # measured, estimated, judgement or scenario, of the second side; nothing where a value is not at stake
    why: str = ""  # where the second side comes from: the source of a value, the first line of a theory's file

    @property
    def title(self) -> str:
        """Return the name with its labels, as people read it."""
        said = _SAID.get(self.kind, f"{self.kind} ")
        return " ".join(part for part in (f"{said}{self.name.replace('_', ' ')}", self.labels) if part)


def changes_between(one: Scenario, other: Scenario) -> tuple[Change, ...]:
    """List what the second scenario assumes otherwise than the first, of all that the world of either reads."""
    return (
        *_tables(one, other),
        *_labels(one, other),
        *_own_code(one, other),
        *_fit(one, other),
        *(change for name in sorted(names_read(one) | names_read(other)) for change in _values(one, other, name)),
        *_correlations(one, other),
        *_events(one, other),
    )


def names_read(scenario: Scenario) -> set[str]:
    """Return the names whose values decide something in a scenario: what its equations read, and its balances."""
    return {*scenario.world.names_read, *scenario.world.stocks}


def _tables(one: Scenario, other: Scenario) -> Iterator[Change]:
    first, second = one.assumptions, other.assumptions
    for date in DATES:
        yield from _unequal("date", date, str(first.facts.get(date)), str(second.facts.get(date)))
    for axis in sorted({*first.axes, *second.axes}):
        yield from _unequal("axis", axis, *(", ".join(each.axes.get(axis, ())) for each in (first, second)))
    for subject in sorted({*first.subjects, *second.subjects}):
        yield from _unequal("subject", subject, *(_on(each.subjects.get(subject, False)) for each in (first, second)))
    for topic in sorted({*first.theory, *second.theory}):
        before, after = (each.theory.get(topic, "") for each in (first, second))
        yield from _unequal("theory", topic, before, after, _first_line_of(other.world, topic, after))


def _labels(one: Scenario, other: Scenario) -> Iterator[Change]:
    """Tell of each label that only one of them has how many values are its own."""
    for axis, before in one.assumptions.axes.items():
        after = other.assumptions.axes.get(axis, before)
        for label in (each for each in before if each not in after):
            yield Change("label", axis, label, _values_of(one, axis, label), NOTHING, "")
        for label in (each for each in after if each not in before):
            yield Change("label", axis, label, NOTHING, _values_of(other, axis, label), "")


def _values_of(scenario: Scenario, axis: str, label: str) -> str:
    """Count the values that a scenario gives for a label by its name."""
    own, kinds = names_read(scenario), scenario.world.declared
    count = sum(
        any(label in entry for entry in entries)
        for name, entries in scenario.settings.values.items()
        if name in own and axis in {axis_name(each) for each in kinds[name].kind.axes}
    )
    return f"{count} value{'s' if count != 1 else ''} of its own"


def _fit(one: Scenario, other: Scenario) -> Iterator[Change]:
    """Tell of facts that only one of them is fitted to; what follows from a fit is no change of its own."""
    sides = [each.assumptions.posterior if is_read(each.assumptions) else None for each in (one, other)]
    before, after = (each.card.sha256 if each else NOTHING for each in sides)
    if before != after:
        was, becomes = (_write_fit(each.card) if each else NOTHING for each in sides)
        yield Change("fit", "to facts", "", was, becomes, "estimated" if sides[1] else "")


def _write_fit(card: PosteriorCard) -> str:
    return f"'{card.file}', {len(card.fitted_to)} facts known by {card.until}"


def _own_code(one: Scenario, other: Scenario) -> Iterator[Change]:
    """Tell the equations of code of their own that the two compute otherwise, their limits, and what is kept."""
    worlds, own = (one.world, other.world), {*own_equations(one), *own_equations(other)}
    for name in sorted(own):
        if not is_same_code(*worlds, name):
            before, after = (where_written(world, name) or NOTHING for world in worlds)
            after = f"{after}, written otherwise" if before == after else after
            why = said_of(other.world, name) or said_of(one.world, name)
            yield Change("code", name, "", before, after, "", why)
    limits = [own_limits(each) for each in (one, other)]
    for name in sorted({*limits[0], *limits[1]}):
        was, becomes = (side.get(name) for side in limits)
        why = next(each.why for each in (becomes, was) if each is not None)
        yield from _unequal("limit", name, _write_limit(was), _write_limit(becomes), why)
    kept = [outputs_kept(world) for world in worlds]
    shared = {*one.world.kinds} & {*other.world.kinds}
    for name in sorted(({*kept[0]} ^ {*kept[1]}) & {*own, *shared}):
        yield from _unequal("output", name, *(", ".join(side.get(name, ())) for side in kept))


def _write_limit(limit: Limit | None) -> str:
    return "" if limit is None else f"{limit.of} {limit.relation.replace('_', ' ')} {limit.bound}"


def _unequal(kind: ChangeKind, name: str, before: str, after: str, why: str = "") -> Iterator[Change]:
    if before != after:
        yield Change(kind, name, "", before or NOTHING, after or NOTHING, "", why)


def _first_line_of(world: World, topic: str, choice: str) -> str:
    """Return what the file says of itself that a theory chose; nothing where the world has none of its equations."""
    modules = {rule.function.__module__ for each in world.equations.values() for rule in rules_of(each)}
    own = next((name for name in modules if name.endswith(f".{topic}.{choice}")), "")
    told = (getattr(sys.modules.get(own), "__doc__", None) or "").splitlines()
    return told[0].rstrip(".") if told else ""


def _on(subject: bool | tuple[str, ...]) -> str:  # noqa: FBT001 - as a scenario writes it
    return ("on" if subject else "off") if isinstance(subject, bool) else f"only {', '.join(subject)}"


def _values(one: Scenario, other: Scenario, name: str) -> Iterator[Change]:
    """Compare the amounts that are drawn, entry by entry, so that a year and twelve months are the same."""
    sides = [scenario.settings.values.get(name, {}) for scenario in (one, other)]
    if not any(sides):
        return
    for entry in _entries(one, other, name, sides):
        before, after = (_before_facts(side.get(entry, side.get(()))) for side in sides)
        if before != after:
            key = "/".join(entry)
            was = _told(one, name, key) if before else NOTHING
            becomes = _told(other, name, key) if after else NOTHING
            side = other if after else one
            yield Change(
                "value", name, key, was, becomes, _said(side, name, key, "kind"), _said(side, name, key, "source")
            )


def _before_facts(found: Distribution | None) -> Distribution | None:
    """Return what is believed of an entry before any fit: it stands on the cards, and facts are told apart."""
    return found.prior or found if found else None


def _correlations(one: Scenario, other: Scenario) -> Iterator[Change]:
    """Compare rank correlations, pair by pair; one of zero is none."""
    sides = [scenario.assumptions.correlations for scenario in (one, other)]
    for pair in sorted({*sides[0], *sides[1]}):
        cards = [side[pair].card if pair in side and side[pair].card.rank else None for side in sides]
        before, after = (f"{card.rank:g}" if card else NOTHING for card in cards)
        if before != after and (told := cards[1] or cards[0]):
            yield Change("correlation", write_pair(*pair), "", before, after, told.kind, told.source)


def _entries(
    one: Scenario, other: Scenario, name: str, sides: list[Mapping[tuple[str, ...], Distribution]]
) -> list[tuple[str, ...]]:
    """Return the entries to compare, of labels that both have: one for all where neither side tells labels apart."""
    if all(set(side) <= {()} for side in sides):
        return [()]
    scenario = one if sides[0] else other
    labels, own = scenario.settings.labels, {axis_name(axis) for axis in scenario.world.declared[name].kind.axes}
    theirs = (other if sides[0] else one).settings.labels
    shared = {axis: [each for each in labels[axis] if each in theirs.get(axis, labels[axis])] for axis in labels}
    return list(product(*(shared[axis] for axis in labels if axis in own)))


def _card(scenario: Scenario, name: str) -> ValueCard:
    return scenario.values[name].card


def _told(scenario: Scenario, name: str, key: str) -> str:
    card = _card(scenario, name)
    entry = card.by.get(key)
    amount: Amount = card if entry is None else entry if isinstance(entry, Entry) else Amount(value=entry)
    return with_unit(amount, getattr(amount, "unit", None) or card.unit)


def with_unit(amount: Amount, unit: str | None) -> str:
    """Write an amount with its unit; shares, counts and multiples need none."""
    told = f"{write_amount(amount)}{_shown(unit)}"
    return told.removesuffix("s") if told in ("1 months", "1 years") else told


def _shown(unit: str | None) -> str:
    shown = "" if unit in (None, "Share", "Number", "Flag") else "x" if unit == "Multiple" else f" {unit}"
    return shown.replace(" percent", " %")


def _said(scenario: Scenario, name: str, key: str, field: str) -> str:
    """Return what is said of an entry by its label, or else of the whole value."""
    card = _card(scenario, name)
    entry = card.by.get(key)
    return (getattr(entry, field) if isinstance(entry, Entry) else None) or getattr(card, field) or ""


def _events(one: Scenario, other: Scenario) -> Iterator[Change]:
    """Compare the events on each parameter and of each choice as one list: what counts is which hold together."""
    sides = [_by_target(scenario) for scenario in (one, other)]
    for target in sorted({*sides[0], *sides[1]}):
        before, after = (side.get(target, ()) for side in sides)
        if [_essence(each) for each in before] != [_essence(each) for each in after]:
            was, becomes = ("; ".join(map(_write_event, side)) or NOTHING for side in (before, after))
            card = (after or before)[0]
            why = "; ".join(dict.fromkeys(each.source or each.title or "" for each in after or before))
            yield Change("rule" if card.choice else "event", target, "", was, becomes, card.kind or "", why)


def _by_target(scenario: Scenario) -> dict[str, tuple[EventCard, ...]]:
    found: dict[str, tuple[EventCard, ...]] = {}
    holding = (event for event in scenario.assumptions.events if event.card.holds)
    placed: list[PlacedEvent] = sorted(holding, key=lambda event: event.card.month)
    for event in placed:
        target = event.card.parameter or event.card.choice or ""
        found[target] = (*found.get(target, ()), event.card)
    return found


def _essence(card: EventCard) -> dict[str, object]:
    """Return what an event does, without who says so."""
    return card.model_dump(exclude={"title", "kind", "source", "fact", "date", "note"})


def _write_event(card: EventCard) -> str:
    when = f"from {card.month}" if card.until is None else f"{card.month} to {card.until}"
    if card.choice:
        return f"{when}: {card.rule}"
    what = f"times {card.factor:g}" if card.factor is not None else write_by_label(card, _shown(card.unit))
    return f"{when}: {what}"
