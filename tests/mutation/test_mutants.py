"""Whatever is spoilt is accepted or refused in our own words: few of each family here, fifteen thousand in `.ci/run`.

`python -m tests.mutation` tries any number more, with other luck each time.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.mutation.families import FAMILIES
from tests.mutation.saved import saved_folder
from tests.mutation.scenarios import base
from tests.mutation.tally import Tally, Team, try_many

FEW = {
    "lemonade": 300,
    "central": 8,
    "contracts": 8,
    "set": 100,
    "command": 30,
    "shown": 60,
    "csv": 200,
    "saved": 40,
    "folder": 100,
    "facts": 150,
    "ledger": 150,
    "plan": 150,
    "sheet": 40,
    "sweep": 100,
    "link": 150,
    "page": 40,
}
MANY = {
    "lemonade": 5_000,
    "central": 100,
    "contracts": 40,
    "set": 300,
    "command": 120,
    "shown": 300,
    "csv": 1_500,
    "saved": 200,
    "folder": 600,
    "facts": 1_500,
    "ledger": 1_500,
    "plan": 1_200,
    "sheet": 300,
    "sweep": 800,
    "link": 1_500,
    "page": 300,
}


@pytest.fixture(scope="module")
def few():
    team = Team(1)
    yield team
    team.close()


@pytest.fixture(scope="module")
def many():
    team = Team(os.cpu_count() or 1)
    yield team
    team.close()


def numbers(count: int) -> list[int]:
    """Return so many numbers from hypothesis, always the same ones; a mutant is made from each."""
    found: list[int] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(st.integers(0, 2**64 - 1))
    def keep(number: int) -> None:
        found.append(number)

    keep()
    return found


def tried(family: str, count: int, team: Team) -> Tally:
    tally = try_many(FAMILIES[family], numbers(count), team, Tally())
    assert tally.tried >= count * 0.9
    return tally


@pytest.mark.parametrize("family", FAMILIES)
def test_a_few_keep_every_promise(family, few):
    tally = tried(family, FEW[family], few)
    assert not tally.kinds, tally.told({**base(), **saved_folder()}, most=5)


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_many_keep_every_promise(family, many):
    tally = tried(family, MANY[family], many)
    print(family, tally.told({**base(), **saved_folder()}, most=0))  # noqa: T201 - what was tried, and how long it took
    assert not tally.kinds, tally.told({**base(), **saved_folder()}, most=20)
