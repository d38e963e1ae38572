"""What a lab's ledger in one future is made of: lines by month, and inputs that hold for the whole run."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Role = Literal["driver", "live", "opening", "closing"]


@dataclass(frozen=True)
class Line:
    """One row of the ledger: a number a month, in the unit of the world."""

    name: str
    label: str | None  # of a model or a contract
    section: str
    role: Role
    unit: str
    meaning: str
    formula: str | None  # None: it is given
    values: tuple[float, ...]

    @property
    def key(self) -> str:
        """Return how formulas name the row."""
        return self.name if self.label is None else f"{self.name}[{self.label!r}]"


@dataclass(frozen=True)
class LedgerInput:
    """One number of the whole run that formulas read."""

    key: str  # how formulas name it
    name: str  # that of the world; of a multiplier the driver's
    unit: str
    meaning: str
    value: float
    bounds: tuple[float, float]
    role: Literal["parameter", "opening", "multiplier"]
    moves: tuple[str, ...] = ()  # drivers that a change of it moves in the world, and does not move here
    tried: tuple[float, float] | None = None  # from where to where it was tried, and moves none; None: follows anyhow
    by_lab: bool = False

    @property
    def is_exact(self) -> bool:
        """Say whether arithmetic alone gives what the world would: as was proved, or for changes as were tried."""
        return not self.moves


@dataclass(frozen=True)
class LabLedger:
    """A lab's ledger in one future."""

    lab: str
    start: str
    months: int
    models: tuple[str, ...]
    lines: tuple[Line, ...]
    inputs: tuple[LedgerInput, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Line]:
        """Return the rows by how formulas name them."""
        return {line.key: line for line in self.lines}
