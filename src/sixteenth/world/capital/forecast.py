"""What a lab expects to sell: last months' growth, half of it believed, and how unsure it is."""

from sixteenth.arrays import exp, log, maximum, minimum, sum_over
from sixteenth.units import USD, Lab, Months, Number, PerMonth, Segment, Share, USDPerMonth


def revenue_growth(
    company_revenue: USDPerMonth[Lab], last_revenue: USDPerMonth[Lab], least_revenue: USDPerMonth, month: Months
) -> PerMonth[Lab]:
    """Growth of revenue against last month, in logarithms."""
    return log(maximum(company_revenue, least_revenue) / maximum(last_revenue, least_revenue)) / month


def opening_last_revenue(
    lab_sales_today: USDPerMonth[Lab, Segment],
    sales_error: Number[Lab],
    growth_trend_today: PerMonth[Lab],
    month: Months,
) -> USDPerMonth[Lab]:
    """Revenue of the month before the start: today's sales, less a month of the growth that a lab has seen."""
    return sum_over(lab_sales_today, Segment) * exp(sales_error - growth_trend_today * month)


def next_last_revenue(company_revenue: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """Revenue of the month before."""
    return company_revenue


def opening_growth_trend(growth_trend_today: PerMonth[Lab]) -> PerMonth[Lab]:
    """Growth that a lab has seen by the start."""
    return growth_trend_today


def next_growth_trend(
    growth_trend: PerMonth[Lab], revenue_growth: PerMonth[Lab], growth_memory: Months, month: Months
) -> PerMonth[Lab]:
    """Growth as a lab sees it: the last months count most."""
    return growth_trend + (revenue_growth - growth_trend) * (month / growth_memory)


def growth_expected(
    growth_trend: PerMonth[Lab], share_of_growth_believed: Share, most_growth_expected: Number, year: Months
) -> Number[Lab]:
    """Growth over the next twelve months that a lab counts on, in logarithms, between a halving and a limit."""
    return minimum(maximum(growth_trend * share_of_growth_believed * year, -1), most_growth_expected)


def prudent_revenue(
    company_revenue: USDPerMonth[Lab], growth_expected: Number[Lab], prudence: Number, revenue_doubt: Number
) -> USDPerMonth[Lab]:
    """Monthly revenue of the next year that a lab can count on at its odds: a chance constraint in closed form."""
    return company_revenue * exp(growth_expected + prudence * revenue_doubt)


def safe_commitment(
    margin_for_commitment: Share, revenue_year: USD, log_growth: Number, prudence: Number, revenue_doubt: Number
) -> USD:
    """Most that can be committed so that a share of next year's revenue covers it at the odds behind `prudence`."""
    return margin_for_commitment * revenue_year * exp(log_growth + prudence * revenue_doubt)
