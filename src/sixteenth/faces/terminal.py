"""Any answer in the terminal, or as JSON: sentences first, then the tables they rest on."""

import os
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table as ShownTable
from rich.text import Text

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import BETWEEN, Words, common_words, words_of
from sixteenth.interfaces.outline import tell_findings
from sixteenth.interfaces.tables import BAD, GOOD, clean_text, make_table, show_findings
from sixteenth.interfaces.terminal import PLAIN_WIDTH
from sixteenth.interfaces.wrapping import tell, wrap
from sixteenth.questions.session import Session

LEFT = ("text", "name", "input", "own_name")  # quantities of columns that read from the left, as words do
LABELS = ("lab", "progress", "entry")  # columns whose names stay whole
LOSS = "-"
MOST_MIN = 14  # columns that a word may claim
FRAME = 4  # characters of a panel's sides
QUESTION = r"^• [^?:.\uff1f\uff1a\u3002]*[?:\uff1f\uff1a]"
SHOWN_OF_HASH = 7


def show_answer(console: Console, answer: Answer, *, plain: bool, language: str = "en") -> None:
    """Print what was found, what it rests on, the tables, and what made it where it is of one scenario's run."""
    plain = plain or "NO_COLOR" in os.environ
    words = words_of(answer.question, language)
    told = [finding for finding in answer.told if not finding.shows_lines]
    if answer.heading:
        _show_heading(console, answer.heading, list(map(words.sentence, told)), words, plain=plain)
    else:
        tell_findings(console, told, words, plain=plain)
    show_findings(console, (), shown_tables(answer, language), plain=plain)
    for note in answer.told:
        if note.shows_lines:
            sentence, lines = words.parted(note)
            console.print()
            tell(console, sentence)
            console.print(f"\n{lines.rstrip()}", soft_wrap=True, markup=False)
    common = common_words(language)
    if answer.waiting:
        more = Finding("more", {"parts": Figure(", ".join(answer.waiting), "text")})
        console.print()
        tell(console, common.sentence(more))
    if answer.heading and "draws" in answer.recipe:
        if not answer.waiting:  # else it stands right below what waits: the first screen has forty lines
            console.print()
        tell(console, common.sentence(recipe_of(answer)), style="dim")


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


def recipe_of(answer: Answer) -> Finding:
    """Say in one line what made the numbers."""
    recipe = answer.recipe
    draws = Finding("draw" if recipe["draws"] == 1 else "draws", {"draws": Figure(recipe["draws"], "count")})
    precise = (Finding("precise", {}),) if recipe["back_end"] == "numpy" else ()
    told = {"hash": recipe["scenario_hash"][:SHOWN_OF_HASH], "version": recipe["versions"]["sixteenth"]}
    given = {name: recipe[name] for name in ("scenario", "seed", "months", "start")}
    texts = {name: Figure(each, "text") for name, each in {**given, **told}.items()}
    return Finding("recipe", {**texts, "draws": (draws,), "precision": precise})


def _show_heading(console: Console, heading: Finding, sentences: Sequence[str], words: Words, *, plain: bool) -> None:
    """Frame title, claim and sentences, each with its mark before it; in ASCII, put them below each other."""
    title, claim = (words.part(heading.parts[name]) for name in ("title", "claim"))
    if plain:
        tell(console, words.sentence(heading))
        console.print()
        for sentence in sentences:
            tell(console, sentence, "- ")
        return
    width = min(console.width, PLAIN_WIDTH)
    inside = width - FRAME
    told = [Text("\n".join(wrap(sentence, inside, "• "))) for sentence in sentences]
    for text in told:
        text.highlight_regex(QUESTION, "bold")
    claimed = [Text("\n".join(wrap(claim, inside)), style="italic"), Text()]
    parts = Group(*claimed, *told)
    console.print(Panel(parts, title=clean_text(title), title_align="left", border_style=GOOD, width=width))


def shown_tables(answer: Answer, language: str) -> list[ShownTable]:
    """Return the tables of the first screen, and of the parts that were asked for."""
    words = words_of(answer.question, language)
    return [shown_table(table, words) for table in answer.tables if answer.is_shown(table.part)]


def shown_table(table: Table, words: Words) -> ShownTable:
    """Return a table as the terminal prints it."""
    words = words.told_by(table.question)
    columns = [table.columns[at] for at in table.seen]
    first, *others = columns
    shown = make_table(words.title(table), words.head(first), [words.head(each) for each in others])
    for column, written in zip(columns[1:], shown.columns[1:], strict=True):
        written.justify = "left" if column.quantity in LEFT else "right"
    for written in shown.columns:
        written.overflow = "fold"  # a name or a number that is cut says nothing
    shown.columns[0].no_wrap = first.key in LABELS
    rows = [[words.typed(table.columns[at], row[at]) for at in table.seen] for row in table.rows]
    for at, column in enumerate(columns):
        if at == 0 or column.quantity in LEFT:  # words stay whole where there is room for them
            shown.columns[at].min_width = min(MOST_MIN, longest_word([words.head(column), *(row[at] for row in rows)]))
    for at, cells in enumerate(rows):
        texts = (Text(cell, style=BAD) if cell.startswith(LOSS) else cell for cell in cells)
        shown.add_row(*texts, end_section=at in table.ends)
    if table.below:
        shown.caption = " ".join(map(words.sentence, table.below))
        shown.caption_justify = "left"
    return shown


def longest_word(texts: Iterable[str]) -> int:
    """Return how many columns of the terminal the longest word of some texts takes."""
    return max((cell_len(word) for text in texts for word in text.split()), default=0)


def answer_json(answer: Answer, language: str = "en") -> object:
    """Return an answer as plain data: the one schema of all answers."""
    return answer_data(answer, words_of(answer.question, language), language).model_dump(exclude={"kept"})
