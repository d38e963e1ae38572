"""`sixteenth claims`: dated claims with the model's odds, and its score once they are resolved; also one's own."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_json, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

Lock = Annotated[bool, Parameter(help="Of a file of claims: keep these odds with their day, beside the file.")]


def claims(
    scenario: Annotated[
        str, Parameter(help="A scenario of the library, a TOML file of one, or one of claims of your own.")
    ] = MAIN_SCENARIO,
    /,
    *,
    lock: Lock = False,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures (1000).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """List dated claims: open ones with the odds that a scenario gives them, resolved ones with the model's score.

    A TOML file with [[claim]] tables is a register of your own: on any output or ending of the world, locked on a day,
    scored once it resolves.

    Example: sixteenth claims
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.own_claims import is_claims_file
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console

        if lock or is_claims_file(scenario):
            from sixteenth.interfaces.own_claims import keep_own_claims
            from sixteenth.interfaces.own_claims_tables import show_own_claims

            with show_progress(is_quiet=as_json) as progress:
                own = keep_own_claims(Path(scenario), draws, seed, lock=lock, progress=progress)
            if as_json:
                print_json(own.as_data())
            else:
                show_own_claims(make_console(plain=plain), own, plain=plain)
            return 0
        from sixteenth.interfaces.claims import keep_register, show_register

        with show_progress(is_quiet=as_json) as progress:
            register = keep_register(scenario, draws, seed, progress)
        if as_json:
            print_json(register.as_data())
        else:
            show_register(make_console(plain=plain), register, plain=plain)
    return 0
