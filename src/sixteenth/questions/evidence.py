"""Facts and claims that an answer cites, as a table: what each says, of when, by whom and where."""

from collections.abc import Iterable
from typing import Any

from sixteenth.answers.table import Column, Table
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, Claim, find_evidence


def data_cut() -> str:
    """Return the day up to which facts are known: `2026-06-30`."""
    return DATA_CUT.isoformat()


def evidence_table(keys: Iterable[str]) -> Table:
    """Say of each fact or claim, once, what it says, of when, and who published it where."""
    columns = (
        *(Column("fact", "text"), Column("says", "text"), Column("date", "date")),
        *(Column("published_by", "text"), Column("address", "text")),
    )
    return Table("facts", columns, tuple((key, *_evidence(key)) for key in dict.fromkeys(keys)))


def _evidence(key: str) -> tuple[Any, ...]:
    found = find_evidence(key)
    if isinstance(found, Claim):
        return found.claim, found.date_made, found.speaker, found.url
    return f"{found.text} {found.unit}", found.date, found.source, found.url
