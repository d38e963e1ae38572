"""Each model of a lab as if it were a company of its own."""

from sixteenth.arrays import maximum, minimum, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, USDPerMonth, Vintage


def gross_profit(
    revenue: USDPerMonth[Lab, Vintage], serving_cost: USDPerMonth[Lab, Vintage]
) -> USDPerMonth[Lab, Vintage]:
    """What a model leaves after the cost of serving it."""
    return revenue - serving_cost


def model_cash_flow(
    gross_profit: USDPerMonth[Lab, Vintage], development_cost: USDPerMonth[Lab, Vintage]
) -> USDPerMonth[Lab, Vintage]:
    """What a model earns in a month, its own development paid."""
    return gross_profit - development_cost


def model_balance(
    next_gross_profit_to_date: USD[Lab, Vintage], next_development_to_date: USD[Lab, Vintage]
) -> USD[Lab, Vintage]:
    """All that a model has earned by the end of the month, less all it has cost."""
    return next_gross_profit_to_date - next_development_to_date


def model_balance_by_books(
    gross_profit_to_date: USD[Lab, Vintage], development_to_date: USD[Lab, Vintage]
) -> USD[Lab, Vintage]:
    """What a model had earned before the month, less what it had cost."""
    return gross_profit_to_date - development_to_date


def next_model_peak_cumulative_deficit(
    model_peak_cumulative_deficit: USD[Lab, Vintage], model_balance: USD[Lab, Vintage]
) -> USD[Lab, Vintage]:
    """The lowest that a model's balance has been."""
    return minimum(model_peak_cumulative_deficit, model_balance)


def next_development_to_date(
    development_to_date: USD[Lab, Vintage], development_cost: USDPerMonth[Lab, Vintage], month: Months
) -> USD[Lab, Vintage]:
    """What a model has cost to develop so far."""
    return development_to_date + development_cost * month


def next_gross_profit_to_date(
    gross_profit_to_date: USD[Lab, Vintage], gross_profit: USDPerMonth[Lab, Vintage], month: Months
) -> USD[Lab, Vintage]:
    """What a model has left after the cost of serving it, so far."""
    return gross_profit_to_date + gross_profit * month


def payback_multiple(
    next_gross_profit_to_date: USD[Lab, Vintage], next_development_to_date: USD[Lab, Vintage], a_dollar: USD
) -> Multiple[Lab, Vintage]:
    """Gross profit for each dollar of development so far; zero before there is any of either."""
    return next_gross_profit_to_date / maximum(next_development_to_date, a_dollar)


def owes_its_development(
    gross_profit_to_date: USD[Lab, Vintage],
    development_to_date: USD[Lab, Vintage],
    development_cost: USDPerMonth[Lab, Vintage],
    a_dollar: USD,
) -> Flag[Lab, Vintage]:
    """Whether a model begins the month at least a dollar under water, or is being developed."""
    return (gross_profit_to_date + a_dollar < development_to_date) | (development_cost > 0)


def next_months_to_payback(
    months_to_payback: Months[Lab, Vintage], owes_its_development: Flag[Lab, Vintage], month: Months
) -> Months[Lab, Vintage]:
    """Months from the first dollar spent on a model to the last in which it owed its development."""
    return months_to_payback + where(owes_its_development, month, 0)
