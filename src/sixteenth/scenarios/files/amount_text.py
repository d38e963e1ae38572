"""Amounts as people write them on a command line: `50 %`, `$40bn`, `40 billion USD`, `1.2x`, `3 months`."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sixteenth.errors import nearest
from sixteenth.said import joined, said
from sixteenth.scenarios.files.written_units import written_units

_MAGNITUDES: Mapping[str, float] = {
    "thousand": 1e3,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
_OF_MONEY: Mapping[str, float] = {**_MAGNITUDES, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}  # letters alone, as in $40B
_OTHERWISE: Mapping[str, Mapping[str, float]] = {  # ways that no file uses and that tables and people do
    "Multiple": {"x": 1, "times": 1},
    "Share": {"%": 0.01},
    "PerMonth": {"%/month": 0.01, "%/year": 0.01 / 12},
    "Doublings": {"doubling": 1},
}
_SAME = (
    (re.compile(r"\s*(?:\b(?:a|per)\s+|/\s*)(month|year)s?\b"), r"/\1"),
    (re.compile(r"\bus dollars?\b|\bdollars?\b|us\$|\$"), "usd"),
    (re.compile(r"\bpeople\b|\bperson\b"), "persons"),
    (re.compile(r"\bper ?cent\b"), "%"),
    (re.compile(r"\b(month|year)\b(?<!/month)(?<!/year)"), r"\1s"),
)
_MONEY = re.compile(r"^\s*([-+\u2212]?)\s*(us\$|\$|usd\b)\s*|", re.IGNORECASE)
_EXPONENT = r"(?:[eE][-+]?[0-9]+)?"
_NUMBER = re.compile(
    rf"\s*([-+\u2212]?)\s*([0-9](?:[0-9.,'\u2019]|_(?=[0-9]))*{_EXPONENT}|\.[0-9]+{_EXPONENT})(.*)", re.DOTALL
)
_PLAIN = re.compile(r"(?:[0-9]+(?:_[0-9]+)*\.?(?:[0-9]+(?:_[0-9]+)*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}([,.' \u2019])[0-9]{3}(?:\1[0-9]{3})*")
NO_NUMBER = said("write it in digits, with a unit after them where it has one, such as 852bn or 15 %")
_CURRENCIES = ("eur", "gbp", "cny", "rmb", "jpy", "chf", "\u20ac", "\u00a3", "\u00a5", "\u5143")
PLAINLY_DOLLARS = 1e6  # nobody means a million billions


@dataclass(frozen=True)
class Misread:
    """Why an amount cannot be read: what was got, what could stand there, and what to write in its place."""

    got: str
    expected: str
    cure: str
    is_unit: bool = False


def read_amount_text(text: str, unit: str, card_unit: str = "") -> float | Misread:
    """Read an amount and return it in the unit itself, such as dollars, months or shares.

    A number alone is in the unit itself; where the scenario writes this value otherwise (`card_unit`: billions, years,
    per cent), nobody could know which of the two is meant, so that it is refused unless it is zero or, for dollars, a
    million or more. A comma is refused with what it may mean: it parts thousands for some and decimals for others.
    """
    found = _split(text)
    if isinstance(found, Misread):
        return found
    number, behind = found
    bases = _bases(unit)
    if not behind:
        return number if _is_plain(number, unit, card_unit) else _two_readings(number, unit, card_unit)
    factor = _factor(behind, bases, is_money="usd" in unit.casefold())
    if factor is None:
        return _unknown_unit(number, behind, unit, bases)
    return (
        number * factor
        if math.isfinite(number * factor)
        else Misread(f"'{text}'", said("a finite number"), said("write less"))
    )


def names_a_unit(text: str) -> bool:
    """Say whether a text is a number with something behind it, or a sign of dollars before it."""
    found = _split(text)
    return not isinstance(found, Misread) and bool(found[1])


def units_told(unit: str) -> str:
    """Name every way to write a unit that files know."""
    return joined(" or ", (f"'{each}'" for each in written_units(unit)))


def _split(text: str) -> tuple[float, str] | Misread:
    """Split a text into its number and its unit, which begins with `usd` where a sign of dollars stands before."""
    whole = " ".join(text.split())
    money = _MONEY.match(whole)
    sign, dollars = (money[1] or "", money[2]) if money else ("", None)
    found = _NUMBER.fullmatch(whole[money.end() :] if money and dollars else whole)
    if found is None or (sign and found[1]):
        return Misread(f"'{text}'", said("a number"), NO_NUMBER)
    minus = "-" if {sign or found[1]} & {"-", "\u2212"} else ""
    rest = found[3].strip()
    if not _PLAIN.fullmatch(found[2]) or re.match(r"[0-9]", rest):
        return _parted(text, minus, found[2], rest)
    number = float(minus + found[2])
    if not math.isfinite(number):
        return Misread(f"'{text}'", said("a finite number"), said("write a smaller number"))
    return number, f"usd {rest}".strip() if dollars else rest


def _parted(text: str, minus: str, digits: str, rest: str) -> Misread:
    """Say what a number with a comma, or with parted digits, may mean, and how to write either."""
    more = re.match(r"(?:[0-9]{3}\b ?)+", rest)
    if more:  # 1 000 000
        digits, rest = f"{digits} {more[0].strip()}", rest[more.end() :].strip()
    unit = f" {rest}" if rest else ""
    read = [f"{minus}{each}{unit}" for each in _readings(digits)]
    cure = joined(" or ", (f"'{each}'" for each in read)) or said(
        "the number with digits and one point, such as 1234.5"
    )
    return Misread(
        f"'{text}'",
        said("a number with a point before decimals and nothing between thousands"),
        said("write {ways}", ways=cure),
    )


def _readings(digits: str) -> list[str]:
    """Return what parted digits may mean: `1,000` a thousand or one, `1.234,5` and `1,234.5` one thing only."""
    plain = re.sub(r"[,.' \u2019]", "", digits)
    if _THOUSANDS.fullmatch(digits):
        return [plain, digits.replace(",", ".")] if digits.count(",") == 1 else [plain]
    whole, mark, part = digits.rpartition("," if digits.rfind(",") > digits.rfind(".") else ".")
    has_parts = bool(_THOUSANDS.fullmatch(whole)) and mark not in whole
    if part.isdecimal() and (whole.isdecimal() or has_parts):
        return [f"{re.sub(r'[^0-9]', '', whole)}.{part}"]
    return []


def _is_plain(number: float, unit: str, card_unit: str) -> bool:
    """Say whether a number without a unit can have one reading only."""
    is_same = written_units(unit).get(card_unit or unit, 1.0) == 1
    return number == 0 or is_same or ("USD" in unit and abs(number) >= PLAINLY_DOLLARS)


def _two_readings(number: float, unit: str, card_unit: str) -> Misread:
    shown = f"{number:g}"
    expected = said("a unit, for the scenario writes this value in {card_unit}", card_unit=card_unit)
    return Misread(
        f"'{shown}'",
        expected,
        said("write '{shown} {card_unit}' or '{shown} {unit}'", shown=shown, card_unit=card_unit, unit=unit),
        is_unit=True,
    )


def _unknown_unit(number: float, behind: str, unit: str, bases: Mapping[str, float]) -> Misread:
    """Say which units there are; of a size or a per cent alone, that a month is not a year."""
    size, flows = behind.casefold().removeprefix("usd").strip(), [each for each in bases if "/" in each]
    own = [each for each in flows if each.startswith("%") == (size == "%")]
    cure = nearest(behind, written_units(unit), said("write it in {unit}", unit=units_told(unit)))
    if own and size in ("", "%", *_OF_MONEY):
        shown = (f"'{number:g} {size} {each.removeprefix('%').replace('usd', 'USD')}'" for each in own)
        ways = (each.replace("% /", "%/").replace("  ", " ") for each in shown)
        cure = said("write {ways}", ways=joined(" or ", ways))
    elif "USD" in unit and any(word in _CURRENCIES for word in behind.casefold().split()):
        cure = said("turn it into dollars first: {cure}", cure=cure)
    return Misread(f"'{behind}'", units_told(unit), cure, is_unit=True)


def _bases(unit: str) -> dict[str, float]:
    """Return every way to write a unit, without `million` and the like, with the factor that turns it into the unit."""
    found: dict[str, float] = {}
    for phrase, factor in (*written_units(unit).items(), *_OTHERWISE.get(unit, {}).items()):
        first, _, rest = phrase.partition(" ")
        size = _MAGNITUDES.get(first)
        found[_canonical(rest if size else phrase)] = factor / (size or 1)
    return found


def _factor(phrase: str, bases: Mapping[str, float], *, is_money: bool) -> float | None:
    """Return what a number in a unit is multiplied with; nothing where the unit is another one."""
    phrase = _canonical(phrase)
    if phrase in bases:
        return bases[phrase]
    words = phrase.removeprefix("usd").strip() if is_money else phrase
    found = re.match(r"([a-z]+)\s*(.*)", words)
    size = _magnitude(found[1], is_money=is_money) if found else None
    rest = found[2] if found and size else words
    if is_money:
        rest = f"usd{rest.removeprefix('usd')}"
    if not rest:  # a size alone
        return size if len(set(bases.values())) == 1 else None
    return bases[rest] * (size or 1) if rest in bases and (size or is_money) else None


def _magnitude(word: str, *, is_money: bool) -> float | None:
    """Return how many a word is: 1e9 for `bn`, `billion`, `Billions`, and of money for `B`."""
    known, written = _OF_MONEY if is_money else _MAGNITUDES, word.casefold()
    return known.get(written, known.get(written.removesuffix("s")) if len(written) > len("bn") else None)


def _canonical(phrase: str) -> str:
    """Write a unit in one way: small letters, months and years after a stroke or in the plural, dollars as usd."""
    text = " ".join(phrase.casefold().split())
    for written, canonical in _SAME:
        text = written.sub(canonical, text)
    return re.sub(r"\s*/\s*", "/", text).strip()
