"""Equilibria from several starts: which were found, from how many of them, and where rounds went in circles.

Nothing shows that all equilibria of a game are found: more starts find more, and none that is found may be the last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.equilibrium.game import Choice, Game, Profile, Strategy
from sixteenth.decide.equilibrium.rounds import Rounds, rounds_from
from sixteenth.errors import Interrupted


@dataclass(frozen=True)
class Rest:
    """A profile that no player gains by leaving, beyond the error of the gain, and the starts that end in it."""

    profile: Profile
    starts: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What several starts ended in."""

    rests: tuple[Rest, ...]  # that which most starts end in first
    cycles: tuple[Rounds, ...]
    unfinished: tuple[Rounds, ...]  # somebody still gains
    starts: int
    is_stopped: bool  # on request, before all starts were followed


def search(game: Game, starts: Mapping[str, Profile], halvings: int = 2) -> Found:
    """Follow best replies from each start.

    Raises:
        Interrupted: when stopped before the first start was followed to its end; later, what was found is returned.

    """
    ends: dict[str, Rounds] = {}
    try:
        for name, start in starts.items():
            ends[name] = rounds_from(game, start, halvings)
    except Interrupted:
        if not ends:
            raise
    by_profile: dict[Profile, list[str]] = {}
    for name, end in ends.items():
        if end.ending == "rest":
            by_profile.setdefault(end.profile, []).append(name)
    rests = sorted(
        (Rest(profile, tuple(names)) for profile, names in by_profile.items()), key=lambda each: -len(each.starts)
    )
    return Found(
        rests=tuple(rests),
        cycles=tuple(each for each in ends.values() if each.ending == "cycle"),
        unfinished=tuple(each for each in ends.values() if each.ending == "going on"),
        starts=len(ends),
        is_stopped=len(ends) < len(starts),
    )


def starts_of(as_it_is: Profile, choices: Sequence[Choice], count: int, seed: int) -> dict[str, Profile]:
    """Return so many starts by name: as it is, all at the lowest levels, all at the highest, then levels at random."""
    players = len(as_it_is)
    low: Strategy = tuple(each.levels[0] for each in choices)
    high: Strategy = tuple(each.levels[-1] for each in choices)
    named = {"as_it_is": as_it_is, "all_low": (low,) * players, "all_high": (high,) * players}
    chance = np.random.default_rng(seed)
    for at in range(1, count - len(named) + 1):
        named[f"random_{at}"] = tuple(
            tuple(float(chance.choice(each.levels)) for each in choices) for _ in range(players)
        )
    return dict(list(named.items())[:count])
