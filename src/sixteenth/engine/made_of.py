"""What a world was made of when it ran: a short hash of each equation and each card, so that what differs has a name.

It stands beside a recipe and is no part of it: one hash of all of them decides which runs are the same. Byte code is
Python's own, so that hashes of equations compare only where the same Python compiled both.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LETTERS = 8  # of a hash
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True)
class MadeOf:
    """A short hash of each equation and each card of a world, by name, and the version of Python that compiled them."""

    python: str
    equations: Mapping[str, str]
    cards: Mapping[str, str]

    def renamed(self, name_of: Callable[[str], str]) -> "MadeOf":
        """Return the same hashes under other names."""
        equations, cards = ({name_of(name): own for name, own in each.items()} for each in (self.equations, self.cards))
        return MadeOf(self.python, equations, cards)
