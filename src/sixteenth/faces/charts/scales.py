"""In what an axis counts: so many of the raw unit of a quantity, and what stands beside the axis in a language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sixteenth.answers.quantities import QUANTITIES

DIGITS = 7  # of a number in a chart: nobody sees more
CURRENCY, SIZE = "currency", "size"  # parts of the title of a table in a currency of its own


@dataclass(frozen=True)
class Scale:
    """How an axis counts a quantity."""

    quantity: str
    factor: float  # by which a raw number is multiplied
    unit: str  # as people of the language say it; empty where there is none
    ticks: tuple[float, ...] = ()  # the only numbers that it shows, where these are told and not counted

    def of(self, raw: float) -> float:
        """Return a raw number as the axis counts it."""
        return float(f"{raw * self.factor:.{DIGITS}g}")

    def told(self, language: str) -> tuple[str, ...]:
        """Return what stands at each of its ticks."""
        return tuple(QUANTITIES[self.quantity].written(tick, language) for tick in self.ticks)


@cache
def ways() -> Mapping[str, Any]:
    """Read how axes count, by quantity and by unit."""
    text = (files("sixteenth.faces.charts") / "units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def scale_of(quantity: str, largest: float, language: str, title: Mapping[str, str]) -> Scale:
    """Return how an axis counts a quantity whose largest raw number is given.

    `title` are the parts of the title of its table, as they are written: a currency of its own stands there.
    """
    own = ways()["quantities"].get(quantity) or ways()["units"][QUANTITIES[quantity].unit]
    times = own.get("times", 1)
    fitting = [each for each in own[language] if abs(largest) * times >= each[0]]
    _, divisor, unit = (fitting or own[language])[-1]
    if own.get("titled"):
        unit = " ".join(title[part] for part in (SIZE, CURRENCY) if part in title)
    return Scale(quantity, times / divisor, unit, tuple(own.get("ticks", ())))
