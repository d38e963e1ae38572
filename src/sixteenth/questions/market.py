"""What questions about the market need of a scenario."""

from sixteenth.errors import Place, UnknownLabel, UnknownName, nearest, refuse
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

HERE = Place(said("the market"))


def check_market(scenario: Scenario, segment: str | None = None) -> None:
    """See that the scenario has a market, and the segment.

    Raises:
        Refused: when it has none, or the segment is another.

    """
    if "lab_choice" not in scenario.world.equations:
        cure = said("name a scenario that has the subject market")
        refuse([UnknownName("'lab_choice'", HERE, said("a world without it"), said("a market"), cure)])
    known = scenario.settings.labels["segment"]
    if segment is not None and segment not in known:
        cure = nearest(segment, known, said("name one of them"))
        refuse([UnknownLabel(said("the segment"), HERE, f"'{segment}'", ", ".join(known), cure)])
