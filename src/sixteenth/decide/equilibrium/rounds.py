"""Rounds of best replies from a start: one player after the other answers what all others do now.

First each looks at the levels of each of its decisions in turn; where nobody moves any more, steps around are halved.
If a profile comes back, that is a cycle: its middle is tried with smaller steps, which damps it; what still goes round
is told as a cycle, and no equilibrium is claimed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import Literal

from sixteenth.decide.equilibrium.game import Game, Profile, with_number
from sixteenth.measures.estimate import Estimate

MOST_ROUNDS = 40
Moves = Callable[[Profile, int], Profile]
Ending = Literal["rest", "cycle", "going on"]


@dataclass(frozen=True)
class Reply:
    """A player's best reply of those that were tried, and what it gains by it."""

    player: int
    profile: Profile  # all others as they were
    gain: Estimate

    @property
    def is_clear(self) -> bool:
        """Say whether the gain is more than its standard error."""
        return self.gain.value > self.gain.error


@dataclass(frozen=True)
class Rounds:
    """Where rounds of best replies end."""

    start: Profile
    profile: Profile
    ending: Ending
    cycle: tuple[Profile, ...] = ()  # of profiles after each round, where they come back
    replies: tuple[Reply, ...] = ()  # each player's best reply to where they end


def best_reply(game: Game, profile: Profile, player: int) -> Reply:
    """Return the best of a player's replies: each decision at its levels, in turn and again, and all at their ends.

    Between the ends no two decisions are moved at once: of several local bests it may miss one.
    """
    best, before = _best(game, profile, player, _ends(game, profile, player)), None
    while before != best:
        before, best = best, _in_turn(game, best, player)
    return Reply(player, best, game.gain(player, profile, best))


def rounds_from(game: Game, start: Profile, halvings: int = 2) -> Rounds:
    """Let players answer one another from a start until none gains, or until they go round in a circle.

    Args:
        game: Who plays, what for.
        start: The profile of the start.
        halvings: How often the step around a decision that is a number is halved, after none moves between levels.

    """
    profile, cycle = _rounds(game, start, lambda now, player: _in_turn(game, now, player))
    if cycle:
        profile = _middle(game, cycle)
    is_divisible = any(not each.is_whole and len(each.levels) > 1 for each in game.choices)
    round_again: tuple[Profile, ...] = ()
    for halving in range(1, halvings + 1 if is_divisible else 1):
        profile, round_again = _rounds(game, profile, _step_of(game, 0.5**halving))
        profile = _middle(game, round_again) if round_again else profile
    replies = tuple(best_reply(game, profile, player) for player in range(len(game.players)))
    if not any(each.is_clear for each in replies):
        return Rounds(start, profile, "rest", replies=replies)
    return Rounds(start, profile, "cycle" if cycle or round_again else "going on", cycle or round_again, replies)


def _rounds(game: Game, start: Profile, move: Moves) -> tuple[Profile, tuple[Profile, ...]]:
    """Let all move in turn, round after round; return where they stand, and the profiles that come back, if any do."""
    seen = [start]
    for _ in range(MOST_ROUNDS):
        profile = seen[-1]
        for player in range(len(game.players)):
            profile = move(profile, player)
        if profile == seen[-1]:
            return profile, ()
        if profile in seen:
            return profile, tuple(seen[seen.index(profile) :])
        seen.append(profile)
    return seen[-1], ()


def _step_of(game: Game, step: float) -> Moves:
    """Return how a player moves by steps up and down from where it stands, as long as it gains more than the error."""

    def move(profile: Profile, player: int) -> Profile:
        best = profile
        for choice, each in enumerate(game.choices):
            numbers = [each.moved(best[player][choice], sign * step) for sign in (-1, 1)]
            found = _best(game, best, player, (with_number(best, player, choice, number) for number in numbers))
            if Reply(player, found, game.gain(player, best, found)).is_clear:
                best = found
        return best

    return move


def _in_turn(game: Game, profile: Profile, player: int) -> Profile:
    """Return where a player moves that looks at the levels of each of its decisions in turn."""
    for choice in range(len(game.choices)):
        profile = _best(game, profile, player, _levels(game, profile, player, choice))
    return profile


def _ends(game: Game, profile: Profile, player: int) -> Iterable[Profile]:
    """Return the profiles in which a player has each of its decisions at its lowest or its highest level."""
    ends = product(*((choice.levels[0], choice.levels[-1]) for choice in game.choices))
    return ((*profile[:player], own, *profile[player + 1 :]) for own in ends)


def _levels(game: Game, profile: Profile, player: int, choice: int) -> Iterable[Profile]:
    return (with_number(profile, player, choice, level) for level in game.choices[choice].levels)


def _best(game: Game, now: Profile, player: int, others: Iterable[Profile]) -> Profile:
    """Return the profile that pays a player most; of equals the present one."""
    return max((now, *others), key=lambda each: game.worth(player, each))


def _middle(game: Game, profiles: tuple[Profile, ...]) -> Profile:
    """Return the middle of profiles, decision by decision."""
    return tuple(
        tuple(choice.middle([profile[player][at] for profile in profiles]) for at, choice in enumerate(game.choices))
        for player in range(len(game.players))
    )
