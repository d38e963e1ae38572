"""Only what comes within a horizon counts: a catastrophe costs no more years than a benefit is credited with."""

from sixteenth.arrays import exp, maximum, where
from sixteenth.units import Curvature, Months, Number, PerMonth, Share


def months_counted(welfare_horizon: Months, welfare_reach: Months) -> Months:
    """How long is counted, with models and without: to the horizon, or as long as what they add goes on if longer."""
    return maximum(welfare_horizon, welfare_reach)


def months_after_reach(months_counted: Months, welfare_reach: Months) -> Months:
    """How long is counted after what models add ends."""
    return months_counted - welfare_reach


def well_being_at_horizon(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    consumption_growth: PerMonth,
    well_being_at_reach: Number[Curvature],
    months_after_reach: Months,
) -> Number[Curvature]:
    """Well-being of a person at the horizon: from the level that models had reached, growth is as without them."""
    excess = relative_risk_aversion - 1
    left = exp(-excess * consumption_growth * months_after_reach)
    gained = where(excess > 0, (1 - left) / where(excess > 0, excess, 1), consumption_growth * months_after_reach)
    return value_of_a_year + gained + (well_being_at_reach - value_of_a_year) * left


def well_being_at_horizon_without(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    consumption_growth: PerMonth,
    well_being_without: Number[Curvature],
    months_counted: Months,
) -> Number[Curvature]:
    """Well-being of a person at the horizon without models."""
    excess = relative_risk_aversion - 1
    left = exp(-excess * consumption_growth * months_counted)
    gained = where(excess > 0, (1 - left) / where(excess > 0, excess, 1), consumption_growth * months_counted)
    return value_of_a_year + gained + (well_being_without - value_of_a_year) * left


def counted_at_horizon(discounting_ahead: PerMonth, months_after_reach: Months) -> Share:
    """What the horizon counts against the month in which what models add ends."""
    return exp(-discounting_ahead * months_after_reach)


def counted_at_horizon_without(discounting_without: PerMonth, months_counted: Months) -> Share:
    """What the horizon counts against the month from which one looks, without models."""
    return exp(-discounting_without * months_counted)


def welfare_beyond(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    consumption_growth: PerMonth,
    discounting_ahead: PerMonth,
    well_being_at_horizon: Number[Curvature],
    counted_at_horizon: Share,
) -> Months[Curvature]:
    """Welfare that comes after the horizon, as the month in which what models add ends would count it."""
    ahead = discounting_ahead + (relative_risk_aversion - 1) * consumption_growth
    at_todays_level = value_of_a_year / discounting_ahead + consumption_growth / (discounting_ahead * ahead)
    return (at_todays_level + (well_being_at_horizon - value_of_a_year) / ahead) * counted_at_horizon


def welfare_beyond_without(
    value_of_a_year: Number,
    relative_risk_aversion: Number[Curvature],
    consumption_growth: PerMonth,
    discounting_without: PerMonth,
    well_being_at_horizon_without: Number[Curvature],
    counted_at_horizon_without: Share,
) -> Months[Curvature]:
    """Welfare without models that comes after the horizon, as the month from which one looks would count it."""
    ahead = discounting_without + (relative_risk_aversion - 1) * consumption_growth
    at_todays_level = value_of_a_year / discounting_without + consumption_growth / (discounting_without * ahead)
    later = at_todays_level + (well_being_at_horizon_without - value_of_a_year) / ahead
    return later * counted_at_horizon_without
