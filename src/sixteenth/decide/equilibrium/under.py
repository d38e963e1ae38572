"""What a measure makes of an equilibrium: labs answer one another anew, and a treaty's breakers are told."""

from dataclasses import dataclass

from sixteenth.decide.choosing.decisions import DECISIONS, at_rest, decided
from sixteenth.decide.equilibrium.game import Profile, gain_between
from sixteenth.decide.equilibrium.labs import Labs
from sixteenth.decide.equilibrium.measures import EFFORT, Measure, under_a_floor
from sixteenth.decide.equilibrium.outcome import Leaving, Outcome
from sixteenth.decide.equilibrium.rounds import Ending, rounds_from
from sixteenth.decide.equilibrium.table import Table, table_of
from sixteenth.measures.estimate import Estimate


@dataclass(frozen=True)
class Under:
    """What a measure makes of the first equilibrium: where labs rest then, and what that changes against it."""

    measure: str
    ending: Ending
    outcome: Outcome  # against the equilibrium without the measure
    breakers: tuple[Leaving, ...] = ()  # of a treaty, the labs that it binds: what each would gain by breaking it alone


def under(table: Table, measure: Measure, profile: Profile) -> Under:
    """Let labs answer one another anew under a measure, from an equilibrium without it."""
    asked, scenario = table.asked, measure.change(table.asked.scenario)
    if measure.is_treaty:
        scenario = under_a_floor(scenario, asked.floor)
    own = table_of(
        asked,
        scenario,
        table.futures,
        liability=asked.liability if measure.is_liability else 0.0,
        least=asked.floor if measure.is_treaty else None,
    )
    ends = rounds_from(own.game, own.within_levels(profile))
    told = own.told(ends.profile, table.fresh.read(profile))
    return Under(measure.name, ends.ending, told, _breakers(own, ends.profile) if measure.is_treaty else ())


def _breakers(own: Table, profile: Profile) -> tuple[Leaving, ...]:
    """Tell, of each lab whose effort is at the floor of a treaty, what it gains by going lower alone."""
    floor, found = own.asked.floor, list[Leaving]()
    for lab in own.sought.all:
        lower = [each for each in (at_rest(own.asked.scenario, EFFORT, lab), DECISIONS[EFFORT].low) if each < floor]
        if lower and own.effort_of(lab, profile) <= floor:
            gains = {each: _gain(own.sought, profile, lab, each).value for each in lower}
            best = max(gains, key=gains.__getitem__)
            found.append(Leaving(lab, (best,), _gain(own.fresh, profile, lab, best)))
    return tuple(found)


def _gain(labs: Labs, profile: Profile, lab: str, effort: float) -> Estimate:
    """Return what a lab, player or not, gains by another effort, all others as in a profile."""
    otherwise = labs.read_at(decided(labs.at(profile), {(EFFORT, lab): effort}))
    return gain_between(labs.payoffs(profile)[lab], otherwise.payoff(lab))
