"""What may be wanted, or held to a limit: one number a future, read off one run for one lab."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sixteenth.decide.society.third_way import catastrophe_probability
from sixteenth.decide.worth.going_on import outputs_of_going_on, worth_as_concern
from sixteenth.decide.worth.headline import WORTH, is_ruined, money_back
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import Fault, Place, UnknownName, WrongOption, nearest
from sixteenth.measures.over_futures import kept_of, of_lab
from sixteenth.measures.years import calendar_years
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

MONTHS_OF_A_YEAR = 12
SPARED = "probability_without_catastrophe"
GAIN, LIVES, REVENUE = "welfare_gain", "life_months_gained", "company_revenue"
YEARLY = re.compile(r"revenue_([1-9][0-9]{3})")
OF_VIEW = re.compile(r"welfare_([0-9.]+)")
EXAMPLE_YEAR = 2030
Read = Callable[[Result, int], Any]  # of a run and the number of a lab: one number a future [draws]


@dataclass(frozen=True)
class Aim:
    """Something that is wanted, or held to a limit: of each future a number, of which the mean is told."""

    name: str
    unit: str  # USD, Share or LifeMonths
    of: Read
    needs: OutputSet = field(default_factory=OutputSet)  # beside what the worth of a lab is read from
    is_better_more: bool = True

    def draws(self, result: Result, lab: int) -> Any:
        """Return the number of each future [draws]; not a number in a future that did not stay one."""
        return np.where(result.finite, np.asarray(self.of(result, lab), np.float64), np.nan)


def _ruined(result: Result, lab: int) -> Any:
    return np.asarray(is_ruined(result, lab), np.float64)


def _catastrophe(result: Result, _: int) -> Any:
    return catastrophe_probability(result)


def _lives(result: Result, _: int) -> Any:
    gained, spared = (np.asarray(result.monthly[name], np.float64)[-1] for name in (LIVES, SPARED))
    return gained * spared


_BACK = OutputSet(closing=(WORTH["run_off"],))
_SPARED = OutputSet((SPARED,))
PLAIN: Mapping[str, Aim] = {
    each.name: each
    for each in (
        Aim("worth", "USD", lambda result, lab: worth_as_concern(result, lab).total),
        Aim("cash", "USD", lambda result, lab: result.closing["cash"][lab]),
        Aim("money_back", "Share", lambda result, lab: money_back(result, lab, "run_off"), _BACK),
        Aim("no_ruin", "Share", lambda result, lab: 1 - _ruined(result, lab)),
        Aim("no_catastrophe", "Share", lambda result, lab: 1 - _catastrophe(result, lab), _SPARED),
        Aim("lives", "LifeMonths", _lives, OutputSet((LIVES, SPARED))),
        Aim("ruin", "Share", _ruined, is_better_more=False),
        Aim("catastrophe", "Share", _catastrophe, _SPARED, is_better_more=False),
    )
}


def aim_of(scenario: Scenario, name: str) -> Aim | None:
    """Return what a name stands for in a scenario; nothing where it stands for nothing there."""
    found = PLAIN.get(name) or _of_a_year(scenario, name) or _of_a_view(scenario, name)
    world = scenario.world
    known = found is not None and not _lacking(world, found)
    return found if known else None


def names_of_aims(scenario: Scenario) -> tuple[str, ...]:
    """Return all names of aims that a scenario has, years by one example."""
    views = (f"welfare_{view}" for view in scenario.settings.labels.get("curvature", ()))
    names = (*PLAIN, f"revenue_{EXAMPLE_YEAR}", *views)
    return tuple(name for name in names if aim_of(scenario, name) is not None)


def cannot_want(scenario: Scenario, name: str, option: str) -> list[Fault]:
    """Find why something cannot be the aim: there is no such thing, or less of it is better."""
    known = names_of_aims(scenario)
    found = aim_of(scenario, name)
    here = Place(said("what is wanted"))
    if found is None:
        cure = nearest(name, known, said("there are {names}", names=", ".join(known)))
        return [UnknownName(f"'{option}'", here, f"'{name}'", said("something that a run is asked for"), cure)]
    if not found.is_better_more:
        cure = said("maximise no_{name}, or hold it to a limit: --subject-to '{name} <= 0.05'", name=name)
        return [WrongOption(f"'{option}'", here, f"'{name}'", said("something of which more is better"), cure)]
    return []


def outputs_of(world: World, aims: Iterable[Aim]) -> OutputSet:
    """Return the outputs of a world that aims, the worth of labs and its reasons are read from: one set for all."""
    return kept_of(world, outputs_of_going_on(world), OutputSet((REVENUE, SPARED)), *(each.needs for each in aims))


def _of_a_year(scenario: Scenario, name: str) -> Aim | None:
    """Return a lab's revenue of a calendar year that lies whole within the run."""
    told = YEARLY.fullmatch(name)
    if told is None:
        return None
    year = int(told[1])
    start = np.datetime64(scenario.settings.start, "M")
    end = start + scenario.settings.months
    if start > np.datetime64(f"{year}-01") or end <= np.datetime64(f"{year}-12"):
        return None

    def revenue(result: Result, lab: int) -> Any:
        return of_lab(result, REVENUE, lab)[calendar_years(result) == year].sum(axis=0)

    return Aim(name, "USD", revenue, OutputSet((REVENUE,)))


def _of_a_view(scenario: Scenario, name: str) -> Aim | None:
    """Return welfare gained against no models, by one view of what is good: a relative risk aversion."""
    told, views = OF_VIEW.fullmatch(name), scenario.settings.labels.get("curvature", ())
    if told is None or told[1] not in views:
        return None
    view = views.index(told[1])
    return Aim(name, "Share", lambda result, _: result.monthly[GAIN][-1][view], OutputSet((GAIN,)))


def _lacking(world: World, aim: Aim) -> list[str]:
    monthly = [name for name in aim.needs.monthly if name not in world.kinds]
    return [*monthly, *(name for name in aim.needs.closing if name not in world.stocks)]
