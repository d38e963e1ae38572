"""What questions about the market need of a scenario."""

from sixteenth.errors import Place, UnknownLabel, UnknownName, nearest, refuse
from sixteenth.scenarios.assemble import Scenario

HERE = Place("the market")


def check_market(scenario: Scenario, segment: str | None = None) -> None:
    """See that the scenario has a market, and the segment.

    Raises:
        Refused: when it has none, or the segment is another.

    """
    if "lab_choice" not in scenario.world.equations:
        cure = "name a scenario that has the subject market"
        refuse([UnknownName("'lab_choice'", HERE, "a world without it", "a market", cure)])
    known = scenario.settings.labels["segment"]
    if segment is not None and segment not in known:
        cure = nearest(segment, known, "name one of them")
        refuse([UnknownLabel("the segment", HERE, f"'{segment}'", ", ".join(known), cure)])
