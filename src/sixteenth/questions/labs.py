"""The lab that a question looks closer at: one that is named, or the first."""

from collections.abc import Sequence

from sixteenth.decide.worth.going_on import cannot_stop
from sixteenth.errors import Place, UnknownLabel, nearest, refuse
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario


def choose_lab(labs: Sequence[str], lab: str | None) -> str:
    """Return the lab to look closer at: the first unless another is named.

    Raises:
        Refused: when there is no such lab.

    """
    focus = lab or next(iter(labs), "")
    if focus not in labs:
        where, cure = Place(said("the options of the run")), nearest(focus, labs, said("name one of them"))
        expected = ", ".join(labs) or said("nothing: there are no labs")
        refuse([UnknownLabel("'--lab'", where, f"'{focus}'", expected, cure)])
    return focus


def lab_of_owners(scenario: Scenario, lab: str | None) -> str:
    """Return the lab whose worth to its owners is asked about: the first unless another is named.

    Raises:
        Refused: when the scenario has no such lab, or its world no labs that could stop.

    """
    focus = lab or next(iter(scenario.settings.labels.get("lab", ())), "")
    refuse(cannot_stop(scenario, focus))
    return focus
