"""Designs of a sweep: the settings of each point, grid first, then the points given one by one, then Sobol's."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np

from sixteenth.errors import Refused, WrongEntry, refuse
from sixteenth.said import said
from sixteenth.scale.sweeps.plan import Number, Plan, SobolDesign, Steps
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.believed import nested_numbers, single_numbers
from sixteenth.scenarios.variation import read_numbers

Settings = Mapping[str, Number]
AT_ONCE = 4096  # points of a Sobol sequence that are made together


def settings_of(plan: Plan, scenario: Scenario) -> Iterator[Settings]:
    """Yield the settings of each point of a plan, in an order that never changes; texts with units of a range are read.

    Raises:
        Refused: where an end of a range is no number, or its logarithm is none.

    """
    if not plan.names:
        yield {}
        return
    if plan.file.grid:
        stops = [_stops(plan, name, each, scenario) for name, each in plan.file.grid.items()]
        for numbers in product(*stops):
            yield dict(zip(plan.file.grid, numbers, strict=True))
    yield from plan.given
    if plan.file.sobol:
        yield from _sobol(plan, plan.file.sobol, scenario)


def _stops(plan: Plan, name: str, given: list[Number] | Steps, scenario: Scenario) -> list[Number]:
    if isinstance(given, list):
        return given
    begin, end = (_read(plan, scenario, name, each) for each in (given.begin, given.to))
    if given.spaced == "log":
        if min(begin, end) <= 0:
            got, cure = said("a range that reaches zero"), said('write spaced = "even", or begin above zero')
            expected = said("numbers above zero")
            refuse([WrongEntry(f"'{name}'", plan.places[name], got, expected, cure)])
        return [float(each) for each in np.geomspace(begin, end, given.steps)]
    return [float(each) for each in np.linspace(begin, end, given.steps)]


def _sobol(plan: Plan, design: SobolDesign, scenario: Scenario) -> Iterator[Settings]:
    from scipy.stats import qmc  # noqa: PLC0415 - half a second

    ends: Any = np.array([[_read(plan, scenario, name, each) for each in ends] for name, ends in design.over.items()])
    sequence = qmc.Sobol(len(design.over), scramble=True, rng=np.random.default_rng(design.seed))
    for first in range(0, design.points, AT_ONCE):
        count = min(AT_ONCE, design.points - first)
        filled = sequence.random(AT_ONCE)[:count]  # a power of two at a time keeps the sequence balanced
        for row in ends[:, 0] + filled * (ends[:, 1] - ends[:, 0]):
            yield dict(zip(design.over, map(float, row), strict=True))


def _read(plan: Plan, scenario: Scenario, name: str, given: Number) -> float:
    """Return an end of a range as a number in the unit itself.

    Raises:
        Refused: where it is none, at its place in the plan.

    """
    try:
        read = read_numbers(scenario.assumptions, scenario.world.declared, nested_numbers({name: given}))
    except Refused as refused:
        raise Refused([replace(each, where=plan.places[name]) for each in refused.faults]) from None
    return next(iter(single_numbers(read).values()))
