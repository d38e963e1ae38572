"""One registry of quantities: what a raw number is measured in, and how people read it in each language."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from babel.dates import format_date

from sixteenth.answers.numbers import (
    BILLION,
    billions,
    fraction,
    percent,
    signed_billions,
    significant,
    small_percent,
    times,
)

THOUSAND = 1e3
TERA = 1e12
ROUNDING = 1e-12  # a difference of the last digits
TEN_BILLION = 10 * BILLION  # USD: from here on money is told in whole billions
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
    "share_in_full": Quantity("share", lambda share: percent(share, 1)),  # also below nothing, or above all
    "multiple_fine": Quantity("times", lambda multiple: _or_none(multiple, times(multiple))),
    "ratio_tenths": Quantity("times", lambda ratio: f"{ratio:.1f}"),
    "dollars_and_cents": Quantity("USD", lambda usd: f"{usd:.2f}"),
    "money_told": _money(lambda usd: _or_none(usd, _in_whole_billions(usd))),
    "money_signed": _money(lambda usd: _or_none(usd, signed_billions(usd, _decimals(usd)))),
    "amount": Quantity("", lambda amount: f"{amount:.3g}"),  # in a unit that stands beside it
    "figure": Quantity("", lambda number: significant(number, 4)),  # in the unit that its name says
    "digits": Quantity("", lambda number: f"{number:.8g}"),  # as published: ours has no more
    "first_digit": Quantity("", lambda error: f"{error:.1g}"),
    "difference": Quantity("", lambda difference: "0" if abs(difference) < ROUNDING else f"{difference:+.1e}"),
    "off_by": Quantity("", lambda difference: f"{difference:+.2g}"),
    "tiny": Quantity("", lambda size: f"{size:.1e}"),
    "share_as_given": Quantity("share", lambda share: f"{100 * share:g} %"),
    "whole": Quantity("", lambda number: f"{number:,.0f}"),
    "terabytes": Quantity("bytes", lambda size: f"{size / TERA:.0f}"),
    "fraction": Quantity("share", fraction),
    "money_plain": _money(lambda usd: significant(usd / BILLION)),
    "money_signed_fine": _money(lambda usd: signed_billions(round(usd, -3), 2 if abs(usd) < TEN_BILLION else 1)),
    "money_tenths": _money(lambda usd: billions(usd, 1)),
    "year": Quantity("", str),
    "month": Quantity("", str),  # as 2027-07
    "correlation": Quantity("", lambda correlation: f"{correlation:+.2f}"),
    "of_100": Quantity("futures of 100", lambda count: _or_none(count, f"{count:.0f}")),
    "of_100_error": Quantity("futures of 100", lambda error: _or_none(error, f"{error:.1f}")),
    # An estimate that is right on average may lie below nothing, or above all: what is read stops there.
    "part_of_spread": Quantity("share of the spread", lambda share: small_percent(min(max(share, 0.0), 1.0))),
    "share_of_spread_error": Quantity(
        "share of the spread", lambda error: _or_none(error, significant(100 * error, 1))
    ),
}


def _decimals(usd: float) -> int:
    """Return how many decimals an amount has in billions: none from ten on."""
    return 0 if abs(usd) >= TEN_BILLION else 2


def _in_whole_billions(usd: float) -> str:
    return billions(usd, _decimals(usd))


def _or_none(error: float, written: str) -> str:
    return written if math.isfinite(error) else "?"
