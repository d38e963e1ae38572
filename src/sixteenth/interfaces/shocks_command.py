"""`sixteenth shocks`: one thing shocked at a time, and whether what must come of it does."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    Name,
    Plain,
    Seed,
    SetValues,
    print_answer,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


def shocks(
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    set_: SetValues = None,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures of each lever (600).")] = None,
    seed: Seed = None,
    lever: Annotated[list[str] | None, Parameter(help="One lever of the table; several may be named.")] = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Shock one thing at a time on the same futures: sign and size for each lab, beside the sign that is due.

    Example: sixteenth shocks --lever no_rounds
    """
    with telling_faults(as_json=as_json):
        options = {"draws": draws, "seed": seed, "lever": lever}
        print_answer("shocks", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
