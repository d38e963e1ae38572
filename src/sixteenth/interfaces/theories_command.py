"""`sixteenth theories`: rival theories ranked beside uncertain inputs, by how far each moves the answer."""

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
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


def theories(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    lab: Annotated[str | None, Parameter(help="The lab to look at; the first by default.")] = None,
    mechanism: Annotated[
        list[str] | None, Parameter(help="One mechanism, such as price_scale; several may be named; all by default.")
    ] = None,
    set_: SetValues = None,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Futures by which inputs are told apart (2000).")] = None,
    rival_draws: Annotated[
        int | None, whole(1, MOST_DRAWS, "Futures of each rival theory, at most as many as of the inputs (400).")
    ] = None,
    seed: Seed = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Rank what moves the value of going on: each rival of a theory, run in its place, beside each uncertain input.

    Each rival is compiled when it is first asked for, some ten seconds; later runs find it kept.

    Example: sixteenth theories --lab OpenAI

    Example: sixteenth theories --mechanism price_scale --mechanism next_model
    """
    with telling_faults(as_json=as_json):
        options = {"lab": lab, "mechanism": mechanism, "draws": draws, "rival_draws": rival_draws, "seed": seed}
        print_answer("theories", scenario, set_, options, allow_code=allow_code, plain=plain, as_json=as_json)
    return 0
