"""Value cards into the engine's values: unit, source, bounds and labels checked, every fault kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from sixteenth.engine.declared import Declared, Distribution
from sixteenth.engine.program import axis_name
from sixteenth.errors import (
    Fault,
    Place,
    UnknownLabel,
    ValueWithoutCard,
    ValueWithoutSource,
    WrongUnit,
    nearest,
)
from sixteenth.scenarios.distributions import read_amount
from sixteenth.scenarios.schema import Amount, Entry, ValueCard
from sixteenth.scenarios.written_units import written_units

Values = dict[tuple[str, ...], Distribution]
KINDS = ("measured", "estimated", "judgement", "scenario")


@dataclass(frozen=True)
class Context:
    """What a value is checked against: the cards, and the labels of each axis."""

    declared: Mapping[str, Declared]
    labels: Mapping[str, tuple[str, ...]]
    faults: list[Fault] = field(default_factory=list)


def read_value(name: str, card: ValueCard, where: Place, context: Context, *, is_factor: bool = False) -> Values:
    """Return the distribution of each entry of a name; faults go to the context."""
    declared = context.declared.get(name)
    context.faults.extend(without_source(name, card, where))
    if declared is None:
        cure = nearest(name, context.declared, "declare it in parameters.toml, or remove the value")
        fault = ValueWithoutCard(f"'{name}'", where, f"'{name}'", "a declared parameter or opening balance", cure)
        context.faults.append(fault)
        return {}
    wrong = [] if is_factor else list(wrong_units(name, card, declared, where))
    context.faults.extend(wrong)
    factor = 1.0 if is_factor or wrong else written_units(declared.kind.unit.__name__)[card.unit or ""]
    bounds = (float("-inf"), float("inf")) if is_factor or wrong else declared.bounds
    amounts = dict(_amounts(name, card, declared, where, context))
    values: Values = {}
    for labels, amount in amounts.items():
        title = "/".join((name, *labels))
        distribution, found = read_amount(title, amount, factor, bounds, where)
        context.faults.extend(found)
        if distribution is not None:
            values[labels] = distribution
    return values


def without_source(name: str, card: ValueCard, where: Place) -> Iterator[Fault]:
    """Find values that do not say how they are known or where they come from."""
    own = [entry for entry in card.by.values() if isinstance(entry, Entry)]
    told = bool(card.by) and len(own) == len(card.by)
    for entry, expected in (("kind", " or ".join(KINDS)), ("source", "a title and address, or who judged it and why")):
        each_says = told and all(getattr(amount, entry) for amount in own)
        if getattr(card, entry) is None and not each_says:
            yield ValueWithoutSource(f"'{name}' has no {entry}", where, "nothing", expected, f'add {entry} = "..."')


def wrong_units(name: str, card: ValueCard, declared: Declared, where: Place) -> Iterator[Fault]:
    """Find values in a unit that is not their card's, however written."""
    unit = declared.kind.unit.__name__
    known = written_units(unit)
    if card.unit not in known:
        expected = " or ".join(f"'{each}'" for each in known)
        got = f"'{card.unit}'" if card.unit else "no unit"
        yield WrongUnit(f"'{name}'", where, got, expected, f'write unit = "{unit}"')


def _amounts(
    name: str, card: ValueCard, declared: Declared, where: Place, context: Context
) -> Iterator[tuple[tuple[str, ...], Amount]]:
    """Give each amount of a card with the labels it is for; () is for every entry without its own."""
    axes = [axis_name(axis) for axis in sorted(declared.kind.axes, key=lambda axis: _rank(axis_name(axis), context))]
    entries = {"/".join(labels): labels for labels in product(*(context.labels.get(axis, ()) for axis in axes))}
    if not card.by or any(getattr(card, each) is not None for each in ("value", "distribution")):
        yield (), card
    for key, entry in card.by.items():
        if key in entries and axes:
            yield entries[key], entry if isinstance(entry, Entry) else Amount(value=entry)
        else:
            expected = "one of " + ", ".join(f"'{each}'" for each in entries) if axes else "no labels: it has no axes"
            cure = nearest(key, entries, "correct the label, or add it under [axes]")
            context.faults.append(UnknownLabel(f"'{name}' by '{key}'", where, f"'{key}'", expected, cure))


def _rank(axis: str, context: Context) -> int:
    """Order axes as the scenario lists them, which is the order in which the engine holds them."""
    order = list(context.labels)
    return order.index(axis) if axis in order else len(order)
