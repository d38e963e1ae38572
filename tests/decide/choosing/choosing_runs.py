"""Runs of central that several tests of choosing share, made once."""

from functools import cache

from sixteenth import read
from sixteenth.decide.choosing.aims import aim_of
from sixteenth.decide.choosing.asked import read_limits, read_ranges
from sixteenth.decide.choosing.trials import Trials, Wanted
from sixteenth.questions.session import Session

CENTRAL = read("central")
EVERYTHING = (
    "cash >= 0 USD",
    "ruin <= 0.9",
    "catastrophe <= 0.9",
    "lives >= 0",
    "money_back >= 0",
    "revenue_2030 >= 0",
)


@cache
def trials(limits: tuple[str, ...] = EVERYTHING) -> Trials:
    """Return trials of OpenAI over what it spends, asks and puts into safety; all of them run in one program."""
    aim = aim_of(CENTRAL, "worth")
    assert aim is not None
    ranges, _ = read_ranges(["training_spend", "margin", "safety_effort"])
    wanted = Wanted("OpenAI", aim, read_limits(CENTRAL, limits)[0], ranges)
    runs = Session()
    keep = wanted.outputs(CENTRAL)
    return Trials(CENTRAL, wanted, lambda scenario, draws, seed: runs.run(scenario, keep, draws=draws, seed=seed))
