"""Which ends of a lab or of the world can be asked about, and how a future ends by a month."""

from typing import Any, Literal, TypeAlias

import numpy as np

from sixteenth.decide.rare.search import Ends
from sixteenth.decide.worth.headline import WORTH, Unfinished
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.programs.simulate import NOT_FINITE

End: TypeAlias = Literal["ruin", "catastrophe", "back", "not_back"]
HAZARD, PROGRESS, RUINED = "catastrophe_hazard", "months_of_progress", "ends_ruined"
KEPT = OutputSet((HAZARD, *WORTH.values()), (PROGRESS, *WORTH.values()))


def ends_by(result: Result, lab: int, end: End, months: int, unfinished: Unfinished) -> Ends:
    """Return how each future ends by the close of so many months.

    A catastrophe is not read off the event that is drawn: its hazard moves nothing else, so that the odds of one by
    then are 1 - exp(-hazards added up), whose mean over futures is the chance with less chance in it. Money back needs
    that there was none, and takes the odds of that. A future that stopped being a number counts with its hazards until
    then; it is not ruined, and its money is not back.
    """
    hazards = np.asarray(result.monthly[HAZARD][:months], np.float64)
    hazard = np.where(np.isfinite(hazards), hazards, 0.0).sum(axis=0)
    if end == "catastrophe":
        return Ends(-np.expm1(-hazard), hazard)
    ruined_in, worth = np.asarray(result.ended[RUINED][lab]), _worth(result, lab, months, unfinished)
    is_ruined, is_number = ruined_in < months, np.asarray(result.ended[NOT_FINITE]) >= months
    if end == "ruin":
        return Ends((is_ruined & is_number).astype(np.float64), _ranks(-ruined_in, -worth))
    stands = (worth >= 0) & ~is_ruined & is_number
    nearness = _ranks(np.where(is_ruined, -np.inf, worth), worth)
    if end == "back":
        return Ends(np.where(stands, np.exp(-hazard), 0.0), nearness)
    return Ends(np.where(stands, -np.expm1(-hazard), 1.0), -nearness)


def _worth(result: Result, lab: int, months: int, unfinished: Unfinished) -> Any:
    """Return what a lab is worth at the close of so many months; the lowest of all where that is no number."""
    name = WORTH[unfinished]
    monthly = result.monthly[name]
    found = np.asarray(monthly[months][lab] if months < len(monthly) else result.closing[name][lab], np.float64)
    return np.where(np.isfinite(found), found, -np.finfo(np.float64).max)


def _ranks(first: Any, second: Any) -> Any:
    """Return the rank of each future by one number, and by another where that is the same; one is the lowest."""
    found = np.empty(len(first))
    found[np.lexsort((second, first))] = np.arange(1, len(first) + 1)
    return found
