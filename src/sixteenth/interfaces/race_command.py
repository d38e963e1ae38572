"""`sixteenth race`: what turns a race to the bottom into one to the top."""

from typing import Annotated

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
        from sixteenth.interfaces.race import ask_race, show_race
        from sixteenth.interfaces.terminal import make_console

        read = read_with(scenario, set_ or [], allow_code=allow_code)
        answer = ask_race(read, read_with(MAIN_SCENARIO, [], allow_code=False), draws)
        if as_json:
            print_json(answer.as_data())
        else:
            show_race(make_console(plain=plain), answer, plain=plain)
    return 0
