"""Amounts as people write them, read exactly: decimal points or commas, thousands apart, parentheses for a minus.

A text such as 1,234 has two readings. It is read where another amount of the same file shows which mark stands before
its decimals, or where whoever brings it says so; else it is refused with both readings.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

MARKS = {"point": ".", "comma": ","}
_SPACES = " \u00a0\u202f\u2009'\u2019"
_SIGNED = re.compile(rf"\s*([-+\u2212]?)[{_SPACES}]*([0-9.,{_SPACES}]*[0-9][0-9.,{_SPACES}]*?)\s*")
_IN_PARENTHESES = re.compile(r"\s*\(([^()+\u2212-]*)\)\s*")
_SPACED = re.compile(rf"[0-9]{{1,3}}([{_SPACES}])[0-9]{{3}}(\1[0-9]{{3}})*([.,][0-9]*)?")
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*")
_ONE_MARK = re.compile(r"([0-9]*)([.,])([0-9]*)")
_BOTH_MARKS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(,)[0-9]*|[0-9]{1,3}(?:,[0-9]{3})+(\.)[0-9]*")


@dataclass(frozen=True)
class Written:
    """An amount by the mark before its decimals: None for one that it cannot have, the same twice where it has none."""

    point: Decimal | None
    comma: Decimal | None

    @property
    def is_doubtful(self) -> bool:
        """Say whether it means two different amounts."""
        return self.point is not None and self.comma is not None and self.point != self.comma

    @property
    def shows(self) -> str | None:
        """Return the mark before decimals that the text proves, by name; None where it fits both, or none."""
        if self.is_doubtful or self.point == self.comma:
            return None
        return "comma" if self.point is None else "point"

    def read(self, mark: str | None) -> Decimal | None:
        """Return the amount where decimals stand behind this mark; None where it has no reading, or two."""
        if mark is not None:
            return self.point if mark == "point" else self.comma
        if self.is_doubtful:
            return None
        return self.comma if self.point is None else self.point


def written(text: str) -> Written | None:
    """Return the readings of a text; None where it is no amount."""
    inside = _IN_PARENTHESES.fullmatch(text)
    found = _SIGNED.fullmatch(inside.group(1) if inside else text)
    if found is None or (inside and found.group(1)):
        return None
    is_negative = inside is not None or found.group(1) in ("-", "\u2212")
    readings = _readings(found.group(2).strip())
    if readings is None:
        return None
    point, comma = (None if each is None else -each if is_negative else each for each in readings)
    return Written(point, comma)


def _readings(body: str) -> Sequence[Decimal | None] | None:
    """Return digits and marks as an amount with a decimal point, and with a decimal comma."""
    spaced, both, grouped = (pattern.fullmatch(body) for pattern in (_SPACED, _BOTH_MARKS, _GROUPED))
    if spaced is not None:
        body, mark = body.replace(spaced.group(1), ""), (spaced.group(3) or "")[:1]
        return _with_decimals(body, mark) if mark else (Decimal(body), Decimal(body))
    if _PLAIN.fullmatch(body):
        return Decimal(body), Decimal(body)
    if both is not None:
        return _with_decimals(body, both.group(1) or both.group(2))
    return _with_one_mark(body, grouped.group(1) if grouped else "")


def _with_one_mark(body: str, thousands: str) -> Sequence[Decimal | None] | None:
    """Return an amount with one kind of mark, which may stand before thousands where it has groups of three digits."""
    one = _ONE_MARK.fullmatch(body)
    whole = Decimal(body.replace(thousands, "")) if thousands else None
    if one is None:
        return None if whole is None else (whole, None) if thousands == "," else (None, whole)
    before, mark, after = one.groups()
    decimals = Decimal(f"{before or 0}.{after or 0}")
    whole = None if before.startswith("0") else whole
    return (decimals, whole) if mark == "." else (whole, decimals)


def _with_decimals(body: str, mark: str) -> Sequence[Decimal | None]:
    """Return an amount whose decimals stand behind this mark, and whose thousands stand apart by the other, if any."""
    other = "," if mark == "." else "."
    found = Decimal(body.replace(other, "").replace(mark, "."))
    return (found, None) if mark == "." else (None, found)


def mark_of(amounts: Iterable[Written | None]) -> str | None:
    """Return the mark before decimals that a file's amounts show, by name; None where they show none, or both."""
    shown = {each.shows for each in amounts if each is not None and each.shows}
    return shown.pop() if len(shown) == 1 else None
