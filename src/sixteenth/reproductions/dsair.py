"""A race for supremacy between the safe and the unsafe (Han, Pereira, Santos, Lenaerts 2020), and who imitates whom.

Two developers meet for as many rounds as it takes to reach a prize. The safe pay for safety each round; the unsafe are
faster, may be found out in a round, and may lose everything to a disaster before the end. In a population, one who
thinks again imitates another by the Fermi rule on what either earns: that is the world's `imitation_probability`.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from scipy.special import logsumexp

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain, require_domain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

Strategy = Literal["safe", "unsafe"]
Array = npt.NDArray[np.float64]
STRONGEST = 700.0  # a gain times intensity beyond which the exponential in the Fermi rule is no number


@dataclass(frozen=True)
class Race:
    """What two developers play for, and what befalls them.

    Raises:
        OutsideDomain: when a speed is not above 1, there is not a whole round, a benefit, cost or prize is below 0, or
            odds are not from 0 to 1.

    """

    speed: float  # of the unsafe, as a multiple of the safe
    disaster: float = 0.0  # odds that the unsafe lose all
    detection: float = 0.0  # odds, a round, that the unsafe are found out and get nothing
    benefit: float = 4.0  # of being ahead, a round, to be shared
    cost: float = 1.0  # of safety, a round
    prize: float = 1e4
    rounds: float = 100.0  # that the safe need

    def __post_init__(self) -> None:
        broken = {
            said("a speed of {speed:g}: it must be above 1 and finite", speed=self.speed): not 1 < self.speed < np.inf,
            said("odds of disaster of {disaster:g}: they must be from 0 to 1", disaster=self.disaster): not 0
            <= self.disaster
            <= 1,
            said("odds of detection of {detection:g}: they must be from 0 to 1", detection=self.detection): not 0
            <= self.detection
            <= 1,
            said("a benefit of {benefit:g}: it must be from 0 up, and finite", benefit=self.benefit): not 0
            <= self.benefit
            < np.inf,
            said("a cost of {cost:g}: it must be from 0 up, and finite", cost=self.cost): not 0 <= self.cost < np.inf,
            said("a prize of {prize:g}: it must be from 0 up, and finite", prize=self.prize): not 0
            <= self.prize
            < np.inf,
            said("{rounds:g} rounds: at least 1, and finite", rounds=self.rounds): not 1 <= self.rounds < np.inf,
        }
        require_domain(broken)


@dataclass(frozen=True)
class Payoffs:
    """What a developer gets against another: first its own strategy, then the other's."""

    safe_safe: float
    safe_unsafe: float
    unsafe_safe: float
    unsafe_unsafe: float


def round_payoffs(race: Race) -> Payoffs:
    """Compute what one round brings: the faster gets more of the benefit, and one found out leaves it to the other."""
    undetected = 1 - race.detection
    return Payoffs(
        safe_safe=race.benefit / 2 - race.cost,
        safe_unsafe=-race.cost + undetected * race.benefit / (race.speed + 1) + race.detection * race.benefit,
        unsafe_safe=undetected * race.speed * race.benefit / (race.speed + 1),
        unsafe_unsafe=(1 - race.detection**2) * race.benefit / 2,
    )


def long_run_payoffs(race: Race) -> Payoffs:
    """Compute the mean payoff of a round over the whole race: with the prize, and nothing after a disaster."""
    each, a_round = round_payoffs(race), race.prize / race.rounds
    spared = 1 - race.disaster
    return Payoffs(
        safe_safe=each.safe_safe + a_round / 2,
        safe_unsafe=each.safe_unsafe,
        unsafe_safe=spared * (race.speed * a_round + each.unsafe_safe),
        unsafe_unsafe=spared * (race.speed * a_round / 2 + each.unsafe_unsafe),
    )


def collective_boundary(race: Race) -> float:
    """Find the odds of disaster above which all do better if all are safe; below 0, they always do.

    Raises:
        OutsideDomain: when the unsafe earn nothing even without disaster.

    """
    safe, unsafe = long_run_payoffs(race), long_run_payoffs(replace(race, disaster=0.0))
    return _boundary(safe.safe_safe, unsafe.unsafe_unsafe)


def risk_dominance_boundary(race: Race, population: float = np.inf) -> float:
    """Find the odds of disaster above which it is the safe who take over a mixed population more easily.

    In a large population, where half of each strategy earn the same; in a small one, who meets himself less often
    counts, and at the boundary each strategy takes over the other with the same odds.

    Raises:
        OutsideDomain: when the unsafe earn nothing even without disaster, or fewer than two make the population.

    """
    _check(population, 0.0)
    safe, unsafe = long_run_payoffs(race), long_run_payoffs(replace(race, disaster=0.0))
    own = 1 - 2 / population  # weight of meetings with one's own kind
    return _boundary(own * safe.safe_safe + safe.safe_unsafe, unsafe.unsafe_safe + own * unsafe.unsafe_unsafe)


def gain_of_mutants(race: Race, mutant: Strategy, population: int) -> Array:
    """Compute what mutants earn more than residents, for 1 to population - 1 of them: nobody meets himself.

    Raises:
        OutsideDomain: when the population is no whole number from 2 up.

    """
    _check(population, 0.0)
    if population % 1 != 0:
        message = said("a population of {population:g}: it must be whole and finite", population=population)
        raise OutsideDomain(message)
    pay = long_run_payoffs(race)
    own, against, of_resident, among_residents = (
        (pay.safe_safe, pay.safe_unsafe, pay.unsafe_safe, pay.unsafe_unsafe)
        if mutant == "safe"
        else (pay.unsafe_unsafe, pay.unsafe_safe, pay.safe_unsafe, pay.safe_safe)
    )
    mutants = np.arange(1, population)
    of_mutants = (mutants - 1) * own + (population - mutants) * against
    of_residents = mutants * of_resident + (population - mutants - 1) * among_residents
    return (of_mutants - of_residents) / (population - 1)


def fixation(race: Race, mutant: Strategy, population: int = 100, intensity: float = 0.01) -> float:
    """Odds that one mutant's strategy takes over all, in closed form.

    Summed in logarithms, so that it holds for any payoffs and any intensity of choice: the odds of losing a mutant
    against gaining one are the ratio of two Fermi rules, e^(-intensity times gain).

    Raises:
        OutsideDomain: when fewer than two make the population, or the intensity is below 0.

    """
    _check(population, intensity)
    loses_to_gains = -intensity * gain_of_mutants(race, mutant, population)
    total: Any = logsumexp(np.concatenate([[0.0], np.cumsum(loses_to_gains)]))
    return float(np.exp(-total))


def steps(race: Race, mutant: Strategy, population: int, intensity: float) -> tuple[Array, Array]:
    """Odds that a meeting adds a mutant, and that it takes one away, for 1 to population - 1 of them.

    Two are drawn at random; if they differ, the first imitates the second by the world's Fermi rule.

    Raises:
        OutsideDomain: as `fixation`, and when choice is so sharp that the rule is no number: there only the closed
            form helps.

    """
    _check(population, intensity)
    gain = gain_of_mutants(race, mutant, population)
    if np.abs(intensity * gain).max() > STRONGEST:
        message = said(
            "an intensity of {intensity:g} on gains up to {number:g}: their product ends at 700",
            intensity=intensity,
            number=np.abs(gain).max(),
        )
        raise OutsideDomain(message)
    mutants = np.arange(1, population)
    differ = mutants * (population - mutants) / (population * (population - 1))
    up, down = (_imitation_odds(each, intensity) for each in (gain, -gain))
    return differ * up, differ * down


def fixation_by_steps(race: Race, mutant: Strategy, population: int = 100, intensity: float = 0.01) -> float:
    """Odds that one mutant's strategy takes over all, solved from meeting to meeting without the closed form.

    Raises:
        OutsideDomain: as `steps`.

    """
    up, down = steps(race, mutant, population, intensity)
    moves = np.diag(up + down) - np.diag(up[:-1], 1) - np.diag(down[1:], -1)
    at_last = np.zeros(population - 1)
    at_last[-1] = up[-1]
    return float(np.linalg.solve(moves, at_last)[0])


def _imitation_odds(gain: Array, intensity: float) -> Array:
    inputs = {"gain_from_a_policy": gain, "intensity_of_choice": intensity}
    return evaluate(central_world(), "imitation_probability", inputs)


def _boundary(of_safe: float, of_unsafe: float) -> float:
    if not of_unsafe > 0:
        message = said(
            "the unsafe earn {of_unsafe:g} without disaster: it must be above 0, or odds of one are no matter",
            of_unsafe=of_unsafe,
        )
        raise OutsideDomain(message)
    return 1 - of_safe / of_unsafe


def _check(population: float, intensity: float) -> None:
    if not population >= 2:  # noqa: PLR2004 - as it says
        message = said("a population of {population:g}: at least two are needed to imitate", population=population)
        raise OutsideDomain(message)
    if not 0 <= intensity < np.inf:
        message = said("an intensity of choice of {intensity:g}: it must be from 0 up, and finite", intensity=intensity)
        raise OutsideDomain(message)


def reproduce(population: int = 100, intensity: float = 0.01, **given: Any) -> dict[str, float]:
    """Return both boundaries, and the odds that a mutant of either kind takes over: in closed form, and by steps."""
    race = Race(**given)
    found = {
        "odds of disaster at the collective boundary": collective_boundary(race),
        "odds of disaster at risk dominance": risk_dominance_boundary(race),
    }
    pairs: tuple[tuple[Strategy, str], ...] = (("unsafe", "one unsafe among safe"), ("safe", "one safe among unsafe"))
    for mutant, told in pairs:
        found[f"fixation of {told}"] = fixation(race, mutant, population, intensity)
        found[f"fixation of {told}, by steps"] = fixation_by_steps(race, mutant, population, intensity)
    return found
