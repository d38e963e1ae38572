"""`sixteenth race`: what turns a race to the bottom into one to the top."""

from typing import Annotated

from sixteenth.interfaces.command import AllowCode, AsJson, Name, Plain, SetValues, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

RACE = "race_to_the_top"


def race(
    scenario: Name = RACE,
    /,
    *,
    set_: SetValues = None,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures of each cell (200).")] = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say what turns a race to the bottom into one to the top, and when real labs followed the first policy.

    Example: sixteenth race
    """
    with telling_faults(as_json=as_json):
        print_answer("race", scenario, set_, {"draws": draws}, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
