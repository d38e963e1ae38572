"""What decides the answer: the headline over a small grid of beliefs and rules, on the same futures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sixteenth.decide.headline import Unfinished, money_back
from sixteenth.engine.declared import Distribution, Settings
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
    settings = scale_value(scenario.settings, "price_sensitivity", competition)
    settings = scale_value(settings, "research_ratio", spending)
    settings = scale_value(settings, "mature_research_ratio", spending)
    if prudence is not None:
        settings = at_point(settings, "prudence", prudence)
    return replace(scenario, settings=settings)


def scale_value(settings: Settings, name: str, factor: float) -> Settings:
    """Return settings in which a name is so many times what it was, its spread included."""
    entries = {labels: _times(value, factor) for labels, value in settings.values[name].items()}
    return replace(settings, values={**settings.values, name: entries})


def at_point(settings: Settings, name: str, value: float) -> Settings:
    """Return settings in which a name has one number, the same everywhere."""
    return replace(settings, values={**settings.values, name: {(): Distribution("point", (value,))}})


def _times(value: Distribution, factor: float) -> Distribution:
    if value.shape == "lognormal":
        return replace(value, numbers=(value.numbers[0] + float(np.log(factor)), value.numbers[1]))
    if value.shape == "choice":
        pairs = zip(value.numbers[::2], value.numbers[1::2], strict=True)
        return replace(value, numbers=tuple(number for amount, odds in pairs for number in (amount * factor, odds)))
    if value.shape == "beta":
        message = "a beta distribution has no multiple: give the value itself"
        raise ValueError(message)
    return replace(value, numbers=tuple(number * factor for number in value.numbers))
