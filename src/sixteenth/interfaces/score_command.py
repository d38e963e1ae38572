"""`sixteenth score`: a file of facts against what was to be expected of each row, beside the rivals."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole

AsOf = Annotated[
    str | None, Parameter(help="Expect by what was known on this day (YYYY-MM-DD); by default the cut of the facts.")
]
Quick = Annotated[bool, Parameter(help="Run no world: let the lab's own trend speak alone, of revenue.")]


def score(
    file: Path,
    /,
    *,
    as_of: AsOf = None,
    quick: Quick = False,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures (2000).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Score a file with the columns of facts: what was expected of each row, what came, and the rivals' scores.

    What is expected is what `central` has, run from its start; at an earlier day the world as it could have been opened
    then. Beside it stand last year's growth continued, a random walk, and what each earlier version froze.

    Example: sixteenth score facts.csv --as-of 2026-03-31
    """
    with telling_faults(as_json=as_json):
        options = {"file": str(file), "as_of": as_of, "quick": quick, "draws": draws, "seed": seed}
        options["in_full"] = as_json or None  # data hold every row, which tables on a screen would not
        print_answer("score", MAIN_SCENARIO, None, options, allow_code=False, plain=plain, as_json=as_json)
    return 0
