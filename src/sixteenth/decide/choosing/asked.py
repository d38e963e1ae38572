"""What is asked of a best choice, read from text: limits such as `ruin <= 0.05`, ranges such as `margin=0.8..1.2`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.choosing.aims import Aim, aim_of, names_of_aims
from sixteenth.decide.choosing.decisions import DECISIONS
from sixteenth.errors import Fault, Place, UnknownName, WrongEntry, WrongOption, WrongUnit, nearest
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.amount_text import Misread, read_amount_text

LIMITS, RANGES = Place(said("the limits")), Place(said("what is decided"))
SIDES = ("<=", ">=")
_LIMIT = re.compile(r"\s*([A-Za-z_][\w.]*)\s*(<=|>=)\s*(.+?)\s*")
_RANGE = re.compile(r"\s*([A-Za-z_]\w*)\s*(?:=\s*(.*?)\s*\.\.\s*(.*?)\s*)?")
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?")


@dataclass(frozen=True)
class Limit:
    """A limit to the mean of something over futures."""

    aim: Aim
    is_most: bool  # else the least that it may be
    amount: float  # in the unit of the aim

    @property
    def side(self) -> str:
        """Return the sign between the two sides."""
        return SIDES[0] if self.is_most else SIDES[1]

    def missed_by(self, value: float) -> float:
        """Return by how much a number is beyond the limit, nothing where it keeps it."""
        beyond = value - self.amount if self.is_most else self.amount - value
        return float(beyond) if beyond > 0 or not np.isfinite(beyond) else 0.0


@dataclass(frozen=True)
class Range:
    """A decision, and between which numbers it is looked for."""

    decision: str
    low: float
    high: float

    @property
    def is_whole(self) -> bool:
        """Say whether only whole numbers count."""
        return DECISIONS[self.decision].is_whole


def read_limits(scenario: Scenario, texts: Iterable[str]) -> tuple[tuple[Limit, ...], list[Fault]]:
    """Read limits to means over futures, and tell all that cannot be read; an amount of money names its unit."""
    read = [_limit(scenario, text) for text in texts]
    faults = [each for each in read if isinstance(each, Fault)]
    return tuple(each for each in read if isinstance(each, Limit)), faults


def read_ranges(texts: Sequence[str]) -> tuple[tuple[Range, ...], list[Fault]]:
    """Read decisions, each with the range of the register where it names none, and tell all that cannot be read.

    What is decided twice is told as well, and that nothing is decided.
    """
    read = [_range(text) for text in texts]
    faults = [fault for found in read if isinstance(found, list) for fault in found]
    names = [each.decision for each in read if isinstance(each, Range)]
    faults += [
        WrongOption("'--over'", RANGES, said("'{name}' twice", name=name), said("each once"), said("leave one out"))
        for name in dict.fromkeys(name for name in names if names.count(name) > 1)
    ]
    if not read:
        cure = said("name some of {names}", names=", ".join(DECISIONS))
        faults.append(WrongOption("'--over'", RANGES, said("nothing"), said("something that a lab decides"), cure))
    return tuple(each for each in read if isinstance(each, Range)), faults


def _limit(scenario: Scenario, text: str) -> Limit | Fault:
    told = _LIMIT.fullmatch(text)
    if told is None:
        cure = said("write one of {names}, then <= or >=, then an amount", names=", ".join(names_of_aims(scenario)))
        return WrongEntry("'--subject-to'", LIMITS, f"'{text}'", said("a limit, such as 'ruin <= 0.05'"), cure)
    name, side, amount = told.groups()
    aim = aim_of(scenario, name)
    if aim is None:
        known = names_of_aims(scenario)
        cure = nearest(name, known, said("there are {names}", names=", ".join(known)))
        return UnknownName("'--subject-to'", LIMITS, f"'{name}'", said("something that a run is asked for"), cure)
    found = read_amount_text(amount, aim.unit, "billion USD" if aim.unit == "USD" else "")  # as answers tell it
    if isinstance(found, Misread):
        kind = WrongUnit if found.is_unit else WrongEntry
        return kind(f"'{text}'", LIMITS, found.got, found.expected, found.cure)
    if aim.unit == "Share" and not name.startswith("welfare") and not 0 <= found <= 1:
        return WrongEntry(
            f"'{text}'", LIMITS, amount, said("a share of futures, from 0 to 1"), said("write 0.05 for 5 %")
        )
    return Limit(aim, side == SIDES[0], found)


def _range(text: str) -> Range | list[Fault]:
    told = _RANGE.fullmatch(text)
    if told is None:
        cure = said("write NAME, or NAME=LOW..HIGH: margin=0.8..1.2")
        return [WrongEntry("'--over'", RANGES, f"'{text}'", said("a decision, and perhaps its range"), cure)]
    name, low, high = told.groups()
    if name not in DECISIONS:
        cure = nearest(name, DECISIONS, said("there are {names}", names=", ".join(DECISIONS)))
        return [UnknownName("'--over'", RANGES, f"'{name}'", said("something that a lab decides"), cure)]
    known = DECISIONS[name]
    if low is None:
        return Range(name, known.low, known.high)
    if not (_NUMBER.fullmatch(low) and _NUMBER.fullmatch(high)):
        expected = said("a number on either side of ..")
        return [WrongEntry(f"'{text}'", RANGES, f"'{low}..{high}'", expected, said("write margin=0.8..1.2"))]
    return _checked(text, f"{low}..{high}", Range(name, float(low), float(high)))


def _checked(text: str, got: str, found: Range) -> Range | list[Fault]:
    """Return a range that may be searched, or why it may not: empty, outside the register, or of no whole number."""
    known, faults = DECISIONS[found.decision], list[Fault]()
    if found.low >= found.high:
        cure = said("write the lower number first, and a higher one behind it")
        faults.append(WrongOption(f"'{text}'", RANGES, said("an empty range"), said("a range of some width"), cure))
    if found.low < known.low or found.high > known.high:
        expected = said("numbers from {low} to {high}", low=f"{known.low:g}", high=f"{known.high:g}")
        low, high = max(found.low, known.low), min(found.high, known.high)
        clipped = f"{low:g}..{high:g}" if low < high else f"{known.low:g}..{known.high:g}"
        faults.append(WrongOption(f"'{text}'", RANGES, got, expected, said("write {range}", range=clipped)))
    if known.is_whole and not (found.low.is_integer() and found.high.is_integer()):
        faults.append(WrongOption(f"'{text}'", RANGES, got, said("whole numbers"), said("leave the decimals out")))
    return faults or found
