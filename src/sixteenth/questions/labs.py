"""The lab that a question looks closer at: one that is named, or the first."""

from collections.abc import Sequence

from sixteenth.errors import Place, UnknownLabel, nearest, refuse
from sixteenth.said import said


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
