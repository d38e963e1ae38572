"""What must hold between values: limits read from beside the cards, and every one that a scenario breaks, with a cure.

A limit of the package whose names are not all in a scenario's world sleeps; one of the user's is told.
"""

import re
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from sixteenth.engine.compose import MONTH, World
from sixteenth.engine.declared import RELATIONS, Limit, Relation, Settings
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.equation import Kind, axis_name
from sixteenth.engine.limits import Breach, Premises, Stray
from sixteenth.engine.reach import RUN_LENGTH, reach_of
from sixteenth.errors import Fault, ImpossibleCombination, OutOfBounds, UnreadableDeclaration, WrongEntry, nearest
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.schema import LimitCard
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.repairs.cures import Cures
from sixteenth.scenarios.repairs.levers import round_number, write_number
from sixteenth.scenarios.world.collect import Collected
from sixteenth.scenarios.world.consequences import names_in

MOST_LABELS = 4  # that a fault names


def read_limits(found: Collected, world: World) -> tuple[Limit, ...]:
    """Read the limits of all opened rooms, but for those of the package that speak of names out of this world."""
    limits: list[Limit] = []
    for document, is_own in found.limits:
        found.faults += document.faults
        for name in document.data:
            card = validate(document, LimitCard, (name,))
            found.faults += card.faults
            read = _read(name, card.model, document, found) if card.model and not card.faults else None
            if read is not None and (is_own or _is_awake(read, world)):
                limits.append(read)
    return tuple(limits)


def _read(name: str, card: LimitCard, document: Document, found: Collected) -> Limit | None:
    given: list[Relation] = [relation for relation in RELATIONS if getattr(card, relation) is not None]
    where = document.place((name,))
    if len(given) != 1:
        got, want = " and ".join(given) or "nothing to compare with", f"one of {', '.join(RELATIONS)}"
        cure = "write two limits for two sides" if given else 'add at_most = "..."'
        found.faults.append(WrongEntry(f"'{name}'", where, got, want, cure))
        return None
    axis = found.axes.get(card.sum_over or "")
    if card.sum_over is not None and axis is None:
        cure = nearest(card.sum_over, found.axes, f"there are {', '.join(sorted(found.axes))}")
        at = document.place((name, "sum_over"))
        fault = UnreadableDeclaration(f"'{name}'", at, f"an axis '{card.sum_over}'", "the name of an axis", cure)
        found.faults.append(fault)
        return None
    places = {entry: document.place((name, entry)) for entry in ("of", "sum_over", given[0])}
    return Limit(name, card.of, given[0], getattr(card, given[0]), card.why, where, card.in_draws, places, axis)


def _is_awake(limit: Limit, world: World) -> bool:
    return not reach_of(world, limit).unknown


def impossible(
    assumptions: Assumptions, premises: Premises, told: Iterable[Fault] = (), touched: Collection[str] | None = None
) -> Iterator[ImpossibleCombination | OutOfBounds]:
    """Find limits that do not hold and factors that lead out of bounds; of what has been told, nothing more is said.

    Where only some names are `touched`, only what they reach is looked at: the rest holds as before.
    """
    world, settings = premises.world, premises.settings
    unsure = {part for fault in told for name in names_in(fault) for part in re.split(r"[/.]", name)}
    unsure |= {name for name, kind in world.kinds.items() if _has_spoilt_axis(kind, assumptions)}
    certain = [limit for limit in world.limits if not {limit.name, *reach_of(world, limit).names} & unsure]
    reached = [limit for limit in certain if touched is None or not reach_of(world, limit).names.isdisjoint(touched)]
    breaches, strays = premises.breaches(reached), premises.strays(touched)
    if breaches:
        left = [limit for limit in certain if limit not in [breach.limit for breach in breaches]]
        cures = Cures(assumptions, premises, tuple(left), len(strays))
        yield from (_fault(breach, cures) for breach in breaches)
    cures = Cures(assumptions, premises)
    for stray in strays:
        if settings.events[stray.event].name not in unsure:
            yield _stray(stray, cures)


def _has_spoilt_axis(kind: Kind, assumptions: Assumptions) -> bool:
    """Say whether something is wrong with the labels of an axis, so that a sum or a label may not be what was meant."""
    return any(assumptions.is_spoilt("axes", axis_name(axis)) for axis in kind.axes)


def _fault(breach: Breach, cures: Cures) -> ImpossibleCombination:
    limit, found = breach.limit, cures.find(breach)
    sides = " and ".join(f"'{side}'" for side in (limit.of, limit.bound) if isinstance(side, str) and side != MONTH)
    what = sides + _labels(breach) + (f", from {_month(cures.premises.settings, breach.month)}" if breach.month else "")
    unit = cures.unit_of(limit.of, breach, found)
    got = f"{limit.title} {_side(breach.sides[0], unit)}"
    if isinstance(limit.bound, str) and limit.bound != MONTH:
        got += f" and {_bound_name(limit)} {_side(breach.sides[1], unit)}"
    got += f" for {'/'.join(breach.worst)}" if len(breach.draws_by_label) > 1 else ""
    relation = limit.relation.replace("_", " ")
    bound = _bound_name(limit) if isinstance(limit.bound, str) else _side(float(limit.bound), unit)
    often = "" if limit.in_draws == 1 or breach.draws == 1 else f" in {limit.in_draws:.0%} of draws"
    expected = f"{limit.title} {relation} {bound}{often}: {limit.why[:1].lower()}{limit.why[1:].rstrip('.')}"
    return ImpossibleCombination(
        what, cures.place(breach, found), got + _draws(breach), expected, cures.tell(found, breach)
    )


def _bound_name(limit: Limit) -> str:
    return {RUN_LENGTH: "the run", MONTH: "a month"}.get(str(limit.bound), str(limit.bound))


def _labels(breach: Breach) -> str:
    names = ["/".join(labels) for labels in breach.draws_by_label if labels]
    if not names:
        return ""
    more = f" and {len(names) - MOST_LABELS} more" if len(names) > MOST_LABELS else ""
    return f", for {', '.join(names[:MOST_LABELS])}{more}"


def _draws(breach: Breach) -> str:
    if breach.draws == 1:
        return ""
    if breach.most_draws == breach.draws:
        return f", in all of {breach.draws} draws"
    worst = "" if breach.fails_in_the_middle else " (the worst of them; the middle is possible)"
    return f", in {breach.most_draws} of {breach.draws} draws{worst}"


def _month(settings: Settings, month: int) -> str:
    return str(np.datetime64(settings.start, "M") + month)


def _side(number: float, unit: tuple[str, float]) -> str:
    name, factor = unit
    return f"{write_number(number / factor, digits=4)}{name}"


def _stray(stray: Stray, cures: Cures) -> OutOfBounds:
    """Tell of a factor after which a parameter lies outside the bounds of its card."""
    premises = cures.premises
    event = premises.settings.events[stray.event]
    low, high = premises.world.declared[event.name].bounds
    card = cures.events[stray.event]
    factor = median_of(event.values[stray.labels if stray.labels in event.values else ()])
    bound = high if stray.number > high else low
    share = "" if stray.of_draws == 1 else f" in {stray.draws} of {stray.of_draws} draws"
    got = f"{write_number(stray.number, digits=4)}{' for ' + '/'.join(stray.labels) if stray.labels else ''}{share}"
    cure = "give the event a value in place of a factor"
    if stray.number and bound / stray.number > 0:
        sign = -1 if stray.number > high else 1
        part = round_number(factor * bound / stray.number, 3, sign)
        cure = f"use a factor of {'at most' if sign < 0 else 'at least'} {write_number(part)}"
    what, where = f"'{event.name}' times the factor of {_month(premises.settings, event.month)}", card.at("factor")
    return OutOfBounds(what, where, got, f"{low:g} to {high:g}", cure)
