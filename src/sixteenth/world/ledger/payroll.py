"""What a lab pays its people, wherever in its books they stand, and how much of it in shares."""

from sixteenth.units import Lab, Share, USDPerMonth


def payroll(
    research_staff_pay: USDPerMonth[Lab],
    sales_and_marketing: USDPerMonth[Lab],
    general_and_administrative: USDPerMonth[Lab],
    people_in_sales: Share,
    people_in_general: Share,
) -> USDPerMonth[Lab]:
    """Whole pay of all people: those in research, and the part that people are of selling and of running the firm."""
    others = sales_and_marketing * people_in_sales + general_and_administrative * people_in_general
    return research_staff_pay + others


def stock_based_compensation(payroll: USDPerMonth[Lab], stock_share_of_pay: Share[Lab]) -> USDPerMonth[Lab]:
    """Pay in shares: a cost that takes no cash, and that owners bear, as those who are paid come to own a part."""
    return payroll * stock_share_of_pay
