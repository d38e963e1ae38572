"""Who gains from a rule: the same futures under each rule and under none, lab by lab.

Every run has the same events on the same dates, which do nothing but for the rule at hand: one program, one luck.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.difference import Measure, plan_of
from sixteenth.decide.worth.headline import money_back
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import EventCard
from sixteenth.scenarios.variation import Variation, as_points, event_by_hand

BEGINS = 9  # months after the start
A_YEAR = 12
HALF_A_BILLION_A_YEAR = 5e8 / 12
EVERYWHERE = ""
Change = Mapping[str, Mapping[str, float]]  # parameter -> country, or everywhere -> value

NOTHING: Change = {
    "pause_of_country": {EVERYWHERE: 0.0},
    "most_compute": {EVERYWHERE: 1000.0},
    "hardware_withheld": {EVERYWHERE: 0.0},
    "compliance_cost": {EVERYWHERE: 0.0},
    "compliance_share": {EVERYWHERE: 0.0},
}
FOR_A_YEAR = ("pause_of_country",)
RULES: Mapping[str, Change] = {
    "a licence that costs each lab half a billion dollars a year": {
        "compliance_cost": {EVERYWHERE: HALF_A_BILLION_A_YEAR}
    },
    "tests that cost a tenth of development": {"compliance_share": {EVERYWHERE: 0.1}},
    "no lab buys more than twice today's research compute": {"most_compute": {EVERYWHERE: 2.0}},
    "no exports of compute to China": {
        "most_compute": {"China": 1.0, EVERYWHERE: 1000.0},
        "hardware_withheld": {"China": 1.0, EVERYWHERE: 0.0},
    },
    "a pause of a year in the United States": {"pause_of_country": {"United States": 1.0, EVERYWHERE: 0.0}},
    "a pause of a year for all": {"pause_of_country": {EVERYWHERE: 1.0}},
}
KEPT = OutputSet(
    monthly=("company_revenue", "overhead", "company_development", "concentration"),
    closing=("wind_down_value", "present_value"),
)


@dataclass(frozen=True)
class LabUnderRule:
    """What a rule changes for a lab, against none, on the same luck."""

    lab: str
    worth: Estimate  # USD, median of the differences
    back_of_100: Estimate  # difference
    ruined_of_100: Estimate  # difference
    share: Estimate  # of labs' revenue five years on, mean of the differences
    cost: Estimate  # USD: development and overhead of the whole run, median of the differences
    rivals_cost: Estimate  # the same of all others


@dataclass(frozen=True)
class UnderRule:
    """A rule: what it changes for each lab, and for concentration."""

    rule: str
    labs: tuple[LabUnderRule, ...]
    concentration: Estimate  # Herfindahl-Hirschman index of labs' revenue five years on, mean of the differences
    ruined: Estimate  # labs, mean of the differences

    @property
    def gains_most(self) -> LabUnderRule:
        """Return the lab that has its money back in more futures, by most; among equals the one that is worth more."""
        return max(self.labs, key=lambda lab: (lab.back_of_100.value, lab.worth.value))

    @property
    def loses_most(self) -> LabUnderRule:
        """Return the lab that has its money back in fewer futures, by most; among equals the one that is worth less."""
        return min(self.labs, key=lambda lab: (lab.back_of_100.value, lab.worth.value))


def ruled_by_country(scenario: Scenario) -> Scenario:
    """Return a scenario whose countries can make rules.

    Raises:
        Refused: when its world has none.

    """
    return scenario.choosing(rules="by_country")


def who_gains(
    ruled: Scenario, run: Callable[[Scenario], Result], rules: Mapping[str, Change] = RULES
) -> tuple[UnderRule, ...]:
    """Run a scenario with rules by country under none of them and under each, and tell them apart."""
    without = run(_under(ruled, {}))
    return tuple(_apart(name, without, run(_under(ruled, change))) for name, change in rules.items())


def _under(scenario: Scenario, change: Change) -> Scenario:
    begins, ends = (str(np.datetime64(scenario.settings.start, "M") + after) for after in (BEGINS, BEGINS + A_YEAR))
    events = [
        event_by_hand(
            EventCard(
                month=begins,
                until=ends if name in FOR_A_YEAR else None,
                kind="scenario",
                source="a rule to be tried",
                **as_points(name, scenario.world, change.get(name, nothing)),
            )
        )
        for name, nothing in NOTHING.items()
    ]
    return scenario.varied(Variation(events=(*scenario.assumptions.events, *events)))


def _apart(rule: str, without: Result, under: Result) -> UnderRule:
    """Compare two runs future by future; those in which one stopped being a number are left out of both."""
    kept = without.finite & under.finite
    five_years = min(60, len(without.months) - 1)
    share, cost = (of(under) - of(without) for of in (lambda each: _shares(each, five_years), _costs))
    index = _concentration(under, five_years) - _concentration(without, five_years)
    ruined = _ruined(under) - _ruined(without)
    worth = _doubled(under.closing["wind_down_value"]) - _doubled(without.closing["wind_down_value"])

    def estimate(values: Any, *, is_mean: bool = True) -> Estimate:
        measure = Measure(rule, rule, "", lambda _: values, is_mean)
        error = measure.error_of([(1.0, values)], kept, plan_of(without))
        return Estimate(measure.take(values[kept]), error)

    labs = tuple(
        LabUnderRule(
            lab,
            worth=estimate(worth[at], is_mean=False),
            back_of_100=estimate(100.0 * (_back(under, at) - _back(without, at))),
            ruined_of_100=estimate(100.0 * ruined[at]),
            share=estimate(share[at]),
            cost=estimate(cost[at], is_mean=False),
            rivals_cost=estimate(cost.sum(axis=0) - cost[at], is_mean=False),
        )
        for at, lab in enumerate(without.labels["lab"])
    )
    return UnderRule(rule, labs, estimate(index), estimate(ruined.sum(axis=0)))


def _doubled(values: Any) -> Any:
    return np.asarray(values, np.float64)


def _back(result: Result, lab: int) -> Any:
    return _doubled(money_back(result, lab, "run_off"))


def _ruined(result: Result) -> Any:
    return _doubled(result.endings(("lab",))[1] > 0)


def _shares(result: Result, month: int) -> Any:
    revenue = _doubled(result["company_revenue"][month])
    return revenue / np.maximum(revenue.sum(axis=0), 1)


def _concentration(result: Result, month: int) -> Any:
    return (_shares(result, month) ** 2).sum(axis=0)


def _costs(result: Result) -> Any:
    return (_doubled(result["overhead"]) + _doubled(result["company_development"])).sum(axis=0)
