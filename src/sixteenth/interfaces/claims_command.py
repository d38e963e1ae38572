"""`sixteenth claims`: dated claims with the model's odds, and its score once they are resolved."""

from typing import Annotated

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Name, Plain, Seed, print_json, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


def claims(
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures (1000).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """List dated claims: open ones with the odds that a scenario gives them, resolved ones with the model's score.

    Example: sixteenth claims
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.claims import keep_register, show_register
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        with show_progress(is_quiet=as_json) as progress:
            register = keep_register(scenario, draws, seed, progress)
        if as_json:
            print_json(register.as_data())
        else:
            show_register(make_console(plain=plain), register, plain=plain)
    return 0
