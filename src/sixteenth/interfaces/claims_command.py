"""`sixteenth claims`: dated claims with the probability of each, and scores once they are resolved; also one's own."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

Lock = Annotated[bool, Parameter(help="Of a file of claims: keep these probabilities with their day, beside the file.")]


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
    """List dated claims: open ones with the probability a scenario gives them, resolved ones with the model's score.

    A TOML file with [[claim]] tables is a register of your own: on any output or ending of the world, locked on a day,
    scored once it resolves.

    Example: sixteenth claims
    """
    with telling_faults(as_json=as_json):
        from sixteenth.evidence.own_claims import is_claims_file

        file = scenario if lock or is_claims_file(scenario) else None
        options = {"file": file, "lock": lock, "draws": draws, "seed": seed}
        options["in_full"] = as_json or None  # data hold where each claim stands, and every lock
        about = MAIN_SCENARIO if file else scenario
        print_answer("claims", about, None, options, allow_code=False, plain=plain, as_json=as_json)
    return 0
