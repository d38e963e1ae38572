"""Growth against existential risk (Jones 2024): when to stop, and which risk is worth taking once.

A year is worth what the world's `well_being` says, a future what its `welfare_after_reach` says, and a risk is worth
taking up to its `acceptable_risk`. Those equations count in months, Jones in years: rates go in by the month, and
welfare comes out by the year. Where to stop is found on the world's curve by search; the published closed forms stand
in the tests, as a check.
"""

from dataclasses import dataclass
from math import exp, inf, isfinite, isinf, log
from typing import Any, Literal

import numpy as np
from scipy.optimize import brentq

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

MONTHS_IN_A_YEAR = 12
FASTEST_GROWTH = 12.0  # a year: 100 % a month, where the card of the world's growth ends
MOST_LOG_CONSUMPTION = 700.0  # the logarithm of the largest consumption that is a number


@dataclass(frozen=True)
class Stop:
    """When to stop growing at a risk, how rich one is then, and the risk that was run until then."""

    time: float  # in the unit of time of growth and hazard: years where they are rates a year
    consumption: float  # a multiple of today's
    risk: float


@dataclass(frozen=True)
class Taste:
    """What people want: how fast more consumption is worth less, what a year is worth, how much they prefer now."""

    curvature: float  # 1 for a logarithm
    value_of_life: float = 6.0  # a year of life today, in years of today's consumption
    time_preference: float = 0.02  # a year
    population_growth: float = 0.01  # a year: more people to come count more


@dataclass(frozen=True)
class Prospect:
    """How fast consumption grows and how many die; growth without bound is a singularity."""

    growth: float  # a year
    mortality: float  # a year


def when_to_stop(growth: float, hazard: float, curvature: float, value_of_life: float = 6.0) -> Stop:
    """Grow at a constant hazard until a little more consumption is no longer worth the risk.

    The moment at which e^(-hazard T) u(e^(growth T)) is largest: there a year of life is worth growth/hazard years of
    the consumption of that time. One who values life more than that today never starts.

    Args:
        growth: of consumption, for each unit of time.
        hazard: of the end of everything, for each unit of time, while growth lasts.
        curvature: of utility, 1 for a logarithm.
        value_of_life: what a year of life is worth today, in years of today's consumption.

    Raises:
        OutsideDomain: when growth or hazard is not above 0, when curvature or value are outside the cards of the
            world, or when one stops so late that consumption is no number.

    """
    require_domain(
        {
            said("a growth of {growth:g}: it must be above 0 and finite", growth=growth): not 0 < growth < inf,
            said(
                "a hazard of {hazard:g}: it must be above 0 and finite; without one there is no reason to stop",
                hazard=hazard,
            ): not 0 < hazard < inf,
        }
    )

    def worth_beyond(log_consumption: float) -> float:
        """Logarithm of the value of a year, in years of the consumption then, less that of growth/hazard."""
        inputs = {
            "value_of_a_year": value_of_life,
            "relative_risk_aversion": [curvature],
            "consumption": exp(log_consumption),
        }
        enjoyed = float(evaluate(central_world(), "well_being", inputs)[0])
        return log(enjoyed) + (curvature - 1) * log_consumption - log(growth / hazard)

    if worth_beyond(0.0) >= 0:
        return Stop(0.0, 1.0, 0.0)
    latest = min(growth / hazard - value_of_life, MOST_LOG_CONSUMPTION)  # where a logarithm stops: others do earlier
    if worth_beyond(latest) < 0 and latest == MOST_LOG_CONSUMPTION:
        message = said(
            "a growth of {growth:g} times the hazard: one would stop where consumption is no number",
            growth=growth / hazard,
        )
        raise OutsideDomain(message)
    reached: Any = brentq(worth_beyond, 0.0, latest + 1e-9, xtol=1e-13)
    time = reached / growth
    return Stop(time, exp(reached), -float(np.expm1(-hazard * time)))


def welfare(prospect: Prospect, taste: Taste) -> float:
    """Welfare from today on for ever, in years of today's consumption; without bound where utility has none.

    Raises:
        OutsideDomain: when growth is below 0 or above 12 a year but finite, mortality is not from 0 to 12, taste is
            outside the cards of the world, or the future does not count less than the present.

    """
    world, growth = central_world(), prospect.growth
    require_domain(
        {
            said(
                "a growth of {growth:g} a year: it must be from 0 to {fastest_growth:g}, or infinite",
                growth=growth,
                fastest_growth=FASTEST_GROWTH,
            ): not (0 <= growth <= FASTEST_GROWTH or growth == inf),
            said(
                "a mortality of {mortality:g} a year: it must be from 0 to {months_in_a_year:g}",
                mortality=prospect.mortality,
                months_in_a_year=MONTHS_IN_A_YEAR,
            ): not 0 <= prospect.mortality <= MONTHS_IN_A_YEAR,
        }
    )
    rates = {
        "time_preference": taste.time_preference / MONTHS_IN_A_YEAR,
        "population_growth": taste.population_growth / MONTHS_IN_A_YEAR,
        "death_rate_today": prospect.mortality / MONTHS_IN_A_YEAR,
    }
    discounting = float(evaluate(world, "discounting_without", rates))
    if not discounting > 0:
        message = said(
            "the future counts less by {months_in_a_year:g} a year: that must be above 0",
            months_in_a_year=MONTHS_IN_A_YEAR * discounting,
        )
        raise OutsideDomain(message)
    has_bound = taste.curvature > 1
    inputs: dict[str, Any] = {
        "value_of_a_year": taste.value_of_life,
        "relative_risk_aversion": [taste.curvature],
        "consumption_growth": 0.0 if isinf(growth) else growth / MONTHS_IN_A_YEAR,
        "discounting_ahead": discounting,
        "consumption": inf if isinf(growth) and has_bound else 1.0,  # a singularity is all there can be, at once
    }
    inputs["well_being_at_reach"] = evaluate(world, "well_being", inputs)  # nothing comes before: it is for ever
    months = float(evaluate(world, "welfare_after_reach", inputs)[0])
    return months / MONTHS_IN_A_YEAR if isfinite(growth) or has_bound else inf


def largest_risk(today: Prospect, offered: Prospect, taste: Taste) -> float:
    """Risk of the end of everything, run once, at which an offered future is worth just as much as today's course.

    It is 1 where the offer is worth without bound, as a singularity is by a logarithm: then any risk short of
    certainty is worth taking. It is below 0 where the offer is worse.

    Raises:
        OutsideDomain: as `welfare`, or when today's course is a singularity already.

    """
    if isinf(today.growth):
        message = said("a growth without bound today: nothing could be offered beyond a singularity")
        raise OutsideDomain(message)
    inputs = {"welfare_without": [welfare(today, taste)], "welfare_if_safe": [welfare(offered, taste)]}
    return float(evaluate(central_world(), "acceptable_risk", inputs)[0])


def cut_offs(today: Prospect, offered: Prospect, taste: Taste) -> dict[str, float]:
    """Compute the largest risk for growth alone, for a singularity, and for either with the lower mortality as well."""
    offers = {
        "risk accepted for growth": Prospect(offered.growth, today.mortality),
        "risk accepted for a singularity": Prospect(inf, today.mortality),
        "risk accepted for growth and longer lives": offered,
        "risk accepted for a singularity and longer lives": Prospect(inf, offered.mortality),
    }
    return {what: largest_risk(today, offer, taste) for what, offer in offers.items()}


def reproduce(question: Literal["when to stop", "which risk"], **given: Any) -> dict[str, float]:
    """Return when to stop and what was risked, or the four cut-offs; `today` and `offered` are growth and mortality."""
    if question == "when to stop":
        found = when_to_stop(**given)
        return {"years until stopping": found.time, "consumption": found.consumption, "risk run": found.risk}
    today, offered = (Prospect(**given.pop(each)) for each in ("today", "offered"))
    return cut_offs(today, offered, Taste(**given))
