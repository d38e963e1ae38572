"""What to spend against existential risk (Jones 2025), and the rival view that speed may lower it.

The toy: for T years a share x of income is spent, and the risk that is left is risk [(1 - f) + f e^(-a T x)], where a
part f can be averted and a says how well money averts it. What is lost in all is T x and the value of life times the
risk, in years of income.
"""

from dataclasses import dataclass
from math import e, exp, expm1, inf, log
from typing import Literal

from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.said import said


@dataclass(frozen=True)
class Danger:
    """A risk of dying, the years in which it can be lowered, and how well money lowers it.

    Raises:
        OutsideDomain: when risk or avertible part are no shares, or years or effectiveness are not above 0.

    """

    risk: float  # if nothing is spent
    avertible: float  # part of it that money without end would avert
    effectiveness: float  # of a year of income: how far it lowers the logarithm of the avertible part
    years: float

    def __post_init__(self) -> None:
        require_domain(
            {
                said("a risk of {risk:g}: it must be from 0 to 1", risk=self.risk): not 0 <= self.risk <= 1,
                said("an avertible part of {avertible:g}: it must be from 0 to 1", avertible=self.avertible): not 0
                <= self.avertible
                <= 1,
                said(
                    "an effectiveness of {effectiveness:g}: it must be above 0 and finite",
                    effectiveness=self.effectiveness,
                ): not 0 < self.effectiveness < inf,
                said("{years:g} years: they must be above 0 and finite", years=self.years): not 0 < self.years < inf,
            }
        )


def worth_of_averting(risk: float, value_of_life: float) -> float:
    """Compute what a person would give at most to be rid of a risk, in the unit in which a life is valued.

    Raises:
        OutsideDomain: when the risk is no share or life is worth less than nothing.

    """
    require_domain(
        {
            said("a risk of {risk:g}: it must be from 0 to 1", risk=risk): not 0 <= risk <= 1,
            said(
                "a value of life of {value_of_life:g}: it must be from 0 up, and finite", value_of_life=value_of_life
            ): not 0 <= value_of_life < inf,
        }
    )
    return risk * value_of_life


def risk_left(danger: Danger, share: float) -> float:
    """Compute the risk that is left when a share of income is spent each year.

    Raises:
        OutsideDomain: when the share is not from 0 to 1.

    """
    if not 0 <= share <= 1:
        message = said("a share of income of {share:g}: it must be from 0 to 1", share=share)
        raise OutsideDomain(message)
    kept = exp(-danger.effectiveness * danger.years * share)
    return danger.risk * (1 - danger.avertible + danger.avertible * kept)


def loss(danger: Danger, value_of_life: float, share: float) -> float:
    """Add what is spent and what the risk that is left costs, in years of income."""
    return danger.years * share + worth_of_averting(risk_left(danger, share), value_of_life)


def best_share(danger: Danger, value_of_life: float) -> float:
    """Compute the share of income whose spending loses least: ln(value risk f a)/(a T), and no share below 0 or over 1.

    Args:
        danger: what money can lower, and for how long.
        value_of_life: in years of income.

    Raises:
        OutsideDomain: when life is worth less than nothing.

    """
    first_year = worth_of_averting(danger.risk, value_of_life) * danger.avertible * danger.effectiveness
    wanted = log(first_year) / (danger.effectiveness * danger.years) if first_year > 0 else 0.0
    return min(max(wanted, 0.0), 1.0)


def effectiveness_that_asks_for_most(risk: float, avertible: float, value_of_life: float) -> float:
    """Find how well money works where most of it is spent: worse and it is wasted, better and less will do.

    Raises:
        OutsideDomain: when there is nothing to avert: then nothing is ever spent.

    """
    at_stake = worth_of_averting(risk, value_of_life) * avertible
    if not at_stake > 0:
        message = said(
            "{at_stake:g} years of income at stake: above 0, or nothing is spent however well money works",
            at_stake=at_stake,
        )
        raise OutsideDomain(message)
    return e / at_stake


@dataclass(frozen=True)
class Crossing:
    """Technology that is crossed at some speed, after Aschenbrenner and Trammell: what waits there, and what steps do.

    Raises:
        OutsideDomain: when a number is below 0, or there is nothing to cross.

    """

    distance: float  # of technology, in any unit
    waiting: float  # hazard for each unit of time spent on the way
    stepping: float  # hazard for each unit of technology crossed at a speed of 1
    haste: float = 1.0  # 1 where steps are as dangerous one by one as at once; more where together they are worse

    def __post_init__(self) -> None:
        require_domain(
            {
                said("a distance of {distance:g}: it must be above 0 and finite", distance=self.distance): not 0
                < self.distance
                < inf,
                said(
                    "a hazard of waiting of {waiting:g}: it must be from 0 up, and finite", waiting=self.waiting
                ): not 0 <= self.waiting < inf,
                said(
                    "a hazard of stepping of {stepping:g}: it must be from 0 up, and finite", stepping=self.stepping
                ): not 0 <= self.stepping < inf,
                said("an exponent of haste of {haste:g}: it must be from 0 up, and finite", haste=self.haste): not 0
                <= self.haste
                < inf,
            }
        )


def hazard_at(crossing: Crossing, speed: float) -> float:
    """Compute the hazard for each unit of time at a speed: it never falls with speed, whatever the whole way does.

    Raises:
        OutsideDomain: when the speed is not above 0.

    """
    if not 0 < speed < inf:
        message = said("a speed of {speed:g}: it must be above 0 and finite", speed=speed)
        raise OutsideDomain(message)
    return crossing.waiting + crossing.stepping * speed**crossing.haste


def risk_of_crossing(crossing: Crossing, speed: float) -> float:
    """Compute the risk of the whole way: less waiting at a higher speed, and with haste above 1 worse steps."""
    return -expm1(-hazard_at(crossing, speed) * crossing.distance / speed)


def safest_speed(crossing: Crossing) -> float:
    """Find the speed of least risk over the whole way: below it acceleration lowers the risk, above it raises it.

    It is infinite where haste makes no step worse, and 0 where only haste does harm.
    """
    worse = (crossing.haste - 1) * crossing.stepping
    if worse <= 0:
        return inf
    return (crossing.waiting / worse) ** (1 / crossing.haste)


def reproduce(question: Literal["what to give", "what to spend", "how fast"], **given: float) -> dict[str, float]:
    """Return what a person would give, the best share of income and what it leaves, or the risk of a crossing."""
    if question == "what to give":
        return {"worth of averting": worth_of_averting(**given)}
    if question == "how fast":
        speed = given.pop("speed")
        way = Crossing(**given)
        return {"risk of the whole way": risk_of_crossing(way, speed), "safest speed": safest_speed(way)}
    value_of_life = given.pop("value_of_life")
    danger = Danger(**given)
    share = best_share(danger, value_of_life)
    return {"share of income": share, "risk left": risk_left(danger, share)}
