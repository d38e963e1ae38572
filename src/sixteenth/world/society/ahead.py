"""Welfare after a month: what models add to growth, and the hazard that they bring, go on alike, and end alike.

Where growth by models ends with the run while what was lost before is lost for ever, a benefit with a date is weighed
against a loss without one. Here growth and hazard both go on at the pace of the month for as long as `welfare_reach`:
that adds up to as much as a pace that fades away with that mean life. From then on consumption grows as without models
from the level reached, cures found by the month have reached everybody, and the risk is over (the form of a future is
that of Jones 2024). Whether what comes very late is counted is a theory of its own (`welfare_after`); both worlds are
counted equally far.
"""

from sixteenth.arrays import exp, log, where
from sixteenth.units import Curvature, Months, Number, People, PeoplePerMonth, PerMonth, Share


def next_output_of_late(output_of_late: Number, added_output: Share, memory_of_growth: Months, month: Months) -> Number:
    """Logarithm of the output that models have added, smoothed: it trails by the growth of so many months."""
    return output_of_late + (log(1 + added_output) - output_of_late) * month / memory_of_growth


def growth_by_models(added_output: Share, output_of_late: Number, memory_of_growth: Months) -> PerMonth:
    """What models add to the growth of output, of late."""
    return (log(1 + added_output) - output_of_late) / memory_of_growth


def growth_ahead(consumption_growth: PerMonth, growth_by_models: PerMonth) -> PerMonth:
    """Growth of consumption while what models add to it goes on."""
    return consumption_growth + growth_by_models


def discounting_at_risk(discounting: PerMonth, catastrophe_hazard: PerMonth) -> PerMonth:
    """How fast the future counts less while there may be nobody to have it."""
    return discounting + catastrophe_hazard


def welfare_to_reach(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    growth_ahead: PerMonth,
    discounting_at_risk: PerMonth,
    well_being: Number[Curvature],
    welfare_reach: Months,
) -> Months[Curvature]:
    """Welfare while what models add goes on, by the odds that there is anybody to have it."""
    excess = relative_risk_aversion - 1
    ahead = discounting_at_risk + excess * growth_ahead
    counted = 1 - exp(-discounting_at_risk * welfare_reach)
    curved = (1 - excess * (well_being - value_of_a_year)) * (1 - exp(-ahead * welfare_reach)) / ahead
    gained = (counted / discounting_at_risk - curved) / where(excess > 0, excess, 1)
    grown = growth_ahead * (counted / discounting_at_risk - welfare_reach * (1 - counted)) / discounting_at_risk
    by_log = (well_being - value_of_a_year) * counted / discounting_at_risk + grown
    return value_of_a_year * counted / discounting_at_risk + where(excess > 0, gained, by_log)


def welfare_to_reach_if_safe(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    growth_ahead: PerMonth,
    discounting: PerMonth,
    well_being: Number[Curvature],
    welfare_reach: Months,
) -> Months[Curvature]:
    """Welfare while what models add goes on, if no catastrophe comes."""
    excess = relative_risk_aversion - 1
    ahead = discounting + excess * growth_ahead
    counted = 1 - exp(-discounting * welfare_reach)
    curved = (1 - excess * (well_being - value_of_a_year)) * (1 - exp(-ahead * welfare_reach)) / ahead
    gained = (counted / discounting - curved) / where(excess > 0, excess, 1)
    grown = growth_ahead * (counted / discounting - welfare_reach * (1 - counted)) / discounting
    by_log = (well_being - value_of_a_year) * counted / discounting + grown
    return value_of_a_year * counted / discounting + where(excess > 0, gained, by_log)


def well_being_at_reach(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    growth_ahead: PerMonth,
    well_being: Number[Curvature],
    welfare_reach: Months,
) -> Number[Curvature]:
    """Well-being of a person when what models add ends."""
    excess = relative_risk_aversion - 1
    left = exp(-excess * growth_ahead * welfare_reach)
    gained = where(excess > 0, (1 - left) / where(excess > 0, excess, 1), growth_ahead * welfare_reach)
    return value_of_a_year + gained + (well_being - value_of_a_year) * left


def discounting_ahead(
    discounting_without: PerMonth, deaths_avertible: PeoplePerMonth, world_population: People
) -> PerMonth:
    """How fast the future counts less when what models add ends: all that they had found then reaches everybody."""
    return discounting_without - deaths_avertible / world_population


def welfare_after_reach(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    consumption_growth: PerMonth,
    discounting_ahead: PerMonth,
    well_being_at_reach: Number[Curvature],
) -> Months[Curvature]:
    """Welfare for ever from when what models add ends, as that month counts it: growth as without models."""
    ahead = discounting_ahead + (relative_risk_aversion - 1) * consumption_growth
    at_todays_level = value_of_a_year / discounting_ahead + consumption_growth / (discounting_ahead * ahead)
    return at_todays_level + (well_being_at_reach - value_of_a_year) / ahead


def counted_at_reach(discounting: PerMonth, welfare_reach: Months) -> Share:
    """What the month in which what models add ends counts against this one, by those who live to see it."""
    return exp(-discounting * welfare_reach)


def spared_to_reach(catastrophe_hazard: PerMonth, welfare_reach: Months) -> Share:
    """Odds that no catastrophe happens while the hazard goes on at the pace of the month."""
    return exp(-catastrophe_hazard * welfare_reach)


def probability_without_catastrophe_ahead(probability_without_catastrophe: Share, spared_to_reach: Share) -> Share:
    """Odds that no catastrophe ever happens: neither so far nor afterwards."""
    return probability_without_catastrophe * spared_to_reach


def continuation_welfare(
    welfare_to_reach: Months[Curvature],
    welfare_after_reach: Months[Curvature],
    welfare_beyond: Months[Curvature],
    counted_at_reach: Share,
    spared_to_reach: Share,
) -> Months[Curvature]:
    """Welfare from a month on, as that month counts it, by the odds that there is anybody to have it."""
    return welfare_to_reach + (welfare_after_reach - welfare_beyond) * counted_at_reach * spared_to_reach


def continuation_welfare_if_safe(
    welfare_to_reach_if_safe: Months[Curvature],
    welfare_after_reach: Months[Curvature],
    welfare_beyond: Months[Curvature],
    counted_at_reach: Share,
) -> Months[Curvature]:
    """Welfare from a month on, as that month counts it, if no catastrophe comes."""
    return welfare_to_reach_if_safe + (welfare_after_reach - welfare_beyond) * counted_at_reach


def welfare_for_ever_without(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    consumption_growth: PerMonth,
    discounting_without: PerMonth,
    well_being_without: Number[Curvature],
) -> Months[Curvature]:
    """Welfare from a month on for ever without models."""
    ahead = discounting_without + (relative_risk_aversion - 1) * consumption_growth
    at_todays_level = value_of_a_year / discounting_without + consumption_growth / (discounting_without * ahead)
    return at_todays_level + (well_being_without - value_of_a_year) / ahead


def continuation_welfare_without(
    welfare_for_ever_without: Months[Curvature], welfare_beyond_without: Months[Curvature]
) -> Months[Curvature]:
    """Welfare from a month on without models, as far ahead as with them."""
    return welfare_for_ever_without - welfare_beyond_without
