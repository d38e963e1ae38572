"""Which margin, growth, multiple, probability or return makes the next model an investment, the others as given."""

from collections.abc import Iterable, Mapping

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.measures.break_even_solver import Condition, conditions
from sixteenth.questions.session import Session

RULE = "interview_arithmetic"  # the scenario whose world has the rule in closed form
RULES_NAME = "break_even_margin"
SHARES = ("serving_margin", "stop_probability_before_sale", "kept_share", "required_return")
MULTIPLES = ("revenue_multiple", "cost_growth")
OPTIONS: Mapping[str, str] = {  # by the name of the world; their limits are those of its card
    "serving_margin": "margin",
    "revenue_multiple": "multiple",
    "cost_growth": "growth",
    "stop_probability_before_sale": "stop_odds",
    "kept_share": "kept",
    "required_return": "required",
}


def rule_answer(given: Mapping[str, float], runs: Session) -> Answer:
    """Solve the rule for each of its numbers in turn, given all by the names of the world."""
    rule = sixteenth.read(RULE)
    found = conditions(rule.world, given)
    pays = all(each.bound is not None and _holds(given[each.name], each) for each in found)
    return Answer(
        question="must_be_true",
        scenario=RULE,
        recipe={**runs.recipe_of(rule), "given": given},
        findings=(Finding("pays" if pays else "does_not_pay", {}, (RULES_NAME, *given)),),
        tables=(
            _table("shares", "share_in_full", SHARES, found, given),
            _table("multiples", "multiple_fine", MULTIPLES, found, given),
        ),
    )


def _holds(value: float, condition: Condition) -> bool:
    bound = condition.bound or 0.0
    return condition.always or (value >= bound if condition.is_least else value <= bound)


def _table(
    key: str, quantity: str, names: Iterable[str], found: Iterable[Condition], given: Mapping[str, float]
) -> Table:
    """Put what was given beside what it would have to be; nothing where any number does, or none."""
    by_name = {each.name: each for each in found}
    columns = (Column("what", "text"), Column("now", quantity), Column("must_be", "text"), Column("bound", quantity))
    rows = tuple((Word(name), given[name], *_must_be(by_name[name])) for name in names)
    return Table(key, columns, rows)


def _must_be(condition: Condition) -> tuple[Word, float | None]:
    if condition.always:
        return Word("anything"), None
    if condition.bound is None:
        return Word("nothing_is_enough"), None
    return Word("at_least" if condition.is_least else "at_most"), condition.bound
