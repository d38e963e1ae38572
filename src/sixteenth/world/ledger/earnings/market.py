"""Earnings as the market gives them: what is on a lab's shelf sells, and research is the cost of the next model."""

from sixteenth.arrays import exp, log, maximum, minimum, previous, sum_over, where
from sixteenth.units import Flag, Lab, Months, Number, Share, Shelf, USDPerMonth, Vintage


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


def pages_of_a_place(is_in_place: Flag[Lab, Vintage, Shelf]) -> Number[Lab, Shelf]:
    """How many pages of the books a place on a lab's shelf has: one."""
    return sum_over(is_in_place, Vintage)


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


def is_in_place(place_on_shelf: Number[Lab, Vintage], shelf_position: Number[Shelf]) -> Flag[Lab, Vintage, Shelf]:
    """Whether a model stands in a place of its lab's shelf."""
    return (place_on_shelf >= shelf_position) & (place_on_shelf <= shelf_position)


def revenue(is_in_place: Flag[Lab, Vintage, Shelf], shelf_sales: USDPerMonth[Lab, Shelf]) -> USDPerMonth[Lab, Vintage]:
    """Sales of a model, while it is on the shelf."""
    return sum_over(is_in_place * shelf_sales, Shelf)


def serving_cost(
    is_in_place: Flag[Lab, Vintage, Shelf], shelf_serving_cost: USDPerMonth[Lab, Shelf]
) -> USDPerMonth[Lab, Vintage]:
    """Cost of serving a model, while it is on the shelf."""
    return sum_over(is_in_place * shelf_serving_cost, Shelf)


def next_overhead_ratio(
    overhead_ratio: Share[Lab], least_overhead_ratio: Share, overhead_half_life: Months, month: Months
) -> Share[Lab]:
    """Overhead for each dollar of revenue: it fades as a lab grows up."""
    return least_overhead_ratio + (overhead_ratio - least_overhead_ratio) * exp(-log(2) * month / overhead_half_life)


def overhead(
    company_revenue: USDPerMonth[Lab], overhead_ratio: Share[Lab], free_users_cost: USDPerMonth[Lab]
) -> USDPerMonth[Lab]:
    """Sales, administration, the staff that no model's development pays, and users who do not pay."""
    return company_revenue * overhead_ratio + free_users_cost


def free_users_cost(company_serving_cost: USDPerMonth[Lab], free_users_ratio: Share[Lab]) -> USDPerMonth[Lab]:
    """Cost of serving users who do not pay, for each dollar of serving those who do."""
    return company_serving_cost * free_users_ratio


def next_free_users_ratio(
    free_users_ratio: Share[Lab], least_free_users_ratio: Share, free_users_half_life: Months, month: Months
) -> Share[Lab]:
    """Cost of users who do not pay, for each dollar of serving those who do: in time they pay, in cash or attention."""
    fading = exp(-log(2) * month / free_users_half_life)
    return least_free_users_ratio + (free_users_ratio - least_free_users_ratio) * fading
