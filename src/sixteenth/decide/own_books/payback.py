"""Whether money comes back: three ways of counting for a model, one for the company, from flows by month.

*Gross* is what a model's revenue leaves after serving it, against what it cost to make: its own training, research and
people. *Contribution* takes off its own selling and overhead too. *All* takes off its share of what no model names,
among it research for the next model.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Literal

import numpy as np

from sixteenth.decide.own_books.flow import (
    DEVELOPMENT,
    NOTHING,
    REVENUE,
    SELLING,
    SERVING,
    Flow,
    by_month,
    months_of,
    result_of,
    total,
)
from sixteenth.decide.own_books.sharing import Sharing
from sixteenth.measures.returns import internal_rates

Way = Literal["gross", "contribution", "all"]
WAYS: tuple[Way, ...] = ("gross", "contribution", "all")


@dataclass(frozen=True)
class Payback:
    """What came back of what was spent; money in the currency of the books."""

    model: str  # empty for the company
    way: Way
    spent: Decimal  # on development
    earned: Decimal  # toward it
    multiple: float | None  # earned for each unit spent; None where nothing was spent in these books
    months: int | None  # from the first flow until the balance stays above nothing; None: not by the last month
    deepest_hole: Decimal  # the lowest balance, nothing or less
    hole_in: str | None  # the month of it
    rates: tuple[float, ...]  # every yearly rate of return at which the flows are worth nothing

    @property
    def is_back(self) -> bool:
        """Say whether what was spent is back by the last month."""
        return self.spent > 0 and self.earned >= self.spent


def paybacks(model: str, flows: Sequence[Flow], sharing: Sharing) -> tuple[Payback, ...]:
    """Count a model's money three ways; two where the company keeps all that is shared."""
    own = [flow for flow in flows if flow.model == model]
    borne = [flow for flow in sharing.shared if flow.model == model]
    gross = [flow for flow in own if flow.kind not in SELLING]
    found = [_payback(model, "gross", gross), _payback(model, "contribution", own)]
    return (*found, *([] if sharing.rule == "company" else [_payback(model, "all", own, borne)]))


def company_payback(flows: Sequence[Flow]) -> Payback:
    """Count the money of the whole company: all revenue and all costs, without financing."""
    return _payback("", "all", [flow for flow in flows if flow.kind in (REVENUE, SERVING, *SELLING, *DEVELOPMENT)])


def _payback(model: str, way: Way, own: Sequence[Flow], borne: Sequence[Flow] = ()) -> Payback:
    spent = total(own, *DEVELOPMENT)
    flows = (*own, *borne)
    earned = result_of(flows) + spent
    months = months_of(flows)
    left = by_month(flows, months)
    balance = list(accumulate(left))
    lowest = min(balance, default=NOTHING)
    return Payback(
        model=model,
        way=way,
        spent=spent,
        earned=earned,
        multiple=float(earned / spent) if spent > 0 else None,
        months=_months_until_back(balance),
        deepest_hole=min(lowest, NOTHING),
        hole_in=months[balance.index(lowest)] if lowest < 0 else None,
        rates=internal_rates(np.array([float(each) for each in left])),
    )


def _months_until_back(balance: Sequence[Decimal]) -> int | None:
    """Return how many months pass until the balance is nothing or more and stays so; None if never."""
    below = [at for at, each in enumerate(balance) if each < 0]
    if not below:
        return 0
    return below[-1] + 2 if below[-1] + 1 < len(balance) else None
