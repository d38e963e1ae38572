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
    print_json,
    read_with,
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
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.ladder import ask_ladder, show_ladder
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        read = read_with(scenario, set_ or [], allow_code=allow_code)
        options = {"draws": draws, "seed": seed, "months": months, "back_end": backend}
        with show_progress(is_quiet=as_json) as progress:
            answer = ask_ladder(read, progress, **options)
        if as_json:
            print_json(answer.as_data())
        else:
            show_ladder(make_console(plain=plain), answer, plain=plain)
    return 0
