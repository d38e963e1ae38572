"""The books of a lab: each of its models as an investment, the company by year, and its cash in one future."""

from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.engine.history import Result
from sixteenth.questions.books.findings import findings_of
from sixteenth.questions.books.reading import keep_books_of, run_books
from sixteenth.questions.books.tables import tables_of
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario


class BooksOptions(RunOptions):
    """Of which lab, and in which future its cash is shown."""

    lab: str | None = None
    future: Annotated[int | None, Field(ge=0, le=100)] = None


def answer(scenario: Scenario, options: BooksOptions, runs: Session) -> Answer:
    """Run a scenario with all that books need, and keep those of a lab.

    Raises:
        Refused: when there is no such lab, or the world keeps no books.

    """
    lab = choose_lab(scenario.settings.labels.get("lab", ()), options.lab)
    result = run_books(scenario, runs, options.of_the_run)
    return books_answer(scenario, result, keep_books_of(scenario, result, lab, options.future))


def books_answer(scenario: Scenario, result: Result, books: LabBooks) -> Answer:
    """Return books as an answer."""
    recipe = result.recipe
    return Answer("books", scenario.name, recipe, findings_of(books), tables_of(books))


QUESTION = Question("central", BooksOptions, answer)
