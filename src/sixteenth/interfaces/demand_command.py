"""`sixteenth demand`: who pays for a smarter model, and what that makes labs want."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    Name,
    Plain,
    SetValues,
    print_answer,
    telling_faults,
)


def demand(
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    climbed: Annotated[
        list[float] | None, Parameter(help="Doublings of the time horizon that the frontier has climbed.")
    ] = None,
    experience: Annotated[
        float, Parameter(help="How much of what learning on the job would bring models have, 0 to 1.")
    ] = 1.0,
    set_: SetValues = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Show what each segment would spend by capability, and what one doubling more is worth to each lab.

    Example: sixteenth demand --set value_of_capability/consumer=0.03
    """
    options = {"climbed": climbed, "experience": experience}
    with telling_faults(as_json=as_json):
        print_answer("demand", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
