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
    print_json,
    read_with,
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
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.clock import (
            CAPABILITY_AND_REVENUE,
            FOUR_DOUBLINGS,
            ask_scenario,
            ask_steady,
            check_clock,
            default_ahead,
            show_clock,
        )
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        read = read_with(scenario, set_ or [], allow_code=allow_code)
        check_clock(read)
        before = default_ahead(read) if ahead is None else ahead
        if variable is None and (doubling or growth):
            answer = ask_steady(read.world, doubling or [], growth or [], before)
        else:
            given = {"lab": lab, "segment": segment, "vintage": vintage, "shelf": shelf}
            labels = {axis: label for axis, label in given.items() if label is not None}
            labels |= {axis: label for axis, _, label in (entry.partition("=") for entry in at or [])}
            names = CAPABILITY_AND_REVENUE if variable is None else (variable,)
            options = {"draws": draws, "seed": seed, "months": months, "back_end": backend}
            with show_progress(is_quiet=as_json) as progress:
                answer = ask_scenario(read, names, reach or FOUR_DOUBLINGS, labels, before, progress, **options)
        if as_json:
            print_json(answer.as_data())
        else:
            show_clock(make_console(plain=plain), answer, plain=plain)
    return 0
