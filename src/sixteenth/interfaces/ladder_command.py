"""`sixteenth ladder`: by when models reach which rung, and how many experts that is."""

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


def ladder(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    months: Months = None,
    backend: BackEnd = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say by when models for sale reach each rung of the ladder, and how many experts the computation in use is.

    Example: sixteenth ladder central

    Example: sixteenth ladder fast_feedback --draws 400
    """
    options = {"draws": draws, "seed": seed, "months": months, "back_end": backend}
    with telling_faults(as_json=as_json):
        print_answer("ladder", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
