"""A table as HTML: a caption, heads with their scope, numbers to the right, groups apart, and notes below."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from sixteenth.answers.chart import Chart
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words
from sixteenth.faces.html.sentences import sentence_html, text_html
from sixteenth.faces.html.templates_of import rendered

LEFT = ("text", "name", "input", "own_name", "")  # quantities that read from the left, as words do
LOSS = "-"


def table_html(table: Table, words: Words, charts: tuple[Chart, ...] = (), most_rows: int | None = None) -> Markup:
    """Return a table, with places for the charts that show it before it; of a long one at most so many rows."""
    words = words.told_by(table.question)
    columns = [table.columns[at] for at in table.seen]
    rows = [[words.cell(table.columns[at], row[at]) for at in table.seen] for row in table.rows[:most_rows]]
    is_left = [at == 0 or column.quantity in LEFT for at, column in enumerate(columns)]
    return rendered(
        "table",
        key=table.called,
        title=text_html(words.title(table)),
        heads=[(text_html(words.head(column)), left) for column, left in zip(columns, is_left, strict=True)],
        groups=_groups(rows, is_left, table.ends),
        below=[sentence_html(each, words, is_asked=False) for each in table.below],
        figures=[
            (chart.called, text_html(words.told_by(chart.question).chart_title(chart, table))) for chart in charts
        ],
    )


def _groups(rows: list[list[str]], is_left: list[bool], ends: tuple[int, ...]) -> list[list[list[Mapping[str, Any]]]]:
    """Return the cells of each row, in groups that a rule parts."""
    cells: list[list[Mapping[str, Any]]] = [
        [
            {"text": text_html(text), "is_left": left, "is_loss": not left and text.startswith(LOSS)}
            for text, left in zip(row, is_left, strict=True)
        ]
        for row in rows
    ]
    cuts = [0, *(end + 1 for end in ends if end + 1 < len(cells)), len(cells)]
    return [cells[begin:end] for begin, end in pairwise(cuts)]
