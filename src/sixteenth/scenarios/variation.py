"""A scenario, varied: the one way to change what a scenario assumes. Only what is touched is read and checked anew.

A variation changes the cards themselves, never the numbers behind them. So its recipe and hash say what ran, and
bounds, units, sources, labels and limits hold as they do for a file. The world stays: numbers compile nothing anew.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from numbers import Real
from typing import Any

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import Declared, Distribution, Settings
from sixteenth.engine.job import Job
from sixteenth.engine.limits import Premises
from sixteenth.errors import Fault, Place, UnusedOverride, WrongEntry, WrongUnit, refuse
from sixteenth.said import Said, said
from sixteenth.scenarios.files.amount_text import PLAINLY_DOLLARS, Misread, names_a_unit, read_amount_text
from sixteenth.scenarios.files.renamed import present_name, present_names
from sixteenth.scenarios.files.schema import Entry, EventCard, ValueCard
from sixteenth.scenarios.files.written_units import written_units
from sixteenth.scenarios.layers.overlay import join_cards
from sixteenth.scenarios.layers.pairs import Pair, PlacedCorrelation
from sixteenth.scenarios.layers.read import Assumptions, Placed, PlacedEvent
from sixteenth.scenarios.values.complete import unvalued_parameters
from sixteenth.scenarios.values.correlations import read_correlations, settled
from sixteenth.scenarios.values.given import GIVEN, HasNumbers, is_array, numbers_of, unequal_lengths, wrong_array
from sixteenth.scenarios.values.moves import EVERYWHERE
from sixteenth.scenarios.values.posterior import Drawn, fitted_names, given_anew, with_posterior, without_posterior
from sixteenth.scenarios.values.value import read_value
from sixteenth.scenarios.world.events import read_events
from sixteenth.scenarios.world.limits import impossible
from sixteenth.scenarios.world.settings import context_of, readable_names, unused_values

Number = float | int | Real | str  # a text names its unit: "40bn USD"
Array = Sequence[float] | HasNumbers  # one number for each future
Numbers = Number | Array | Mapping[str, Number | Array]
HANDS = said("set by hand")
FEW_DOLLARS = 2e5  # in code that counts in dollars, less than any lab's line, and more than any number of billions


@dataclass(frozen=True)
class Variation:
    """Cards in place of a scenario's own, and all of its events, or its correlations, where they change."""

    values: Mapping[str, Placed] = field(default_factory=dict[str, Placed])
    events: tuple[PlacedEvent, ...] | None = None
    correlations: Mapping[Pair, PlacedCorrelation] | None = None
    is_own: bool = True  # what no equation reads is told: it was meant to change something


@dataclass(frozen=True)
class Varied:
    """What a variation makes of a scenario: its assumptions, its settings, and the values drawn for its limits."""

    assumptions: Assumptions
    settings: Settings
    premises: Premises


def vary(assumptions: Assumptions, premises: Premises, variation: Variation) -> Varied:
    """Return a scenario's assumptions and settings with a variation.

    Args:
        assumptions: What the scenario assumes.
        premises: Its world and settings, with the draws that its limits were tried with.
        variation: What changes.

    Raises:
        Refused: with every fault, as for a file.

    """
    world, before = premises.world, premises.settings
    changed = replace(
        settled(assumptions),
        values={**assumptions.values, **variation.values},
        events=assumptions.events if variation.events is None else variation.events,
        own=assumptions.own | variation.values.keys(),
    )
    if variation.correlations is not None:
        changed = replace(changed, correlations=variation.correlations)
    context = context_of(changed, world)
    faults = context.faults
    values = {name: read_value(name, placed, context) for name, placed in variation.values.items()}
    events, readable = before.events, readable_names(world)
    if variation.events is not None:
        read, more = read_events(changed, world, context, readable)
        events, faults = tuple(read), [*faults, *more]
    faults = [
        *faults,
        *unused_values(changed, world, variation.values.keys(), readable),
        *unvalued_parameters(changed, world, variation.values),
        *_unequal(before.values, values, changed),
    ]
    faults = [each for each in faults if variation.is_own or not isinstance(each, UnusedOverride)]
    every: Drawn = {**before.values, **values}
    is_fit_moved = changed.posterior is not None and not changed.posterior.names.isdisjoint(variation.values)
    if changed.posterior is not None and is_fit_moved:
        still = {name: entries for name, entries in values.items() if not variation.values[name].moves}
        moves = {name: placed.moves for name, placed in variation.values.items() if placed.moves}
        placed = changed.posterior.giving(given_anew(before.values, still)).moving(moves)
        changed = replace(changed, values={**changed.values, **_at_rest(changed.values, moves)}, posterior=placed)
        every, more = with_posterior(changed, without_posterior(every), context)
        faults += more
    correlated = {side.partition("/")[0] for pair in changed.correlations for side in pair}
    is_same = variation.correlations is None and not is_fit_moved and correlated.isdisjoint(variation.values)
    together, more = (before.correlations, []) if is_same else read_correlations(changed, context, every)
    faults += more
    settings = replace(before, values=every, events=events, correlations=together)
    moved = _moved(before, settings, variation) | (fitted_names(every) if is_fit_moved else set[str]())
    after = premises.varied(settings, moved)
    refuse([*faults, *impossible(changed, after, faults, moved)])
    return Varied(changed, settings, after)


def _unequal(before: Drawn, values: Drawn, changed: Assumptions) -> Iterable[Fault]:
    """Find arrays of other lengths than those before them, where any is given now."""
    if any(each.shape == GIVEN for entries in values.values() for each in entries.values()):
        every = {**{name: entries for name, entries in before.items() if name not in values}, **values}
        yield from unequal_lengths(every, {name: placed.where for name, placed in changed.values.items()})


def _at_rest(values: Mapping[str, Placed], names: Iterable[str]) -> dict[str, Placed]:
    """Return cards whose moves are on record with the fit, so that what comes next moves them no second time."""
    return {name: replace(values[name], moves={}) for name in names}


def drawn_jointly(settings: Settings, columns: Mapping[str, Any], certain: Collection[str], months: int) -> Settings:
    """Return settings with joint draws by `name` or `name/label`, and nothing of some names, for so many months."""
    values = {name: dict(entries) for name, entries in settings.values.items()}
    values |= {name: {(): Distribution("point", (0.0,))} for name in certain}
    for title, draws in columns.items():
        name, _, label = title.partition("/")
        if name not in certain:
            values[name][tuple(label.split("/")) if label else ()] = Distribution("joint", tuple(map(float, draws)))
    return replace(settings, values=values, months=months)


def drawing(job: Job, values: Mapping[str, Mapping[tuple[str, ...], Distribution]], titles: Sequence[str]) -> Job:
    """Return a job that draws some values otherwise than its scenario has them, which its recipe names."""
    settings = replace(job.settings, values={**job.settings.values, **values})
    return replace(job, settings=settings, notes={**job.notes, "drawn_otherwise": tuple(titles)})


def beside(job: Job, settings: Settings, draws: int) -> Job:
    """Return the job of a scenario in which certain numbers are others, beside that of the scenario itself.

    They were checked when they were set, and draw nothing: what else was checked of the other job, of the same length,
    holds. Its recipe is that of the other job, to which it belongs.
    """
    return replace(job, settings=settings, options=replace(job.options, draws=draws))


def with_cards(assumptions: Assumptions, cards: Mapping[str, Placed]) -> Assumptions:
    """Return assumptions with cards on top, from which more cards are made; `vary` reads and checks them all."""
    return replace(assumptions, values={**assumptions.values, **cards})


def _moved(before: Settings, after: Settings, variation: Variation) -> set[str]:
    """Return the names whose values, or events, a variation moves."""
    events = {each.name for each in (*before.events, *after.events)} if variation.events is not None else set[str]()
    return {*variation.values, *events}


def numbers_as_cards(
    assumptions: Assumptions, declared: Mapping[str, Declared], numbers: Mapping[str, Any]
) -> dict[str, Placed]:
    """Return cards for numbers given by hand, in the unit itself: one for all labels, or by label.

    In place of a number stands an array where each future has its own. By label, `""` is the number of all labels that
    have none of their own. A text is read with its unit, as on the command line: `"40bn USD"`.

    Raises:
        Refused: where something is no number.

    """
    read = read_numbers(assumptions, declared, numbers)
    return {name: _as_card(name, given, assumptions, declared) for name, given in read.items()}


def read_numbers(
    assumptions: Assumptions, declared: Mapping[str, Declared], numbers: Mapping[str, Any]
) -> dict[str, Any]:
    """Return numbers given by hand in the unit itself, under present names: texts among them are read with their unit.

    Raises:
        Refused: where something is no number.

    """
    numbers = present_names(numbers)
    read = {name: _without_text(name, given, assumptions, declared) for name, given in numbers.items()}
    refuse(fault for name, given in read.items() for fault in _not_numbers(name, given))
    return read


def refuse_small_dollars(
    assumptions: Assumptions, declared: Mapping[str, Declared], numbers: Mapping[str, Any]
) -> None:
    """Refuse bare numbers that are dollars, where the scenario counts in millions and more: nobody means `cash=40`.

    Raises:
        Refused: with what may be meant, for each.

    """
    refuse(
        fault
        for name, given in numbers.items()
        for label, number in _entries(given)
        if (fault := _small_dollars(present_name(name), label, number, assumptions, declared)) is not None
    )


def written_unit(assumptions: Assumptions, name: str, label: str) -> str:
    """Return the unit in which a scenario itself writes a value; nothing where it gives none."""
    placed = assumptions.values.get(name)
    own = placed.card.by.get(label) if placed else None
    return getattr(own, "unit", None) or (placed.card.unit if placed else None) or ""


def _entries(given: Any) -> Iterable[tuple[str, Any]]:
    return given.items() if isinstance(given, Mapping) else ((EVERYWHERE, given),)


def _title(name: str, label: str) -> str:
    return f"'{name}/{label}'" if label else f"'{name}'"


def _small_dollars(
    name: str, label: str, number: Any, assumptions: Assumptions, declared: Mapping[str, Declared]
) -> Fault | None:
    unit = declared[name].kind.unit.__name__ if name in declared else ""
    card_unit = written_unit(assumptions, name, label)
    is_large = written_units(unit).get(card_unit, 1.0) >= PLAINLY_DOLLARS
    number = _largest(number) if is_array(number) else number
    if "USD" not in unit or not is_large or not _is_number(number) or abs(float(number)) >= FEW_DOLLARS:
        return None
    found = read_amount_text(f"{float(number)!r}", unit, card_unit) if np.isfinite(float(number)) else None
    if not isinstance(found, Misread):
        return None
    return WrongUnit(
        _title(name, label),
        Place(said("{name}, {hands}", name=name, hands=HANDS)),
        found.got,
        found.expected,
        found.cure,
    )


def _largest(given: Any) -> Any:
    """Return the number of an array that is furthest from nothing; nothing where it holds none."""
    return None if any(wrong_array("", given, Place(HANDS))) else max(numbers_of(given), key=abs)


def _without_text(name: str, given: Any, assumptions: Assumptions, declared: Mapping[str, Declared]) -> Any:
    """Return numbers in the unit itself for the texts among what was given.

    Raises:
        Refused: where a text is no amount of the unit.

    """
    if name not in declared or not any(_is_amount_text(each) for _, each in _entries(given)):
        return given
    unit = declared[name].kind.unit.__name__
    read: dict[str, Any] = {}
    faults: list[Fault] = []
    for label, each in _entries(given):
        found = read_amount_text(each, unit, written_unit(assumptions, name, label)) if _is_amount_text(each) else each
        if isinstance(found, Misread):
            kind = WrongUnit if found.is_unit else WrongEntry
            where = Place(said("{name}, {hands}", name=name, hands=HANDS))
            faults.append(kind(_title(name, label), where, found.got, found.expected, found.cure))
        read[label] = found
    refuse(faults)
    return read if isinstance(given, Mapping) else read[EVERYWHERE]


def _as_card(name: str, given: Any, assumptions: Assumptions, declared: Mapping[str, Declared]) -> Placed:
    unit = declared[name].kind.unit.__name__ if name in declared else None
    about: dict[str, Any] = {"unit": unit, "kind": "scenario", "source": str(HANDS)}
    placed = assumptions.values.get(name)
    below = placed.card if placed else None
    where = Place(said("{name}, {hands}", name=_written(name, given), hands=HANDS))
    if not isinstance(given, Mapping):
        return Placed(ValueCard(**_amount(given), **about), where)
    whole = ValueCard(**_amount(given[EVERYWHERE]), **about) if EVERYWHERE in given else below
    by: dict[str, float | Entry] = {
        str(label): Entry(**_amount(number)) if is_array(number) else float(number)
        for label, number in given.items()
        if label != EVERYWHERE
    }
    card = join_cards(ValueCard(by=by, **about), whole) if by or whole is None else whole
    # On top of what was moved, only the labels that are given lose the fit.
    moves = placed.moves if placed and EVERYWHERE not in given else {}
    return Placed(card, where, moves={**moves, **dict.fromkeys(by)} if moves else {})


def _amount(given: Any) -> dict[str, Any]:
    """Return what a card says of a number, or of one for each future."""
    return {"distribution": GIVEN, "numbers": numbers_of(given)} if is_array(given) else {"value": float(given)}


def as_beliefs(cards: Mapping[str, Placed], names: Collection[str]) -> dict[str, Placed]:
    """Return cards of which those of some names, set by hand, are beliefs: a fit conditions on them."""
    return {name: _as_belief(placed) if name in names else placed for name, placed in cards.items()}


def _as_belief(placed: Placed) -> Placed:
    believed = {"kind": "judgement"}
    by = {
        label: entry.model_copy(update=believed) if isinstance(entry, Entry) and entry.source == HANDS else entry
        for label, entry in placed.card.by.items()
    }
    own = believed if placed.card.source == HANDS else {}
    return replace(placed, card=placed.card.model_copy(update={"by": by, **own}))


def _written(name: str, given: Any) -> str:
    """Write what was given as `--set` takes it: price/Ana = 2."""
    told = (f"{name}{f'/{label}' if label else ''} = {_shown(number)}" for label, number in _entries(given))
    return ", ".join(told)


def _shown(given: Any) -> str:
    if is_array(given):
        return said("{count:,} numbers", count=len(given))
    return f"{float(given):g}"


def is_by_hand(where: Place) -> bool:
    """Say whether a value stands in no file, because it was set by hand."""
    return isinstance(where.file, Said) and "hands" in where.file.parts


def _not_numbers(name: str, given: Any) -> Iterable[Fault]:
    for label, number in _entries(given):
        if is_array(number):
            yield from wrong_array(_title(name, label), number, Place(said("{name}, {hands}", name=name, hands=HANDS)))
        elif not _is_number(number):
            got, cure = f"{type(number).__name__} {number!r}", said("give one number, or a number for each label")
            yield WrongEntry(
                _title(name, label), Place(said("{name}, {hands}", name=name, hands=HANDS)), got, said("a number"), cure
            )


def _is_amount_text(given: Any) -> bool:
    return isinstance(given, str) and names_a_unit(given)


def _is_number(given: Any) -> bool:
    """Say whether something is one real number: a float, an int, a flag, or an array without axes."""
    array = np.asarray(given) if isinstance(given, np.ndarray | np.generic) else None
    return isinstance(given, Real) or (array is not None and array.ndim == 0 and array.dtype.kind in "biuf")


def event_by_hand(card: EventCard) -> PlacedEvent:
    """Return an event that no file holds, placed by what it changes."""
    return PlacedEvent(
        card,
        Place(
            said(
                "the event on {parameter} from {month}, {hands}",
                parameter=card.parameter or card.choice,
                month=card.month,
                hands=HANDS,
            )
        ),
    )


def kept_idle(event: PlacedEvent) -> PlacedEvent:
    """Return an event that keeps its place among the others and never holds, so that nothing compiles anew."""
    return replace(event, card=event.card.model_copy(update={"holds": False}))


def as_points(name: str, world: World, by: Mapping[str, float]) -> dict[str, Any]:
    """Return the entries of an event's card for numbers by label, `""` for all others, in the unit itself."""
    own = {label: number for label, number in by.items() if label != EVERYWHERE}
    unit = world.declared[name].kind.unit.__name__ if name in world.declared else None
    return {"parameter": name, "value": by.get(EVERYWHERE), "by": own, "unit": unit}
