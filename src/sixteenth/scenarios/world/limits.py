"""What must hold between values: limits read from beside the cards, and every one that a scenario breaks, with a cure.

A limit of the package whose names are not all in a scenario's world sleeps; one of the user's is told.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np

from sixteenth.engine.compose import MONTH, World
from sixteenth.engine.declared import RELATIONS, Limit, Relation, Settings
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.equation import Kind, axis_name
from sixteenth.engine.limits import Breach, Premises, Stray
from sixteenth.engine.reach import RUN_LENGTH, reach_of
from sixteenth.errors import BoundViolation, Fault, ImpossibleCombination, UnreadableDeclaration, WrongEntry, nearest
from sixteenth.said import joined, said
from sixteenth.scenarios.files.positions import Document
from sixteenth.scenarios.files.schema import LimitCard
from sixteenth.scenarios.files.validate import validate
from sixteenth.scenarios.layers.read import Assumptions
from sixteenth.scenarios.repairs.cures import Cures
from sixteenth.scenarios.repairs.levers import round_number, write_number
from sixteenth.scenarios.world.collect import Collected
from sixteenth.scenarios.world.consequences import names_in

MOST_LABELS = 4  # that a fault names
RELATED: Mapping[Relation, str] = {
    "at_most": said("at most"),
    "at_least": said("at least"),
    "below": said("below"),
    "above": said("above"),
}


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
        got, want = (
            joined(" and ", given) or said("nothing to compare with"),
            said("one of {names}", names=", ".join(RELATIONS)),
        )
        cure = said("write two limits for two sides") if given else said('add at_most = "..."')
        found.faults.append(WrongEntry(f"'{name}'", where, got, want, cure))
        return None
    axis = found.axes.get(card.sum_over or "")
    if card.sum_over is not None and axis is None:
        cure = nearest(card.sum_over, found.axes, said("there are {names}", names=", ".join(sorted(found.axes))))
        at = document.place((name, "sum_over"))
        fault = UnreadableDeclaration(
            f"'{name}'", at, said("an axis '{sum_over}'", sum_over=card.sum_over), said("the name of an axis"), cure
        )
        found.faults.append(fault)
        return None
    places = {entry: document.place((name, entry)) for entry in ("of", "sum_over", given[0])}
    return Limit(name, card.of, given[0], getattr(card, given[0]), card.why, where, card.in_draws, places, axis)


def _is_awake(limit: Limit, world: World) -> bool:
    return not reach_of(world, limit).unknown


def impossible(
    assumptions: Assumptions, premises: Premises, told: Iterable[Fault] = (), touched: Collection[str] | None = None
) -> Iterator[ImpossibleCombination | BoundViolation]:
    """Find limits that do not hold and factors that lead out of bounds; of what has been told, nothing more is said.

    Where only some names are `touched`, only what they reach is looked at: the rest holds as before.
    """
    world, settings = premises.world, premises.settings
    unsure = {part for fault in told for name in names_in(fault) for part in re.split(r"[/.]", name)}
    if assumptions.spoilt:
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
    names = (f"'{side}'" for side in (limit.of, limit.bound) if isinstance(side, str) and side != MONTH)
    sides = joined(" and ", names)
    what = (
        sides
        + _labels(breach)
        + (said(", from {month}", month=_month(cures.premises.settings, breach.month)) if breach.month else "")
    )
    unit = cures.unit_of(limit.of, breach, found)
    got = said("{title} {side}", title=limit.title, side=_side(breach.sides[0], unit))
    if isinstance(limit.bound, str) and limit.bound != MONTH:
        got += said(" and {bound} {side}", bound=_bound_name(limit), side=_side(breach.sides[1], unit))
    got += said(" for {names}", names="/".join(breach.worst)) if len(breach.draws_by_label) > 1 else ""
    relation = RELATED[limit.relation]
    bound = _bound_name(limit) if isinstance(limit.bound, str) else _side(float(limit.bound), unit)
    often = (
        "" if limit.in_draws == 1 or breach.draws == 1 else said(" in {in_draws:.0%} of draws", in_draws=limit.in_draws)
    )
    expected = said(
        "{title} {relation} {bound}{often}: {why}",
        title=limit.title,
        relation=relation,
        bound=bound,
        often=often,
        why=said(limit.why[:1].lower() + limit.why[1:].rstrip(".")),
    )
    return ImpossibleCombination(
        what, cures.place(breach, found), got + _draws(breach), expected, cures.tell(found, breach)
    )


def _bound_name(limit: Limit) -> str:
    return {RUN_LENGTH: said("the run"), MONTH: said("a month")}.get(str(limit.bound), str(limit.bound))


def _labels(breach: Breach) -> str:
    names = ["/".join(labels) for labels in breach.draws_by_label if labels]
    if not names:
        return ""
    more = said(" and {count} more", count=len(names) - MOST_LABELS) if len(names) > MOST_LABELS else ""
    return said(", for {names}{more}", names=", ".join(names[:MOST_LABELS]), more=more)


def _draws(breach: Breach) -> str:
    if breach.draws == 1:
        return ""
    if breach.most_draws == breach.draws:
        return said(", in all of {draws} draws", draws=breach.draws)
    worst = "" if breach.fails_in_the_middle else said(" (the worst of them; the middle is possible)")
    return said(
        ", in {most_draws} of {draws} draws{worst}", most_draws=breach.most_draws, draws=breach.draws, worst=worst
    )


def _month(settings: Settings, month: int) -> str:
    return str(np.datetime64(settings.start, "M") + month)


def _side(number: float, unit: tuple[str, float]) -> str:
    name, factor = unit
    return f"{write_number(number / factor, digits=4)}{name}"


def _stray(stray: Stray, cures: Cures) -> BoundViolation:
    """Tell of a factor after which a parameter lies outside the bounds of its card."""
    premises = cures.premises
    event = premises.settings.events[stray.event]
    low, high = premises.world.declared[event.name].bounds
    card = cures.events[stray.event]
    factor = median_of(event.values[stray.labels if stray.labels in event.values else ()])
    bound = high if stray.number > high else low
    share = (
        ""
        if stray.of_draws == 1
        else said(" in {draws} of {of_draws} draws", draws=stray.draws, of_draws=stray.of_draws)
    )
    got = said(
        "{number}{names}{share}",
        number=write_number(stray.number, digits=4),
        names=said(" for {names}", names="/".join(stray.labels)) if stray.labels else "",
        share=share,
    )
    cure = said("give the event a value in place of a factor")
    if stray.number and bound / stray.number > 0:
        sign = -1 if stray.number > high else 1
        part = round_number(factor * bound / stray.number, 3, sign)
        cure = said(
            "use a factor of {how} {part}",
            how=said("at most") if sign < 0 else said("at least"),
            part=write_number(part),
        )
    what, where = (
        said("'{name}' times the factor of {month}", name=event.name, month=_month(premises.settings, event.month)),
        card.at("factor"),
    )
    return BoundViolation(what, where, got, said("{low:g} to {high:g}", low=low, high=high), cure)
