"""Who pays for a smarter model: what each segment would spend by capability, and what that makes labs want."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import require_domain
from sixteenth.measures.middle import middle
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

CLIMBED = (0.0, 2.0, 4.0, 8.0, 12.0)  # doublings
MOST_CLIMBED = 60.0  # doublings: from a minute to more than there is time
NO_CAP = 1e13  # USD a month: the greatest that the card of a cap allows
A_DOLLAR = 1.0
NEEDED = (
    "spend_cap",
    "value_of_capability",
    "worth_of_a_rung",
    "lab_sales_today",
    "open_share_today",
    "adoption_today",
    "rung",
    "weight_of_experience",
)
PHARMA_AND_CONSUMERS = (1.0, 0.0)  # values of capability: all of a rung's worth, and nothing


@dataclass(frozen=True)
class DemandCurve:
    """A segment: what it would spend if all in it had adopted, USD a year, by how far the frontier has climbed."""

    segment: str
    value_of_capability: float
    spending: tuple[float, ...]
    for_a_rung: float  # times as much, far below the cap
    for_a_doubling: float  # part of its spending that one doubling more adds today


@dataclass(frozen=True)
class LabDemand:
    """A lab: what one doubling more of capability adds to its revenue, by who its customers are."""

    lab: str
    revenue: float  # USD a year
    from_consumers: float  # share
    by_the_frontier: float  # part of its revenue that a better frontier of all labs adds, as segments spend more
    by_itself: float  # part that it gains if it alone is better: more is spent, and customers come from rivals


@dataclass(frozen=True)
class Demand:
    """Demand by capability at a scenario's medians."""

    climbed: tuple[float, ...]
    rung: float
    interview: tuple[float, float]  # how many times more a rung is worth to a pharmaceutical firm, and to most people
    curves: tuple[DemandCurve, ...]
    labs: tuple[LabDemand, ...]


def demand_curves(scenario: Scenario, climbed: Sequence[float] = CLIMBED, experience: float = 1.0) -> Demand:
    """Ask the world's own demand at the medians of what a scenario assumes, with as much to spend as at the start.

    `experience` is how much of what learning on the job would bring models have, 0 to 1: part of a rung's worth waits
    for it.

    Raises:
        OutsideDomain: when experience is no share, or the frontier is to have climbed less than nothing or more than
            `MOST_CLIMBED` doublings.

    """
    outside = [each for each in climbed if not 0 <= each <= MOST_CLIMBED]
    require_domain(
        {
            said("an experience of {experience:g}: it must lie from 0 to 1", experience=experience): not 0
            <= experience
            <= 1,
            said(
                "doublings climbed of {outside}: they must lie from 0 to {most_climbed:g}",
                outside=outside,
                most_climbed=MOST_CLIMBED,
            ): bool(outside),
        }
    )
    segments = scenario.settings.labels["segment"]
    as_rich = {"spend_scale": [1.0] * len(segments)}
    inputs: dict[str, Any] = {name: middle(scenario, name) for name in NEEDED} | as_rich
    inputs["experience_value"] = experience
    rung = float(inputs["rung"])

    def spending(doublings: Sequence[float]) -> np.ndarray:
        return evaluate(scenario.world, "potential_spend", {**inputs, "rungs_climbed": np.asarray(doublings) / rung})

    spent = spending(climbed)
    today, better = spending((0.0, 1.0)).T
    far = {
        "spend_cap": [NO_CAP] * 2,
        "potential_today": [A_DOLLAR] * 2,
        "rungs_felt": [1.0] * 2,
        "spend_scale": [1.0] * 2,
    }
    worth = {"worth_of_a_rung": inputs["worth_of_a_rung"]}
    felt = evaluate(scenario.world, "rungs_felt", {**inputs, "rungs_climbed": 1})
    per_rung = np.power(float(inputs["worth_of_a_rung"]), inputs["value_of_capability"] * felt)
    pharma, people = evaluate(
        scenario.world, "potential_spend", {**far, **worth, "value_of_capability": list(PHARMA_AND_CONSUMERS)}
    )
    curves = tuple(
        DemandCurve(
            name,
            float(inputs["value_of_capability"][at]),
            tuple(12 * float(each) for each in spent[at]),
            float(per_rung[at]),
            float(better[at] / today[at] - 1),
        )
        for at, name in enumerate(segments)
    )
    return Demand(tuple(climbed), rung, (float(pharma), float(people)), curves, _labs(scenario, better / today - 1))


def _labs(scenario: Scenario, for_a_doubling: np.ndarray) -> tuple[LabDemand, ...]:
    """Weigh what a doubling adds by what each lab sells to whom."""
    names = ("quality_weight", "nest_similarity", "open_similarity", "open_share_today", "lab_sales_today")
    inputs = {name: middle(scenario, name) for name in names}
    inputs["labs_apart"] = 1 - inputs["nest_similarity"]
    shares = {
        "share_of_closed": evaluate(scenario.world, "share_of_closed_today", inputs),
        "lab_choice": evaluate(scenario.world, "lab_share_today", inputs),
    }
    room = evaluate(scenario.world, "room_for_rivals", {**inputs, **shares})
    taken = inputs["quality_weight"] * room / inputs["labs_apart"]
    sales = inputs["lab_sales_today"]
    mix = sales / sales.sum(axis=1, keepdims=True)
    consumer = scenario.settings.labels["segment"].index("consumer")
    return tuple(
        LabDemand(
            lab,
            12 * float(sales[at].sum()),
            float(mix[at, consumer]),
            float(mix[at] @ for_a_doubling),
            float(mix[at] @ (for_a_doubling + taken[at])),
        )
        for at, lab in enumerate(scenario.settings.labels["lab"])
    )
