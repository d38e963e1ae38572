"""How fast cures came before: the record of one illness on the logistic of the world, and what a delay of it costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate


@dataclass(frozen=True)
class CureStep:
    """From one share cured to the next: how long it took, and how fast that is against the claim."""

    treatment: str
    share_before: float
    share_after: float
    months: float
    acceleration: float  # 1 takes a share from 50 to 95 % in 42 months


@dataclass(frozen=True)
class CostOfDelay:
    """What it costs if a cure comes so much later: on paper, where all are treated; and with those who are treated."""

    deaths_a_year: float
    share_treated: float
    months_of_delay: float
    lives_if_all_are_treated: float
    lives_as_treated: float
    life_years_as_treated: float


def cure_record(world: World, record: Sequence[tuple[str, float, float]], cure_pace: float) -> tuple[CureStep, ...]:
    """Put a record of treatment, month and share cured on the world's logistic: each step, then the claim's 50 to 95.

    The last step runs from the first share of at least a half to the first of at least 95 %, where there are both.
    """
    steps = [*pairwise(record)]
    half = next((each for each in record if each[2] >= 0.5), None)  # noqa: PLR2004 - what the claim speaks of
    most = next((each for each in record if each[2] >= 0.95), None)  # noqa: PLR2004 - what the claim speaks of
    if half and most and half is not most and (half, most) not in steps:
        steps.append((half, most))
    return tuple(_step(world, before, after, cure_pace) for before, after in steps)


def _step(
    world: World, before: tuple[str, float, float], after: tuple[str, float, float], cure_pace: float
) -> CureStep:
    months = after[1] - before[1]
    given = {"share_cured_before": before[2], "share_cured_after": after[2], "months_between": months}
    acceleration = evaluate(world, "acceleration_between", {**given, "cure_pace": cure_pace})
    return CureStep(after[0], before[2], after[2], months, float(acceleration))


def cost_of_delay(
    world: World,
    deaths_a_month: float,
    shares: tuple[float, float],
    share_treated: float,
    months_of_delay: float,
    months_lost_by_a_death: float,
) -> CostOfDelay:
    """Return what a delay of a cure costs, by the world's closed form; `shares` are those cured before and after."""
    given = {
        "deaths_before_cure": deaths_a_month,
        "share_cured_before": shares[0],
        "share_cured_after": shares[1],
        "months_of_delay": months_of_delay,
        "months_lost_by_a_death": months_lost_by_a_death,
    }
    on_paper = float(evaluate(world, "lives_lost_to_delay", {**given, "share_treated": 1.0}))
    treated = {**given, "share_treated": share_treated}
    lives = float(evaluate(world, "lives_lost_to_delay", treated))
    life_months = float(evaluate(world, "life_months_lost_to_delay", treated))
    return CostOfDelay(12 * deaths_a_month, share_treated, months_of_delay, on_paper, lives, life_months / 12)
