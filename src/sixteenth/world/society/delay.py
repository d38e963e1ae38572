"""What a delay costs, in closed form: for any illness, any two shares cured, and any delay."""

from sixteenth.arrays import log
from sixteenth.units import LifeMonths, Months, Multiple, People, PeoplePerMonth, PerMonth, Share


def cure_pace_between(share_cured_before: Share, share_cured_after: Share, months_between: Months) -> PerMonth:
    """How fast a curable share moved along its logistic from one level to another."""
    odds_ratio = share_cured_after / (1 - share_cured_after) * (1 - share_cured_before) / share_cured_before
    return log(odds_ratio) / months_between


def acceleration_between(cure_pace_between: PerMonth, cure_pace: PerMonth) -> Multiple:
    """How fast that was, against a pace that takes a share from 50 to 95 % in three and a half years."""
    return cure_pace_between / cure_pace


def lives_lost_to_delay(
    deaths_before_cure: PeoplePerMonth,
    share_cured_before: Share,
    share_cured_after: Share,
    share_treated: Share,
    months_of_delay: Months,
) -> People:
    """Lives that a delay costs: whatever the path from one share cured to the other, all of it comes so much later.

    The months lost add up to the delay itself, so the shape of the path does not matter, once it has come to its end.
    """
    gained = (share_cured_after - share_cured_before) / (1 - share_cured_before * share_treated)
    return deaths_before_cure * gained * share_treated * months_of_delay


def life_months_lost_to_delay(lives_lost_to_delay: People, months_lost_by_a_death: Months) -> LifeMonths:
    """Time not lived because of a delay."""
    return lives_lost_to_delay * months_lost_by_a_death
