"""Labs that answer one another: equilibria from several starts, what holds them, and what measures make of them.

Strategies are sought on one set of futures and told on another. Everything that is compared has the same luck.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sixteenth.decide.equilibrium.around import Curve, at_level, better_for_all, curve_of
from sixteenth.decide.equilibrium.drivers import Driver, drivers_of
from sixteenth.decide.equilibrium.game import Profile, with_number
from sixteenth.decide.equilibrium.measures import EFFORT, Measure
from sixteenth.decide.equilibrium.outcome import Leaving, Outcome, leaving_of, outcome_of
from sixteenth.decide.equilibrium.search import Found, Rest, search, starts_of
from sixteenth.decide.equilibrium.table import Asked, Futures, Table, table_of
from sixteenth.decide.equilibrium.under import Under, under
from sixteenth.errors import Interrupted


@dataclass(frozen=True)
class At:
    """An equilibrium: the starts that end in it, and what it brings against the scenario as it is."""

    rest: Rest
    outcome: Outcome


@dataclass(frozen=True)
class Top:
    """All at the highest effort that was tried: what each would gain by its best other effort."""

    effort: float
    leaving: tuple[Leaving, ...]


@dataclass(frozen=True)
class Answering:
    """What was found of labs that answer one another."""

    found: Found
    as_it_is: Outcome
    equilibria: tuple[At, ...]
    top: Top | None = None
    better: Outcome | None = None  # a profile that is better for all players than the first equilibrium
    curves: tuple[Curve, ...] = ()
    curves_of: str = ""  # the decision that they are about
    drivers: tuple[Driver, ...] = ()
    under: tuple[Under, ...] = ()
    is_fresh: bool = True  # told on futures that were not searched; stopped before that, on those that were
    is_stopped: bool = False


Step = Callable[[Table, Answering], Answering]


def answering(asked: Asked, measures: Sequence[Measure], futures: Futures) -> Answering:
    """Find where labs rest that answer one another.

    Args:
        asked: Who answers whom, and in what.
        measures: What is tried upon the first equilibrium.
        futures: How scenarios are run.

    Raises:
        Interrupted: when stopped before the first start was followed to its end; later, what was found by then is
            returned.

    """
    table = table_of(asked, asked.scenario, futures)
    rest = table.sought.as_it_is
    found = search(table.game, starts_of(rest, table.game.choices, asked.starts, asked.seed))
    try:
        told = _told(table, found, rest)
    except Interrupted:
        return replace(_told(replace(table, fresh=table.sought), found, rest), is_fresh=False, is_stopped=True)
    of_an_equilibrium: tuple[Step, ...] = (
        _with_better,
        _with_curves,
        _with_drivers,
        *(partial(_with_measure, each) for each in measures),
    )
    for step in (_with_top, *(of_an_equilibrium if found.rests else ())):
        try:
            told = step(table, told)
        except Interrupted:
            return replace(told, is_stopped=True)
    return told


def _told(table: Table, found: Found, rest: Profile) -> Answering:
    """Tell where labs rest on the fresh futures of a table, against what the scenario has them do."""
    before = table.fresh.read(rest)
    return Answering(
        found=found,
        as_it_is=outcome_of(table.fresh, rest, before),
        equilibria=tuple(At(each, table.told(each.profile, before)) for each in found.rests),
        is_stopped=found.is_stopped,
    )


def _with_top(table: Table, now: Answering) -> Answering:
    """Put all at the highest effort, other decisions as in the first equilibrium, and see who would leave by effort."""
    if EFFORT not in table.asked.decisions:
        return now
    at, game = table.asked.decisions.index(EFFORT), table.game
    *lower, highest = game.choices[at].levels
    around = now.equilibria[0].rest.profile if now.equilibria else table.sought.as_it_is
    profile = at_level(game, around, at, highest)
    leaving: list[Leaving] = []
    for player, lab in enumerate(game.players):
        worth = {each: game.worth(player, each) for each in (with_number(profile, player, at, own) for own in lower)}
        leaving.append(leaving_of(table.fresh, profile, lab, max(worth, key=worth.__getitem__)))
    return replace(now, top=Top(highest, tuple(leaving)))


def _with_better(table: Table, now: Answering) -> Answering:
    """Look for a profile that is better for all than the first equilibrium; it must be so on fresh futures too."""
    profile, game = now.equilibria[0].rest.profile, table.game
    together: list[Profile] = [
        at_level(game, profile, at, level)
        for at, each in enumerate(game.choices)
        for level in (each.levels[0], each.levels[-1])
    ]
    found = better_for_all(game, profile, together)
    if found is None:
        return now
    told = outcome_of(table.fresh, found, table.fresh.read(profile))
    gains = [each.more_worth for each in told.labs if each.strategy is not None]
    return replace(now, better=told) if all(each.value > each.error for each in gains) else now


def _with_curves(table: Table, now: Answering) -> Answering:
    """Find how each lab answers all others in one decision: in effort, where that is decided."""
    names, game = table.asked.decisions, table.game
    at = names.index(EFFORT) if EFFORT in names else 0
    levels = game.choices[at].levels
    others = tuple(dict.fromkeys((levels[0], levels[len(levels) // 2], levels[-1])))
    profile = now.equilibria[0].rest.profile
    curves = tuple(curve_of(game, profile, player, at, others) for player in range(len(game.players)))
    return replace(now, curves=curves, curves_of=names[at])


def _with_drivers(table: Table, now: Answering) -> Answering:
    profile = now.equilibria[0].rest.profile
    return replace(now, drivers=drivers_of(table.sought, profile, table.futures.sought))


def _with_measure(measure: Measure, table: Table, now: Answering) -> Answering:
    return replace(now, under=(*now.under, under(table, measure, now.equilibria[0].rest.profile)))
