"""An answer as Markdown: its sentences as a list, its tables as tables, and what made it in the last line."""

import re
from collections.abc import Iterable, Sequence

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Finding
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of
from sixteenth.errors import clean

LEFT = ("text", "name", "input", "own_name")  # quantities that are read from the left
FENCE = "```"  # round lines of a file
MARKS = re.compile(r"([\\`*_{}\[\]<>#|])")  # what Markdown would take for its own


def markdown(answer: Answer, language: str = "en") -> str:
    """Return an answer as a page of Markdown."""
    words = words_of(answer.question, language)
    head = answer.heading
    about = [words.part(head.parts[name]) for name in ("title", "claim")] if head else [words.command["summary"]]
    said = (*(answer.findings[1:] if head else answer.findings), *answer.notes)
    told = [line for finding in said if not finding.shows_lines for line in _items(finding, words)]
    parts = [f"# {_plain(about[0])}", *map(_plain, about[1:]), "\n".join(told)]
    parts += [_table(table, words) for table in answer.tables]
    for shown, lines in (words.parted(finding) for finding in said if finding.shows_lines):
        parts += [_plain(shown), f"{FENCE}\n{lines.rstrip()}\n{FENCE}"]
    return "\n\n".join([*parts, _recipe(answer)]) + "\n"


def _items(finding: Finding, words: Words, within: str = "") -> Iterable[str]:
    """Yield a finding as an item of a list, and what is told under it as a list within."""
    yield f"{within}- {_plain(words.sentence(finding))}"
    for each in finding.under:
        yield from _items(each, words, f"{within}  ")


def _table(table: Table, words: Words) -> str:
    words = words.told_by(table.question)
    columns = [table.columns[at] for at in table.seen]
    heads = [words.head(column) for column in columns]
    rule = ["---" if at == 0 or column.quantity in LEFT else "---:" for at, column in enumerate(columns)]
    rows = [[words.typed(table.columns[at], row[at]) for at in table.seen] for row in table.rows]
    lines = (_row(map(_plain, heads)), _row(rule), *(_row(map(_plain, row)) for row in rows))
    return "\n".join((f"**{_plain(words.title(table))}**", "", *lines))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it was written, on one line."""
    return MARKS.sub(r"\\\1", clean(" ".join(text.split())))


def _recipe(answer: Answer) -> str:
    """Say what made the numbers, by the parts of the recipe that whoever wants them again must give."""
    named: Sequence[str] = ("scenario", "draws", "seed", "months", "start", "scenario_hash", "facts_hash")
    parts = [f"{name} = {answer.recipe[name]}" for name in named if name in answer.recipe]
    version = answer.recipe.get("versions", {}).get("sixteenth")
    return f"`{', '.join([*parts, *([f'sixteenth = {version}'] if version else [])])}`"
