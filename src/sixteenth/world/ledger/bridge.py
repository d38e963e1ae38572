"""Lines of the cash bridge that nothing else needs: how a lab's revenue becomes its profit."""

from sixteenth.units import Flag, Lab, USDPerMonth


def net_revenue(company_revenue: USDPerMonth[Lab], partners_share: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """Revenue that is left once cloud partners have kept their share."""
    return company_revenue - partners_share


def research_staff(company_development: USDPerMonth[Lab], research_compute: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """Pay of the people who develop models: what research costs beside its compute."""
    return company_development - research_compute


def profit_after_partners(
    net_revenue: USDPerMonth[Lab],
    company_serving_cost: USDPerMonth[Lab],
    company_development: USDPerMonth[Lab],
    overhead: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """Operating profit, what partners keep taken off."""
    return net_revenue - company_serving_cost - company_development - overhead


def other_business(core_revenue: USDPerMonth[Lab], is_alive: Flag[Lab]) -> USDPerMonth[Lab]:
    """What a lab keeps for its parent's other business, and earns with attention."""
    return core_revenue * is_alive
