"""`sixteenth third-way`: lives against risk, over policies: what is beaten, where it bends, who would choose which."""

from typing import Annotated

from sixteenth.interfaces.command import MAIN_SCENARIO, AsJson, Plain, Seed, print_answer, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_DRAWS, whole


def third_way(
    *,
    draws: Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures of each policy (400).")] = None,
    seed: Seed = None,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Put policies on one page: life-years gained against the probability of a catastrophe, on the same futures.

    Example: sixteenth third-way
    """
    with telling_faults(as_json=as_json):
        options = {"draws": draws, "seed": seed}
        print_answer("third_way", MAIN_SCENARIO, None, options, allow_code=False, plain=plain, as_json=as_json)
    return 0
