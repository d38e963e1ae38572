"""A game in numbers: who plays, what each decides, and what a profile of strategies pays each of them.

Payoffs are given by whoever asks: one number a future, the same futures for every profile, so that two profiles are
told apart by their differences future by future. One call gives the payoffs of all players, and is made once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any

import numpy as np

from sixteenth.measures.estimate import Estimate, mean_of_numbers

Strategy = tuple[float, ...]  # a number for each decision
Profile = tuple[Strategy, ...]  # a strategy for each player
Payoffs = Callable[[Profile], Mapping[str, Any]]  # by player, one number a future [draws]


@dataclass(frozen=True)
class Choice:
    """What may be decided of one thing: levels to try first, the lowest first, and whether there is more between."""

    name: str
    levels: tuple[float, ...]
    is_whole: bool = False  # nothing between its levels
    is_logarithmic: bool = False  # steps are in proportion

    def moved(self, number: float, steps: float) -> float:
        """Return a number so many of its first steps further up, no lower than the lowest and no higher than the top.

        A step is the mean distance of two levels.
        """
        low, high = self.levels[0], self.levels[-1]
        if len(self.levels) == 1 or self.is_whole:
            return number
        if self.is_logarithmic:
            step = log(high / low) / (len(self.levels) - 1)
            return min(max(number * exp(steps * step), low), high)
        return min(max(number + steps * (high - low) / (len(self.levels) - 1), low), high)

    def middle(self, numbers: Sequence[float]) -> float:
        """Return the mean of some numbers; of what is whole, the last of them."""
        if self.is_whole:
            return numbers[-1]
        if self.is_logarithmic:
            return exp(sum(map(log, numbers)) / len(numbers))
        return sum(numbers) / len(numbers)


class Game:
    """Players who decide the same things, each for itself."""

    def __init__(self, players: Sequence[str], choices: Sequence[Choice], payoffs: Payoffs) -> None:
        self.players, self.choices = tuple(players), tuple(choices)
        self._payoffs = payoffs
        self.known: dict[Profile, Mapping[str, Any]] = {}

    def payoffs(self, profile: Profile) -> Mapping[str, Any]:
        """Return what a profile pays each player, one number a future."""
        if profile not in self.known:
            self.known[profile] = self._payoffs(profile)
        return self.known[profile]

    def gain(self, player: int, before: Profile, after: Profile) -> Estimate:
        """Return what a player gains from one profile to another, a mean over the futures that both have.

        Where there is one future, payoffs are certain and the error is nothing.
        """
        name = self.players[player]
        return gain_between(self.payoffs(before)[name], self.payoffs(after)[name])

    def worth(self, player: int, profile: Profile) -> float:
        """Return what a profile pays a player: a mean over the futures that are a number; of none, less than all."""
        own = np.atleast_1d(np.asarray(self.payoffs(profile)[self.players[player]], float))
        kept = own[np.isfinite(own)]
        return float(kept.mean()) if kept.size else -np.inf

    def everyone(self, strategy: Strategy) -> Profile:
        """Return the profile in which all play the same."""
        return (strategy,) * len(self.players)


def with_number(profile: Profile, player: int, choice: int, number: float) -> Profile:
    """Return a profile with one number of one player another."""
    own = (*profile[player][:choice], number, *profile[player][choice + 1 :])
    return (*profile[:player], own, *profile[player + 1 :])


def gain_between(before: Any, after: Any) -> Estimate:
    """Return the mean of what one number a future is more than another, and its standard error: 0 of one future."""
    more = np.atleast_1d(np.asarray(after, float) - np.asarray(before, float))
    found = mean_of_numbers(more)
    is_certain = np.isfinite(more).sum() == 1
    return Estimate(found.value, 0.0) if is_certain else found
