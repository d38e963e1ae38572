"""Rival theories of a scenario: for each seam of its world the one that is chosen, and those that could be."""

from collections.abc import Mapping
from dataclasses import dataclass

from sixteenth.errors import Fault, Refused, UnvaluedParameter
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario, open_rooms


@dataclass(frozen=True)
class Rival:
    """A theory that is not chosen: the scenario with it in place of the chosen one, or why there is none."""

    seam: str
    chosen: str
    name: str
    scenario: Scenario | None
    why_not: str = ""


def rivals_of(scenario: Scenario) -> tuple[Rival, ...]:
    """Return every rival of the theories that a scenario has chosen, in the order of seams and of names."""
    found = open_rooms(scenario.assumptions, allow_code=scenario.allow_code)
    return tuple(
        _choosing(scenario, seam, chosen, name)
        for seam, chosen in sorted(found.chosen.items())
        for name in sorted(found.rivals[seam])
        if name != chosen
    )


def _choosing(scenario: Scenario, seam: str, chosen: str, name: str) -> Rival:
    try:
        return Rival(seam, chosen, name, scenario.choosing(**{seam: name}))
    except Refused as refused:
        return Rival(seam, chosen, name, None, _why(refused.faults))


def _why(faults: tuple[Fault, ...]) -> str:
    """Say why a theory cannot be chosen: the values of its own that the scenario lacks, or the first fault."""
    names = (name for fault in faults if isinstance(fault, UnvaluedParameter) for name in fault.about)
    lacking: Mapping[str, None] = dict.fromkeys(name.replace("_", " ") for name in names)
    if lacking:
        return said("no value of {names}", names=", ".join(lacking))
    return said("{what}: {got}", what=faults[0].what, got=faults[0].got)
