"""What cannot be asked of labs that answer one another, all of it at once."""

from collections.abc import Callable, Collection, Sequence

from sixteenth.decide.choosing.decisions import ready
from sixteenth.decide.equilibrium.measures import EFFORT, MEASURES
from sixteenth.decide.worth.going_on import can_go_on, cannot_stop
from sixteenth.errors import Fault, Place, Refused, UnknownLabel, UnknownName, WrongOption, nearest
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

FEWEST, MOST, MOST_DECISIONS = 2, 5, 3
DECIDED = ("training_spend", EFFORT, "margin", "match_offers")  # what labs can answer one another in


def faults_of(scenario: Scenario, labs: Sequence[str], over: Sequence[str], under: Sequence[str]) -> list[Fault]:
    """Find what is wrong with the labs, with what they decide, and with the measures."""
    if not can_go_on(scenario.world):
        return cannot_stop(scenario, "")
    return [
        *_of_labs(scenario, labs),
        *_of_decisions(scenario, over),
        *_twice("under", under),
        *_of_measures(scenario, under),
    ]


def _of_labs(scenario: Scenario, labs: Sequence[str]) -> list[Fault]:
    here, known = Place(said("the option 'labs'")), scenario.settings.labels["lab"]
    unknown: list[Fault] = [
        UnknownLabel(f"'{lab}'", here, f"'{lab}'", ", ".join(known), nearest(lab, known, said("name one of them")))
        for lab in dict.fromkeys(labs)
        if lab not in known
    ]
    return [*unknown, *_twice("labs", labs), *_how_many("labs", labs, FEWEST, MOST, known)]


def _of_decisions(scenario: Scenario, over: Sequence[str]) -> list[Fault]:
    faults = [*_twice("over", over), *_how_many("over", over, 1, MOST_DECISIONS, DECIDED)]
    here, there_are = Place(said("what is decided")), said("there are {names}", names=", ".join(DECIDED))
    unknown: list[Fault] = [
        UnknownName(
            f"'{name}'", here, f"'{name}'", said("something that a lab decides"), nearest(name, DECIDED, there_are)
        )
        for name in dict.fromkeys(over)
        if name not in DECIDED
    ]
    known = dict.fromkeys(name for name in over if name in DECIDED)
    lacking = _lacking(scenario, (EFFORT,), said("what is decided")) if EFFORT in over else []
    return [*unknown, *(lacking or _refused(lambda: ready(scenario, known))), *faults]


def _of_measures(scenario: Scenario, under: Sequence[str]) -> list[Fault]:
    here, there_are = Place(said("the option 'under'")), said("there are {names}", names=", ".join(MEASURES))
    unknown: list[Fault] = [
        UnknownName(f"'{name}'", here, f"'{name}'", said("a measure"), nearest(name, MEASURES, there_are))
        for name in dict.fromkeys(under)
        if name not in MEASURES
    ]
    missing = [
        fault
        for name in dict.fromkeys(under)
        if name in MEASURES
        for fault in _lacking(scenario, MEASURES[name].needs, said("the measure '{name}'", name=name))
    ]
    return [*unknown, *missing]


def _lacking(scenario: Scenario, names: Sequence[str], asked: str) -> list[Fault]:
    return _refused(lambda: refuse_missing(scenario.world, names, asked))


def _refused(attempt: Callable[[], object]) -> list[Fault]:
    """Return the faults with which something is refused; none where it is not."""
    try:
        attempt()
    except Refused as refused:
        return list(refused.faults)
    return []


def _twice(option: str, names: Sequence[str]) -> list[Fault]:
    again = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    if not again:
        return []
    got = said("{names} more than once", names=", ".join(again))
    here = Place(said("the option '{name}'", name=option))
    return [WrongOption(f"'{option}'", here, got, said("each name once"), said("name each once"))]


def _how_many(option: str, names: Sequence[str], low: int, high: int, known: Collection[str]) -> list[Fault]:
    count = len(dict.fromkeys(names))
    if low <= count <= high:
        return []
    here, got = Place(said("the option '{name}'", name=option)), said("{count} in all", count=count)
    expected, cure = (
        said("from {low} to {high} of them", low=low, high=high),
        said("there are {names}", names=", ".join(known)),
    )
    return [WrongOption(f"'{option}'", here, got, expected, cure)]
