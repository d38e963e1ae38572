"""The interview's own account: next year's revenue is a multiple of what this year's model cost."""

from sixteenth.arrays import sum_over
from sixteenth.units import USD, Flag, Lab, Months, Multiple, Number, Share, USDPerMonth, Vintage


def development_budget(
    first_development_cost: USD[Lab], cost_growth: Multiple, launch_order: Number[Vintage]
) -> USD[Lab, Vintage]:
    """What a model is planned to cost: each costs `cost_growth` times the one before."""
    return first_development_cost * cost_growth**launch_order


def opening_model_age(launch_order: Number[Vintage], months_between_models: Months) -> Months[Vintage]:
    """Months since a model's development began, negative before it does."""
    return -launch_order * months_between_models


def next_model_age(model_age: Months[Vintage], month: Months) -> Months[Vintage]:
    """A model grows older by a month a month."""
    return model_age + month


def in_development(model_age: Months[Vintage], months_between_models: Months) -> Flag[Vintage]:
    """Whether a model is being developed: each begins when the one before is for sale."""
    return (model_age >= 0) & (model_age < months_between_models)


def on_sale(model_age: Months[Vintage], months_between_models: Months, commercial_life: Months) -> Flag[Vintage]:
    """Whether a model is for sale: from the end of its development, for as long as it sells."""
    return (model_age >= months_between_models) & (model_age < months_between_models + commercial_life)


def development_cost(
    development_budget: USD[Lab, Vintage],
    in_development: Flag[Vintage],
    months_between_models: Months,
    trains_next_model: Flag[Lab],
) -> USDPerMonth[Lab, Vintage]:
    """Development, spread evenly over its months, as long as the lab chooses to train."""
    return development_budget / months_between_models * in_development * trains_next_model


def revenue(
    development_to_date: USD[Lab, Vintage], revenue_multiple: Multiple, on_sale: Flag[Vintage], commercial_life: Months
) -> USDPerMonth[Lab, Vintage]:
    """A multiple of what a model cost, spread evenly over the months it sells."""
    return development_to_date * revenue_multiple / commercial_life * on_sale


def serving_cost(revenue: USDPerMonth[Lab, Vintage], serving_margin: Share) -> USDPerMonth[Lab, Vintage]:
    """What is not margin is the cost of serving."""
    return revenue * (1 - serving_margin)


def company_revenue(revenue: USDPerMonth[Lab, Vintage]) -> USDPerMonth[Lab]:
    """Revenue of all models of a lab."""
    return sum_over(revenue, Vintage)


def company_serving_cost(serving_cost: USDPerMonth[Lab, Vintage]) -> USDPerMonth[Lab]:
    """Cost of serving all models of a lab."""
    return sum_over(serving_cost, Vintage)


def company_development(development_cost: USDPerMonth[Lab, Vintage]) -> USDPerMonth[Lab]:
    """Development of all models of a lab."""
    return sum_over(development_cost, Vintage)


def overhead(company_revenue: USDPerMonth[Lab], overhead_share: Share) -> USDPerMonth[Lab]:
    """Sales, administration and all else that belongs to no model."""
    return company_revenue * overhead_share
