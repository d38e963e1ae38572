"""The page of the shock table: what each lever does to each lab, beside the sign that is due, and why it is."""

from collections.abc import Iterator, Mapping

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Word
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of
from sixteenth.decide.shocks import OUTCOMES
from sixteenth.questions.shocks.levers import Lever, levers

INTRO = """# What one shock does

`sixteenth shocks`: one thing is changed at a time, and the same futures are run with and without it. Each number is
what that changes, give or take its standard error: money in billions of USD, ruin in futures of 100, the margin in
points. A difference below two standard errors is no effect seen. Signs that are due were written down before anything
was run; one that does not come out stands in brackets. The levers, and what must come of them, are
[levers.toml](../../src/sixteenth/questions/shocks/levers.toml).
"""
HEADS = ("lever", "lab", "value of going on", "worth", "ruin", "revenue in 2030", "margin in 2028", "futures")
LOOKS = ("looked_again", "by_chance")  # what is told of how often was looked
NO_EFFECT = "·"


def shocks_page() -> str:
    """Return the page, the table run anew."""
    return page_of(sixteenth.ask("shocks"), levers())


def page_of(answer: Answer, known: tuple[Lever, ...]) -> str:
    """Return the page of an answer."""
    words = words_of("shocks")
    count = next(each for each in answer.findings if each.key == "count")
    looks = [words.sentence(each) for each in answer.notes if each.key in LOOKS]
    parts = [INTRO, " ".join([words.sentence(count), *looks]), "", f"`{NO_EFFECT}`: no effect seen.", ""]
    parts += [f"| {' | '.join(HEADS)} |", f"| {' | '.join('---' for _ in HEADS)} |", *rows(answer, words), ""]
    return "\n".join([*parts, "## Why\n", *(about(lever) for lever in known)])


def rows(answer: Answer, words: Words) -> Iterator[str]:
    """Write a row for each lever and lab."""
    tables = {table.key: table for table in answer.tables}
    first = tables[OUTCOMES[0]]
    labs = [(at, column.key) for at, column in enumerate(first.columns) if column.is_label]
    for number, row in enumerate(first.rows):
        for at, lab in labs:
            cells = [cell(tables[outcome], number, at, words) for outcome in OUTCOMES]
            yield f"| [{row[0]}](#{row[0]}) | {lab} | {' | '.join(cells)} | {row[-1]:,} |"


def cell(table: Table, number: int, at: int, words: Words) -> str:
    """Write what a lever does to an outcome, with its error, and what is due where that does not come out."""
    size, error, verdict = table.rows[number][at : at + 3]
    told = NO_EFFECT
    if not isinstance(size, Word):
        told = " ± ".join(words.cell(table.columns[at + i], each) for i, each in enumerate((size, error)))
    due = words.words[verdict.key]
    return f"{told} ({due})" if ":" in due else told


def about(lever: Lever) -> str:
    """Tell what a lever is, why its signs are due, and why some do not come out yet."""
    reasons: Mapping[str, None] = dict.fromkeys(lever.card.known.values())
    known = [f"Not yet: {reason}" for reason in reasons]
    changes = "; ".join(f"`{entry}` {change(lever, entry)}" for entry in lever.card.change)
    told = " ".join([lever.card.says, lever.card.reason, *known])
    return f'<a id="{lever.name}"></a>\n`{lever.name}`: {told} ({changes}.)\n'


def change(lever: Lever, entry: str) -> str:
    """Write what is done to a parameter."""
    card = lever.card.change[entry]
    if card.factor is not None:
        return f"times {card.factor:g}"
    return f"plus {card.added}" if card.added is not None else f"set to {card.value:g}"
