"""Numbers as people read them: billions and years exist only here."""

import math
from collections.abc import Callable, Mapping

BILLION, MILLION, THOUSAND = 1e9, 1e6, 1e3
LARGE = 100 * BILLION
WHOLE = 10 * BILLION  # from here on money is told in whole billions
PLAIN_FROM, PLAIN_TO = 0.001, 1e6  # sizes that are written without an exponent
HALF_A_PERCENT = 0.005
WHOLE_FROM = 10_000  # and from here on without decimals
SMALL_MULTIPLE = 0.1  # below which two digits that count say more than two decimals
HOUR = 60.0  # minutes
LENGTHS = ((2000.0, "year"), (167.0, "month"), (40.0, "week"), (1.0, "hour"))  # a person's working hours in each
ALMOST = 0.99
FRACTION_FROM = 10  # from which the lower part of a fraction is whole
HALF_A_TENTH = 0.05
SMALL = 1e-4  # a digit that counts stands too far behind the point


def billions(usd: float, decimals: int = 2) -> str:
    """Write money in billions of USD, with a minus but none before zero: -0.80."""
    return f"{round(usd / BILLION, decimals) + 0.0:,.{decimals}f}"


def signed_billions(usd: float, decimals: int | None = None) -> str:
    """Write money in billions of USD with its sign, plus as well as minus: +20.00; from 100 on without decimals."""
    if decimals is None:
        decimals = 2 if abs(usd) < LARGE else 0
    shown = billions(usd, decimals)
    return shown if shown.startswith("-") or float(shown.replace(",", "")) == 0 else f"+{shown}"


def whole_billions(usd: float) -> str:
    """Write money with its sign in billions of USD: in whole ones from 10 on."""
    return signed_billions(usd, decimals=0 if abs(usd) >= WHOLE else None)


def billions_told(usd: float) -> str:
    """Write money as it stands in a sentence: 1,262bn USD."""
    return f"{whole_billions(usd).lstrip('+')}bn USD"


def times(multiple: float) -> str:
    """Write a multiple: 2.00x."""
    return f"{multiple:.2f}x"


def three_digits(number: float) -> str:
    """Write a number of any size with three digits: 0.0123, 65.1, 12,346 or 2.90e+11."""
    if abs(number) < THOUSAND:
        return f"{number:.3g}"
    return f"{number:,.0f}" if abs(number) < MILLION else f"{number:.2e}"


def percent(share: float, decimals: int = 0) -> str:
    """Write a share in per cent: 61 %."""
    return f"{100 * share:.{decimals}f} %"


def significant(value: float, digits: int = 3, least: int = 0) -> str:
    """Write a number with so many digits that count, or its exact decimals where they are fewer: 46.98, 0.0512, 6.

    `least` is how many decimals it has at any rate.
    """
    if not math.isfinite(value) or 0 < abs(value) < SMALL:
        return f"{value:.{digits}g}"
    size = math.floor(math.log10(abs(value))) if value else 0
    decimals = max(digits - 1 - size, least)
    shown = f"{value:,.{decimals}f}"
    whole, _, part = shown.partition(".")
    part = part.rstrip("0").ljust(least, "0")
    return f"{whole}.{part}" if part else whole


def small_percent(share: float) -> str:
    """Write a share in whole per cent, and what is less than one as such."""
    return "<1 %" if 0 < share < HALF_A_PERCENT else percent(share)


def plain_number(value: float) -> str:
    """Write a number of any size in five digits or fewer: 1,234 or 0.01234 or 1.23e+12."""
    if value == 0 or PLAIN_FROM <= abs(value) < PLAIN_TO:
        return f"{value:,.4g}" if abs(value) < WHOLE_FROM else f"{value:,.0f}"
    return f"{value:.3g}"


def rounded_count(count: float) -> str:
    """Write a count in two digits that count: 68,000 or 2.9 million."""
    if not math.isfinite(count):
        return f"{count}"
    if count >= MILLION:
        return f"{significant(count / MILLION, 2)} million"
    return f"{float(f'{count:.2g}'):,.0f}"


def fraction(share: float) -> str:
    """Write a share as people say it of something that is not yet there: 1/16, or 1/2.8."""
    if not share > 0:
        return "nothing"
    one_of = 1 / share
    is_whole = one_of >= FRACTION_FROM or abs(one_of - round(one_of)) < HALF_A_TENTH
    return f"1/{one_of:,.0f}" if is_whole else f"1/{one_of:.1f}"


def working_time(horizon: float) -> str:
    """Write a position on the ladder, log2 minutes, as a person's working time: 8 minutes, 1 week, 1 month."""
    hours = 2**horizon / HOUR
    size, name = next(
        ((size, name) for size, name in LENGTHS if hours >= ALMOST * size),
        (1 / HOUR, "minute"),
    )
    count = significant(hours / size, 2)
    return f"{count} {name}" + ("" if count == "1" else "s")


_BY_UNIT: Mapping[str, tuple[Callable[[float], str], str]] = {
    "USD": (billions, "bn USD"),
    "USDPerMonth": (lambda flow: billions(12 * flow), "bn USD a year"),
    "Share": (percent, ""),
    "Multiple": (times, ""),
    "Months": (lambda length: f"{length:,.0f}", "months"),
    "Doublings": (lambda doublings: f"{doublings:.2f}", "doublings"),
}


# Units that are counted, how many of them one that is shown holds, and what that is called.
_COUNTED: Mapping[str, tuple[float, str]] = {"People": (1.0, "people"), "LifeMonths": (12.0, "life-years")}


def _counted(unit: str, value: float, largest: float) -> tuple[str, str]:
    """Write a count in billions or millions where it is that large: 11.04, bn people."""
    each, name = _COUNTED[unit]
    for size, short in ((BILLION, "bn"), (MILLION, "mn")):
        if largest / each >= size:
            return f"{value / each / size + 0.0:,.2f}", f"{short} {name}"
    return plain_number(value / each), name


def by_unit(unit: str, value: float, largest: float) -> tuple[str, str]:
    """Write a number in the way of its unit; money in billions only where some of it is that large."""
    if unit in ("USD", "USDPerMonth") and largest < BILLION / 100:
        return plain_number(value), "USD" if unit == "USD" else "USD a month"
    if unit in _COUNTED:
        return _counted(unit, value, largest)
    if unit == "Multiple" and 0 < largest < SMALL_MULTIPLE:
        return f"{significant(value, 2)}x", ""
    write, shown = _BY_UNIT.get(unit, (plain_number, "" if unit in ("Number", "Flag") else unit))
    return write(value), shown


_IN_FULL: Mapping[str, tuple[Callable[[float], str], str]] = {
    "USD": (lambda usd: significant(usd / BILLION, least=2), "bn USD"),
    "USDPerMonth": (lambda flow: significant(12 * flow / BILLION, least=2), "bn USD a year"),
    "Share": (lambda share: f"{significant(100 * share)} %", ""),
    "Multiple": (lambda multiple: f"{significant(multiple, least=2)}x", ""),
    "Months": (significant, "months"),
    "Doublings": (significant, "doublings"),
}


def in_full(unit: str, value: float) -> str:
    """Write a number with its unit and at least three digits that count, unless it has fewer."""
    shown, name = by_unit(unit, value, abs(value))
    if unit in _IN_FULL and not (unit in ("USD", "USDPerMonth") and "bn" not in name):
        write, name = _IN_FULL[unit]
        shown = write(value)
    return " ".join(part for part in (shown, name) if part)
