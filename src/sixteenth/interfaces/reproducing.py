"""What was published beside what we get, in words and tables: one table for each publication, misses first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from rich.table import Table
from rich.text import Text

from sixteenth.interfaces.tables import BAD, make_table
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.reproduce import Row, Skipped

ROUNDING = 1e-12  # a difference of the last digits
DIGITS = 8  # of a number that was published with fewer; ours has no more


@dataclass(frozen=True)
class Reproduced:
    """All that was tried, and what could not be for want of a file."""

    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]

    @property
    def misses(self) -> tuple[Row, ...]:
        """Return what should have come out and did not."""
        return tuple(row for row in self.rows if row.is_miss)

    def as_data(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        rows = [{**asdict(row), "is_miss": row.is_miss} for row in self.rows]
        skipped = [asdict(each) for each in self.skipped]
        return {"sentences": list(sentences(self)), "ok": not self.misses, "rows": rows, "skipped": skipped}


def sentences(found: Reproduced) -> list[str]:
    """Say how many numbers come out, which do not, what was left out, and what differs for a reason that is known."""
    told = [_counts(found)] if found.rows else []
    known = (row for row in found.rows if not row.is_ok and not row.is_miss)
    return [
        *told,
        *(_miss(row) for row in found.misses),
        *(_skipped(each) for each in found.skipped),
        *(_known(id_, list(own)) for id_, own in groupby(known, key=lambda row: row.id)),
    ]


def _known(id_: str, rows: Sequence[Row]) -> str:
    numbers = "; ".join(f"{row.what} {_number(row.published)}, here {_number(row.ours)}" for row in rows)
    return f"{id_}: published {numbers}. {' '.join(rows[0].known_difference.split())}"


def _counts(found: Reproduced) -> str:
    counted = Counter("ok" if row.is_ok else "miss" if row.is_miss else "known" for row in found.rows)
    publications = len({row.publication for row in found.rows})
    results = len({(row.publication, row.id) for row in found.rows})
    whose = f"{publications} publication{'s' if publications > 1 else ''}"
    known = f", {counted['known']} differ for a reason that is told" if counted["known"] else ""
    missed = f", and {counted['miss']} do not" if counted["miss"] else ""
    return (
        f"Of {len(found.rows)} numbers in {results} results of {whose}, {counted['ok']} come out within their"
        f" tolerance{known}{missed}."
    )


def _miss(row: Row) -> str:
    return (
        f"MISS {row.id}, {row.what}: published {_number(row.published)}, here {_number(row.ours)}, off by"
        f" {row.difference:+.2g} where {_tolerance(row)} is allowed."
    )


def _skipped(each: Skipped) -> str:
    count = len(each.cases)
    return (
        f"Skipped {each.publication} ({count} result{'s' if count > 1 else ''}): {each.needs} is not in the folder"
        f" {each.looked_in}. Get it from {each.where}, and name its folder with --data."
    )


def tables(rows: Sequence[Row]) -> list[Table]:
    """Return a table for each publication; the line below it says whose numbers they are."""
    return [_table(name, list(own)) for name, own in groupby(rows, key=lambda row: row.publication)]


def _table(name: str, rows: Sequence[Row]) -> Table:
    table = make_table(
        f"{name}: {read_publication(name).title}", "id", ["what", "published", "ours", "difference", "tolerance", "ok"]
    )
    table.columns[0].overflow, table.columns[1].justify = "fold", "left"
    for column in table.columns[2:]:
        column.no_wrap = True  # a number that is cut says nothing
    told = ""
    for row in rows:
        ok = Text("yes" if row.is_ok else "NO" if row.is_miss else "known", style=BAD if row.is_miss else "")
        shown = row.id if row.id != told else ""
        told = row.id
        difference = "0" if abs(row.difference) < ROUNDING else f"{row.difference:+.1e}"
        error = "" if row.standard_error is None else f" +- {row.standard_error:.1g}"
        cells = (_number(row.published), f"{_number(row.ours)}{error}", difference, _tolerance(row))
        table.add_row(shown, row.what, *cells, ok)
    sources = dict.fromkeys(f"{row.source} ({row.status})" for row in rows)
    table.caption = "\n".join(sources)
    table.caption_justify = "left"
    return table


def _number(value: float) -> str:
    return f"{value:.{DIGITS}g}"


def _tolerance(row: Row) -> str:
    return f"{100 * row.tolerance:g} %" if row.closeness == "relative" else f"{row.tolerance:g}"
