"""`sixteenth talent`: who stays, who goes where, and what each pay rule costs."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    BackEnd,
    Draws,
    Name,
    Plain,
    Seed,
    SetValues,
    print_answer,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_MONTHS, whole


def talent(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    months: Annotated[int, whole(1, MOST_MONTHS, "How many months after the start to look (24).")] = 24,
    fit: Annotated[bool, Parameter(help="Fit mission and pull to the published numbers anew, and show them.")] = False,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    backend: BackEnd = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Put the model beside published retention, and pay by level beside matching what rivals offer.

    Example: sixteenth talent talent_raid
    """
    options = {"months": months, "fit": fit, "draws": draws, "seed": seed, "back_end": backend}
    with telling_faults(as_json=as_json):
        print_answer("talent", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
