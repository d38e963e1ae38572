"""Rounds: a lab asks when its runway is short, investors answer by growth, and owners are diluted."""

from sixteenth.arrays import maximum, minimum, sum_over, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, Number, PerMonth, Share, USDPerMonth


def burn(cash_flow_before_financing: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """What a lab uses up in a month."""
    return maximum(-cash_flow_before_financing, 0)


def asks_for_money(
    cash: USD[Lab], burn: USDPerMonth[Lab], runway_to_ask: Months, has_parent: Flag[Lab], is_alive: Flag[Lab]
) -> Flag[Lab]:
    """Whether a lab's money would last for less than the runway at which it asks for more."""
    return (cash < burn * runway_to_ask) & (has_parent < 1) & (is_alive > 0)


def closing_odds(
    closing_rate_running: PerMonth, closing_rate_stopped: PerMonth, progress_runs: Flag, month: Months
) -> Share:
    """Odds that a round closes in a month."""
    return where(progress_runs, closing_rate_running, closing_rate_stopped) * month


def revenue_valuation(
    growth_expected: Number[Lab],
    multiple_without_growth: Multiple,
    multiple_for_growth: Multiple,
    highest_multiple: Multiple,
    highest_multiple_stopped: Multiple,
    progress_runs: Flag,
) -> Multiple[Lab]:
    """Valuation for each dollar of run-rate revenue: it rises with growth, and falls when progress stops."""
    by_growth = multiple_without_growth + multiple_for_growth * maximum(growth_expected, 0)
    return minimum(by_growth, where(progress_runs, highest_multiple, highest_multiple_stopped))


def worth_by_revenue(revenue_valuation: Multiple[Lab], company_revenue: USDPerMonth[Lab], year: Months) -> USD[Lab]:
    """What a lab's revenue and growth alone would have investors pay."""
    return revenue_valuation * company_revenue * year


def opening_valuation(valuation_today: USD[Lab]) -> USD[Lab]:
    """What investors said a lab was worth in its last round before the start."""
    return valuation_today


def next_valuation(
    valuation: USD[Lab], worth_by_revenue: USD[Lab], valuation_memory: Months, month: Months
) -> USD[Lab]:
    """What investors say a lab is worth before a round: from the last word towards what revenue is worth."""
    return valuation + (worth_by_revenue - valuation) * (month / valuation_memory)


def round_wanted(
    burn: USDPerMonth[Lab], months_to_fund: Months, cash: USD[Lab], valuation: USD[Lab], most_sold_in_a_round: Share
) -> USD[Lab]:
    """What a lab would raise: the need of the coming months, within the part of itself it will sell."""
    need = maximum(burn * months_to_fund - cash, 0)
    return minimum(need, most_sold_in_a_round * valuation)


def round_closed(
    round_wanted: USD[Lab], asks_for_money: Flag[Lab], round_luck: Share[Lab], closing_odds: Share
) -> USD[Lab]:
    """What would be raised if investors' money had no end."""
    return round_wanted * asks_for_money * (round_luck < closing_odds)


def money_raised(round_closed: USD[Lab], money_to_be_had: USDPerMonth, month: Months, a_dollar: USD) -> USD[Lab]:
    """What is raised: all labs' rounds share what the industry can raise in a month."""
    return round_closed * minimum(money_to_be_had * month / maximum(sum_over(round_closed, Lab), a_dollar), 1)


def next_money_to_be_had(money_to_be_had: USDPerMonth, growth_of_money: PerMonth, month: Months) -> USDPerMonth:
    """What investors put into all labs in a month."""
    return money_to_be_had * (1 + growth_of_money * month)


def sold_for_work(stock_pay: USDPerMonth[Lab], has_parent: Flag[Lab], is_alive: Flag[Lab], month: Months) -> USD[Lab]:
    """Shares of a lab that its people are given for their work; a parent's lab gives the parent's."""
    return stock_pay * (1 - has_parent) * is_alive * month


def next_owners_share(
    owners_share: Share[Lab],
    money_raised: USD[Lab],
    sold_for_work: USD[Lab],
    shares_for_compute: USDPerMonth[Lab],
    valuation: USD[Lab],
    a_dollar: USD,
    month: Months,
) -> Share[Lab]:
    """What today's owners still own: those who put in money, work or compute have come to own the rest."""
    issued = money_raised + sold_for_work + shares_for_compute * month
    return owners_share * (1 - issued / maximum(valuation + issued, a_dollar))
