"""A number in any unit of the world, in full: with its unit, and with all digits that one multiplies out by hand."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files

from sixteenth.answers.numbers import BILLION, in_full, plain_number, significant

YI = 1e8  # in which Chinese counts money and people
MONTHS_A_YEAR = 12
SMALL = BILLION / 100  # money below it is told to the dollar
TOLD_OTHERWISE = ("USD", "USDPerMonth", "Share", "Multiple", "People", "LifeMonths")
Written = Callable[[float], str]


@cache
def unit_words() -> Mapping[str, Mapping[str, str]]:
    """Read what stands beside a number in each unit, by language."""
    text = (files("sixteenth.answers") / "units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def quantity_in_full(unit: str) -> str:
    """Return the quantity of a number in a unit of the world; a plain number of a unit that nobody has words for."""
    return f"{unit}_in_full" if unit in unit_words() else "plain"


def ways_in_full() -> Mapping[str, tuple[str, Written, Written]]:
    """Return of each unit, by the key of its quantity: what data say of it, and how it is written in both languages."""
    return {
        quantity_in_full(unit): (words["en"], partial(_in_english, unit), partial(_in_chinese, unit))
        for unit, words in unit_words().items()
    }


def _in_english(unit: str, value: float) -> str:
    if unit in TOLD_OTHERWISE:
        return in_full(unit, value)
    number = significant(value) if unit in ("Months", "Doublings") else plain_number(value)
    return " ".join(part for part in (number, unit_words()[unit]["en"]) if part)


def _in_chinese(unit: str, value: float) -> str:
    if unit in ("USD", "USDPerMonth"):
        return _money(value, is_flow=unit == "USDPerMonth")
    if unit in ("People", "LifeMonths"):
        return f"{_count(value / (1 if unit == 'People' else MONTHS_A_YEAR))}{unit_words()[unit]['zh']}"
    if unit in ("Share", "Multiple"):
        return in_full(unit, value).replace("x", " 倍")
    number = significant(value) if unit in ("Months", "Doublings") else plain_number(value)
    return " ".join(part for part in (number, unit_words()[unit]["zh"]) if part)


def _money(usd: float, *, is_flow: bool) -> str:
    """Write money with as many digits as English has: in yi where that writes billions."""
    if abs(usd) < SMALL:
        return f"{'每月 ' if is_flow else ''}{plain_number(usd)} 美元"
    told = f"{significant(usd * (MONTHS_A_YEAR if is_flow else 1) / YI, least=1)} 亿美元"
    return f"每年 {told}" if is_flow else told


def _count(count: float) -> str:
    return f"{significant(count / YI, 4)} 亿" if abs(count) >= YI else f"{plain_number(count)} "
