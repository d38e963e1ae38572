"""What decides the answer: the headline over a small grid of beliefs and rules, on the same futures.

In each cell a lab goes on by the rule of that cell; where that is asked for, beside itself stopped now in the same
cell, so that the cell has its own value of going on.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.worth.going_on import Value, value_of_going_on
from sixteenth.decide.worth.headline import Unfinished, money_back
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

COMPETITION: Mapping[str, float] = {"weaker": 0.5, "as believed": 1.0, "twice as strong": 2.0}
DISCIPLINE: Mapping[str, tuple[float, float | None]] = {
    # Times the research for each dollar of expected revenue; and the odds of falling short that are accepted, as a
    # normal quantile, where that is not the scenario's own.
    "half the spending": (0.5, None),
    "the default rule": (1.0, None),
    "planning for the median": (1.5, 0.0),
}
SPENDING = ("research_ratio", "mature_research_ratio", "planned_multiple")  # of each world those that its rule reads


@dataclass(frozen=True)
class Grid:
    """Of 100 futures, how many have the money back; and what going on is worth, where that was asked for.

    Rows are price competition, columns spend discipline.
    """

    lab: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    back_of_100: tuple[tuple[float, ...], ...]
    draws: int
    going_on: tuple[tuple[Value, ...], ...] = ()  # as a going concern


def what_decides(
    scenario: Scenario,
    run: Callable[[Scenario], Result],
    labs: Sequence[str],
    unfinished: Unfinished = "run_off",
    *,
    with_stops: bool = False,
) -> tuple[Grid, ...]:
    """Run every cell of the grid once and count for each lab; values only change, so nothing is compiled anew.

    With stops, every cell is run once more for each lab, with that lab stopped.
    """
    cells = [
        [_at(scenario, competition, *each) for each in DISCIPLINE.values()] for competition in COMPETITION.values()
    ]
    results = [[run(cell) for cell in row] for row in cells]
    grids = []
    for lab in labs:
        at = results[0][0].labels["lab"].index(lab)
        back = tuple(tuple(100 * float(np.mean(money_back(each, at, unfinished))) for each in row) for row in results)
        values = [
            [
                value_of_going_on(cell, lab, run, goes_on=result).going_concern
                for cell, result in zip(row, found, strict=True)
            ]
            for row, found in zip(cells if with_stops else [], results, strict=False)
        ]
        going_on = tuple(map(tuple, values))
        grids.append(Grid(lab, tuple(COMPETITION), tuple(DISCIPLINE), back, results[0][0].draws, going_on))
    return tuple(grids)


def _at(scenario: Scenario, competition: float, spending: float, prudence: float | None) -> Scenario:
    """Return a scenario with prices felt more or less, and with more or less spent by the rule that its labs have."""
    moved = scenario.times(
        price_sensitivity=competition, **{name: spending for name in SPENDING if name in scenario.world.names_read}
    )
    if prudence is None or "prudence" not in scenario.world.names_read:
        return moved
    return moved.with_(prudence=prudence)
