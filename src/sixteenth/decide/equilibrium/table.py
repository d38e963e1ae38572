"""The same game twice: on the futures that strategies are sought on, and on fresh ones that they are told on."""

from dataclasses import dataclass

from sixteenth.decide.equilibrium.around import best_leaving
from sixteenth.decide.equilibrium.game import Game, Profile
from sixteenth.decide.equilibrium.labs import Labs, Reading, Run, levels_of
from sixteenth.decide.equilibrium.measures import EFFORT, RULED
from sixteenth.decide.equilibrium.outcome import Outcome, outcome_of
from sixteenth.measures.middle import number_of
from sixteenth.scenarios.assemble import Scenario


@dataclass(frozen=True)
class Asked:
    """Who answers whom, in what, how finely, from how many starts, and what the measures are made of."""

    scenario: Scenario  # ready for the decisions
    players: tuple[str, ...]
    decisions: tuple[str, ...]
    levels: int
    starts: int
    seed: int
    liability: float  # part of a year's world output that labs bear in a catastrophe, under that measure
    floor: float  # under effort, by that measure


@dataclass(frozen=True)
class Futures:
    """How scenarios are run: over the futures that strategies are sought on, and over those that they are told on."""

    sought: Run
    fresh: Run


@dataclass(frozen=True)
class Table:
    """Where labs play: the game, and what its profiles bring on both sets of futures."""

    asked: Asked
    futures: Futures
    sought: Labs
    fresh: Labs
    game: Game

    def told(self, profile: Profile, before: Reading) -> Outcome:
        """Tell a profile on fresh futures, with the best that each player could do otherwise of what was tried."""
        leaving = {
            lab: other
            for at, lab in enumerate(self.game.players)
            if (other := best_leaving(self.game, profile, at)) is not None
        }
        return outcome_of(self.fresh, profile, before, leaving)

    def within_levels(self, profile: Profile) -> Profile:
        """Return a profile whose numbers are no lower than the lowest levels and no higher than the highest."""
        return tuple(
            tuple(
                min(max(number, choice.levels[0]), choice.levels[-1])
                for number, choice in zip(strategy, self.game.choices, strict=True)
            )
            for strategy in profile
        )

    def effort_of(self, lab: str, profile: Profile) -> float:
        """Return a lab's effort in a profile: what it decides there, or what its scenario has it do."""
        if lab in self.game.players and EFFORT in self.asked.decisions:
            return profile[self.game.players.index(lab)][self.asked.decisions.index(EFFORT)]
        return number_of(self.sought.scenario, RULED, lab)


def table_of(
    asked: Asked, scenario: Scenario, futures: Futures, *, liability: float = 0.0, least: float | None = None
) -> Table:
    """Return where labs of a scenario play; `least` is a floor under effort."""
    sought, fresh = (
        Labs(scenario, asked.players, asked.decisions, run, liability) for run in (futures.sought, futures.fresh)
    )
    choices = [levels_of(each, asked.levels, least if each == EFFORT else None) for each in asked.decisions]
    return Table(asked, futures, sought, fresh, sought.game(choices))
