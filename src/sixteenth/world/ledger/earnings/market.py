"""Earnings as the market gives them: what is on a lab's shelf sells, and research is the cost of the next model."""

from sixteenth.arrays import entry_at, exp, log, maximum, minimum, previous, sum_over, where
from sixteenth.units import USD, Lab, Months, Multiple, Number, Share, Shelf, USDPerMonth, Vintage


def development_cost(
    research_spend: USDPerMonth[Lab], launch_number: Number[Lab], vintage_number: Number[Vintage], last_vintage: Number
) -> USDPerMonth[Lab, Vintage]:
    """All research of a month belongs to the model that is launched next; the last one takes what comes after it."""
    next_number = minimum(launch_number + 1, last_vintage)
    return where((vintage_number >= next_number) & (vintage_number <= next_number), research_spend, 0)


def pages_out_of_step(vintage_number: Number[Vintage]) -> Number[Vintage]:
    """How far a model's page of the books is from being the next after the one before it, squared: nothing."""
    return (vintage_number - previous(vintage_number, Vintage) - 1) ** 2


def last_pages(vintage_number: Number[Vintage], last_vintage: Number) -> Number:
    """How many pages the books have for the last model: one."""
    return sum_over((vintage_number >= last_vintage) & (vintage_number <= last_vintage), Vintage)


def page_of_a_place(launch_number: Number[Lab], shelf_position: Number[Shelf]) -> Number[Lab, Shelf]:
    """Number of the model that stands in a place of a lab's shelf at the start."""
    return launch_number - shelf_position


def months_with_room(
    last_vintage: Number,
    launch_number: Number[Lab],
    launch_interval: Months[Lab],
    months_since_launch: Months[Lab],
    month: Months,
) -> Months[Lab]:
    """Months for which each model that a lab launches has a page of its own in the books, the next one too."""
    first = maximum(launch_interval - months_since_launch, 0)
    return first + (last_vintage - launch_number - 1) * launch_interval + month


def place_on_shelf(
    launch_number: Number[Lab], vintage_number: Number[Vintage], last_vintage: Number
) -> Number[Lab, Vintage]:
    """How many models of its lab are newer than a model: 0 for the newest, negative before launch.

    The last models that the books have room for stand for those that come after them.
    """
    return minimum(launch_number, last_vintage) - vintage_number


def revenue(shelf_sales: USDPerMonth[Lab, Shelf], place_on_shelf: Number[Lab, Vintage]) -> USDPerMonth[Lab, Vintage]:
    """Sales of a model, while it is on the shelf."""
    return entry_at(shelf_sales, Shelf, place_on_shelf)


def serving_cost(
    shelf_serving_cost: USDPerMonth[Lab, Shelf], place_on_shelf: Number[Lab, Vintage]
) -> USDPerMonth[Lab, Vintage]:
    """Cost of serving a model, while it is on the shelf."""
    return entry_at(shelf_serving_cost, Shelf, place_on_shelf)


def incremental_gross_profit(
    shelf_increment: USDPerMonth[Lab, Shelf], place_on_shelf: Number[Lab, Vintage]
) -> USDPerMonth[Lab, Vintage]:
    """What a model adds to the gross profit of those before it, while it is on the shelf."""
    return entry_at(shelf_increment, Shelf, place_on_shelf)


def next_incremental_gross_profit_to_date(
    incremental_gross_profit_to_date: USD[Lab, Vintage],
    incremental_gross_profit: USDPerMonth[Lab, Vintage],
    month: Months,
) -> USD[Lab, Vintage]:
    """What a model has added to the gross profit of those before it, so far."""
    return incremental_gross_profit_to_date + incremental_gross_profit * month


def incremental_payback_multiple(
    next_incremental_gross_profit_to_date: USD[Lab, Vintage],
    next_development_to_date: USD[Lab, Vintage],
    a_dollar: USD,
) -> Multiple[Lab, Vintage]:
    """What a model has added to gross profit for each dollar of its development; zero before there is any of either."""
    return next_incremental_gross_profit_to_date / maximum(next_development_to_date, a_dollar)


def company_revenue(shelf_sales: USDPerMonth[Lab, Shelf]) -> USDPerMonth[Lab]:
    """Sales of all that a lab has on its shelf."""
    return sum_over(shelf_sales, Shelf)


def company_serving_cost(shelf_serving_cost: USDPerMonth[Lab, Shelf]) -> USDPerMonth[Lab]:
    """Cost of serving all that a lab has on its shelf."""
    return sum_over(shelf_serving_cost, Shelf)


def company_development(research_spend: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """All that a lab spends on research: it is the cost of models that are not yet for sale."""
    return research_spend


def next_way_to_maturity(way_to_maturity: Share, cost_half_life: Months, month: Months) -> Share:
    """Part of the way from a young lab's costs of selling and running it to a grown-up firm's that is still ahead."""
    return way_to_maturity * exp(-log(2) * month / cost_half_life)


def sales_and_marketing(
    company_revenue: USDPerMonth[Lab], sales_ratio_today: Share[Lab], mature_sales_ratio: Share, way_to_maturity: Share
) -> USDPerMonth[Lab]:
    """Cost of winning customers, users who do not pay left out: a part of revenue, on the way to a grown-up firm's."""
    return company_revenue * (mature_sales_ratio + (sales_ratio_today - mature_sales_ratio) * way_to_maturity)


def general_and_administrative(
    company_revenue: USDPerMonth[Lab],
    general_ratio_today: Share[Lab],
    mature_general_ratio: Share,
    way_to_maturity: Share,
) -> USDPerMonth[Lab]:
    """Cost of running the firm, such as offices, lawyers and accounts: a part of revenue, on the same way."""
    return company_revenue * (mature_general_ratio + (general_ratio_today - mature_general_ratio) * way_to_maturity)


def support(company_revenue: USDPerMonth[Lab], support_ratio: Share[Lab]) -> USDPerMonth[Lab]:
    """Cost of revenue beside compute: help for customers, payment and app store fees."""
    return company_revenue * support_ratio


def overhead(
    sales_and_marketing: USDPerMonth[Lab],
    general_and_administrative: USDPerMonth[Lab],
    support: USDPerMonth[Lab],
    free_users_cost: USDPerMonth[Lab],
    compliance: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """What belongs to no model: selling, running the firm, support, users who do not pay, and what rules cost."""
    return sales_and_marketing + general_and_administrative + support + free_users_cost + compliance


def free_users_cost(
    free_use_need: USDPerMonth[Lab], free_service_cost: USDPerMonth[Lab], share_served: Share[Lab]
) -> USDPerMonth[Lab]:
    """Cost of serving users who do not pay, as far as there is compute: of free offers, and of segments served free."""
    return (free_use_need + free_service_cost) * share_served
