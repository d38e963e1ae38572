"""Three labs of the central scenario over few futures and years, run once for all tests that look at them."""

from functools import cache

import sixteenth
from sixteenth.decide.choosing.decisions import ready
from sixteenth.decide.equilibrium.labs import Labs, kept_in
from sixteenth.decide.equilibrium.table import Asked, Futures, Table, table_of
from sixteenth.engine.history import Result
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

LABS = ("Anthropic", "OpenAI", "Google DeepMind")
BOTH = ("training_spend", "safety_effort")
RUNS = Session()


@cache
def scenario() -> Scenario:
    """Return the central scenario, ready for both decisions."""
    return ready(sixteenth.read("central"), BOTH)


def run(each: Scenario) -> Result:
    """Run a scenario over the futures that strategies are sought on."""
    return RUNS.run(each, kept_in(each.world), draws=32, seed=7)


def fresh(each: Scenario) -> Result:
    """Run it over others."""
    return RUNS.run(each, kept_in(each.world), draws=32, seed=8)


@cache
def labs(liability: float = 0.0) -> Labs:
    """Return two labs that decide both."""
    return Labs(scenario(), LABS[:2], BOTH, run, liability)


def asked(**otherwise: object) -> Asked:
    """Return what two labs are asked for, which decide their effort."""
    given = {"scenario": scenario(), "players": LABS[:2], "decisions": ("safety_effort",), "levels": 2, "starts": 2}
    return Asked(**{**given, "seed": 7, "liability": 0.01, "floor": 0.2, **otherwise})  # type: ignore[arg-type]


@cache
def table() -> Table:
    """Return where those two play."""
    return table_of(asked(), scenario(), Futures(run, fresh))
