"""What makes labs decide as they do: what each gains by its own decision, and without one mechanism after another.

Each mechanism is switched off by a value, for all, while the profile stays: what a lab then gains by the same step says
how much of it the mechanism carries. Parts need not add up: mechanisms work on one another.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sixteenth.decide.equilibrium.game import Profile, gain_between, with_number
from sixteenth.decide.equilibrium.labs import Labs, Run
from sixteenth.measures.estimate import Estimate
from sixteenth.scenarios.assemble import Scenario

ALMOST_NOTHING = 1e-9  # times what customers pay for standing: a factor is above nothing
SLOWEST_LEAK = 60.0  # months until what a lab found is known to all: the longest that its card takes


@dataclass(frozen=True)
class Switch:
    """A mechanism, the value by which it goes, and how it is switched off."""

    name: str
    parameter: str
    off: Callable[[Scenario], Scenario]


SWITCHES = (
    Switch("catastrophe", "catastrophe_probability_today", lambda each: each.with_(catastrophe_probability_today=0.0)),
    Switch("trust", "trust_weight", lambda each: each.times(trust_weight=ALMOST_NOTHING)),
    Switch("cost_of_care", "cost_of_care", lambda each: each.with_(cost_of_care=0.0)),
    Switch("leak", "furthest_lag", lambda each: each.with_(furthest_lag=SLOWEST_LEAK)),
)


@dataclass(frozen=True)
class Driver:
    """What a player gains by one decision in a profile, against what it does in the scenario, all else the same."""

    lab: str
    decision: str
    number: float
    gain: Estimate  # USD of the start
    training: Estimate  # what it spends more on research in the run by the same step, USD of the start
    without: Mapping[str, Estimate]  # the same gain with a mechanism switched off, by its name


def drivers_of(labs: Labs, profile: Profile, run: Run) -> tuple[Driver, ...]:
    """Return, of each player's decisions that are not as in the scenario, what it gains by it with and without each."""
    rest = labs.as_it_is
    moved = [
        (player, choice)
        for player, own in enumerate(profile)
        for choice, number in enumerate(own)
        if number != rest[player][choice]
    ]
    off = {
        switch.name: Labs(switch.off(labs.scenario), labs.players, labs.decisions, run)
        for switch in SWITCHES
        if switch.parameter in labs.scenario.world.declared
    }
    return tuple(
        Driver(
            lab=labs.players[player],
            decision=labs.decisions[choice],
            number=profile[player][choice],
            gain=_gain(labs, profile, player, choice, rest),
            training=gain_between(
                labs.read(_back(profile, player, choice, rest)).training[labs.players[player]],
                labs.read(profile).training[labs.players[player]],
            ),
            without={name: _gain(each, profile, player, choice, rest) for name, each in off.items()},
        )
        for player, choice in moved
    )


def _gain(labs: Labs, profile: Profile, player: int, choice: int, rest: Profile) -> Estimate:
    lab = labs.players[player]
    return gain_between(labs.payoffs(_back(profile, player, choice, rest))[lab], labs.payoffs(profile)[lab])


def _back(profile: Profile, player: int, choice: int, rest: Profile) -> Profile:
    """Return a profile in which one player decides one thing as at rest."""
    return with_number(profile, player, choice, rest[player][choice])
