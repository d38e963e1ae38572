"""One registry of quantities: what a raw number is measured in, and how people read it in each language."""

import datetime
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal

from sixteenth.answers.numbers import (
    BILLION,
    billions,
    percent,
    signed_billions,
    significant,
    small_percent,
    times,
    whole_billions,
)

THOUSAND = 1e3
YI, WAN, HUNDRED, TEN = 1e8, 1e4, 100, 10  # Chinese counts in 10^4 and 10^8
YI_IN_A_BILLION = 10  # the unit of 10^8 in which Chinese counts money
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


def _money(write: Callable[[float], str]) -> Quantity:
    """Return an amount told in billions of USD; in Chinese, in yi: hundreds of millions."""
    return Quantity("USD", write, {"zh": lambda usd: write(YI_IN_A_BILLION * usd)})


def yi_dollars(usd: float, sign: str = "") -> str:
    """Write money in Chinese, in three digits that count: 2.74 wan yi dollars, 742 yi dollars."""
    rounded = float(f"{usd:.3g}")
    size = abs(rounded) / YI
    digits = 2 if size >= WAN or size < TEN else 1 if size < HUNDRED else 0
    told = format_compact_decimal(rounded, locale="zh", fraction_digits=digits)
    return f"{sign if rounded > 0 else ''}{told}\N{CJK UNIFIED IDEOGRAPH-7F8E}\N{CJK UNIFIED IDEOGRAPH-5143}"


def chinese_month(month: str) -> str:
    """Write a month as Chinese does: year, month."""
    return format_skeleton("yMMM", datetime.date.fromisoformat(f"{month}-01"), locale="zh")


def _change(change: float) -> str:
    """Write a change with its sign and two digits that count, so that one which is seen is never shown as nothing."""
    return f"{'+' if change > 0 else ''}{significant(change, 2)}"


QUANTITIES: Mapping[str, Quantity] = {
    "text": Quantity("", str),
    "name": Quantity("", lambda name: name.replace("_", " ")),  # so that a narrow table can wrap it
    "date": Quantity("", lambda date: date.isoformat(), {"zh": lambda date: format_date(date, locale="zh")}),
    "number": Quantity("", lambda number: f"{number:g}"),
    "count": Quantity("", lambda count: f"{count:,}"),
    "days": Quantity("days", lambda days: f"{days:.0f}"),
    "multiple": Quantity("times", lambda multiple: f"{multiple:g} x"),
    "share": Quantity("share", percent),
    "small_share": Quantity("share", lambda share: percent(share, 1)),
    "more_of_100": Quantity("futures of 100", lambda more: f"{round(more):+d}"),
    "more_money": _money(lambda usd: signed_billions(usd, 1)),
    "more_points": Quantity("share", lambda share: f"{100 * share:+.1f}"),
    "doublings": Quantity("doublings", lambda doublings: f"{doublings:.2f}"),
    "more_doublings": Quantity("doublings", lambda doublings: f"{doublings:+.2f}"),
    "more_labs": Quantity("labs", lambda labs: f"{labs:+.2f}"),
    "more_concentration": Quantity(INDEX, lambda index: f"{index:+.3f}"),
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
    "money_told": Quantity("USD", lambda usd: f"{whole_billions(usd).lstrip('+')}bn USD", {"zh": yi_dollars}),
    "money_told_signed": Quantity(
        "USD", lambda usd: f"{signed_billions(usd)}bn USD", {"zh": lambda usd: yi_dollars(usd, sign="+")}
    ),
    "worth": _money(lambda usd: signed_billions(usd, decimals=0)),
    "billions": _money(billions),
    "months": Quantity("months", lambda months: f"{months:.0f} months", {"zh": lambda months: f"{months:.0f} 个月"}),
    "share_in_full": Quantity("share", lambda share: percent(share, 1)),  # also below nothing, or above all
    "times": Quantity("times", times),
    "times_or_none": Quantity("times", lambda multiple: _or_none(multiple, times(multiple))),
    "ratio": Quantity("times", lambda ratio: f"{ratio:.1f}"),
    "dollars": Quantity("USD", lambda usd: f"{usd:.2f}"),
    "money": _money(lambda usd: _or_none(usd, whole_billions(usd).lstrip("+"))),
    "money_signed": _money(lambda usd: _or_none(usd, whole_billions(usd))),
    "year": Quantity("", str),
    "month": Quantity("", str, {"zh": chinese_month}),  # as 2027-07
    "correlation": Quantity("", lambda correlation: f"{correlation:+.2f}"),
    "of_100": Quantity("futures of 100", lambda count: _or_none(count, f"{count:.0f}")),
    "of_100_error": Quantity("futures of 100", lambda error: _or_none(error, f"{error:.1f}")),
    # An estimate that is right on average may lie below nothing, or above all: what is read stops there.
    "share_of_spread": Quantity("share of the spread", lambda share: small_percent(min(max(share, 0.0), 1.0))),
    "share_of_spread_error": Quantity(
        "share of the spread", lambda error: _or_none(error, significant(100 * error, 1))
    ),
}


def _or_none(error: float, written: str) -> str:
    return written if math.isfinite(error) else "?"
