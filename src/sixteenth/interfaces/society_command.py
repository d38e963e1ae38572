"""`sixteenth society`: cures, jobs, growth and welfare, each with its counting rule."""

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


def society(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    policy: Annotated[
        str | None, Parameter(help="A scenario with a policy, such as agreed_pause: jobs by year without and with it.")
    ] = None,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    months: Months = None,
    backend: BackEnd = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Say what becomes of people: who is cured and what a year's delay costs, whose jobs go, what it is all worth.

    Example: sixteenth society central --set share_reinstated=0.9

    Example: sixteenth society --policy agreed_pause
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.policy_years import PolicyAnswer, ask_policy, show_policy
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.society import SocietyAnswer, ask_society, show_society
        from sixteenth.interfaces.terminal import make_console

        read = read_with(scenario, set_ or [], allow_code=allow_code)
        options = {"draws": draws, "seed": seed, "months": months, "back_end": backend}
        with_policy = policy and read_with(policy, set_ or [], allow_code=allow_code)
        with show_progress(is_quiet=as_json) as progress:
            if with_policy:
                answer: PolicyAnswer | SocietyAnswer = ask_policy(read, with_policy, progress, **options)
            else:
                answer = ask_society(read, progress, **options)
        if as_json:
            print_json(answer.as_data())
        elif isinstance(answer, PolicyAnswer):
            show_policy(make_console(plain=plain), answer, plain=plain)
        else:
            show_society(make_console(plain=plain), answer, plain=plain)
    return 0
