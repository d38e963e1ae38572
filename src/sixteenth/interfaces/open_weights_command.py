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
    print_answer,
    telling_faults,
)


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
    options = {"segment": segment, "alike": alike, "lag": lag, "hosting": hosting, "quality": quality}
    with telling_faults(as_json=as_json):
        print_answer("open_weights", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
