"""Prices and costs in dollars a token, and the tokens behind a lab's sales: what a buyer sees on a price list.

The world counts cost against that of the start; dollars come from today's price lists.
"""

from sixteenth.arrays import sum_over
from sixteenth.units import (
    Lab,
    Multiple,
    Segment,
    Share,
    TokensPerMonth,
    TokensPerPersonMonth,
    USDPerMonth,
    USDPerPersonMonth,
    USDPerToken,
)


def blended_list_price(
    list_price_input: USDPerToken[Lab],
    list_price_cached: USDPerToken[Lab],
    list_price_output: USDPerToken[Lab],
    share_cached: Share,
    share_of_output: Share,
) -> USDPerToken[Lab]:
    """What a token costs on the price list, over what is read anew, read from a cache, and written."""
    read = list_price_cached * share_cached + list_price_input * (1 - share_cached)
    return read * (1 - share_of_output) + list_price_output * share_of_output


def token_price_today(blended_list_price: USDPerToken[Lab], discount_from_list: Share) -> USDPerToken[Lab]:
    """What customers paid for a token at the start: large ones pay less than the list says."""
    return blended_list_price * (1 - discount_from_list)


def token_cost_today(
    token_price_today: USDPerToken[Lab],
    lab_sales_today: USDPerMonth[Lab, Segment],
    markup_today: Multiple[Lab, Segment],
) -> USDPerToken[Lab]:
    """What serving a token cost a lab at the start: its price less the markup of its best reply."""
    return (
        token_price_today * sum_over(lab_sales_today / (1 + markup_today), Segment) / sum_over(lab_sales_today, Segment)
    )


def token_cost(token_cost_today: USDPerToken[Lab], lab_cost: Multiple[Lab]) -> USDPerToken[Lab]:
    """What serving a token costs a lab."""
    return token_cost_today * lab_cost


def token_price(token_cost: USDPerToken[Lab], markup: Multiple[Lab, Segment]) -> USDPerToken[Lab, Segment]:
    """What a lab asks of a segment for a token."""
    return token_cost * (1 + markup)


def open_token_price(
    token_cost_today: USDPerToken[Lab],
    lab_sales_today: USDPerMonth[Lab, Segment],
    hosting_cost: Multiple,
    host_margin: Share,
) -> USDPerToken:
    """What a host of open weights asks for a token."""
    sales = sum_over(lab_sales_today, Segment)
    return sum_over(token_cost_today * sales, Lab) / sum_over(sales, Lab) * (hosting_cost * (1 + host_margin))


def tokens_sold(cost_of_sales: USDPerMonth[Lab], token_cost: USDPerToken[Lab]) -> TokensPerMonth[Lab]:
    """How many tokens a lab serves to customers who pay."""
    return cost_of_sales / token_cost


def use_worth_a_subscription(
    subscription_price: USDPerPersonMonth, token_price: USDPerToken[Lab, Segment]
) -> TokensPerPersonMonth[Lab, Segment]:
    """Use from which on a subscription is cheaper than the price list."""
    return subscription_price / token_price
