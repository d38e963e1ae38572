"""Countries withhold hardware from others' labs, and make their own pay for rules."""

from sixteenth.arrays import exp, log, maximum, sum_over
from sixteenth.units import Country, Doublings, Flag, Lab, Months, Multiple, Share, USDPerMonth


def next_hardware_behind(
    hardware_behind: Doublings[Country],
    hardware_withheld: Share[Country],
    hardware_doubling_time: Months,
    month: Months,
) -> Doublings[Country]:
    """How far the hardware that a country's labs may buy is behind the best: what is withheld of its gains adds up."""
    return hardware_behind + hardware_withheld * month / hardware_doubling_time


def hardware_had(hardware_behind: Doublings[Country], in_country: Flag[Lab, Country]) -> Multiple[Lab]:
    """What the hardware that a lab may buy does for a dollar, against the best."""
    return sum_over(in_country * exp(-log(2) * hardware_behind), Country)


def compute_kept(
    research_wanted: USDPerMonth[Lab],
    compute_allowed: USDPerMonth[Lab],
    hardware_had: Multiple[Lab],
    least_revenue: USDPerMonth,
) -> Share[Lab]:
    """Part of the research compute it would have that rules leave a lab: all where none binds."""
    barred = maximum(research_wanted - compute_allowed, 0) / maximum(research_wanted, least_revenue)
    return (1 - barred) * hardware_had


def compute_lacking(compute_kept: Share[Lab], least_research: Multiple) -> Doublings[Lab]:
    """Doublings of research compute that rules take from a lab."""
    return -log(maximum(compute_kept, least_research)) / log(2)


def compliance(
    compliance_cost: USDPerMonth[Country],
    compliance_share: Share[Country],
    in_country: Flag[Lab, Country],
    company_development: USDPerMonth[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What a country's rules cost a lab: as much for each, and a part of what it spends on development."""
    fixed, shared = sum_over(in_country * compliance_cost, Country), sum_over(in_country * compliance_share, Country)
    return (fixed + shared * company_development) * is_alive
