"""A company's plan as it was read: three cases of each line by month, how it opens, and its contracts, in USD."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.evidence.own_books.table_text import Notice

Case = Literal["bear", "base", "bull"]
CASES: tuple[Case, ...] = ("bear", "base", "bull")
REVENUE, TRAINING, PEOPLE, HEADS = "revenue", "training", "people", "heads"
BY_MONTH = (REVENUE, TRAINING, PEOPLE, HEADS)
OPENING = ("cash", "debt", "valuation")
CONTRACT, RATE = "contract", "rate"
TEXTS = ("company", "like", "instead")
LINES = (*BY_MONTH, *OPENING, CONTRACT, RATE, *TEXTS)
WITHOUT_CURRENCY = (HEADS, *TEXTS)
P90 = 1.2815515655446004  # standard deviations of a normal between its median and 90 of 100


@dataclass(frozen=True)
class Planned:
    """A line of a plan: its cases from its first month on, USD a month, or people."""

    first: np.datetime64  # [M]
    cases: Mapping[Case, Any]  # [months] each; the base case always

    @property
    def base(self) -> Any:
        """Return the base case [months]."""
        return self.cases["base"]

    @property
    def months(self) -> int:
        """Return how many months it has."""
        return len(self.base)

    @property
    def has_range(self) -> bool:
        """Say whether it has a bear and a bull case."""
        return "bear" in self.cases

    @property
    def spread(self) -> Any:
        """Return the standard deviation of its logarithm where bear and bull are 10 and 90 of 100 [months]."""
        return np.log(self.cases["bull"] / self.cases["bear"]) / (2 * P90)

    def since(self, start: np.datetime64, most: int) -> "Planned":
        """Return its months from a month on, and no more than so many."""
        at = int((start - self.first).astype(int))
        return Planned(start, {case: amounts[at : at + most] for case, amounts in self.cases.items()})


@dataclass(frozen=True)
class PlannedContract:
    """A take-or-pay contract of a plan: when it is signed and delivered, and what must be paid."""

    counterparty: str
    signed: str  # a month, such as 2026-10
    lead: int  # months from then to the first delivery
    tenor: int  # months
    yearly: float  # USD
    firm: float | None  # share that is paid whether used or not; as the scenario has it where nothing is said


@dataclass(frozen=True)
class Plan:
    """A plan: who it is of, its lines in USD, how it opens, its contracts, and what is to be told of its file."""

    file: str
    digest: str  # SHA-256 of its bytes
    company: str
    like: str | None
    instead: str | None
    currency: str
    lines: Mapping[str, Planned]
    opening: Mapping[str, float]  # USD
    contracts: tuple[PlannedContract, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def revenue(self) -> Planned:
        """Return the line that every plan has."""
        return self.lines[REVENUE]
