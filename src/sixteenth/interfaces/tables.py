"""How every table in the terminal looks."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from sixteenth.interfaces.numbers import billions

BAD = "#D55E00"  # Okabe-Ito vermilion: never alone, a minus or a word stands beside it
GOOD = "#0072B2"  # Okabe-Ito blue


def make_table(title: str, first: str, columns: Sequence[str]) -> Table:
    """Return an empty table: names on the left, numbers on the right."""
    table = Table(title=title, title_justify="left", title_style="bold", header_style="bold", pad_edge=False)
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def money_text(usd: float) -> Text:
    """Write money in billions of USD, a loss in another colour as well as with its minus."""
    shown = billions(usd)
    return Text(shown, style=BAD if shown.startswith("-") else "")
