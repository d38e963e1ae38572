"""Value cards into the engine's values: unit, source, bounds and labels checked, every fault kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from pathlib import Path

from sixteenth.engine.declared import Declared, Distribution
from sixteenth.engine.equation import axis_name
from sixteenth.errors import (
    PACKAGE,
    BoundViolation,
    Fault,
    Place,
    UnknownLabel,
    ValueWithoutCard,
    ValueWithoutSource,
    WrongDistribution,
    WrongUnit,
    nearest,
)
from sixteenth.said import joined, said
from sixteenth.scenarios.files.positions import Key
from sixteenth.scenarios.files.renamed import what_replaced
from sixteenth.scenarios.files.schema import LISTS, NUMBERS, Amount, Entry, ValueCard
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.overlay import is_distribution, with_luck
from sixteenth.scenarios.layers.read import Placed
from sixteenth.scenarios.values.distributions import read_amount
from sixteenth.slips import closest
from sixteenth.units import Flag

Values = dict[tuple[str, ...], Distribution]
KINDS = ("measured", "estimated", "judgement", "scenario")
MOST_KNOWN = 20_000  # values that are remembered
LONGEST = 10_000  # letters of one that is; a number for each future has more
_known: dict[object, Values] = {}


@dataclass(frozen=True)
class Context:
    """What a value is checked against: the cards, and the labels of each axis that has any."""

    declared: Mapping[str, Declared]
    labels: Mapping[str, tuple[str, ...]]
    faults: list[Fault] = field(default_factory=list)


def read_value(name: str, placed: Placed, context: Context, *, is_factor: bool = False) -> Values:
    """Return the distribution of each entry of a name; faults go to the context.

    What the same card said of the same name and labels before is known, if it had no fault: the scenarios of a library
    share most of their cards.
    """
    declared = context.declared.get(name)
    if declared is None or is_factor or len(placed.text) > LONGEST:
        return _read_value(name, placed, context, is_factor=is_factor)
    axes = tuple((axis, context.labels.get(axis)) for axis in map(axis_name, declared.kind.axes))
    place = (name, placed.text, declared, axes)
    if place not in _known:
        before = len(context.faults)
        found = _read_value(name, placed, context)
        if len(context.faults) > before:
            return found
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[place] = found
    return dict(_known[place])


def _read_value(name: str, placed: Placed, context: Context, *, is_factor: bool = False) -> Values:
    declared, card = context.declared.get(name), placed.card
    context.faults.extend((*without_source(name, card, placed.where), *shared_without_luck(name, placed)))
    if declared is None:
        where = placed.at("parameter")  # the line of an event that names it
        otherwise = nearest(name, context.declared, said("declare it in parameters.toml, or remove the value"))
        cure = what_replaced(name) or otherwise
        fault = ValueWithoutCard(f"'{name}'", where, f"'{name}'", said("a declared parameter or opening balance"), cure)
        context.faults.append(fault)
        return {}
    wrong = [] if is_factor else list(wrong_units(name, placed, declared))
    context.faults.extend(wrong)
    factors = written_units(declared.kind.unit.__name__)
    bounds = (float("-inf"), float("inf")) if is_factor or wrong else declared.bounds
    own_card = None if Path(declared.where.file).is_relative_to(PACKAGE / "sixteenth") else declared.where
    values: Values = {}
    for labels, (amount, inside) in amounts_of(name, placed, declared, context).items():
        title, unit = "/".join((name, *labels)), getattr(amount, "unit", None) or card.unit or ""
        factor = 1.0 if is_factor or wrong else factors[unit]
        distribution, found = read_amount(title, amount, factor, bounds, partial(placed.at, *inside), own_card)
        found = found or list(_neither_yes_nor_no(title, amount, declared, placed.at(*inside)))
        context.faults.extend(found)
        if distribution is not None:
            values[labels] = distribution
    return values


def _neither_yes_nor_no(title: str, amount: Amount, declared: Declared, where: Place) -> Iterator[Fault]:
    """Find flags that are neither 0 nor 1 in every draw: equations would take them for both."""
    if declared.kind.unit is Flag:
        numbers = [*(number for number, _ in amount.choices or ()), *(amount.numbers or ())]
        numbers += [] if amount.value is None else [amount.value]
        between = [f"{number:g}" for number in numbers if number not in (0, 1)]
        if between or not numbers:
            got, cure = (
                between[0] if between else said("a {distribution}", distribution=amount.distribution),
                said("use 0, 1, or a choice between the two"),
            )
            yield BoundViolation(f"'{title}'", where, got, said("0 or 1"), cure)


def shared_without_luck(name: str, placed: Placed) -> Iterator[Fault]:
    """Find certain numbers that are said to share their luck."""
    card = placed.card
    amounts: dict[Key, Amount] = {("by", label): each for label, each in card.by.items() if isinstance(each, Entry)}
    told = {key: each.shared and each.distribution is None for key, each in amounts.items()}
    told[()] = card.shared and not any(map(is_distribution, (card, *card.by.values())))
    for key, is_wrong in told.items():
        if is_wrong:
            what, where = f"'{'/'.join((name, *map(str, key[1:])))}'", placed.at(*key, "shared")
            expected = said("a distribution, whose luck labels can share")
            yield WrongDistribution(what, where, said("shared = true for a number"), expected, said("remove shared"))


def without_source(name: str, card: ValueCard, where: Place) -> Iterator[Fault]:
    """Find values that do not say how they are known or where they come from."""
    own = [entry for entry in card.by.values() if isinstance(entry, Entry)]
    told = bool(card.by) and len(own) == len(card.by)
    for entry, expected in (
        ("kind", joined(" or ", KINDS)),
        ("source", said("a title and address, or who judged it and why")),
    ):
        each_says = told and all(getattr(amount, entry) for amount in own)
        if getattr(card, entry) is None and not each_says:
            yield ValueWithoutSource(
                said("'{name}' has no {entry}", name=name, entry=entry),
                where,
                said("nothing"),
                expected,
                said('add {entry} = "..."', entry=entry),
            )


def wrong_units(name: str, placed: Placed, declared: Declared) -> Iterator[Fault]:
    """Find values in a unit that is not their card's, however written, for all labels or for one."""
    unit = declared.kind.unit.__name__
    known = written_units(unit)
    written: dict[Key, str | None] = {("unit",): placed.card.unit or ""}
    for label, entry in placed.card.by.items():
        written["by", label, "unit"] = entry.unit if isinstance(entry, Entry) else None
    for key, given in written.items():
        if given is not None and given not in known:
            expected = joined(" or ", (f"'{each}'" for each in known))
            got, cure = (
                f"'{given}'" if given else said("no unit"),
                said('write unit = "{unit}"', unit=closest(given, known) or unit),
            )
            yield WrongUnit(f"'{name}'", placed.at(*key), got, expected, cure)


def entries_of(declared: Declared, labels: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]] | None:
    """Return the entries of a declared name as a card writes them; None where an axis has no labels.

    Axes come as the scenario lists them, which is the order in which the engine holds them.
    """
    own = {axis_name(axis) for axis in declared.kind.axes}
    if not all(labels.get(axis) for axis in own):
        return None
    return {"/".join(entry): entry for entry in product(*(labels[axis] for axis in labels if axis in own))}


def has_amount(card: ValueCard) -> bool:
    """Say whether a card has an amount for every entry without its own."""
    return not card.by or any(getattr(card, entry) is not None for entry in (*NUMBERS, *LISTS, "distribution"))


def missing_entries(card: ValueCard, declared: Declared, labels: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the entries for which a card by labels has no amount; none where its labels, already told, are wrong."""
    entries = entries_of(declared, labels)
    if entries is None or has_amount(card) or not card.by.keys() <= entries.keys():
        return []
    return [entry for entry in entries if entry not in card.by]


def amounts_of(
    name: str, placed: Placed, declared: Declared, context: Context
) -> dict[tuple[str, ...], tuple[Amount, Key]]:
    """Return each amount of a card, and its path inside, by the labels it is for; () is for those without their own."""
    card, entries = placed.card, entries_of(declared, context.labels)
    found: dict[tuple[str, ...], tuple[Amount, Key]] = {(): (card, ())} if has_amount(card) else {}
    for key, entry in card.by.items():
        if entries is None:
            labels = tuple(key.split("/"))
        elif key in entries and declared.kind.axes:
            labels = entries[key]
        else:
            known = [each for each in entries if each]
            expected = (
                said("one of {names}", names=", ".join(f"'{each}'" for each in known))
                if known
                else said("no labels: it has no axes")
            )
            otherwise = (
                said("correct the label, or add it under [axes]") if known else said("write value = ... in place of by")
            )
            cure = nearest(key, known, otherwise)
            what, where = said("'{name}' by '{key}'", name=name, key=key), placed.at("by", key)
            context.faults.append(UnknownLabel(what, where, f"'{key}'", expected, cure))
            continue
        own = entry if isinstance(entry, Entry) else Entry(value=entry)
        found[labels] = with_luck(own, card), ("by", key)
    return found
