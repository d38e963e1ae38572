"""Who buys from whom: most customers stay where they bought last; newcomers, and those who look around, choose."""

from sixteenth.arrays import sum_over
from sixteenth.units import Flag, Lab, Months, PerMonth, Segment, Share


def newcomers(adoption: Share[Segment], next_adoption: Share[Segment]) -> Share[Segment]:
    """Part of a segment's customers who adopt in this month, and so have nobody to stay with."""
    return 1 - adoption / next_adoption


def looking_around(looks_around: PerMonth[Segment], newcomers: Share[Segment], month: Months) -> Share[Segment]:
    """Part of a segment's customers who choose anew in this month."""
    return 1 - (1 - looks_around * month) * (1 - newcomers)


def staying(
    customers: Share[Lab, Segment],
    looking_around: Share[Segment],
    is_for_sale: Flag[Lab, Segment],
    newly_cut: Share[Lab, Segment],
) -> Share[Lab, Segment]:
    """Share of a segment that stays with its lab: it does not look around, and the lab still sells to it."""
    return customers * (1 - looking_around) * is_for_sale * (1 - newly_cut)


def open_staying(open_customers: Share[Segment], looking_around: Share[Segment]) -> Share[Segment]:
    """Share of a segment that stays with its host of open weights."""
    return open_customers * (1 - looking_around)


def moving(staying: Share[Lab, Segment], open_staying: Share[Segment]) -> Share[Segment]:
    """Share of a segment that chooses in this month: who looks around, and who was cut off or left behind."""
    return 1 - sum_over(staying, Lab) - open_staying


def customer_share(
    staying: Share[Lab, Segment], moving: Share[Segment], lab_pick: Share[Lab, Segment]
) -> Share[Lab, Segment]:
    """A lab's share of a segment's customers, each counted by what it would spend."""
    return staying + moving * lab_pick


def open_customer_share(
    open_staying: Share[Segment], moving: Share[Segment], open_pick: Share[Segment]
) -> Share[Segment]:
    """Hosts' share of a segment's customers, each counted by what it would spend."""
    return open_staying + moving * open_pick


def opening_customers(lab_share_today: Share[Lab, Segment]) -> Share[Lab, Segment]:
    """A lab's share of a segment's customers at the start."""
    return lab_share_today


def next_customers(customer_share: Share[Lab, Segment]) -> Share[Lab, Segment]:
    """A lab's share of a segment's customers, who are where they bought last."""
    return customer_share


def opening_open_customers(open_share_today: Share[Segment]) -> Share[Segment]:
    """Hosts' share of a segment's customers at the start."""
    return open_share_today


def next_open_customers(open_customer_share: Share[Segment]) -> Share[Segment]:
    """Hosts' share of a segment's customers, who are where they bought last."""
    return open_customer_share


def concentration(lab_share: Share[Lab, Segment], open_share: Share[Segment]) -> Share[Segment]:
    """Herfindahl-Hirschman index of a segment: 1 is a monopoly; open weights count as one seller."""
    return sum_over(lab_share**2, Lab) + open_share**2
