"""`sixteenth backtest`: forms of forecast on what came after each of a row of days, beside rulers; losses first."""

from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


def backtest(
    *,
    quick: Annotated[
        bool, Parameter(name="--quick", help="Leave out the forms that run the world from each day (2 minutes).")
    ] = False,
    draws: Annotated[int | None, whole(100, MOST_DRAWS, "Number of futures of each run of the world (600).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Try forms of forecast on what came later, each from what was known by a day, beside rulers.

    Example: sixteenth backtest
    """
    with telling_faults(as_json=as_json):
        options = {"quick": quick, "draws": draws, "seed": seed}
        options["in_full"] = as_json or None  # data hold every report that was to be predicted
        print_answer("backtest", MAIN_SCENARIO, None, options, allow_code=False, plain=plain, as_json=as_json)
    return 0
