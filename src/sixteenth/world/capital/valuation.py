"""What investors say a lab is worth: the profit they expect of it, its growth, and the state of their market."""

from sixteenth.arrays import exp, maximum, minimum, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, Number, PerMonth, Share, USDPerMonth


def next_market_mood(
    market_mood: Number, market_persistence: Share, market_spread: Number, market_shock: Number
) -> Number:
    """How far investors pay above or below what profit and growth explain, in logarithms."""
    return market_persistence * market_mood + market_spread * (1 - market_persistence**2) ** (1 / 2) * market_shock


def market_cycle(market_mood: Number) -> Multiple:
    """What investors pay for each dollar that profit and growth explain: 1 in a usual market."""
    return exp(market_mood)


def margin_believed(growth_expected: Number[Lab], growth_hides_margin: Multiple) -> Share[Lab]:
    """How much today's margin says of a grown-up lab's: all of it once growth is over, little while it is fast."""
    return 1 / (1 + growth_hides_margin * maximum(growth_expected, 0))


def mature_profit(
    company_revenue: USDPerMonth[Lab],
    profit_before_research: USDPerMonth[Lab],
    research_spend: USDPerMonth[Lab],
    margin_believed: Share[Lab],
    mature_margin: Share,
    mature_research_ratio: Share,
    tax_rate: Share,
) -> USDPerMonth[Lab]:
    """What investors think today's revenue would leave a grown-up lab after research and tax: at least nothing."""
    own = profit_before_research - minimum(research_spend, company_revenue * mature_research_ratio)
    usual = company_revenue * (mature_margin - mature_research_ratio)
    return maximum(usual + (own - usual) * margin_believed, 0) * (1 - tax_rate)


def profit_multiple(
    growth_expected: Number[Lab],
    growth_reach: Number,
    growth_reach_stopped: Number,
    progress_runs: Flag,
    return_to_investors: Share,
    growth_at_maturity: Share,
) -> Multiple[Lab]:
    """What a dollar of yearly profit is worth where growth fades in a straight line: the H-model of Fuller and Hsia."""
    reach = where(progress_runs, growth_reach, growth_reach_stopped)
    growth = 1 + growth_at_maturity + reach * (growth_expected - growth_at_maturity)
    return maximum(growth, 0) / (return_to_investors - growth_at_maturity)


def worth_to_investors(
    mature_profit: USDPerMonth[Lab],
    profit_multiple: Multiple[Lab],
    market_cycle: Multiple,
    run_off_profit: USD[Lab],
    cash: USD[Lab],
    debt: USD[Lab],
    year: Months,
) -> USD[Lab]:
    """What investors would pay for a lab today: its business, at least for what is for sale, its cash less its debt."""
    business = maximum(mature_profit * profit_multiple * market_cycle * year, run_off_profit)
    return maximum(business + cash - debt, 0)


def opening_valuation(valuation_today: USD[Lab]) -> USD[Lab]:
    """What investors said a lab was worth in its last round before the start."""
    return valuation_today


def next_valuation(
    valuation: USD[Lab],
    worth_to_investors: USD[Lab],
    valuation_memory: Months,
    is_listed: Flag[Lab],
    month: Months,
) -> USD[Lab]:
    """What investors say a lab is worth before a round: the last word gives way by and by, at once on an exchange."""
    return valuation + (worth_to_investors - valuation) * where(is_listed, 1, month / valuation_memory)


def goes_public(
    is_listed: Flag[Lab],
    valuation: USD[Lab],
    least_valuation_to_list: USD,
    listing_rate: PerMonth,
    market_cycle: Multiple,
    listing_luck: Share[Lab],
    has_parent: Flag[Lab],
    month: Months,
) -> Flag[Lab]:
    """Whether a lab without a parent, large enough for it, lists its shares this month: sooner in a high market."""
    is_time = listing_luck < listing_rate * market_cycle * month
    return is_time & (valuation > least_valuation_to_list) & (has_parent < 1) & (is_listed < 1)


def next_is_listed(is_listed: Flag[Lab], goes_public: Flag[Lab], is_alive: Flag[Lab]) -> Flag[Lab]:
    """Whether a lab's shares are traded on an exchange."""
    return maximum(is_listed, goes_public) * is_alive


def excess_return_to_investors(return_to_investors: Share, growth_at_maturity: Share) -> Share:
    """How far investors' return lies above growth that lasts: what the worth of a grown-up lab is divided by."""
    return return_to_investors - growth_at_maturity
