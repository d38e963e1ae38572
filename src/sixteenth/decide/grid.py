"""What decides the answer: the headline over a small grid of beliefs and rules, on the same futures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.decide.headline import Unfinished, money_back
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


@dataclass(frozen=True)
class Grid:
    """Of 100 futures, how many have the money back: rows are price competition, columns spend discipline."""

    lab: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    back_of_100: tuple[tuple[float, ...], ...]
    draws: int


def what_decides(
    scenario: Scenario, run: Callable[[Scenario], Result], labs: Sequence[str], unfinished: Unfinished = "run_off"
) -> tuple[Grid, ...]:
    """Run every cell of the grid once and count for each lab; values only change, so nothing is compiled anew."""
    results = [
        [run(_at(scenario, competition, *discipline)) for discipline in DISCIPLINE.values()]
        for competition in COMPETITION.values()
    ]
    grids = []
    for lab in labs:
        at = results[0][0].labels["lab"].index(lab)
        cells = tuple(tuple(100 * float(np.mean(money_back(r, at, unfinished))) for r in row) for row in results)
        grids.append(Grid(lab, tuple(COMPETITION), tuple(DISCIPLINE), cells, results[0][0].draws))
    return tuple(grids)


def _at(scenario: Scenario, competition: float, spending: float, prudence: float | None) -> Scenario:
    moved = scenario.times(price_sensitivity=competition, research_ratio=spending, mature_research_ratio=spending)
    return moved if prudence is None else moved.with_(prudence=prudence)
