"""Morris's screen: of a hundred inputs and more, which move an answer at all; one step of each along random ways."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.decide.sensitivity.indices import Places

LEVELS = 4  # of each input: the lowest and highest stand for its 5 and 95 of 100
LOWEST, HIGHEST = 0.05, 0.95


@dataclass(frozen=True)
class Ways:
    """Random ways through all inputs: at each step one block goes to another level, all its inputs together."""

    dimensions: int
    blocks: tuple[Places, ...]
    ways: int
    seed: int

    @property
    def width(self) -> int:
        """Return the futures of a way: its start, and one for each block."""
        return len(self.blocks) + 1

    @property
    def futures(self) -> int:
        """Return how many there are."""
        return self.ways * self.width

    @cached_property
    def levels(self) -> Any:
        """Return the level of each block in each future, from 0 to 1, [futures, blocks]."""
        from SALib.sample import morris  # noqa: PLC0415 - an extra of its own

        return morris.sample(self.problem, self.ways, num_levels=LEVELS, seed=self.seed)

    @property
    def problem(self) -> dict[str, Any]:
        """Return the blocks as SALib knows them."""
        names = [str(number) for number in range(len(self.blocks))]
        return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}

    def luck(self, numbers: Any) -> tuple[Any, Any]:
        """Return uniforms [dimensions, futures]; all futures of a way have the same monthly luck."""
        levels = LOWEST + (HIGHEST - LOWEST) * self.levels[np.asarray(numbers)]
        luck = np.full((self.dimensions, len(levels)), 0.5)
        for number, places in enumerate(self.blocks):
            luck[list(places)] = levels[:, number]
        return luck, np.asarray(numbers) // self.width


@dataclass(frozen=True)
class Effect:
    """What a block does along the ways: how much in size, on balance, how unevenly; and half of a 95 % range."""

    size: float
    balance: float
    unevenness: float
    within: float


def effects(design: Ways, outcome: Any) -> tuple[Effect, ...]:
    """Return the effect of each block, in the unit of the outcome, for a step of two thirds of its range."""
    from SALib.analyze import morris  # noqa: PLC0415 - an extra of its own

    found = morris.analyze(
        design.problem, design.levels, np.asarray(outcome, float), num_levels=LEVELS, seed=design.seed
    )
    step = LEVELS / (2 * (LEVELS - 1))
    columns = [np.asarray(found[name], float) * step for name in ("mu_star", "mu", "sigma", "mu_star_conf")]
    return tuple(Effect(*map(float, row)) for row in zip(*columns, strict=True))
