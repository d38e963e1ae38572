"""`sixteenth rules`: who gains from each rule."""

from typing import Annotated

from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    AllowCode,
    AsJson,
    Months,
    Name,
    Plain,
    Seed,
    SetValues,
    print_answer,
    telling_faults,
)
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


def rules(
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    set_: SetValues = None,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures of each rule (400).")] = None,
    seed: Seed = None,
    months: Months = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Run the same futures under each rule and under none: what it costs and brings each lab.

    Example: sixteenth rules --draws 1000
    """
    with telling_faults(as_json=as_json):
        options = {"draws": draws, "seed": seed, "months": months}
        print_answer("rules", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
