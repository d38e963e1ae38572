"""Rounds: labs raise when money is short or cheap, investors answer by the state of the market, owners are diluted."""

from sixteenth.arrays import maximum, minimum, sum_over, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, Number, PerMonth, Share, USDPerMonth


def burn(cash_flow_before_financing: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """What a lab uses up in a month."""
    return maximum(-cash_flow_before_financing, 0)


def research_ahead(
    research_spend: USDPerMonth[Lab], commitments: USD[Lab], lead: Months, staff_for_compute: Multiple
) -> USDPerMonth[Lab]:
    """Research of a month of the year ahead: at least today's, and what is on order, with the people who use it."""
    return maximum(research_spend, commitments / lead * (1 + staff_for_compute))


def planned_outlay(
    company_revenue: USDPerMonth[Lab],
    core_revenue: USDPerMonth[Lab],
    cash_flow_before_financing: USDPerMonth[Lab],
    research_spend: USDPerMonth[Lab],
    research_ahead: USDPerMonth[Lab],
    growth_expected: Number[Lab],
) -> USDPerMonth[Lab]:
    """What a lab will pay out in a month of the year ahead: research, and what it runs on, grown by half a year."""
    runs_on = company_revenue + core_revenue - cash_flow_before_financing - research_spend
    return maximum(runs_on, 0) * (1 + growth_expected / 2) + research_ahead


def outlay_uncovered(
    planned_outlay: USDPerMonth[Lab],
    company_revenue: USDPerMonth[Lab],
    share_of_revenue_counted_on: Share,
    least_uncovered: Share,
) -> USDPerMonth[Lab]:
    """Planned outlay that the revenue a lab counts on would not pay: what its cash is kept for, and never nothing."""
    return maximum(planned_outlay - company_revenue * share_of_revenue_counted_on, planned_outlay * least_uncovered)


def outlay_to_finance(
    outlay_uncovered: USDPerMonth[Lab], cash_flow_before_financing: USDPerMonth[Lab]
) -> USDPerMonth[Lab]:
    """The same less what the lab's own business brings in: own money is used before that of new owners."""
    return maximum(outlay_uncovered - maximum(cash_flow_before_financing, 0), 0)


def asks_for_money(
    cash: USD[Lab],
    outlay_to_finance: USDPerMonth[Lab],
    runway_to_ask: Months,
    months_to_fund: Months,
    market_cycle: Multiple,
    cycle_to_ask: Multiple,
    has_parent: Flag[Lab],
    is_alive: Flag[Lab],
) -> Flag[Lab]:
    """Whether a lab asks: for precaution, when money is short, or while the market pays well, before it is."""
    runway = where(market_cycle > cycle_to_ask, maximum(months_to_fund, runway_to_ask), runway_to_ask)
    return (cash < outlay_to_finance * runway) & (has_parent < 1) & (is_alive > 0)


def closing_probability(
    closing_rate_running: PerMonth,
    closing_rate_stopped: PerMonth,
    progress_runs: Flag,
    market_cycle: Multiple,
    is_listed: Flag[Lab],
    ease_when_listed: Multiple,
    month: Months,
) -> Share[Lab]:
    """Odds that a round closes in a month: higher in a high market, lower once progress has stopped."""
    rate = where(progress_runs, closing_rate_running, closing_rate_stopped) * market_cycle
    return minimum(rate * where(is_listed, ease_when_listed, 1) * month, 1)


def round_wanted(
    outlay_to_finance: USDPerMonth[Lab],
    months_to_fund: Months,
    cash: USD[Lab],
    valuation: USD[Lab],
    most_sold_in_a_round: Share,
) -> USD[Lab]:
    """What a lab would raise: what fills its cash up for the coming months, within the part of itself it will sell."""
    need = maximum(outlay_to_finance * months_to_fund - cash, 0)
    return minimum(need, most_sold_in_a_round * valuation)


def round_closed(
    round_wanted: USD[Lab], asks_for_money: Flag[Lab], round_shock: Share[Lab], closing_probability: Share[Lab]
) -> USD[Lab]:
    """What would be raised if investors' money had no end."""
    return round_wanted * asks_for_money * (round_shock < closing_probability)


def money_raised(
    round_closed: USD[Lab],
    announced_round: USDPerMonth[Lab],
    money_to_be_had: USDPerMonth,
    market_cycle: Multiple,
    has_parent: Flag[Lab],
    is_alive: Flag[Lab],
    month: Months,
    a_dollar: USD,
) -> USD[Lab]:
    """What is raised: all labs' rounds share what the industry can raise in a month; announced ones come on top."""
    there_is = money_to_be_had * market_cycle * month
    shared = round_closed * minimum(there_is / maximum(sum_over(round_closed, Lab), a_dollar), 1)
    return shared + announced_round * month * (1 - has_parent) * is_alive


def next_money_to_be_had(money_to_be_had: USDPerMonth, growth_of_money: PerMonth, month: Months) -> USDPerMonth:
    """What investors put into all labs in a month of a usual market."""
    return money_to_be_had * (1 + growth_of_money * month)


def sold_for_work(
    stock_based_compensation: USDPerMonth[Lab], has_parent: Flag[Lab], is_alive: Flag[Lab], month: Months
) -> USD[Lab]:
    """Shares of a lab that its people are given for their work; a parent's lab gives the parent's."""
    return stock_based_compensation * (1 - has_parent) * is_alive * month


def issue_discount(is_listed: Flag[Lab], discount_private: Share, discount_listed: Share) -> Share[Lab]:
    """How far below its valuation a lab sells new shares: fees, and what keeps buyers willing; less once listed."""
    return where(is_listed, discount_listed, discount_private)


def next_owners_share(
    owners_share: Share[Lab],
    money_raised: USD[Lab],
    sold_for_work: USD[Lab],
    shares_for_compute: USDPerMonth[Lab],
    valuation: USD[Lab],
    issue_discount: Share[Lab],
    a_dollar: USD,
    month: Months,
) -> Share[Lab]:
    """What today's owners still own: those who put in money, work or compute have come to own the rest."""
    issued = money_raised + sold_for_work + shares_for_compute * month
    return owners_share * (1 - issued / maximum(valuation * (1 - issue_discount) + issued, a_dollar))
