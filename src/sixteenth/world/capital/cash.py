"""From the books to the bank: the cash bridge of a lab, each line by itself."""

from sixteenth.arrays import maximum, minimum, where
from sixteenth.units import USD, Flag, Lab, Months, Share, USDPerMonth


def partners_share(company_revenue: USDPerMonth[Lab], partner_share: Share[Lab]) -> USDPerMonth[Lab]:
    """What cloud partners keep of gross revenue."""
    return company_revenue * partner_share


def profit_before_research(
    operating_profit: USDPerMonth[Lab],
    company_development: USDPerMonth[Lab],
    partners_share: USDPerMonth[Lab],
    core_revenue: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """What a lab's business leaves for research, with what it brings beside the sale of models."""
    return operating_profit + company_development - partners_share + core_revenue


def core_revenue(core_revenue_kept: USDPerMonth[Lab], attention_income: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """What a lab brings beside the sale of models: its parent's business kept, and attention sold."""
    return core_revenue_kept + attention_income


def change_in_working_capital(
    company_revenue: USDPerMonth[Lab], last_revenue: USDPerMonth[Lab], days_paid_ahead: Months, month: Months
) -> USDPerMonth[Lab]:
    """Cash that growth brings in or ties up, as customers pay before or after the month."""
    return (company_revenue - last_revenue) * (days_paid_ahead / month)


def profit_before_tax(
    profit_before_research: USDPerMonth[Lab],
    company_development: USDPerMonth[Lab],
    compute_terms: USDPerMonth[Lab],
    interest: USDPerMonth[Lab],
    interest_income: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """What is left when research, the terms of compute and lenders are paid, with what money in the bank earns."""
    return profit_before_research - company_development - compute_terms - interest + interest_income


def tax_loss_used(
    profit_before_tax: USDPerMonth[Lab], tax_loss_carry_forward: USD[Lab], most_tax_loss_used: Share, month: Months
) -> USDPerMonth[Lab]:
    """Profit that losses of earlier years keep from tax: never all of it."""
    return minimum(maximum(profit_before_tax, 0) * most_tax_loss_used, tax_loss_carry_forward / month)


def next_tax_loss_carry_forward(
    tax_loss_carry_forward: USD[Lab],
    profit_before_tax: USDPerMonth[Lab],
    tax_loss_used: USDPerMonth[Lab],
    has_parent: Flag[Lab],
    month: Months,
) -> USD[Lab]:
    """Losses not yet set against profit; those of a lab with a parent are set against the parent's profit at once."""
    made = maximum(-profit_before_tax, 0) * (1 - has_parent)
    return tax_loss_carry_forward + (made - tax_loss_used) * month


def tax(
    profit_before_tax: USDPerMonth[Lab], tax_loss_used: USDPerMonth[Lab], tax_rate: Share, has_parent: Flag[Lab]
) -> USDPerMonth[Lab]:
    """Tax on profit that nothing shelters; a loss saves a parent tax on its other profit."""
    taxed = maximum(profit_before_tax, 0) - tax_loss_used
    return where(has_parent, profit_before_tax, taxed) * tax_rate


def cash_beside_profit(
    stock_based_compensation: USDPerMonth[Lab],
    change_in_working_capital: USDPerMonth[Lab],
    shares_for_compute: USDPerMonth[Lab],
    paid_ahead: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """Cash that comes or goes in another month than its cost is booked, or never, since shares pay for it."""
    return stock_based_compensation + change_in_working_capital + shares_for_compute - paid_ahead


def cash_flow_before_financing(
    profit_before_research: USDPerMonth[Lab],
    company_development: USDPerMonth[Lab],
    compute_terms: USDPerMonth[Lab],
    cash_beside_profit: USDPerMonth[Lab],
    interest: USDPerMonth[Lab],
    tax: USDPerMonth[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What a lab's business brings in or burns, before any money is raised."""
    spent = company_development + compute_terms + interest + tax
    return (profit_before_research - spent + cash_beside_profit) * is_alive


def flow_beside_business(
    interest_income: USDPerMonth[Lab],
    new_debt: USDPerMonth[Lab],
    debt_repaid: USDPerMonth[Lab],
    parent_pays: USDPerMonth[Lab],
    payouts: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """What lenders, a parent and money in the bank bring in a month, less what is repaid and paid out; rounds apart."""
    return interest_income + new_debt - debt_repaid + parent_pays - payouts


def next_cash(
    cash: USD[Lab],
    cash_flow_before_financing: USDPerMonth[Lab],
    flow_beside_business: USDPerMonth[Lab],
    money_raised: USD[Lab],
    month: Months,
) -> USD[Lab]:
    """Money in the bank."""
    return cash + (cash_flow_before_financing + flow_beside_business) * month + money_raised


def cash_beside_a_parent(cash: USD[Lab], has_parent: Flag[Lab]) -> USD[Lab]:
    """Money in the bank of a lab whose parent pays and takes all: none."""
    return cash * has_parent


def budget_without_a_parent(parent_budget: USDPerMonth[Lab], has_parent: Flag[Lab]) -> USDPerMonth[Lab]:
    """What a parent puts into the research of a lab that has none: nothing."""
    return parent_budget * (1 - has_parent)


def core_revenue_without_a_parent(core_revenue_kept: USDPerMonth[Lab], has_parent: Flag[Lab]) -> USDPerMonth[Lab]:
    """What a lab without a parent keeps for its parent's other business: nothing."""
    return core_revenue_kept * (1 - has_parent)


def parent_pays(
    cash_flow_before_financing: USDPerMonth[Lab], debt_repaid: USDPerMonth[Lab], has_parent: Flag[Lab]
) -> USDPerMonth[Lab]:
    """A parent covers what its lab burns and owes, and takes what it earns."""
    return where(has_parent, debt_repaid - cash_flow_before_financing, 0)
