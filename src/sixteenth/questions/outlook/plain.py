"""What a world without labs that could stop can say: its books, its closed forms, or how its futures end."""

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.finding import Finding
from sixteenth.decide.ledger.books import has_books, keep_books
from sixteenth.engine.history import Result
from sixteenth.questions.outlook.closed_forms import break_even, stop_odds, told_break_even, told_stop
from sixteenth.questions.outlook.endings import endings_findings, endings_table, standing_table, stayed_notes
from sixteenth.questions.outlook.ledger import margins_of, told_ledger
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario


def plain_answer(scenario: Scenario, result: Result, runs: Session, notes: tuple[Finding, ...]) -> Answer:
    """Return the ledger of a certain world and the closed forms that a world has; without either, how futures end."""
    books = keep_books(result) if has_books(result) and scenario.is_certain else None
    margins = margins_of(scenario, books, runs) if books else ()
    parts = (told_ledger(books, margins), told_break_even(break_even(scenario)), told_stop(stop_odds(scenario)))
    findings = tuple(finding for found, _ in parts for finding in found)
    tables = tuple(table for _, shown in parts for table in shown)
    return Answer(
        question="outlook",
        scenario=scenario.name,
        recipe=result.recipe,
        findings=findings or endings_findings(result),
        tables=(*tables, standing_table(result, part=FULL if books else ""), endings_table(result)),
        notes=(*notes, *stayed_notes(result)),
    )
