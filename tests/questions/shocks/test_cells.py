"""Cells of the shock table: what comes out, what has a reason, and what calls for a second look."""

from typing import Any

import pytest

from sixteenth.decide.shocks import OUTCOMES
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.shocks import cells
from sixteenth.questions.shocks.cells import Cell, cells_of, levers_in_doubt
from sixteenth.questions.shocks.levers import Lever, read_levers
from sixteenth.scenarios.files.positions import parse_document

SEEN, OTHER_WAY, UNSEEN, NOTHING = Estimate(3.0, 1.0), Estimate(-3.0, 1.0), Estimate(1.0, 1.0), Estimate(0.0, 0.0)


def lever(due: str = "+", known: str = "") -> Lever:
    """Make a lever of which one sign is due, that of worth, with or without a reason why it does not come out."""
    signs = ", ".join(f'{outcome} = "{due if outcome == "worth" else "any"}"' for outcome in OUTCOMES)
    reason = f'known = {{ worth = "{known}" }}' if known else ""
    text = f'[lever.one]\nsays = "It is so."\nreason = "It must be."\nchange = {{ }}\nsigns = {{ {signs} }}\n{reason}\n'
    return read_levers(parse_document(text, "levers.toml"))[0]


def cell(effect: Estimate, due: str = "+", known: str = "") -> Cell:
    return Cell(lever(due, known), "Ana", "worth", effect, 600)


@pytest.mark.parametrize(
    ("effect", "due", "known", "verdict", "is_in_doubt"),
    [
        (SEEN, "+", "", "up", False),
        (UNSEEN, "+", "", "up_missed", True),
        (OTHER_WAY, "+", "", "up_missed", True),
        (NOTHING, "+", "", "up_missed", True),
        (UNSEEN, "0", "", "none", False),
        (SEEN, "0", "", "none_missed", True),
        (UNSEEN, "+", "Too few.", "up_known", True),
        (OTHER_WAY, "+", "It is ruined.", "up_known", False),
        (NOTHING, "+", "It is held.", "up_known", False),
        (SEEN, "-", "", "down_missed", True),
        (OTHER_WAY, "any", "", "open", False),
    ],
)
def test_what_does_not_come_out_is_in_doubt_unless_its_reason_says_enough(effect, due, known, verdict, is_in_doubt):
    found = cell(effect, due, known)
    assert (found.verdict, found.is_in_doubt) == (verdict, is_in_doubt)


def test_a_lever_is_looked_at_again_where_a_sign_is_in_doubt():
    assert [each.name for each in levers_in_doubt([cell(SEEN), cell(UNSEEN)])] == ["one"]
    assert levers_in_doubt([cell(SEEN), cell(SEEN)]) == ()


def test_a_reason_that_no_lab_needs_calls_for_a_second_look():
    known = "It is ruined."
    assert levers_in_doubt([cell(SEEN, known=known), cell(SEEN, known=known)])
    assert levers_in_doubt([cell(SEEN, known=known), cell(OTHER_WAY, known=known)]) == ()


def test_each_outcome_of_each_lab_is_a_cell(monkeypatch):
    monkeypatch.setattr(cells, "effects", lambda before, after: dict.fromkeys(OUTCOMES, Estimate(after - before, 0.5)))
    before: dict[str, Any] = {"Ana": 1.0, "Ben": 2.0}
    after: dict[str, Any] = {"Ana": 4.0, "Ben": 2.0}
    found = list(cells_of(lever(), before, after, 600))
    assert [(each.lab, each.outcome) for each in found] == [(lab, name) for lab in ("Ana", "Ben") for name in OUTCOMES]
    assert {each.effect.value for each in found if each.lab == "Ana"} == {3.0}
    assert {each.draws for each in found} == {600}
