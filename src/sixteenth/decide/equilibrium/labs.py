"""Labs as players: what each profile of their decisions pays their owners, and what it brings to all.

One run gives the payoffs of all labs at a profile, on the same futures for each. Labs that are not among the players
keep to what the scenario has them do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.choosing.decisions import DECISIONS, Decision, at_rest, decided
from sixteenth.decide.equilibrium.game import Choice, Game, Profile
from sixteenth.decide.equilibrium.liability import OF_LIABILITY, borne
from sixteenth.decide.worth.going_on import outputs_of_going_on, worth_as_concern
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.over_futures import kept_of, of_lab
from sixteenth.scenarios.assemble import Scenario

MONTHS_A_YEAR = 12
ODDS, LIVES = "probability_without_catastrophe", "life_months_gained"
OF_ALL = OutputSet((ODDS, LIVES, *OF_LIABILITY))
NEEDED_FOR_LIABILITY = (ODDS, *OF_LIABILITY)

Run = Callable[[Scenario], Result]


@dataclass(frozen=True)
class Reading:
    """What a profile brings, one number a future [draws]; not a number where the future did not stay one."""

    worth: Mapping[str, Any]  # by lab, to its owners, USD of the start
    borne: Mapping[str, Any]  # by lab, its part of what a catastrophe costs, expected, USD of the start
    training: Mapping[str, Any]  # by lab, what it spends on research in the run, USD of the start
    catastrophe: Any  # probability within the run
    life_years: Any  # gained in the run, weighed by the probability that there is anybody to live them

    def payoff(self, lab: str) -> Any:
        """Return what a lab plays for: its worth to its owners, less what it bears."""
        return self.worth[lab] - self.borne[lab]


def kept_in(world: World) -> OutputSet:
    """Return the outputs of a world that payoffs and what a profile brings are read from."""
    return kept_of(world, outputs_of_going_on(world), OF_ALL)


class Labs:
    """Labs of a scenario that is ready: what each decides, and what profiles bring.

    Args:
        scenario: A scenario that is ready for the decisions.
        players: The labs that answer one another.
        decisions: What each of them decides.
        run: Runs a scenario that keeps `kept_in` its world, always over the same futures.
        liability: Part of a year's world output that labs bear in a catastrophe, each as it added to the hazard.

    """

    def __init__(
        self, scenario: Scenario, players: Sequence[str], decisions: Sequence[str], run: Run, liability: float = 0.0
    ) -> None:
        self.scenario, self.players, self.decisions = scenario, tuple(players), tuple(decisions)
        self.all = tuple(scenario.settings.labels["lab"])
        self._run, self._liability = run, liability
        self._read: dict[Profile, Reading] = {}

    @property
    def as_it_is(self) -> Profile:
        """Return the profile in which every lab does what the scenario has it do."""
        return tuple(tuple(at_rest(self.scenario, name, lab) for name in self.decisions) for lab in self.players)

    def game(self, choices: Sequence[Choice]) -> Game:
        """Return the game that they play for what they are worth to their owners, less what they bear."""
        return Game(self.players, choices, self.payoffs)

    def payoffs(self, profile: Profile) -> Mapping[str, Any]:
        """Return what a profile pays each lab [draws], those too that are no players."""
        found = self.read(profile)
        return {lab: found.payoff(lab) for lab in self.all}

    def read(self, profile: Profile) -> Reading:
        """Return what a profile brings; it is run once."""
        if profile not in self._read:
            self._read[profile] = self.read_at(self.at(profile))
        return self._read[profile]

    def read_at(self, scenario: Scenario) -> Reading:
        """Return what a scenario brings in which any lab may do otherwise than in a profile."""
        return read(self._run(scenario), self.all, self._liability)

    def at(self, profile: Profile) -> Scenario:
        """Return the scenario in which each player does what a profile has it do."""
        numbers = {
            (name, lab): number
            for lab, strategy in zip(self.players, profile, strict=True)
            for name, number in zip(self.decisions, strategy, strict=True)
        }
        return decided(self.scenario, numbers)


def read(result: Result, labs: Sequence[str], liability: float = 0.0) -> Reading:
    """Read a run that kept `kept_in` its world."""
    spared = np.asarray(result.monthly[ODDS][-1], np.float64) if ODDS in result.monthly else np.ones(result.draws)
    gained = np.asarray(result.monthly[LIVES][-1], np.float64) if LIVES in result.monthly else np.zeros(result.draws)
    share = borne(result) if liability else np.zeros((len(labs), result.draws))

    def own(values: Any) -> Any:
        return np.where(result.finite, values, np.nan)

    return Reading(
        worth={lab: own(worth_as_concern(result, at).total) for at, lab in enumerate(labs)},
        borne={lab: own(liability * share[at]) for at, lab in enumerate(labs)},
        training={
            lab: own((of_lab(result, "company_development", at) * of_lab(result, "discount_factor", at)).sum(axis=0))
            for at, lab in enumerate(labs)
        },
        catastrophe=own(1 - spared),
        life_years=own(gained / MONTHS_A_YEAR * spared),
    )


def levels_of(name: str, count: int, least: float | None = None) -> Choice:
    """Return the levels of a decision to try, in proportion between its ends; `least` is a floor under them."""
    decision: Decision = DECISIONS[name]
    if decision.is_whole:
        return Choice(name, (decision.low, decision.high), is_whole=True)
    low = max(decision.low, least) if least is not None else decision.low
    levels = tuple(float(f"{each:.3g}") for each in np.geomspace(low, decision.high, count))
    return Choice(name, levels, is_logarithmic=True)
