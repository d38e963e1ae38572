"""What holds a lab back, as findings: years with one constraint together, and what a world has no term for."""

from sixteenth.decide.worth import binding_constraint as held
from sixteenth.questions.held_back import ABSENT, CONSTRAINTS, held_findings
from tests.questions.going_on.examples import RESEARCH, SALES
from tests.questions.told import told


def test_years_with_one_constraint_are_told_together():
    for question in ("going_on", "explain"):
        sentences = told(question, held_findings(RESEARCH))
        assert sentences["held_back"] == (
            "What holds Ana's research ordered back in most months and futures: money (2026 to 2027); ideas (2028)."
        )
        assert sentences["no_term"].endswith("chips: all compute that is ordered can be delivered.")
        assert told(question, held_findings(SALES)) == {"nothing_holds": "Nothing holds Ana's sales served back."}


def test_every_constraint_has_its_words():
    named = {value for name, value in vars(held).items() if name.isupper() and isinstance(value, str)}
    assert {*CONSTRAINTS} | {*ABSENT} == named
