"""Try any number of mutants: `python -m tests.mutation --inputs 1000000 --seed 5 --families lemonade set`.

Prints the kinds of what goes wrong, with counts and an example each, now and then and at the end; Ctrl-C ends it well,
and `--skip` goes on behind what an earlier call has tried.
"""

import argparse
import sys
import time
from collections.abc import Callable

from tests.mutation.families import FAMILIES
from tests.mutation.saved import saved_folder
from tests.mutation.scenarios import base
from tests.mutation.tally import Tally, Team, try_many

TELL_SECONDS = 60.0
PER_SEED = 2**40


def main() -> int:
    """Try mutants of each family in turn; exit code 1 where one breaks a promise."""
    asked = _arguments()
    team, found = Team(asked.processes), {name: Tally() for name in asked.families}
    try:
        for name, tally in found.items():
            first = asked.seed * PER_SEED + asked.skip
            try_many(FAMILIES[name], range(first, first + asked.inputs), team, tally, _telling(name))
    except KeyboardInterrupt:
        done = ", ".join(f"{name} {tally.tried}" for name, tally in found.items())
        print(f"stopped from the keyboard after {done}", file=sys.stderr)  # noqa: T201 - a script
    finally:
        team.close()
    for name, tally in found.items():
        print(f"== {name}: {tally.told({**base(), **saved_folder()})}\n")  # noqa: T201 - a script
    return 1 if any(tally.kinds for tally in found.values()) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--inputs", type=int, default=1000, help="how many of each family")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--skip", type=int, default=0, help="so many of each family were tried before")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--families", nargs="+", choices=sorted(FAMILIES), default=sorted(FAMILIES))
    return parser.parse_args()


def _telling(name: str) -> Callable[[Tally], None]:
    """Return what says now and then how far it is."""
    told_at = time.monotonic()

    def tell(tally: Tally) -> None:
        nonlocal told_at
        if time.monotonic() - told_at > TELL_SECONDS:
            told_at = time.monotonic()
            print(f"{name}: {tally.tried} tried, {len(tally.kinds)} kinds", file=sys.stderr, flush=True)  # noqa: T201 - a script

    return tell


if __name__ == "__main__":
    sys.exit(main())
