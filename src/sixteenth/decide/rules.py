"""Who gains from a rule: the same futures under each rule and under none, lab by lab.

Every run has the same events on the same dates, which do nothing but for the rule at hand: one program, one luck.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.decide.headline import money_back
from sixteenth.engine.declared import Distribution, Event, OutputSet
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

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
    closing=("worth_if_stopped", "present_value"),
)


@dataclass(frozen=True)
class LabUnderRule:
    """What a rule changes for a lab, against none, on the same luck."""

    lab: str
    worth: float  # USD, median of the differences
    back_of_100: float  # difference
    ruined_of_100: float  # difference
    share: float  # of labs' revenue five years on, difference of medians
    cost: float  # USD: development and overhead of the whole run, median of the differences
    rivals_cost: float  # the same of all others


@dataclass(frozen=True)
class UnderRule:
    """A rule: what it changes for each lab, and for concentration."""

    rule: str
    labs: tuple[LabUnderRule, ...]
    concentration: float  # Herfindahl-Hirschman index of labs' revenue five years on, difference of medians
    ruined: float  # labs, difference of the mean

    @property
    def gains_most(self) -> str:
        """Return the lab that has its money back in more futures, by most; among equals the one that is worth more."""
        return max(self.labs, key=lambda lab: (lab.back_of_100, lab.worth)).lab

    @property
    def loses_most(self) -> str:
        """Return the lab that has its money back in fewer futures, by most; among equals the one that is worth less."""
        return min(self.labs, key=lambda lab: (lab.back_of_100, lab.worth)).lab


def who_gains(
    scenario: Scenario, run: Callable[[Scenario], Result], rules: Mapping[str, Change] = RULES
) -> tuple[UnderRule, ...]:
    """Run a scenario without a rule and under each, and tell them apart.

    Raises:
        Refused: when the scenario has no rules by country.

    """
    ruled = scenario.choosing(rules="by_country")
    ruled = replace(ruled, world=ruled.world.keeping("rules", KEPT))
    without = run(_under(ruled, {}))
    return tuple(_apart(name, without, run(_under(ruled, change))) for name, change in rules.items())


def _under(scenario: Scenario, change: Change) -> Scenario:
    events = [
        Event(BEGINS, name, _points(change.get(name, nothing)), until=BEGINS + A_YEAR if name in FOR_A_YEAR else None)
        for name, nothing in NOTHING.items()
    ]
    settings = scenario.settings
    return replace(scenario, settings=replace(settings, events=(*settings.events, *events)))


def _points(values: Mapping[str, float]) -> Mapping[tuple[str, ...], Distribution]:
    return {(country,) if country else (): Distribution("point", (value,)) for country, value in values.items()}


def _apart(rule: str, without: Result, under: Result) -> UnderRule:
    """Tell a rule from none: medians over the futures that stayed numbers in both, counts over all."""
    five_years, kept = min(60, len(without.months) - 1), without.finite & under.finite
    shares = [_shares(each, five_years)[..., kept] for each in (without, under)]
    indexes = [float(np.median((each**2).sum(axis=0))) for each in shares]
    ruined = [(each.endings(("lab",))[1] > 0) for each in (without, under)]
    costs = [_costs(each)[..., kept] for each in (without, under)]
    more = costs[1] - costs[0]
    worth = (under.closing["worth_if_stopped"] - without.closing["worth_if_stopped"])[..., kept]
    labs = tuple(
        LabUnderRule(
            lab,
            float(np.median(worth[at])),
            100 * float(np.mean(money_back(under, at, "run_off")) - np.mean(money_back(without, at, "run_off"))),
            100 * float(ruined[1][at].mean() - ruined[0][at].mean()),
            float(np.median(shares[1][at]) - np.median(shares[0][at])),
            float(np.median(more[at])),
            float(np.median(more.sum(axis=0) - more[at])),
        )
        for at, lab in enumerate(without.labels["lab"])
    )
    gone = float(ruined[1].sum(axis=0).mean() - ruined[0].sum(axis=0).mean())
    return UnderRule(rule, labs, indexes[1] - indexes[0], gone)


def _shares(result: Result, month: int) -> Any:
    revenue = np.asarray(result["company_revenue"][month], float)
    return revenue / np.maximum(revenue.sum(axis=0), 1)


def _costs(result: Result) -> Any:
    spent = np.asarray(result["overhead"], float) + np.asarray(result["company_development"], float)
    return spent.sum(axis=0)
