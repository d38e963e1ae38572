"""A race to the precipice (Armstrong, Bostrom, Shulman 2016): in closed form, and played.

Teams have skills, drawn evenly from 0 to a spread, and each chooses its care from 0 to 1. Whoever has most skill less
care wins, and all ends in disaster with odds of 1 less the winner's care. A team gets 1 if it wins without disaster, 1
less enmity if another does, and nothing in a disaster. Three cases differ in what a team knows when it chooses: nothing
but how skills are spread, its own skill, or all skills.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.said import said

Information = Literal["none", "private", "public"]
Array = npt.NDArray[np.float64]
TIE = 1e-9  # closer than this, skill less care is the same, and the more skilled wins
TOLD: dict[Information, str] = {
    "none": "without information",
    "private": "with private information",
    "public": "with public information",
}


@dataclass(frozen=True)
class Race:
    """How many teams race, how much each minds another's win, and how much skill counts against care.

    Raises:
        OutsideDomain: with fewer than two teams or parts of one, enmity not above 0 or above 1, or a spread of skill
            not above 0.

    """

    teams: int
    enmity: float
    spread: float

    def __post_init__(self) -> None:
        broken = {
            said("{teams} teams: they must be whole, and at least two", teams=self.teams): not (
                self.teams >= 2 and self.teams % 1 == 0  # noqa: PLR2004 - as it says
            ),
            said(
                "an enmity of {enmity:g}: it must be above 0, else nobody races, and at most 1", enmity=self.enmity
            ): not 0 < self.enmity <= 1,
            said("a spread of skill of {spread:g}: it must be above 0 and finite", spread=self.spread): not 0
            < self.spread
            < np.inf,
        }
        require_domain(broken)


@dataclass(frozen=True)
class Played:
    """Races that were played: skills drawn, care chosen, the winner's number, and whether disaster struck."""

    skills: Array  # [game, team]
    care: Array  # [game, team]
    winner: npt.NDArray[np.intp]  # [game]
    disaster: npt.NDArray[np.bool_]  # [game]


def risk(race: Race, information: Information) -> float:
    """Odds of disaster where each team's care is its best reply to the others'.

    Raises:
        OutsideDomain: when the information is none of the three.

    """
    _check(information)
    teams, enmity, spread = race.teams, race.enmity, race.spread
    if information == "none":
        return max(0.0, 1 - spread / (enmity * teams))
    if information == "private":
        careful = _skill_of_full_care(race)
        if spread <= careful:
            return 1 - teams / (teams + 1) * spread / careful
        return (careful / spread) ** teams / (teams + 1)
    short_leads = 1 - max(1 - enmity / spread, 0.0) ** (teams + 1)  # leads longer than enmity cost no care
    return 1 - spread / (enmity * (teams + 1)) * short_leads


def care(race: Race, information: Information, skills: npt.ArrayLike) -> Array:
    """Choose each team's care by what it knows, [game, team] as the skills: no team would rather choose another.

    Where all is known, the leader takes as much care as its lead allows, and each other team just as little as would
    tie: less would win, at a risk that is worse for it than the leader's win.

    Raises:
        OutsideDomain: when the information is none of the three, or skills are not of as many teams, from 0 to the
            spread.

    """
    _check(information)
    known = np.asarray(skills, float)
    if known.shape[-1] != race.teams or not ((known >= 0) & (known <= race.spread)).all():
        message = said(
            "skills must be of {teams} teams each, from 0 to {spread:g}", teams=race.teams, spread=race.spread
        )
        raise OutsideDomain(message)
    if information == "none":
        return np.full(known.shape, min(1.0, race.spread / (race.enmity * race.teams)))
    if information == "private":
        return np.minimum(1.0, known / _skill_of_full_care(race))
    second, first = np.moveaxis(np.sort(known, axis=-1)[..., -2:], -1, 0)
    of_leader = np.minimum(1.0, (first - second) / race.enmity)
    tying = np.maximum(0.0, known - (first - of_leader)[..., None])
    leads = np.arange(race.teams) == np.argmax(known, axis=-1)[..., None]
    return np.where(leads, of_leader[..., None], tying)


def winner(skills: Array, care_taken: Array) -> npt.NDArray[np.intp]:
    """Find who has most skill less care; of those who tie, the most skilled."""
    place = skills - care_taken
    in_front = place >= place.max(axis=-1, keepdims=True) - TIE * (1 + skills.max(axis=-1, keepdims=True))
    return np.argmax(np.where(in_front, skills, -np.inf), axis=-1)


def payoffs(race: Race, skills: Array, care_taken: Array) -> Array:
    """Compute what each team expects before it is known whether disaster strikes, [game, team]."""
    wins = np.arange(race.teams) == winner(skills, care_taken)[..., None]
    safe = np.where(wins, care_taken, 0).sum(axis=-1, keepdims=True)
    return safe * np.where(wins, 1.0, 1 - race.enmity)


def play(race: Race, information: Information, games: int, seed: int) -> Played:
    """Play the race many times: draw skills, let all choose their best replies, find the winner, and try its luck."""
    chance = np.random.default_rng(seed)
    skills = chance.uniform(0, race.spread, (games, race.teams))
    chosen = care(race, information, skills)
    first = winner(skills, chosen)
    disaster = chance.random(games) >= chosen[np.arange(games), first]
    return Played(skills, chosen, first, disaster)


def _skill_of_full_care(race: Race) -> float:
    """Skill from which a team that knows only its own takes all care."""
    return race.enmity * (race.teams - 1) + 1


def _check(information: str) -> None:
    if information not in TOLD:
        message = said(
            "information '{information}': it must be one of {names}", information=information, names=", ".join(TOLD)
        )
        raise OutsideDomain(message)


def reproduce(games: int = 0, seed: int = 0, **given: Any) -> dict[str, float]:
    """Return the risk at each level of information; with games, also the share of those played that end in disaster."""
    race = Race(**given)
    found = {f"risk {told}": risk(race, level) for level, told in TOLD.items()}
    if games:
        found |= {
            f"disasters played {told}": float(play(race, level, games, seed).disaster.mean())
            for level, told in TOLD.items()
        }
    return found
