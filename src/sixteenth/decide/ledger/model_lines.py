"""Each model of a lab as its own company, over all futures: what it costs, what it brings back, and how often."""

from dataclasses import dataclass

import numpy as np

from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.engine.history import Result, Spread, median_of_numbers, spread_of

NEEDED = ("development_to_date", "gross_profit_to_date")
FEWEST = 0.05  # of all futures: a model developed in fewer is left out


@dataclass(frozen=True)
class ModelLine:
    """One model of a lab, over the futures in which it was developed."""

    model: str
    futures: int
    development: float  # median, USD
    payback: Spread  # gross profit for each dollar of development
    paid_back_of_100: float
    months_to_payback: float | None  # median of those that paid back; None: none did; not a number: not kept
    of_100: float = 100.0  # futures in which it was developed
    sold_of_100: float = 100.0  # of its futures, those in which it has sold anything yet
    is_last: bool = False  # the books have no room for more: all that comes after is in it


def model_lines(result: Result, lab: int) -> tuple[ModelLine, ...]:
    """Return a line for each model that is developed in enough futures.

    Models for sale at the start have no line: what they cost lies before the books begin. The last models of a run have
    not had their time: they are there as they stand.
    """
    cost, earned = (result.closing[name][lab] for name in NEEDED)
    months = result.closing["months_to_payback"][lab] if "months_to_payback" in result.closing else cost * np.nan
    lines = []
    for slot, model in enumerate(result.labels["vintage"]):
        own = (cost[slot] >= A_DOLLAR) & result.finite
        count = int(np.count_nonzero(own))
        if count / own.size >= FEWEST:
            spent, brought = cost[slot][own], earned[slot][own]
            is_back = brought + A_DOLLAR > spent
            waited = months[slot][own][is_back]
            lines.append(
                ModelLine(
                    model=model,
                    futures=count,
                    development=median_of_numbers(spent),
                    payback=spread_of(brought / spent),
                    paid_back_of_100=100 * (int(np.count_nonzero(is_back)) / count),
                    months_to_payback=median_of_numbers(waited) if waited.size else None,
                    of_100=100 * (count / own.size),
                    sold_of_100=100 * (int(np.count_nonzero(brought)) / count),
                    is_last=slot == len(cost) - 1,
                )
            )
    return tuple(lines)
