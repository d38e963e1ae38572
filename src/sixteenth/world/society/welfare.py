"""What it is all worth to people: consumption and years of life, against the odds of a catastrophe (Jones 2024)."""

from sixteenth.arrays import exp, log, sum_over, where
from sixteenth.units import (
    Curvature,
    Disease,
    Months,
    Multiple,
    Number,
    People,
    PeoplePerMonth,
    PerMonth,
    Share,
)


def discounting_without(time_preference: PerMonth, population_growth: PerMonth, death_rate_today: PerMonth) -> PerMonth:
    """How fast the future counts less, without models: impatience and deaths, less the growth of population."""
    return time_preference - population_growth + death_rate_today


def deaths_of_all_causes(death_rate_today: PerMonth, world_population: People) -> PeoplePerMonth:
    """Everybody who dies in the world in a month, at the start."""
    return death_rate_today * world_population


def discounting(
    discounting_without: PerMonth, deaths_averted: PeoplePerMonth[Disease], world_population: People
) -> PerMonth:
    """How fast the future counts less: fewer die where models found cures."""
    return discounting_without - sum_over(deaths_averted, Disease) / world_population


def next_discount(discount: Share, discounting: PerMonth, month: Months) -> Share:
    """What a month of the future counts today, by those who live to see it."""
    return discount * exp(-discounting * month)


def next_discount_without(discount_without: Share, discounting_without: PerMonth, month: Months) -> Share:
    """What a month of the future would count today without models."""
    return discount_without * exp(-discounting_without * month)


def next_consumption_without(consumption_without: Multiple, consumption_growth: PerMonth, month: Months) -> Multiple:
    """Consumption of a person without models, against the start."""
    return consumption_without * exp(consumption_growth * month)


def consumption(consumption_without: Multiple, added_output: Share) -> Multiple:
    """Consumption of a person, against the start."""
    return consumption_without * (1 + added_output)


def well_being(
    value_of_a_year: Number, relative_risk_aversion: Number[Curvature], consumption: Multiple
) -> Number[Curvature]:
    """Well-being of a person in a month, in months of today's consumption: more consumption is worth ever less."""
    excess = relative_risk_aversion - 1
    curved = (1 - exp(-excess * log(consumption))) / where(excess > 0, excess, 1)
    return value_of_a_year + where(excess > 0, curved, log(consumption))


def well_being_without(
    value_of_a_year: Number, relative_risk_aversion: Number[Curvature], consumption_without: Multiple
) -> Number[Curvature]:
    """Well-being of a person in a month without models."""
    excess = relative_risk_aversion - 1
    curved = (1 - exp(-excess * log(consumption_without))) / where(excess > 0, excess, 1)
    return value_of_a_year + where(excess > 0, curved, log(consumption_without))


def next_welfare_so_far(
    welfare_so_far: Months[Curvature],
    well_being: Number[Curvature],
    discount: Share,
    probability_without_catastrophe: Share,
    month: Months,
) -> Months[Curvature]:
    """Welfare since the start, by the odds that there is anybody to have it."""
    return welfare_so_far + well_being * discount * probability_without_catastrophe * month


def next_welfare_so_far_if_safe(
    welfare_so_far_if_safe: Months[Curvature], well_being: Number[Curvature], discount: Share, month: Months
) -> Months[Curvature]:
    """Welfare since the start if no catastrophe comes."""
    return welfare_so_far_if_safe + well_being * discount * month


def next_welfare_so_far_without(
    welfare_so_far_without: Months[Curvature],
    well_being_without: Number[Curvature],
    discount_without: Share,
    month: Months,
) -> Months[Curvature]:
    """Welfare since the start without models."""
    return welfare_so_far_without + well_being_without * discount_without * month


def welfare(
    welfare_so_far: Months[Curvature],
    continuation_welfare: Months[Curvature],
    discount: Share,
    probability_without_catastrophe: Share,
) -> Months[Curvature]:
    """Welfare in all: what was, and what is ahead, by the odds that there is anybody to have it."""
    return welfare_so_far + continuation_welfare * discount * probability_without_catastrophe


def welfare_if_safe(
    welfare_so_far_if_safe: Months[Curvature], continuation_welfare_if_safe: Months[Curvature], discount: Share
) -> Months[Curvature]:
    """Welfare in all if no catastrophe ever comes."""
    return welfare_so_far_if_safe + continuation_welfare_if_safe * discount


def welfare_without(
    welfare_so_far_without: Months[Curvature], continuation_welfare_without: Months[Curvature], discount_without: Share
) -> Months[Curvature]:
    """Welfare in all without models."""
    return welfare_so_far_without + continuation_welfare_without * discount_without


def welfare_gain(welfare: Months[Curvature], welfare_without: Months[Curvature]) -> Share[Curvature]:
    """Welfare gained, of what it is without models."""
    return welfare / welfare_without - 1


def acceptable_risk(welfare_if_safe: Months[Curvature], welfare_without: Months[Curvature]) -> Share[Curvature]:
    """Odds of catastrophe at which it would all be worth as much as no models at all: more than that is too much."""
    return 1 - welfare_without / welfare_if_safe
