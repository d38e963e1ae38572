"""Around a profile: who would leave it, whether another is better for all, and how each answers what the others do."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.equilibrium.game import Game, Profile, gain_between, with_number
from sixteenth.measures.estimate import Estimate

ERRORS = 2.0  # standard errors, beyond which a number is told from nothing


@dataclass(frozen=True)
class Answering:
    """What a player does best in one decision where all others are at one level of it, and what raising it is worth."""

    player: int
    others: float  # the level of all others
    best: float
    raising: Estimate  # gain from its lowest level to its highest


@dataclass(frozen=True)
class Curve:
    """How a player answers the level of one decision of all others."""

    player: int
    answers: tuple[Answering, ...]  # others at their lowest first
    more_worth: Estimate  # what raising its own is worth more where others are at the top than where they are lowest

    @property
    def slope(self) -> float:
        """Return how much further up a player goes, for each unit by which all others go up, over their whole range."""
        first, last = self.answers[0], self.answers[-1]
        return (last.best - first.best) / (last.others - first.others) if last.others != first.others else 0.0

    @property
    def kind(self) -> str:
        """Say whether the decision is a strategic complement of the others' or a substitute, beyond two errors."""
        if abs(self.more_worth.value) <= ERRORS * self.more_worth.error:
            return "neither"
        return "complement" if self.more_worth.value > 0 else "substitute"


def best_leaving(game: Game, profile: Profile, player: int) -> Profile | None:
    """Return the best of the profiles tried in which only one player does otherwise; none where none was tried."""
    others = [
        each
        for each in game.known
        if each[player] != profile[player] and all(each[at] == own for at, own in enumerate(profile) if at != player)
    ]
    return max(others, key=lambda each: game.worth(player, each), default=None)


def better_for_all(game: Game, profile: Profile, more: Iterable[Profile] = ()) -> Profile | None:
    """Return the profile tried in which every player gains more than the error of its gain; of several the richest.

    It is sought among all that were played and `more`: none where no such profile is among them.
    """
    for each in (profile, *more):
        game.payoffs(each)
    found: dict[Profile, float] = {}
    for each in game.known:
        gains = [game.gain(player, profile, each) for player in range(len(game.players))]
        if each != profile and all(gain.value > gain.error for gain in gains):
            found[each] = sum(gain.value for gain in gains)
    return max(found, key=found.__getitem__, default=None)


def at_level(game: Game, profile: Profile, choice: int, level: float, but: int | None = None) -> Profile:
    """Return a profile in which all have one decision at a level, but for one player where that is named."""
    for player in range(len(game.players)):
        if player != but:
            profile = with_number(profile, player, choice, level)
    return profile


def curve_of(game: Game, profile: Profile, player: int, choice: int, others: Iterable[float]) -> Curve:
    """Return how a player answers others who all are at a level of one decision; other decisions as in the profile."""
    levels = game.choices[choice].levels
    answers, payoffs = [], []
    for level in others:
        tried = [with_number(at_level(game, profile, choice, level, player), player, choice, own) for own in levels]
        worth = [game.worth(player, each) for each in tried]
        raising = game.gain(player, tried[0], tried[-1])
        answers.append(Answering(player, level, levels[int(np.argmax(worth))], raising))
        payoffs.append([np.asarray(game.payoffs(each)[game.players[player]], float) for each in (tried[0], tried[-1])])
    (low_first, high_first), (low_last, high_last) = payoffs[0], payoffs[-1]
    return Curve(player, tuple(answers), gain_between(high_first - low_first, high_last - low_last))
