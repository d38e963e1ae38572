"""Notes on rules of a scenario that do not hold in an answer, since a decision stands in their place."""

from collections.abc import Iterable

from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.choosing.decisions import set_aside
from sixteenth.scenarios.assemble import Scenario

WORDS = "optimise"  # the question whose words tell it


def set_aside_notes(scenario: Scenario, decided: Iterable[str]) -> tuple[Finding, ...]:
    """Say of each rule of a scenario that some decisions set aside what labs follow instead, before they decide."""
    return tuple(
        Finding(
            "set_aside",
            {name: Figure(getattr(each, name), "text") for name in ("choice", "own", "instead")},
            question=WORDS,
        )
        for each in set_aside(scenario, decided)
    )
