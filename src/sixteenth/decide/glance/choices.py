"""What somebody decides, and by which rule it is counted, as numbers of a scenario with the ends that are tried.

What a lab decides is asked of the lab in focus where labs differ, else of all of them together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sixteenth.decide.choosing.decisions import DECISIONS
from sixteenth.decide.worth.going_on import models_today
from sixteenth.measures.middle import number_of
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.believed import Scale

Kind = Literal["choice", "belief", "rule"]
MODELS_AHEAD = 12  # of a lab that stops later than now


@dataclass(frozen=True)
class Ends:
    """A number that is decided, and between which ends: numbers, or times what the scenario has."""

    name: str
    low: float
    high: float
    scale: Scale = "linear"
    of: Literal["lab", "country", "all"] = "all"  # whose number it is
    kind: Kind = "choice"
    is_factor: bool = False
    is_whole: bool = False


def _of_decision(name: str, scale: Scale = "linear") -> Ends:
    each = DECISIONS[name]
    return Ends(each.parameter, each.low, each.high, scale, "lab", is_factor=each.is_factor, is_whole=each.is_whole)


CANDIDATES = (
    _of_decision("training_spend", "log"),
    _of_decision("research_effort"),
    _of_decision("last_model"),
    Ends("safety_effort_today", 0.002, 0.4, "log", "lab"),
    Ends("pause_of_lab", 0, 1, of="lab", is_whole=True),
    Ends("pause_of_country", 0, 1, of="country", is_whole=True),
    Ends("most_compute", 1.0, 1000.0, "log", "country"),
    Ends("mature_research_ratio", 0.5, 2.0, "log", is_factor=True),
    Ends("prudence", -2.5, 0.5),
    Ends("share_of_cash_at_risk", 0.1, 1.0),
    Ends("funding_capacity_share", 0.02, 0.3, "log"),
    Ends("discount_rate", 0.05, 0.2, kind="rule"),
)


@dataclass(frozen=True)
class Decided:
    """One number that is decided in a scenario: what it is now, and the ends that are tried, in the unit itself."""

    ends: Ends
    label: str
    now: float
    least: float
    most: float

    @property
    def title(self) -> str:
        """Return `name` or `name/label`."""
        return f"{self.ends.name}/{self.label}" if self.label else self.ends.name

    def at(self, scenario: Scenario, number: float) -> Scenario:
        """Return a scenario with another number.

        Raises:
            Refused: where it cannot be, beside all else that the scenario assumes.

        """
        given = {self.label: number} if self.label else number
        return scenario.with_cards({self.ends.name: given})


def decided_in(scenario: Scenario, lab: str) -> Iterator[Decided]:
    """Yield the numbers that are decided in a scenario, of those that its world reads."""
    for ends in CANDIDATES:
        if ends.name not in scenario.world.names_read or ends.name not in scenario.settings.values:
            continue
        label = {"lab": lab, "country": _country_of(scenario, lab), "all": ""}[ends.of]
        if label is None:
            continue
        now = number_of(scenario, ends.name, *((label,) if label else ()))
        low, high = scenario.world.declared[ends.name].bounds
        least, most = (each * (now if ends.is_factor else 1.0) for each in (ends.low, ends.high))
        if ends.name == "last_model":
            least = float(models_today(scenario, lab))
            most = least + MODELS_AHEAD
        yield Decided(ends, label, now, max(least, low), min(most, high))


def _country_of(scenario: Scenario, lab: str) -> str | None:
    """Return the country of a lab; none where the scenario does not say."""
    countries = scenario.settings.labels.get("country", ())
    known = scenario.settings.values.get("in_country")
    if known is None:
        return None
    return next((each for each in countries if number_of(scenario, "in_country", lab, each) > 0), None)
