"""Any answer in the terminal, or as JSON: sentences first, then the tables they rest on."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as ShownTable
from rich.text import Text

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import BETWEEN, Words, common_words, words_of
from sixteenth.interfaces.tables import BAD, make_table, show_findings
from sixteenth.interfaces.wrapping import tell
from sixteenth.questions.session import Session

LEFT = ("text", "name")  # quantities of columns that read from the left, as words do
LABELS = ("lab", "progress")  # columns whose names stay whole
LOSS = "-"
MOST_MIN = 14  # columns that a word may claim


def show_answer(console: Console, answer: Answer, *, plain: bool, language: str = "en") -> None:
    """Print what was found, what it rests on, and the tables."""
    words = words_of(answer.question, language)
    notes = [note for note in answer.notes if answer.is_shown(note.part)]
    sentences = [words.sentence(finding) for finding in (*answer.findings, *notes)]
    show_findings(console, sentences, shown_tables(answer, language), plain=plain)
    tell_more(console, answer, language)


def tell_more(console: Console, answer: Answer, language: str) -> None:
    """Say which parts of an answer wait to be asked for."""
    if answer.waiting:
        more = Finding("more", {"parts": Figure(", ".join(answer.waiting), "text")})
        console.print()
        tell(console, common_words(language).sentence(more))


def tell_of_runs(console: Console, runs: Session, language: str) -> None:
    """Say what was read from a saved result, and what was run."""
    if runs.saved:
        places = BETWEEN[language].join(saved.place for saved in runs.saved)
        tell_of_place(console, places, language, len(runs.read), len(runs.made))


def tell_of_place(console: Console, place: str, language: str, read: int = 0, made: int = 0) -> None:
    """Say what of an answer was read from a place, and that the rest was run."""
    parts = {"place": Figure(place, "text"), "read": Figure(read, "count"), "all": Figure(read + made, "count")}
    console.print()
    tell(console, common_words(language).sentence(Finding("some_read" if made else "all_read", parts)))


def shown_tables(answer: Answer, language: str) -> list[ShownTable]:
    """Return the tables of the first screen, and of the parts that were asked for."""
    words = words_of(answer.question, language)
    return [shown_table(table, words) for table in answer.tables if answer.is_shown(table.part)]


def shown_table(table: Table, words: Words) -> ShownTable:
    """Return a table as the terminal prints it."""
    first, *others = table.columns
    shown = make_table(words.title(table), words.head(first), [words.head(each) for each in others])
    for column, written in zip(table.columns[1:], shown.columns[1:], strict=True):
        written.justify = "left" if column.quantity in LEFT else "right"
    for written in shown.columns:
        written.overflow = "fold"  # a name or a number that is cut says nothing
    shown.columns[0].no_wrap = table.columns[0].key in LABELS
    rows = [_cells(table, row, words) for row in table.rows]
    for at, column in enumerate(table.columns):
        if at == 0 or column.quantity in LEFT:  # words stay whole where there is room for them
            shown.columns[at].min_width = min(MOST_MIN, longest_word([words.head(column), *(row[at] for row in rows)]))
    for cells in rows:
        shown.add_row(*(Text(cell, style=BAD) if cell.startswith(LOSS) else cell for cell in cells))
    if table.below:
        shown.caption = " ".join(map(words.sentence, table.below))
        shown.caption_justify = "left"
    return shown


def _cells(table: Table, row: Sequence[Any], words: Words) -> list[str]:
    return [words.cell(column, entry) for column, entry in zip(table.columns, row, strict=True)]


def longest_word(texts: Iterable[str]) -> int:
    """Return how many columns of the terminal the longest word of some texts takes."""
    return max((cell_len(word) for text in texts for word in text.split()), default=0)


def answer_json(answer: Answer, language: str = "en") -> object:
    """Return an answer as plain data: the one schema of all answers."""
    return answer_data(answer, words_of(answer.question, language), language).model_dump()
