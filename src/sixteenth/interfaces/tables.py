"""How every table in the terminal looks."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.style import StyleType
from rich.table import Table
from rich.text import Text

from sixteenth.errors import clean
from sixteenth.interfaces.column_widths import fitted, is_cut
from sixteenth.interfaces.wrapping import CellText, tell, tell_each

BAD = "#D55E00"  # Okabe-Ito vermilion: never alone, a minus or a word stands beside it
GOOD = "#0072B2"  # Okabe-Ito blue
WIDE = 100


class CleanTable(Table):
    """A table whose cells are shown as they were written: no markup, and nothing that could steer the terminal."""

    def add_row(self, *cells: RenderableType | None, style: StyleType | None = None, end_section: bool = False) -> None:
        """Add a row of texts."""
        shown = (clean_text(cell) if isinstance(cell, str | Text) else cell for cell in cells)
        super().add_row(*shown, style=style, end_section=end_section)


def clean_text(text: str | Text, style: str = "") -> Text:
    """Return a text to be shown as it was written; what has no shape of its own is an escape."""
    if isinstance(text, str):
        return CellText(clean(text), style=style)
    return CellText(clean(text.plain), style=text.style)


def make_table(title: str, first: str, columns: Sequence[str]) -> Table:
    """Return an empty table: names on the left, numbers on the right."""
    table = empty_table(title)
    table.add_column(clean_text(first))
    for column in columns:
        table.add_column(clean_text(column), justify="right")
    return table


def empty_table(title: str) -> Table:
    """Return a table without columns."""
    return CleanTable(title=clean_text(title, "bold"), title_justify="left", header_style="bold", pad_edge=False)


def print_table(console: Console, table: Table, *, plain: bool) -> None:
    """Print a table after an empty line: framed in ASCII, or with a rule under its head, closer where it is narrow.

    Its title and what stands under it are as wide as the console, not as the table.
    """
    table.box = box.ASCII2 if plain else box.SIMPLE_HEAD
    if not plain and console.width < WIDE:
        table.padding = (0, 1, 0, 0)
    title, caption, table.title, table.caption = table.title, table.caption, None, None
    console.print()
    if title:
        tell(console, str(title), style="bold")
    is_wide = Measurement.get(console, console.options, table).maximum >= console.width
    for part in fitted(console, table) if is_wide and is_cut(console, table) else [table]:
        console.print(part)
    if caption:
        tell(console, str(caption), style="dim")


def show_findings(console: Console, sentences: Iterable[str], tables: Iterable[Table], *, plain: bool) -> None:
    """Print what was found: sentences first, then the tables they rest on."""
    tell_each(console, sentences, plain=plain)
    for table in tables:
        print_table(console, table, plain=plain)
