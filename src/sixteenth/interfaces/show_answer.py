"""Any answer in the terminal, or as JSON: sentences first, then the tables they rest on."""

from rich.console import Console
from rich.table import Table as ShownTable

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of
from sixteenth.interfaces.tables import make_table, show_findings

LEFT = "text"  # the quantity of columns that read from the left, as their words do


def show_answer(console: Console, answer: Answer, *, plain: bool, language: str = "en") -> None:
    """Print what was found, what it rests on, and the tables."""
    words = words_of(answer.question, language)
    sentences = [words.sentence(finding) for finding in (*answer.findings, *answer.notes)]
    show_findings(console, sentences, (shown_table(table, words) for table in answer.tables), plain=plain)


def shown_table(table: Table, words: Words) -> ShownTable:
    """Return a table as the terminal prints it."""
    first, *others = table.columns
    shown = make_table(words.title(table), words.head(first), [words.head(each) for each in others])
    for column, written in zip(table.columns[1:], shown.columns[1:], strict=True):
        written.justify = "left" if column.quantity == LEFT else "right"
    for written in shown.columns:
        written.overflow = "fold"  # a name or a number that is cut says nothing
    for row in table.rows:
        shown.add_row(*(words.cell(column, entry) for column, entry in zip(table.columns, row, strict=True)))
    return shown


def answer_json(answer: Answer, language: str = "en") -> object:
    """Return an answer as plain data: the one schema of all answers."""
    return answer_data(answer, words_of(answer.question, language), language).model_dump()
