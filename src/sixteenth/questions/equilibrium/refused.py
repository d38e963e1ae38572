"""What cannot be asked of labs that answer one another, all of it at once."""

from collections.abc import Collection, Sequence

from sixteenth.decide.choosing.decisions import DECISIONS, ready
from sixteenth.decide.equilibrium.labs import NEEDED_FOR_LIABILITY
from sixteenth.decide.equilibrium.measures import MEASURES
from sixteenth.decide.worth.going_on import cannot_stop
from sixteenth.errors import Fault, Place, Refused, UnknownLabel, UnknownName, WrongOption, nearest
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.said import joined, said
from sixteenth.scenarios.assemble import Scenario

FEWEST, MOST, MOST_DECISIONS = 2, 5, 3


def faults_of(scenario: Scenario, labs: Sequence[str], over: Sequence[str], under: Sequence[str]) -> list[Fault]:
    """Find what is wrong with the labs, with what they decide, and with the measures."""
    return [
        *_of_labs(scenario, labs),
        *_of_decisions(scenario, over),
        *_twice("under", under),
        *_of_measures(scenario, under),
    ]


def _of_labs(scenario: Scenario, labs: Sequence[str]) -> list[Fault]:
    here, known = Place(said("the option 'labs'")), scenario.settings.labels.get("lab", ())
    if not known:
        return cannot_stop(scenario, "")
    unknown: list[Fault] = [
        UnknownLabel(f"'{lab}'", here, f"'{lab}'", ", ".join(known), nearest(lab, known, said("name one of them")))
        for lab in dict.fromkeys(labs)
        if lab not in known
    ]
    faults = [*unknown, *_twice("labs", labs), *_how_many("labs", labs, FEWEST, MOST, known)]
    return faults or cannot_stop(scenario, labs[0])


def _of_decisions(scenario: Scenario, over: Sequence[str]) -> list[Fault]:
    faults = [*_twice("over", over), *_how_many("over", over, 1, MOST_DECISIONS, DECISIONS)]
    try:
        ready(scenario, dict.fromkeys(over))
    except Refused as refused:
        return [*refused.faults, *faults]
    return faults


def _of_measures(scenario: Scenario, under: Sequence[str]) -> list[Fault]:
    here, there_are = Place(said("the option 'under'")), said("there are {names}", names=", ".join(MEASURES))
    unknown: list[Fault] = [
        UnknownName(f"'{name}'", here, f"'{name}'", said("a measure"), nearest(name, MEASURES, there_are))
        for name in dict.fromkeys(under)
        if name not in MEASURES
    ]
    if "liability" in under:
        try:
            refuse_missing(scenario.world, NEEDED_FOR_LIABILITY, said("liability for a catastrophe"))
        except Refused as refused:
            return [*unknown, *refused.faults]
    return unknown


def _twice(option: str, names: Sequence[str]) -> list[Fault]:
    again = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if not again:
        return []
    got = said("{names} more than once", names=joined(", ", again))
    here = Place(said("the option '{name}'", name=option))
    return [WrongOption(f"'{option}'", here, got, said("each name once"), said("name each once"))]


def _how_many(option: str, names: Sequence[str], low: int, high: int, known: Collection[str]) -> list[Fault]:
    count = len(dict.fromkeys(names))
    if low <= count <= high:
        return []
    here, got = Place(said("the option '{name}'", name=option)), said("{count} names", count=count)
    expected, cure = (
        said("{low} to {high} names", low=low, high=high),
        said("there are {names}", names=", ".join(known)),
    )
    return [WrongOption(f"'{option}'", here, got, expected, cure)]
