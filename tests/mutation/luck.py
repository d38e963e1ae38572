"""Choices at random, all from one number, so that a mutant can be made again from it."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from tests.mutation.strange import CHARACTERS, HUGE, LITERALS

Kind = TypeVar("Kind")


class Luck:
    """What a generator of mutants asks of chance."""

    def __init__(self, number: int) -> None:
        self._random = Random(number)  # noqa: S311 - mutants, not secrets

    def below(self, count: int) -> int:
        """Return a whole number from 0 to below a count."""
        return self._random.randrange(max(count, 1))

    def is_one_in(self, count: int) -> bool:
        """Say yes once in so many times."""
        return self.below(count) == 0

    def pick(self, choices: Sequence[Kind]) -> Kind:
        """Choose one."""
        return choices[self.below(len(choices))]

    def literal(self) -> str:
        """Choose a value as TOML writes it, seldom a huge one."""
        return self.pick(HUGE if self.is_one_in(12) else LITERALS)

    def character(self) -> str:
        """Choose a character, or a few that belong together."""
        return self.pick(CHARACTERS)

    def number(self) -> str:
        """Choose a number: small, large, near nothing, whole or not."""
        near = (self._random.randint(-3, 30), self._random.randint(-(10**12), 10**12), self._random.uniform(0, 1))
        far = (self._random.uniform(-100, 100), self._random.choice((1, -1)) * 10 ** self._random.uniform(-320, 308))
        return repr(self.pick((*near, *far)))
