"""The lab that a question looks closer at: one that is named, or the first."""

from collections.abc import Sequence

from sixteenth.errors import Place, UnknownLabel, nearest, refuse


def choose_lab(labs: Sequence[str], lab: str | None) -> str:
    """Return the lab to look closer at: the first unless another is named.

    Raises:
        Refused: when there is no such lab.

    """
    focus = lab or next(iter(labs), "")
    if focus not in labs:
        where, cure = Place("the options of the run"), nearest(focus, labs, "name one of them")
        refuse([UnknownLabel("'--lab'", where, f"'{focus}'", ", ".join(labs) or "nothing: there are no labs", cure)])
    return focus
