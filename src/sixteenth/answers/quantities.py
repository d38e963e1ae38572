"""One registry of quantities: what a raw number is measured in, and how people read it in each language."""

import datetime
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal

from sixteenth.answers.amounts import ways_in_full
from sixteenth.answers.data_texts import in_chinese
from sixteenth.answers.input_names import input_in_chinese, input_in_english
from sixteenth.answers.numbers import (
    BILLION,
    MILLION,
    THOUSAND,
    WHOLE,
    billions,
    billions_told,
    by_unit,
    fraction,
    percent,
    plain_number,
    rounded_count,
    signed_billions,
    significant,
    small_percent,
    three_digits,
    times,
    whole_billions,
    working_time,
)

TERA = 1e12
MONTHS_A_YEAR = 12
SMALL_AMOUNT = 0.1
ABOUT = "\N{ALMOST EQUAL TO} "  # before a number that is only a preview
TEN, HUNDRED = 10, 100
ROUNDING = 1e-12  # a difference of the last digits
YI, WAN = 1e8, 1e4  # in which Chinese counts
LENGTHS_IN_CHINESE = {"minute": "分钟", "hour": "小时", "week": "周", "month": "个月", "year": "年"}
YI_IN_A_BILLION = 10  # the unit of 10^8 in which Chinese counts money
WHOLE_AMOUNTS = 10_000  # from which cents of an amount are left out
OWN_CURRENCY = "the currency of the books"
LARGE_AMOUNTS = ((BILLION, "billion"), (MILLION, "million"))
INDEX = "Herfindahl-Hirschman index, 0 to 1"


@dataclass(frozen=True)
class Quantity:
    """What a number is: the unit it is held in, which JSON tells, and how it is written for people."""

    unit: str  # of the raw number; empty for what has none
    write: Callable[[Any], str]  # in English, and wherever a language has no way of its own
    otherwise: Mapping[str, Callable[[Any], str]] = field(default_factory=dict[str, Callable[[Any], str]])

    def written(self, value: Any, language: str = "en") -> str:
        """Write a raw number as people of a language read it."""
        return self.otherwise.get(language, self.write)(value)


def _money(write: Callable[[float], str], unit: str = "USD") -> Quantity:
    """Return an amount told in billions of USD; in Chinese, in yi: hundreds of millions."""
    return Quantity(unit, write, {"zh": lambda usd: write(YI_IN_A_BILLION * usd)})


def chinese_count(count: float) -> str:
    """Write a count in Chinese, in three digits that count, with wan and yi."""
    if not math.isfinite(count):
        return "?"
    rounded = float(f"{count:.3g}")
    whole = next((size for size in (WAN * YI, YI, WAN) if abs(rounded) >= size), 1.0)
    digits = max(0, 2 - len(f"{int(abs(rounded) / whole)}") + 1)
    return format_compact_decimal(rounded, locale="zh", fraction_digits=digits)


def yi_dollars(usd: float, sign: str = "") -> str:
    """Write money in Chinese, with what it is counted in."""
    return f"{sign if usd > 0 else ''}{chinese_count(usd)}美元"


def chinese_working_time(horizon: float) -> str:
    """Write a position on the ladder as a person's working time in Chinese."""
    count, name = working_time(horizon).split()
    return f"{count} {LENGTHS_IN_CHINESE[name.removesuffix('s')]}"


def money_of_any_currency(amount: float) -> str:
    """Write an amount as a sentence has it before its currency: 1.23 billion, 45.6 million, 7,890."""
    size, name = next(((size, name) for size, name in LARGE_AMOUNTS if abs(amount) >= size), (1.0, ""))
    return f"{significant(amount / size)} {name}" if name else f"{amount:,.{2 * (abs(amount) < WHOLE_AMOUNTS)}f}"


def _counted_in(size: float) -> Quantity:
    """Return an amount of the currency that a title names, told in so many units of it; of a hundred, in whole ones."""

    def write(amount: float) -> str:
        decimals = int(abs(amount) < HUNDRED * size)
        return f"{round(amount / size, decimals) + 0.0:,.{decimals}f}"

    return Quantity(OWN_CURRENCY, write)


def _hundredths_times(multiple: float) -> str:
    return f"{multiple:.2f} 倍"


def _spaced(name: str) -> str:
    return name.replace("_", " ")


def _name_in_chinese(name: str) -> str:
    """Return a name of the world as Chinese tells it, of a theory or a mechanism; of an input as in a file."""
    told = in_chinese(name)
    return _spaced(name) if told == name else told


def _input_in_chinese(name: str) -> str:
    """Return an input of the world by its Chinese name; what has none, as any name."""
    return input_in_chinese(name) or _name_in_chinese(name)


def _expected(amount: float) -> str:
    """Write an amount with three digits that count, a small one with two."""
    return significant(amount, 3 if amount >= SMALL_AMOUNT else 2)


def _line(amount: float) -> str:
    """Write an amount that a line through reports says: with two digits that count, from ten on with three."""
    return significant(amount, 2 if amount < TEN else 3)


def _of_unit(unit: str) -> Callable[[float], str]:
    """Return how an amount in a unit of the world is written with what it is called."""
    return lambda amount: " ".join(part for part in by_unit(unit, amount, abs(amount)) if part)


def chinese_day(date: datetime.date) -> str:
    """Write a day as Chinese does: year, month, day."""
    return str(format_date(date, locale="zh"))


def chinese_month(month: str) -> str:
    """Write a month as Chinese does: year, month."""
    return format_skeleton("yMMM", datetime.date.fromisoformat(f"{month}-01"), locale="zh")


def _change(change: float) -> str:
    """Write a change with its sign and two digits that count, so that one which is seen is never shown as nothing."""
    return f"{'+' if change > 0 else ''}{significant(change, 2)}"


def _signed(write: Callable[[float], str]) -> Callable[[float], str]:
    """Return how a number is written with its sign, plus as well as minus; nothing has none."""
    return lambda number: f"{'+' if number > 0 else ''}{write(number)}"


def _many(count: float) -> str:
    """Write a count of any size, in billions or millions where it is that large: 11.04 bn."""
    shown, size = by_unit("People", count, abs(count))
    return f"{shown} {size.removesuffix('people')}".strip()


def _times_in_chinese(multiple: float) -> str:
    return f"{significant(multiple)} 倍"


def _by_size(number: float) -> str:
    """Write a number with two decimals, one from ten on, none from a hundred on."""
    decimals = 2 if abs(number) < TEN else 1 if abs(number) < HUNDRED else 0
    return f"{number:,.{decimals}f}"


def _size(number: float) -> str:
    """Write two digits that count, three from a hundred on, in millions and more where it is that large."""
    for size, name in ((TERA, "tn"), (BILLION, "bn"), (MILLION, "mn")):
        if abs(number) >= size:
            return f"{significant(number / size, 3)}{name}"
    return significant(number, 2 if abs(number) < HUNDRED else 3)


def _scaled(scale: float, unit: str, chinese: float | None = None) -> Quantity:
    """Return numbers told as a size of so many of their unit, in Chinese perhaps of another number of it."""
    other = scale if chinese is None else chinese
    return Quantity(unit, lambda number: _size(scale * number), {"zh": lambda number: _chinese_size(other * number)})


def _chinese_size(number: float) -> str:
    return chinese_count(number) if abs(number) >= MILLION else _size(number)


QUANTITIES: Mapping[str, Quantity] = {
    "text": Quantity("", str, {"zh": in_chinese}),  # of data: a name stays, a sentence is told in each language
    "name": Quantity("", _spaced, {"zh": _name_in_chinese}),  # so that a narrow table can wrap it
    "input": Quantity("", input_in_english, {"zh": _input_in_chinese}),  # a name where nobody copies it
    "date": Quantity("", lambda date: date.isoformat(), {"zh": chinese_day}),
    "number": Quantity("", lambda number: f"{number:g}"),
    "count": Quantity("", lambda count: f"{count:,}"),
    "days": Quantity("days", lambda days: f"{days:.0f}"),
    "multiple": Quantity("times", lambda multiple: f"{multiple:g} x", {"zh": lambda multiple: f"{multiple:g} 倍"}),
    "share": Quantity("share", percent),
    "small_share": Quantity("share", lambda share: percent(share, 1)),
    "more_of_100": Quantity("futures of 100", lambda more: f"{round(more):+d}"),
    "more_money": _money(lambda usd: signed_billions(usd, 1)),
    "more_points": Quantity("share", lambda share: f"{100 * share:+z.1f}"),
    "doublings": Quantity("doublings", lambda doublings: f"{doublings:.2f}"),
    "more_doublings": Quantity("doublings", lambda doublings: f"{doublings:+z.2f}"),
    "more_labs": Quantity("labs", lambda labs: f"{labs:+z.2f}"),
    "more_concentration": Quantity(INDEX, lambda index: f"{index:+z.3f}"),
    "change_of_money": _money(lambda usd: _change(usd / BILLION)),
    "change_of_100": Quantity("futures of 100", _change),
    "change_of_points": Quantity("share", lambda share: _change(100 * share)),
    "change_of_lives": Quantity("people", lambda people: _change(people / THOUSAND)),
    # Standard errors of these, which have no sign; of too few futures there is none.
    "change_of_money_error": _money(lambda usd: _or_none(usd, significant(usd / BILLION, 2))),
    "change_of_100_error": Quantity("futures of 100", lambda more: _or_none(more, significant(more, 2))),
    "change_of_points_error": Quantity("share", lambda share: _or_none(share, significant(100 * share, 2))),
    "more_of_100_error": Quantity("futures of 100", lambda more: _or_none(more, f"{more:.1f}")),
    "more_money_error": _money(lambda usd: _or_none(usd, billions(usd, 1))),
    "more_points_error": Quantity("share", lambda share: _or_none(share, f"{100 * share:.1f}")),
    "more_doublings_error": Quantity("doublings", lambda doublings: _or_none(doublings, f"{doublings:.2f}")),
    "change_of_lives_error": Quantity("people", lambda people: _or_none(people, significant(people / THOUSAND, 2))),
    "more_labs_error": Quantity("labs", lambda labs: _or_none(labs, f"{labs:.2f}")),
    "more_concentration_error": Quantity(INDEX, lambda index: _or_none(index, f"{index:.3f}")),
    # Money in a sentence, with its unit.
    "money_told": Quantity("USD", billions_told, {"zh": yi_dollars}),
    "money_told_signed": Quantity(
        "USD", lambda usd: f"{signed_billions(usd)}bn USD", {"zh": lambda usd: yi_dollars(usd, sign="+")}
    ),
    "worth": _money(lambda usd: signed_billions(usd, decimals=0)),
    "billions": _money(billions),
    "billions_a_year": _money(lambda flow: billions(MONTHS_A_YEAR * flow), "USD a month"),
    "money_exact": _money(signed_billions),
    "months": Quantity("months", lambda months: f"{months:.0f} months", {"zh": lambda months: f"{months:.0f} 个月"}),
    "months_counted": Quantity("months", lambda months: f"{months:.0f}"),
    "share_in_full": Quantity("share", lambda share: percent(share, 1)),  # also below nothing, or above all
    "times": Quantity("times", times, {"zh": _hundredths_times}),
    "multiple_fine": Quantity(
        "times",
        lambda multiple: _or_none(multiple, times(multiple)),
        {"zh": lambda multiple: _or_none(multiple, _hundredths_times(multiple))},
    ),
    "ratio_tenths": Quantity("times", lambda ratio: f"{ratio:.1f}"),
    "dollars_and_cents": Quantity("USD", lambda usd: f"{usd:.2f}"),
    "money": _money(lambda usd: _or_none(usd, whole_billions(usd).lstrip("+"))),
    "money_signed": _money(lambda usd: _or_none(usd, whole_billions(usd))),
    "amount": Quantity("", lambda amount: f"{amount:.3g}"),  # in a unit that stands beside it
    "figure": Quantity("", lambda number: significant(number, 4)),  # in the unit that its name says
    "draw": Quantity("", str),  # the number of a future, which is counted by nobody
    "digits": Quantity("", lambda number: f"{number:.8g}"),  # as published: ours has no more
    "first_digit": Quantity("", lambda error: f"{error:.1g}"),
    "difference": Quantity("", lambda difference: "0" if abs(difference) < ROUNDING else f"{difference:+.1e}"),
    "off_by": Quantity("", lambda difference: f"{difference:+.2g}"),
    "tiny": Quantity("", lambda size: f"{size:.1e}"),
    "share_as_given": Quantity("share", lambda share: f"{100 * share:g} %"),
    "whole": Quantity("", lambda number: f"{number:,.0f}"),
    "about_whole": Quantity("", rounded_count),  # of which two digits are known
    "terabytes": Quantity("bytes", lambda size: f"{size / TERA:.0f}"),
    "money_signed_fine": _money(lambda usd: signed_billions(round(usd, -3), 2 if abs(usd) < WHOLE else 1)),
    "money_tenths": _money(lambda usd: billions(usd, 1)),
    "year": Quantity("", str),
    "month": Quantity("", str, {"zh": chinese_month}),  # as 2027-07
    "correlation": Quantity("", lambda correlation: f"{correlation:+z.2f}"),
    "of_100": Quantity("futures of 100", lambda count: _or_none(count, f"{count:.0f}")),
    "of_100_tenth": Quantity("futures of 100", lambda count: _or_none(count, f"{count:.1f}")),
    "more_months": Quantity("months", lambda months: _or_none(months, f"{months:+z.0f}")),
    "more_months_error": Quantity("months", lambda months: _or_none(months, f"{months:.0f}")),
    "more_cents": Quantity("USD", lambda usd: _or_none(usd, f"{100 * usd:+z.1f}")),
    "more_cents_error": Quantity("USD", lambda usd: _or_none(usd, f"{100 * usd:.1f}")),
    "of_100_error": Quantity("futures of 100", lambda error: _or_none(error, f"{error:.1f}")),
    # An estimate that is right on average may lie below nothing, or above all: what is read stops there.
    "part_of_spread": Quantity("share of the spread", lambda share: small_percent(min(max(share, 0.0), 1.0))),
    "share_of_spread_error": Quantity(
        "share of the spread", lambda error: _or_none(error, significant(100 * error, 1))
    ),
    "working_time": Quantity("log2 minutes", working_time, {"zh": chinese_working_time}),
    "millions": Quantity("people", lambda people: significant(people / MILLION, 2)),
    "length": Quantity("months", significant),
    "fraction": Quantity("share", fraction),
    "one_in": Quantity("futures", rounded_count, {"zh": chinese_count}),  # of so many one ends so
    "gain": Quantity("times", lambda gain: _or_none(gain, significant(gain, 2))),
    "precise_share": Quantity("share", lambda share: f"{significant(100 * share)} %"),
    "precise_share_error": Quantity("share", lambda error: _or_none(error, significant(100 * error, 2))),
    "plain": Quantity("", plain_number),  # in the unit that stands beside it
    # Amounts of any variable of the world, with their unit, in billions or millions where they are that large.
    "money_or_less": Quantity("USD", _of_unit("USD"), {"zh": yi_dollars}),
    "money_a_year": Quantity(
        "USD a month", _of_unit("USDPerMonth"), {"zh": lambda flow: f"每年 {yi_dollars(MONTHS_A_YEAR * flow)}"}
    ),
    "fine_multiple": Quantity("times", _of_unit("Multiple"), {"zh": _times_in_chinese}),
    "months_written": Quantity("months", _of_unit("Months"), {"zh": lambda length: f"{length:,.0f} 个月"}),
    "doublings_written": Quantity(
        "doublings", _of_unit("Doublings"), {"zh": lambda doublings: f"{doublings:.2f} 次翻倍"}
    ),
    "people": Quantity("people", _of_unit("People"), {"zh": lambda people: f"{chinese_count(people)}人"}),
    "times_as_much": Quantity("times", significant),
    "money_a_year_whole": _money(lambda usd: billions(usd, 0), "USD a year"),
    "money_a_year_tenth": _money(lambda usd: billions(usd, 1), "USD a year"),
    "more_percent": Quantity("share", lambda share: f"{100 * share:+z.1f} %"),
    "more_percent_whole": Quantity("share", lambda share: f"{100 * share:+z.0f} %"),
    # Sizes of anything in the world, in the unit that stands beside them.
    "size": _scaled(1.0, ""),
    "size_of_money": _scaled(1 / BILLION, "USD", 1 / YI),
    "size_of_flow": _scaled(MONTHS_A_YEAR / BILLION, "USD a month", MONTHS_A_YEAR / YI),
    "size_of_pay": _scaled(MONTHS_A_YEAR / MILLION, "USD a month and person", MONTHS_A_YEAR / WAN),
    "size_of_share": _scaled(HUNDRED, "share"),
    "size_of_rate": _scaled(HUNDRED * MONTHS_A_YEAR, "a month"),
    "size_by_year": _scaled(MONTHS_A_YEAR, "a month"),
    "size_of_lives": _scaled(1 / MONTHS_A_YEAR / MILLION, "months of life", 1 / MONTHS_A_YEAR / WAN),
    "size_of_people": Quantity("people", _size, {"zh": chinese_count}),
    "by_size": Quantity("", _by_size),
    "money_by_size": _money(lambda usd: _by_size(usd / BILLION)),
    # What reports speak of, and is expected of them.
    "sales_a_year": _money(lambda usd: _expected(usd / BILLION), "USD a year"),
    "reported_money": _money(lambda usd: _expected(usd / BILLION)),
    "hours_of_work": Quantity("hours", _expected),
    "score": Quantity("", lambda score: f"{score:.3f}"),
    "million_life_years": Quantity("years", lambda years: f"{years / MILLION:.2f}"),
    "more_million_life_years": Quantity("years", lambda years: f"{years / MILLION:+.2f}"),
    "million_life_years_error": Quantity("years", lambda years: _or_none(years, f"{years / MILLION:.2f}")),
    "score_ratio": Quantity("", lambda ratio: f"{ratio:.2f}"),
    "bits": Quantity("bits", lambda bits: f"{bits:.2f}"),
    "share_of_100": Quantity("share", lambda share: f"{100 * share:.0f}"),
    "share_of_100_error": Quantity("share", lambda share: f"{100 * share:.1f}"),
    "fine_share": Quantity("share", lambda share: percent(share, 2)),
    "people_whole": Quantity("people", lambda people: f"{people:.0f}"),
    "money_significant": _money(lambda usd: significant(usd / BILLION)),
    "money_millions": Quantity("USD", lambda usd: significant(usd / MILLION)),
    "hundredths": Quantity("", lambda number: f"{number:.2f}"),
    "hundredths_error": Quantity("", lambda error: _or_none(error, f"{error:.2f}")),
    "tenths": Quantity("", lambda number: f"{number:.1f}"),
    "more_tenths": Quantity("", lambda number: f"{number:+z.1f}"),
    "counted": Quantity("people", rounded_count, {"zh": chinese_count}),
    "counted_error": Quantity(
        "people",
        lambda people: _or_none(people, rounded_count(people)),
        {"zh": lambda people: _or_none(people, chinese_count(people))},
    ),
    "in_years": Quantity("months", lambda months: significant(months / MONTHS_A_YEAR)),
    "small_share_error": Quantity("share", lambda share: _or_none(share, percent(share, 1))),
    "dollars_counted": Quantity("USD", rounded_count, {"zh": chinese_count}),
    "more_points_fine": Quantity("share", lambda share: f"{100 * share:+z.2f}"),
    "points_fine_error": Quantity("share", lambda share: _or_none(share, f"{100 * share:.2f}")),
    # Two amounts side by side, and what one has more than the other, in the unit that stands beside them.
    "many": Quantity("", _many, {"zh": chinese_count}),
    "many_years": Quantity(
        "months of life",
        lambda months: _many(months / MONTHS_A_YEAR),
        {"zh": lambda months: chinese_count(months / MONTHS_A_YEAR)},
    ),
    "more_many": Quantity("", _signed(_many), {"zh": _signed(chinese_count)}),
    "more_whole": Quantity("", lambda number: f"{round(number):+,d}" if round(number) else "0"),
    "more_multiple": Quantity("times", _signed(_of_unit("Multiple")), {"zh": _signed(_times_in_chinese)}),
    "more_plain": Quantity("", _signed(plain_number)),
    # Amounts of any one currency, which stands beside them or in a title.
    "own_name": Quantity("", str),  # as its owner wrote it, in every language
    "own_money": Quantity(OWN_CURRENCY, money_of_any_currency, {"zh": chinese_count}),
    "own_cents": Quantity(OWN_CURRENCY, lambda amount: f"{amount:,.2f}"),
    "own_single": _counted_in(1.0),
    "own_thousands": _counted_in(THOUSAND),
    "own_millions": _counted_in(MILLION),
    "own_billions": _counted_in(BILLION),
    "yearly_rate": Quantity("share a year", lambda rate: _or_none(rate, f"{significant(100 * rate)} %")),
    # A number in any unit of the world, with its unit and as many digits as one multiplies out by hand.
    **{key: Quantity(unit, english, {"zh": chinese}) for key, (unit, english, chinese) in ways_in_full().items()},
    # What reports teach: ranges of any size before and after, and how far they moved.
    "any_size": Quantity("", three_digits),  # in the unit of the input
    "sales_any_size": _money(lambda usd: three_digits(usd / BILLION), "USD a year"),
    "money_any_size": _money(lambda usd: three_digits(usd / BILLION)),
    "about_money": _money(lambda usd: f"{ABOUT}{three_digits(usd / BILLION)}"),
    "any_of_100": Quantity("futures of 100", three_digits),
    "about_of_100": Quantity("futures of 100", lambda count: f"{ABOUT}{three_digits(count)}"),
    "logs_a_month": Quantity("logs a month", three_digits),
    "spreads": Quantity("standard deviations", lambda spreads: f"{spreads:+z.2f}"),
    "growth_a_year": Quantity("share a year", lambda growth: f"{100 * growth:+.0f} %"),
    "spread_of_logs": Quantity("logs", lambda spread: f"{spread:.3f}"),
    "scatter_of_logs": Quantity("logs", lambda scatter: f"{scatter:.2f}"),
    "times_a_year": Quantity("times a year", lambda rate: f"{rate:.1f}"),
    "times_a_year_fine": Quantity("times a year", lambda rate: f"{rate:.2f}"),
    "times_a_year_given": Quantity("times a year", lambda rate: f"{rate:g}"),
    "times_a_year_x": Quantity("times a year", lambda rate: f"{rate:.1f}x"),
    "sales_of_a_line": _money(lambda usd: _line(usd / BILLION), "USD a year"),
    "sales_spoken": _money(lambda usd: significant(usd / BILLION), "USD a year"),
    "lines": Quantity("", str),  # several lines of a file, which are to be copied as they stand
}


def _or_none(error: float, written: str) -> str:
    return written if math.isfinite(error) else "?"
