"""`sixteenth clock`: a command of its own file, for it is asked in several ways."""

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


def clock(  # noqa: PLR0913 - each is an option of the command
    variable: Annotated[
        str | None, Parameter(help="A name of the world; capability and revenue beside each other by default.")
    ] = None,
    /,
    *,
    reach: Annotated[
        str | None,
        Parameter(help="Where to: '100 billion USD/year', '12 Doublings', or 16x its start (16x)."),
    ] = None,
    doubling: Annotated[list[float] | None, Parameter(help="A steady clock, by the months of a doubling.")] = None,
    growth: Annotated[list[float] | None, Parameter(help="A steady clock, by how many times a year.")] = None,
    ahead: Annotated[float | None, Parameter(help="Months before arrival (24).")] = None,
    scenario: Name = MAIN_SCENARIO,
    lab: Annotated[str | None, Parameter(help="The first by default.")] = None,
    segment: str | None = None,
    vintage: str | None = None,
    shelf: str | None = None,
    at: Annotated[list[str] | None, Parameter(help="A label of any other axis: stand=Ana.")] = None,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    months: Months = None,
    backend: BackEnd = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say how much of what doubles is visible before it arrives: in closed form, or on the way of any variable.

    Example: sixteenth clock --doubling 6 --growth 10

    Example: sixteenth clock company_revenue --lab Anthropic --reach '100 billion USD/year'
    """
    options = {
        "variable": variable,
        "reach": reach,
        "doubling": doubling,
        "growth": growth,
        "ahead": ahead,
        "lab": lab,
        "segment": segment,
        "vintage": vintage,
        "shelf": shelf,
        "at": at,
        "draws": draws,
        "seed": seed,
        "months": months,
        "back_end": backend,
    }
    with telling_faults(as_json=as_json):
        print_answer("clock", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
