"""Units of facts as their files write them: which are the same but for a factor, and which a series is told in.

Money of one currency converts by its scale; another currency does not, since that needs a rate with a date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sixteenth.evidence.facts_read.read_facts import read_facts

CURRENCIES = ("USD", "RMB", "EUR")
SCALES = {"": 1.0, "_thousand": 1e3, "_mn": 1e6, "_bn": 1e9, "_tn": 1e12}
SHARES = "percent"
_FAMILIES: Mapping[str, Mapping[str, float]] = {
    **{currency: {currency + name: scale for name, scale in SCALES.items()} for currency in CURRENCIES},
    "people": {"persons": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9},
    "clock": {"minutes": 1.0, "hours": 60.0},
    "calendar": {"months": 1.0, "years": 12.0},
    "share": {"percent": 0.01, "share": 1.0},
}


@dataclass(frozen=True)
class Family:
    """Units that differ by a factor only, and how much of the first of them this one is."""

    name: str
    scale: float

    @property
    def is_money(self) -> bool:
        """Say whether it is an amount of some currency."""
        return self.name in CURRENCIES


@cache
def family_of(unit: str) -> Family:
    """Return the family of a unit; one that converts to nothing is a family of its own."""
    for name, units in _FAMILIES.items():
        if unit in units:
            return Family(name, units[unit])
    return Family(unit, 1.0)


@cache
def known_units() -> frozenset[str]:
    """Return every unit that a fact of the package has, or that converts to one."""
    return frozenset(fact.unit for fact in read_facts()).union(*_FAMILIES.values())


@cache
def units_of_series() -> Mapping[str, tuple[str, ...]]:
    """Return the units in which the package tells each series, the most usual first."""
    counts: dict[str, dict[str, int]] = {}
    for fact in read_facts():
        own = counts.setdefault(fact.series, {})
        own[fact.unit] = own.get(fact.unit, 0) + 1
    return {series: tuple(sorted(own, key=lambda unit: -own[unit])) for series, own in counts.items()}


def factor_to(unit: str, others: Iterable[str]) -> tuple[str, float] | None:
    """Return the first of some units to which another converts, and by which factor; none where it is another thing."""
    own = family_of(unit)
    for other in others:
        if family_of(other).name == own.name:
            return other, own.scale / family_of(other).scale
    return None
