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
    print_json,
    read_with,
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

    Example: sixteenth demand --set value_of_capability/consumer=0
    """
    with telling_faults(as_json=as_json):
        from dataclasses import asdict

        from sixteenth.decide.demand import CLIMBED, MOST_CLIMBED, NEEDED, demand_curves
        from sixteenth.errors import refuse
        from sixteenth.interfaces.judged import judged_inputs, tell_judged_inputs
        from sixteenth.interfaces.market_tables import check_market, show_demand
        from sixteenth.interfaces.terminal import make_console
        from sixteenth.questions.bounds import bounded

        refuse(
            [
                *bounded("--experience", experience, 0, 1, "share"),
                *bounded("--climbed", climbed, 0, MOST_CLIMBED, "doublings"),
            ]
        )
        read = read_with(scenario, set_ or [], allow_code=allow_code)
        check_market(read)
        found = demand_curves(read, climbed or CLIMBED, experience)
        if as_json:
            print_json({**asdict(found), "judgement": judged_inputs(read, NEEDED)})
        else:
            show_demand(make_console(plain=plain), found, tell_judged_inputs(read, NEEDED), plain=plain)
    return 0
