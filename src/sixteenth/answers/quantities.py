"""One registry of quantities: what a raw number is measured in, and how people read it."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sixteenth.answers.numbers import BILLION, MILLION, billions, percent, signed_billions, significant

THOUSAND = 1e3
SMALL_AMOUNT = 0.1
INDEX = "Herfindahl-Hirschman index, 0 to 1"


@dataclass(frozen=True)
class Quantity:
    """What a number is: the unit it is held in, which JSON tells, and how it is written for people."""

    unit: str  # of the raw number; empty for what has none
    write: Callable[[Any], str]


def _change(change: float) -> str:
    """Write a change with its sign and two digits that count, so that one which is seen is never shown as nothing."""
    return f"{'+' if change > 0 else ''}{significant(change, 2)}"


def _expected(amount: float) -> str:
    """Write an amount with three digits that count, a small one with two."""
    return significant(amount, 3 if amount >= SMALL_AMOUNT else 2)


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
    # What reports speak of, and is expected of them.
    "sales_a_year": Quantity("USD a year", lambda usd: _expected(usd / BILLION)),
    "reported_money": Quantity("USD", lambda usd: _expected(usd / BILLION)),
    "hours_of_work": Quantity("hours", _expected),
    "times_as_much": Quantity("times", significant),
    "score": Quantity("", lambda score: f"{score:.3f}"),
    "more_share": Quantity("share", lambda share: f"{100 * share:+.1f} %"),
    "million_life_years": Quantity("years", lambda years: f"{years / MILLION:.2f}"),
    "million_life_years_error": Quantity("years", lambda years: _or_none(years, f"{years / MILLION:.2f}")),
    "ratio": Quantity("", lambda ratio: f"{ratio:.2f}"),
    "bits": Quantity("bits", lambda bits: f"{bits:.2f}"),
    "of_100": Quantity("share", lambda share: f"{100 * share:.0f}"),
    "of_100_error": Quantity("share", lambda share: f"{100 * share:.1f}"),
    "fine_share": Quantity("share", lambda share: percent(share, 2)),
}


def _or_none(error: float, written: str) -> str:
    return written if math.isfinite(error) else "?"
