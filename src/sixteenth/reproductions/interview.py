"""The interview's own table: models that each earn a multiple of their cost, inside a company that loses ever more.

It is the scenario `interview_arithmetic`, run by the engine in float64 with the world's own books.
"""

from dataclasses import dataclass

import numpy as np

import sixteenth
from sixteenth.errors import OutsideDomain, Refused
from sixteenth.said import joined, said

BILLION = 1e9


@dataclass(frozen=True)
class Account:
    """A company's profit by year, in billions of USD: the last year is the one in which it trains nothing more."""

    profits: tuple[float, ...]

    @property
    def total(self) -> float:
        """Return what it has made in all."""
        return sum(self.profits)


def interview_account(
    serving_margin: float = 1.0, revenue_multiple: float = 2.0, cost_growth: float = 10.0, first_cost: float = 0.1
) -> Account:
    """Run the interview's account: three models, each developed in one year and sold in the next, then none.

    Args:
        serving_margin: part of revenue that is left after serving.
        revenue_multiple: revenue of a model for each dollar of its development.
        cost_growth: how many times the model before it each one costs.
        first_cost: of the first model, in billions of USD.

    Raises:
        OutsideDomain: where a number lies outside the bounds of its card.

    """
    try:
        scenario = sixteenth.read("interview_arithmetic").with_(
            serving_margin=serving_margin,
            revenue_multiple=revenue_multiple,
            cost_growth=cost_growth,
            first_development_cost=first_cost * BILLION,
        )
    except Refused as refused:
        message = joined(
            "; ",
            (
                said(
                    "{what} is {got}, and holds at {expected}", what=fault.what, got=fault.got, expected=fault.expected
                )
                for fault in refused.faults
            ),
        )
        raise OutsideDomain(message) from refused
    profit = sixteenth.run(scenario)["operating_profit"]
    by_year = np.asarray(profit, np.float64).reshape(-1, 12).sum(axis=1) / BILLION
    return Account(tuple(map(float, by_year)))


def reproduce(**given: float) -> dict[str, float]:
    """Return the company's profit in each year, and in all."""
    account = interview_account(**given)
    years = {f"profit {2023 + year}, bn USD": profit for year, profit in enumerate(account.profits)}
    return {**years, "in all, bn USD": account.total}
