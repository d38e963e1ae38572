"""Where a company of a plan stands in a scenario: as one lab more, in another's place, or as one that is there."""

from collections.abc import Iterator

import numpy as np

from sixteenth.errors import Fault, Place, UnknownLabel, WrongEntry, WrongOption, nearest, refuse
from sixteenth.evidence.own_plan.child import LED, SALES
from sixteenth.evidence.own_plan.opening import Opening
from sixteenth.evidence.own_plan.plan import Plan
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

FEWEST_MONTHS = 6


def opening_of(scenario: Scenario, plan: Plan) -> Opening:
    """Return how a plan's company opens in a scenario.

    Raises:
        Refused: when the scenario has no labs that sell, or no such lab, or the plan has no months of its run.

    """
    refuse(_cannot_follow(scenario))
    refuse([*_wrong_labs(scenario, plan), *_outside(scenario, plan)])
    labs = scenario.settings.labels["lab"]
    pattern = plan.like or plan.instead or plan.company
    return Opening(scenario, plan, plan.company, pattern if pattern in labs else plan.company)


def _cannot_follow(scenario: Scenario) -> Iterator[Fault]:
    has_labs = "lab" in scenario.settings.labels and "company_revenue" in scenario.world.kinds
    if not has_labs or LED[SALES] not in scenario.world.equations:
        got, expected = said("a world in which labs' sales cannot be led"), said("labs whose sales grow by themselves")
        cure = said("ask a scenario of the whole world, such as central")
        yield WrongOption(f"'{scenario.name}'", Place(scenario.assumptions.file), got, expected, cure)


def _wrong_labs(scenario: Scenario, plan: Plan) -> Iterator[Fault]:
    labs = scenario.settings.labels["lab"]
    for name, lab in (("like", plan.like), ("instead", plan.instead)):
        if lab is not None and lab not in labs:
            cure = nearest(lab, labs, said("there are {names}", names=", ".join(labs)))
            yield UnknownLabel(f"'{name}'", Place(plan.file), f"'{lab}'", said("a lab of the scenario"), cure)
    if plan.like is None and plan.instead is None and plan.company not in labs:
        expected = said("a row that says like which lab '{company}' is", company=plan.company)
        cure = said("add a row: line like, name one of {names}", names=", ".join(labs))
        yield WrongEntry(
            said("a company of which nothing else is known"), Place(plan.file), said("none"), expected, cure
        )


def _outside(scenario: Scenario, plan: Plan) -> Iterator[Fault]:
    start, first = np.datetime64(scenario.settings.start, "M"), plan.revenue.first
    last = first + plan.revenue.months - 1
    if first > start or last < start + FEWEST_MONTHS - 1:
        got = said("{first} to {last}", first=first, last=last)
        expected = said(
            "each month from {start}, when '{scenario}' begins, {fewest} at least",
            start=start,
            scenario=scenario.name,
            fewest=FEWEST_MONTHS,
        )
        cure = said("add the months from {start} on, or name a scenario that begins later", start=start)
        yield WrongEntry(said("the months of revenue"), Place(plan.file), got, expected, cure)
