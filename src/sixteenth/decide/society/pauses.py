"""A pause by one lab, by one country, by all: the same futures under each and under none.

Every run has the same events on the same dates, which differ only in who pauses: one program, one luck. A paused lab
trains nothing more capable and launches nothing. What each pause moves is told by differences future by future.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.difference import Measure, plan_of
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate
from sixteenth.measures.middle import middle
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import EventCard
from sixteenth.scenarios.variation import Variation, as_points, event_by_hand

BEGINS, MONTHS = 18, 12  # after the start, and how long
EVERYWHERE = ""
KEPT = OutputSet(
    monthly=(
        "probability_without_catastrophe",
        "lab_horizon",
        "is_alive",
        "company_revenue",
        "lives_saved_in_all",
    ),
    closing=("wind_down_value",),
)
NEEDED = (*KEPT.monthly, *KEPT.closing, "pause_of_lab", "pause_of_country", "in_country")


@dataclass(frozen=True)
class Who:
    """Who pauses: labs by themselves, or countries with all their labs."""

    labs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pause:
    """What a pause changes against none, on the same luck; levels beside the changes."""

    who: Who
    odds: float  # of a catastrophe within the run
    odds_change: Estimate
    lead: float  # doublings that the lab in focus is ahead of the best of the others, as the pause ends
    lead_change: Estimate
    lag: float  # doublings that labs abroad are behind the best at home, as the pause ends
    lag_change: Estimate
    share_change: Estimate  # of the lab in focus in all labs' revenue, over the year after the pause began
    abroad_change: Estimate  # of labs abroad
    worth_change: Estimate  # of the lab in focus, USD
    lives_change: Estimate  # saved by the end of the run


def pauses_of(scenario: Scenario, lab: str) -> tuple[Who, ...]:
    """Name the pauses that are put beside each other: the lab alone, its country, each other country, and all."""
    home = country_of(scenario, lab)
    countries = scenario.settings.labels["country"]
    others = [each for each in countries if each != home]
    return (Who(labs=(lab,)), *(Who(countries=(each,)) for each in (home, *others)), Who(countries=tuple(countries)))


def country_of(scenario: Scenario, lab: str) -> str:
    """Return the country in which a lab has its seat."""
    return scenario.settings.labels["country"][int(np.argmax(_seats(scenario)[_at(scenario, lab)]))]


def compare_pauses(
    scenario: Scenario,
    lab: str,
    run: Callable[[Scenario], Result],
    *,
    begins: int = BEGINS,
    months: int = MONTHS,
) -> tuple[Pause, ...]:
    """Run a scenario without a pause and with each; the first told is without.

    Args:
        scenario: What is assumed; pauses of its own go on.
        lab: The lab in focus, which pauses alone in one of the runs.
        run: Runs a scenario, keeping `KEPT`.
        begins: Months from the start to the pause.
        months: How long it lasts.

    """
    home = _seats(scenario)[:, scenario.settings.labels["country"].index(country_of(scenario, lab))] > 0
    none = run(_with_pause(scenario, Who(), begins, months))
    told = [Who(), *pauses_of(scenario, lab)]
    runs = [none, *(run(_with_pause(scenario, who, begins, months)) for who in told[1:])]
    focus, ends = _at(scenario, lab), begins + months - 1
    return tuple(_apart(who, none, each, focus, home, (begins, ends)) for who, each in zip(told, runs, strict=True))


def _with_pause(scenario: Scenario, who: Who, begins: int, months: int) -> Scenario:
    first, last = (str(np.datetime64(scenario.settings.start, "M") + after) for after in (begins, begins + months))
    changes: Mapping[str, Mapping[str, float]] = {
        "pause_of_lab": {EVERYWHERE: 0.0} | dict.fromkeys(who.labs, 1.0),
        "pause_of_country": {EVERYWHERE: 0.0} | dict.fromkeys(who.countries, 1.0),
    }
    events = [
        event_by_hand(
            EventCard(
                month=first,
                until=last,
                kind="scenario",
                source="a pause to be tried",
                **as_points(name, scenario.world, change),
            )
        )
        for name, change in changes.items()
    ]
    return scenario.varied(Variation(events=(*scenario.assumptions.events, *events)))


def _apart(who: Who, none: Result, under: Result, focus: int, home: Any, when: tuple[int, int]) -> Pause:
    """Compare two runs future by future; those in which one stopped being a number are left out of both."""
    kept = none.finite & under.finite
    begins, ends = when
    year = slice(begins, begins + 12)

    def change(of: Callable[[Result], Any]) -> Estimate:
        values = np.asarray(of(under), np.float64) - np.asarray(of(none), np.float64)
        measure = Measure("pause", "pause", "", lambda _: values, is_mean=True)
        return Estimate(measure.take(values[kept]), measure.error_of([(1.0, values)], kept, plan_of(none)))

    def level(of: Callable[[Result], Any]) -> float:
        return float(np.mean(np.asarray(of(under), np.float64)[kept]))

    others = np.arange(len(home)) != focus
    lead: Callable[[Result], Any] = lambda each: _ahead(each, ends, ~others, others)  # noqa: E731
    lag: Callable[[Result], Any] = lambda each: _ahead(each, ends, home, ~home)  # noqa: E731
    return Pause(
        who=who,
        odds=level(_odds),
        odds_change=change(_odds),
        lead=level(lead),
        lead_change=change(lead),
        lag=level(lag),
        lag_change=change(lag),
        share_change=change(lambda each: _share(each, year, ~others)),
        abroad_change=change(lambda each: _share(each, year, ~home)),
        worth_change=change(lambda each: each.closing["wind_down_value"][focus]),
        lives_change=change(lambda each: each["lives_saved_in_all"][-1]),
    )


def _odds(result: Result) -> Any:
    return 1 - np.asarray(result["probability_without_catastrophe"][-1], np.float64)


def _ahead(result: Result, month: int, own: Any, others: Any) -> Any:
    """Return how far the best of some labs' research is ahead of the best of others', in doublings."""
    horizons = np.asarray(result["lab_horizon"][month] * result["is_alive"][month], np.float64)
    return horizons[own].max(axis=0) - horizons[others].max(axis=0)


def _share(result: Result, months: slice, own: Any) -> Any:
    """Return the share of some labs in the revenue of all, over some months."""
    revenue = np.asarray(result["company_revenue"][months], np.float64).sum(axis=0)
    return revenue[own].sum(axis=0) / np.maximum(revenue.sum(axis=0), 1)


def _seats(scenario: Scenario) -> Any:
    return np.asarray(middle(scenario, "in_country"), float)


def _at(scenario: Scenario, lab: str) -> int:
    return scenario.settings.labels["lab"].index(lab)
