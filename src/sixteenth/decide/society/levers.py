"""What a policy may set for all labs at once, as numbers: pace, effort, openness, a pause, and a firm line.

A scenario is made ready once: rules that ask effort of every lab, and promises that are kept. With the numbers at rest
it is the scenario itself; after that a policy is numbers and months alone, so that nothing is compiled anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.measures.middle import number_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import EventCard
from sixteenth.scenarios.layers.read import Placed, PlacedEvent
from sixteenth.scenarios.values.moves import scaled
from sixteenth.scenarios.variation import Variation, as_points, event_by_hand, kept_idle, numbers_as_cards

RULES = {"safety_effort": "ruled", "word": "kept"}
NEEDED = (
    *(
        "research_ratio",
        "mature_research_ratio",
        "safety_effort_today",
        "safety_openness",
        "margin_of_control",
        "policy_today",
    ),
    *("pause_of_country", "pause_until_control"),
)
NO_LINE = 40.0  # doublings beyond control: a line so far off binds nobody
PACED = ("research_ratio", "mature_research_ratio")
EVERYWHERE = ""
PAUSE = "pause_of_country"
MONTH = len("2026-07")


@dataclass(frozen=True)
class Lever:
    """One thing that a policy sets."""

    name: str
    low: float
    high: float
    is_logarithmic: bool = False
    is_whole: bool = False

    def number(self, place: float) -> float:
        """Return the number at a place from 0 to 1."""
        if self.is_logarithmic:
            return float(self.low * (self.high / self.low) ** place)
        found = self.low + (self.high - self.low) * place
        return float(round(found)) if self.is_whole else float(found)


LEVERS = (
    Lever("pace", 0.25, 4.0, is_logarithmic=True),  # times what each lab spends on research for each dollar of revenue
    Lever("effort", 0.002, 0.5, is_logarithmic=True),  # of its research, on safety
    Lever("openness", 0.0, 1.0),  # of others' work on control that a lab can use
    Lever("begins", 0, 60, is_whole=True),  # months to a pause of all
    Lever("lasts", 0, 48, is_whole=True),  # months of it; 0 is none
    Lever("until_control", 0, 1, is_whole=True),  # lifted where control has caught up
    Lever("line", -6.0, 12.0),  # doublings beyond control at which all hold back; above `LAST_LINE` is no line
)
LAST_LINE = 10.0


@dataclass(frozen=True)
class Policy:
    """What a policy sets for all labs; None leaves it as the scenario has it."""

    pace: float = 1.0
    effort: float | None = None
    openness: float | None = None
    begins: int = 0
    lasts: int = 0
    until_control: bool = False
    line: float | None = None


def policy_at(point: tuple[float, ...]) -> Policy:
    """Return the policy at a point of the levers, each from 0 to 1."""
    given = {lever.name: lever.number(place) for lever, place in zip(LEVERS, point, strict=True)}
    return Policy(
        pace=given["pace"],
        effort=given["effort"],
        openness=given["openness"],
        begins=int(given["begins"]),
        lasts=int(given["lasts"]),
        until_control=bool(given["until_control"]),
        line=given["line"] if given["line"] <= LAST_LINE else None,
    )


def ready(scenario: Scenario) -> Scenario:
    """Return a scenario to which policies can be applied; its own pauses by country give way to one of all, at rest.

    Raises:
        Refused: when the world has no such rules.

    """
    bound = under_rules(scenario)
    others = tuple(each for each in bound.assumptions.events if each.card.parameter != PAUSE)
    return bound.varied(Variation(events=(*others, _pause(bound, Policy()))))


def can_be_bound(scenario: Scenario) -> bool:
    """Say whether a scenario is the same under the rules of policies, with their numbers at rest.

    It is where its effort is held or ruled, and certain; where its promises are goals or firm and kept; and where no
    event changes one of these, nor what they are read from.
    """
    given, settings = scenario.assumptions.theory, scenario.settings
    follows = given.get("safety_effort") in ("held", "ruled") and given.get("word") in ("graded", "kept")
    moved = {each.card.parameter or each.card.choice for each in scenario.assumptions.events}
    is_certain = all(each.shape == "point" for each in settings.values.get("safety_effort_today", {}).values())
    read = {*RULES, "safety_effort_today", *(("margin_of_control",) if given.get("word") == "graded" else ())}
    return follows and is_certain and not moved & read


def under_rules(scenario: Scenario) -> Scenario:
    """Return a scenario under the rules that policies are numbers in, with effort as it was and no line that binds.

    Raises:
        Refused: when the world has no such rules.

    """
    labs, given = scenario.settings.labels["lab"], scenario.assumptions.theory
    bound = scenario.choosing(**RULES)
    numbers: dict[str, Any] = {}
    if given.get("safety_effort") != RULES["safety_effort"]:
        numbers["effort_ruled"] = {lab: number_of(scenario, "safety_effort_today", lab) for lab in labs}
    if given.get("word") != RULES["word"]:
        numbers["margin_of_control"] = NO_LINE
    return bound.with_(**numbers) if numbers else bound


def applied(scenario: Scenario, policy: Policy) -> Scenario:
    """Return a scenario that is ready under a policy."""
    given = scenario.assumptions
    cards = {**numbers_as_cards(given, scenario.world.declared, _numbers(policy)), **paced(scenario, policy)}
    pause = _pause(scenario, policy)
    events = tuple(pause if each.card.parameter == PAUSE else each for each in given.events)
    return scenario.varied(Variation(cards, events=events))


def paced(scenario: Scenario, policy: Policy) -> Mapping[str, Placed]:
    """Return the values that pace moves, times it, their spread included: research for each dollar, now and later."""
    return {} if policy.pace == 1 else scaled(scenario.assumptions, dict.fromkeys(PACED, policy.pace))


def _numbers(policy: Policy) -> Mapping[str, Any]:
    """Return the numbers that a policy sets, in the unit itself; a line is a promise of every lab."""
    numbers = {
        "effort_ruled": policy.effort,
        "safety_openness": policy.openness,
        "margin_of_control": policy.line,
        "policy_today": None if policy.line is None else 1.0,
        "pause_until_control": float(policy.until_control) if policy.lasts else None,
    }
    return {name: {EVERYWHERE: number} for name, number in numbers.items() if number is not None}


def _pause(scenario: Scenario, policy: Policy) -> PlacedEvent:
    """Return a pause of all countries, which keeps its place where there is none."""
    start = np.datetime64(scenario.settings.start, "M")
    begins = min(policy.begins, scenario.settings.months - 1)
    first, last = (str(start + after)[:MONTH] for after in (begins, begins + max(policy.lasts, 1)))
    everywhere = as_points(PAUSE, scenario.world, {EVERYWHERE: 1.0})
    card = EventCard(month=first, until=last, kind="scenario", source="a policy to be tried", **everywhere)
    event = event_by_hand(card)
    return event if policy.lasts else kept_idle(event)
