"""One registry of quantities: what a raw number is measured in, and how people read it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.numbers import (
    BILLION,
    MILLION,
    billions,
    by_unit,
    fraction,
    percent,
    plain_number,
    rounded_count,
    signed_billions,
    significant,
    working_time,
)

THOUSAND = 1e3
INDEX = "Herfindahl-Hirschman index, 0 to 1"


@dataclass(frozen=True)
class Quantity:
    """What a number is: the unit it is held in, which JSON tells, and how it is written for people."""

    unit: str  # of the raw number; empty for what has none
    write: Callable[[Any], str]


def _change(change: float) -> str:
    """Write a change with its sign and two digits that count, so that one which is seen is never shown as nothing."""
    return f"{'+' if change > 0 else ''}{significant(change, 2)}"


def _of_unit(unit: str) -> Callable[[float], str]:
    """Return how an amount in a unit of the world is written with what it is called."""
    return lambda amount: " ".join(part for part in by_unit(unit, amount, abs(amount)) if part)


QUANTITIES: Mapping[str, Quantity] = {
    "text": Quantity("", str),
    "name": Quantity("", lambda name: name.replace("_", " ")),  # so that a narrow table can wrap it
    "date": Quantity("", lambda date: date.isoformat()),
    "number": Quantity("", lambda number: f"{number:g}"),
    "count": Quantity("", lambda count: f"{count:,}"),
    "days": Quantity("days", lambda days: f"{days:.0f}"),
    "multiple": Quantity("times", lambda multiple: f"{multiple:g} x"),
    "share": Quantity("share", percent),
    "small_share": Quantity("share", lambda share: percent(share, 1)),
    "more_of_100": Quantity("futures of 100", lambda more: f"{round(more):+d}"),
    "more_money": Quantity("USD", lambda usd: signed_billions(usd, 1)),
    "more_points": Quantity("share", lambda share: f"{100 * share:+.1f}"),
    "doublings": Quantity("doublings", lambda doublings: f"{doublings:.2f}"),
    "more_doublings": Quantity("doublings", lambda doublings: f"{doublings:+.2f}"),
    "more_labs": Quantity("labs", lambda labs: f"{labs:+.2f}"),
    "more_concentration": Quantity(INDEX, lambda index: f"{index:+.3f}"),
    "change_of_money": Quantity("USD", lambda usd: _change(usd / BILLION)),
    "change_of_100": Quantity("futures of 100", _change),
    "change_of_points": Quantity("share", lambda share: _change(100 * share)),
    "change_of_lives": Quantity("people", lambda people: _change(people / THOUSAND)),
    # Standard errors of these, which have no sign; of too few futures there is none.
    "change_of_money_error": Quantity("USD", lambda usd: _or_none(usd, significant(usd / BILLION, 2))),
    "change_of_100_error": Quantity("futures of 100", lambda more: _or_none(more, significant(more, 2))),
    "change_of_points_error": Quantity("share", lambda share: _or_none(share, significant(100 * share, 2))),
    "more_of_100_error": Quantity("futures of 100", lambda more: _or_none(more, f"{more:.1f}")),
    "more_money_error": Quantity("USD", lambda usd: _or_none(usd, billions(usd, 1))),
    "more_points_error": Quantity("share", lambda share: _or_none(share, f"{100 * share:.1f}")),
    "more_doublings_error": Quantity("doublings", lambda doublings: _or_none(doublings, f"{doublings:.2f}")),
    "change_of_lives_error": Quantity("people", lambda people: _or_none(people, significant(people / THOUSAND, 2))),
    "more_labs_error": Quantity("labs", lambda labs: _or_none(labs, f"{labs:.2f}")),
    "more_concentration_error": Quantity(INDEX, lambda index: _or_none(index, f"{index:.3f}")),
    "month": Quantity("", str),  # as 2027-07
    "futures_of_100": Quantity("futures of 100", lambda count: f"{count:.0f}"),
    "futures_of_100_error": Quantity("futures of 100", lambda error: _or_none(error, f"{error:.1f}")),
    "working_time": Quantity("log2 minutes", working_time),
    "millions": Quantity("people", lambda people: significant(people / MILLION, 2)),
    # An estimate that is right on average may lie below nothing, or above all: what is read stops there.
    "share_of_spread": Quantity("share of the spread", lambda share: percent(min(max(share, 0.0), 1.0))),
    "share_of_spread_error": Quantity(
        "share of the spread", lambda error: _or_none(error, significant(100 * error, 1))
    ),
    "length": Quantity("months", significant),
    "fraction": Quantity("share", fraction),
    "precise_share": Quantity("share", lambda share: f"{significant(100 * share)} %"),
    "plain": Quantity("", plain_number),  # in the unit that stands beside it
    # Amounts of any variable of the world, with their unit, in billions or millions where they are that large.
    "money_or_less": Quantity("USD", _of_unit("USD")),
    "money_a_year": Quantity("USD a month", _of_unit("USDPerMonth")),
    "fine_multiple": Quantity("times", _of_unit("Multiple")),
    "months_written": Quantity("months", _of_unit("Months")),
    "doublings_written": Quantity("doublings", _of_unit("Doublings")),
    "people": Quantity("people", _of_unit("People")),
    "times": Quantity("times", significant),
    "money_a_year_whole": Quantity("USD a year", lambda usd: billions(usd, 0)),
    "money_a_year_tenth": Quantity("USD a year", lambda usd: billions(usd, 1)),
    "more_percent": Quantity("share", lambda share: f"{100 * share:+.1f} %"),
    "more_percent_whole": Quantity("share", lambda share: f"{100 * share:+.0f} %"),
    "people_whole": Quantity("people", lambda people: f"{people:.0f}"),
    "money": Quantity("USD", billions),
    "money_significant": Quantity("USD", lambda usd: significant(usd / BILLION)),
    "money_millions": Quantity("USD", lambda usd: significant(usd / MILLION)),
    "hundredths": Quantity("", lambda number: f"{number:.2f}"),
    "tenths": Quantity("", lambda number: f"{number:.1f}"),
    "more_tenths": Quantity("", lambda number: f"{number:+.1f}"),
    "counted": Quantity("people", rounded_count),
    "counted_error": Quantity("people", lambda people: _or_none(people, rounded_count(people))),
    "in_years": Quantity("months", lambda months: significant(months / 12)),
    "share_of_100": Quantity("share", lambda share: f"{100 * share:.0f}"),
    "small_share_error": Quantity("share", lambda share: _or_none(share, percent(share, 1))),
    "dollars": Quantity("USD", rounded_count),
    "more_points_fine": Quantity("share", lambda share: f"{100 * share:+.2f}"),
    "points_fine_error": Quantity("share", lambda share: _or_none(share, f"{100 * share:.2f}")),
}


def _or_none(error: float, written: str) -> str:
    return written if math.isfinite(error) else "?"
