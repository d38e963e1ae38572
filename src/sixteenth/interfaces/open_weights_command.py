"""`sixteenth open-weights`: when open or closed does not matter, and when it does."""

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

MOST_LAG, MOST_TIMES = 240, 100


def open_weights(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    segment: Annotated[str, Parameter(help="Whose choice it is.")] = "enterprise",
    alike: Annotated[
        list[float] | None, Parameter(help="How alike labs' offers and open weights are, 0 to 0.99.")
    ] = None,
    lag: Annotated[list[float] | None, Parameter(help="Months that open weights are behind.")] = None,
    hosting: Annotated[float, Parameter(help="Cost of hosting, in times of what it is today.")] = 1.0,
    quality: Annotated[float, Parameter(help="How much quality counts, in times of what it does today.")] = 1.0,
    set_: SetValues = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Let prices come to rest over how alike open and closed are, and how far open weights are behind.

    Example: sixteenth open-weights --segment developer --hosting 0.5
    """
    with telling_faults(as_json=as_json):
        from dataclasses import asdict

        from sixteenth.decide.open_weights import ALIKE, GIVEN, LAGS, open_weights_table
        from sixteenth.errors import refuse
        from sixteenth.interfaces.judged import judged_inputs, tell_judged_inputs
        from sixteenth.interfaces.market_tables import check_market, show_open_weights
        from sixteenth.interfaces.terminal import make_console
        from sixteenth.questions.bounds import bounded

        refuse(
            [
                *bounded("--alike", alike, 0, 0.99, "share"),
                *bounded("--lag", lag, 0, MOST_LAG, "months"),
                *bounded("--hosting", hosting, 0.01, MOST_TIMES, "times"),
                *bounded("--quality", quality, 0, MOST_TIMES, "times"),
            ]
        )
        read = read_with(scenario, set_ or [], allow_code=allow_code)
        check_market(read, segment)
        found = open_weights_table(
            read, segment, alike=alike or ALIKE, lags=lag or LAGS, hosting=hosting, quality=quality
        )
        if as_json:
            print_json({**asdict(found), "judgement": judged_inputs(read, GIVEN)})
        else:
            show_open_weights(make_console(plain=plain), found, tell_judged_inputs(read, GIVEN), plain=plain)
    return 0
