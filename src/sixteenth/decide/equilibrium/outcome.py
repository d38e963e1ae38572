"""What a profile of labs' decisions brings, against another: worth, risk, lives, and what each gains by leaving it.

It is told over fresh futures, on which nothing was chosen: the best of many tries looks better on the futures that it
was chosen on than it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sixteenth.decide.equilibrium.around import ERRORS
from sixteenth.decide.equilibrium.game import Profile, Strategy, gain_between
from sixteenth.decide.equilibrium.labs import Labs, Reading
from sixteenth.measures.estimate import Estimate, mean_of_numbers


@dataclass(frozen=True)
class Leaving:
    """What a player would gain by the best other strategy that was tried, all others as they are."""

    lab: str
    strategy: Strategy
    gain: Estimate  # USD of the start

    @property
    def is_clear(self) -> bool:
        """Say whether it gains beyond two standard errors."""
        return self.gain.value > ERRORS * self.gain.error

    @property
    def is_possible(self) -> bool:
        """Say whether it gains more than the standard error."""
        return self.gain.value > self.gain.error


@dataclass(frozen=True)
class LabAt:
    """A lab in a profile; money is USD of the start, changes are against the profile it is compared with."""

    lab: str
    strategy: Strategy | None  # none of a lab that is no player
    worth: Estimate  # to its owners
    more_worth: Estimate
    more_training: Estimate  # spent on research in the run
    leaving: Leaving | None


@dataclass(frozen=True)
class Outcome:
    """What a profile brings, against another on the same futures."""

    profile: Profile
    labs: tuple[LabAt, ...]  # players first
    catastrophe: Estimate  # probability within the run
    more_catastrophe: Estimate
    more_life_years: Estimate  # expected, gained by what models help to cure

    @property
    def leaving(self) -> tuple[Leaving, ...]:
        """Return what each player would gain by leaving it."""
        return tuple(each.leaving for each in self.labs if each.leaving)


def outcome_of(labs: Labs, profile: Profile, before: Reading, leaving: Mapping[str, Profile] | None = None) -> Outcome:
    """Tell what a profile brings over the futures of `labs`, against a reading of the same futures."""
    found = labs.read(profile)
    strategies = dict(zip(labs.players, profile, strict=True))
    return Outcome(
        profile=profile,
        labs=tuple(
            LabAt(
                lab=lab,
                strategy=strategies.get(lab),
                worth=mean_of_numbers(found.payoff(lab)),
                more_worth=gain_between(before.payoff(lab), found.payoff(lab)),
                more_training=gain_between(before.training[lab], found.training[lab]),
                leaving=leaving_of(labs, profile, lab, leaving[lab]) if leaving and lab in leaving else None,
            )
            for lab in (*labs.players, *(each for each in labs.all if each not in labs.players))
        ),
        catastrophe=mean_of_numbers(found.catastrophe),
        more_catastrophe=gain_between(before.catastrophe, found.catastrophe),
        more_life_years=gain_between(before.life_years, found.life_years),
    )


def leaving_of(labs: Labs, profile: Profile, lab: str, other: Profile) -> Leaving:
    """Tell what a player gains by leaving a profile for another strategy."""
    at = labs.players.index(lab)
    return Leaving(lab, other[at], gain_between(labs.payoffs(profile)[lab], labs.payoffs(other)[lab]))
