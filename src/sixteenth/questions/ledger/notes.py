"""What was unusual in a file of accounts, and how to read its answer."""

from collections.abc import Iterator

from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.own_books.books import SettledBooks
from sixteenth.evidence.own_books.read_books import OwnBooks


def notes(read: OwnBooks, books: SettledBooks, example: str | None) -> Iterator[Finding]:
    """Tell how the numbers are counted, whose accounts they are where they are published, and what was noticed."""
    if books.models:
        yield Finding("how_to_read", {})
    if example is not None:
        yield Finding("published", {"name": Figure(example, "own_name")})
    if books.is_by_period:
        yield Finding("by_period", {"period": Figure(books.period, "count")})
    for each in read.notices:
        parts = {
            "about": Figure(each.about, "own_name"),
            "rows": Figure(each.rows, "count"),
            "line": Figure(each.line, "count"),
            "currency": Figure(read.currency, "own_name"),
        }
        yield Finding(each.kind, parts)
