"""`sixteenth pauses`: a pause by one lab, by one country, by all."""

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
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, MOST_MONTHS, whole


def pauses(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    set_: SetValues = None,
    lab: Annotated[str | None, Parameter(help="Lab that pauses alone; the first by default.")] = None,
    begins: Annotated[int | None, whole(0, MOST_MONTHS, "Months from the start to the pause (18).")] = None,
    length: Annotated[int | None, whole(1, MOST_MONTHS, "Months that it lasts (12).")] = None,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures of each pause (400).")] = None,
    seed: Seed = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Put a pause by one lab, by its country, by each other country and by all beside none, on the same futures.

    Example: sixteenth pauses --lab OpenAI --length 36
    """
    with telling_faults(as_json=as_json):
        options = {"lab": lab, "begins": begins, "length": length, "draws": draws, "seed": seed}
        print_answer("pauses", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
