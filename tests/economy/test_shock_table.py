"""The shock table of the economy: every sign that is due comes out, and no extreme of a lever breaks a number.

In 0.2.0, 78 of the 287 signs first written down did not come out: nothing moved with the cost of serving or of hosting
open weights, more elastic demand lowered revenue, contracts ruined nobody, and prices of capital reached nobody's plan.

Of 600 futures eleven signs were not seen that 6,000 do show, so that levers in doubt are looked at again.

Budget: three minutes of CPU, half of it for the levers that are looked at again, a minute for the 130 extremes.
"""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from docs.alike import are_alike
from docs.shocks_page import page_of
from sixteenth.answers.answer import Answer
from sixteenth.answers.wording import words_of
from sixteenth.decide.shocks import kept_in
from sixteenth.errors import Refused
from sixteenth.questions.session import Session
from sixteenth.questions.shocks.cells import KNOWN, MISSED
from sixteenth.questions.shocks.levers import levers
from sixteenth.scenarios.assemble import Scenario

pytestmark = pytest.mark.slow
DRAWS, AGAIN, FEW = 600, 6000, 16
PAGE = Path(__file__).parents[2] / "docs" / "generated" / "shocks.md"
MOST_AGAIN = 1 / 2  # of the levers: were it more, the first look would have too few futures


@cache
def answer() -> Answer:
    return sixteenth.ask("shocks", draws=DRAWS, again=AGAIN)


def verdicts() -> dict[tuple[str, str], list[str]]:
    """Return the words beside each lever and outcome, lab by lab."""
    return {(row[0], table.key): [row[3].key, row[6].key] for table in answer().tables for row in table.rows}


def test_every_sign_that_is_due_comes_out_and_none_is_nothing():
    words = words_of("shocks")
    assert [words.sentence(each) for each in answer().findings if each.key.startswith("miss")] == []


def test_the_page_of_the_documentation_shows_this_table():
    """Made by `make refresh` from the same answer, which takes minutes, so that it is asked for once."""
    _, _, shown = PAGE.read_text(encoding="utf-8").partition("-->\n\n")
    assert are_alike(shown, page_of(answer(), levers()))


def test_what_is_looked_at_again_is_the_lesser_part():
    futures = [row[-1] for row in answer().tables[0].rows]
    assert set(futures) == {DRAWS, AGAIN}
    assert futures.count(AGAIN) < MOST_AGAIN * len(futures)


def test_there_is_a_size_for_every_lever_outcome_and_lab():
    assert len(verdicts()) == 5 * len(levers())
    for table in answer().tables:
        assert all(np.isfinite(row[at]) for row in table.rows for at in (2, 5))


def test_what_is_said_not_to_come_out_yet_does_not():
    """What comes out has to lose its excuse."""
    excused = [(each.name, outcome) for each in levers() for outcome in each.card.known]
    assert [each for each in excused if not {*KNOWN.values()} & {*verdicts()[each]}] == []
    assert not {*MISSED.values()} & {word for each in excused for word in verdicts()[each]}


def test_each_lever_at_the_bounds_of_its_card_gives_numbers():
    scenario, runs = sixteenth.read("central"), Session()
    entries = sorted({entry for lever in levers() for entry in lever.card.change})
    bounds = [(entry, bound) for entry in entries for bound in bounds_of(scenario, entry)]
    taken = {each: at for each in bounds if (at := at_bound(scenario, *each)) is not None}
    assert [f"{entry} = {bound:g}" for (entry, bound), at in taken.items() if not gives_numbers(at, runs)] == []
    assert len(taken) > 0.9 * len(bounds)  # limits between values refuse the others


def bounds_of(scenario: Scenario, entry: str) -> tuple[float, float]:
    return scenario.world.declared[entry.partition("/")[0]].bounds


def at_bound(scenario: Scenario, entry: str, bound: float) -> Scenario | None:
    """Return the scenario with a value at a bound of its card; nothing where its limits refuse that."""
    name, _, label = entry.partition("/")
    try:
        return scenario.with_(**{name: {label: bound}})
    except Refused:
        return None


def gives_numbers(scenario: Scenario, runs: Session) -> bool:
    result = runs.run(scenario, kept_in(scenario.world), draws=FEW, seed=7)
    kept: list[Any] = [*result.monthly.values(), *result.closing.values()]
    return bool(result.finite.all()) and all(np.isfinite(each).all() for each in kept)
