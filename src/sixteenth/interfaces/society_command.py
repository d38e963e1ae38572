"""`sixteenth society`: cures, jobs, growth and welfare, each with its counting rule."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    BackEnd,
    Draws,
    Months,
    Name,
    Plain,
    Seed,
    SetValues,
    print_answer,
    telling_faults,
)


def society(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    policy: Annotated[
        str | None, Parameter(help="A scenario with a policy, such as agreed_pause: jobs by year without and with it.")
    ] = None,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    months: Months = None,
    backend: BackEnd = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say what becomes of people: who is cured and what a year's delay costs, whose jobs go, what it is all worth.

    Example: sixteenth society central --set share_reinstated=0.9

    Example: sixteenth society --policy agreed_pause
    """
    options = {"policy": policy, "draws": draws, "seed": seed, "months": months, "back_end": backend}
    with telling_faults(as_json=as_json):
        print_answer("society", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
