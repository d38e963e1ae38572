"""A lab's books: the same money as its models', and what belongs to none of them."""

from sixteenth.arrays import minimum, sum_over
from sixteenth.units import USD, Lab, Months, USDPerMonth, Vintage


def operating_profit(
    company_revenue: USDPerMonth[Lab],
    company_serving_cost: USDPerMonth[Lab],
    company_development: USDPerMonth[Lab],
    overhead: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """What a lab's books show for a month."""
    return company_revenue - company_serving_cost - company_development - overhead


def next_company_balance(company_balance: USD[Lab], operating_profit: USDPerMonth[Lab], month: Months) -> USD[Lab]:
    """All that a lab has earned, less all it has spent."""
    return company_balance + operating_profit * month


def next_company_peak_cumulative_deficit(
    company_peak_cumulative_deficit: USD[Lab], next_company_balance: USD[Lab]
) -> USD[Lab]:
    """The lowest that a lab's balance has been."""
    return minimum(company_peak_cumulative_deficit, next_company_balance)


def company_less_models(
    operating_profit: USDPerMonth[Lab], model_cash_flow: USDPerMonth[Lab, Vintage], overhead: USDPerMonth[Lab]
) -> USDPerMonth[Lab]:
    """A lab's profit less that of its models and the overhead: zero, by identity, and tested rather than solved for."""
    return operating_profit - (sum_over(model_cash_flow, Vintage) - overhead)
