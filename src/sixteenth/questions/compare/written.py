"""How an amount stands in a table whose rows have units of their own, each beside its numbers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.numbers import BILLION
from sixteenth.decide.difference import Difference

MONTHS_A_YEAR = 12
SMALL_MONEY = BILLION / 100  # below which money is not told in billions
OF_100 = "of 100"
MONEY = ("USD", "USDPerMonth")


@dataclass(frozen=True)
class Written:
    """How the numbers of a unit are written, how changes of them are, and what stands beside them."""

    level: str
    change: str
    unit: Word | Figure
    factor: float = 1.0  # from the unit of the world to that which is told


BY_UNIT: Mapping[str, Written] = {
    OF_100: Written("tenths", "more_tenths", Word("of_100")),
    "USD": Written("money", "money_signed", Word("USD")),
    "USDPerMonth": Written("money", "money_signed", Word("USD_a_year"), MONTHS_A_YEAR),
    "Share": Written("small_share", "more_percent", Word("share")),
    "Multiple": Written("fine_multiple", "more_multiple", Word("multiple")),
    "Months": Written("whole", "more_whole", Word("months")),
    "Doublings": Written("doublings", "more_doublings", Word("doublings")),
    "People": Written("many", "more_many", Word("people")),
    "LifeMonths": Written("many", "more_many", Word("life_years"), 1 / MONTHS_A_YEAR),
    "Number": Written("plain", "more_plain", Word("number")),
}


def cells(found: Difference, unit: str) -> tuple[Any, ...]:
    """Return both sides, their difference and its error in one unit, and the unit."""
    how = _written(unit, found)
    sides = (_cell(found.before, how.level, how), _cell(found.after, how.level, how))
    more = _cell(found.difference, how.change if found.difference else how.level, how)  # nothing has no sign
    return (*sides, more, _cell(found.standard_error, how.level, how), how.unit)


def number(value: float, quantity: str) -> Figure | None:
    """Return an entry of a table; nothing where there is no number."""
    return Figure(value + 0.0, quantity) if math.isfinite(value) else None  # a zero has no minus


def _cell(value: float, quantity: str, how: Written) -> Any:
    return number(how.factor * value, quantity)


def _written(unit: str, found: Difference) -> Written:
    """Return how numbers of a unit are written; little money, and what has a unit of its own code, in that unit."""
    largest = max(abs(found.before), abs(found.after), abs(found.difference))
    is_little = unit in MONEY and 0 < largest < SMALL_MONEY
    if is_little or unit not in BY_UNIT:
        return Written("plain", "more_plain", Figure(unit, "text"))
    return BY_UNIT[unit]
