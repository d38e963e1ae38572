"""What was changed in the register of claims, when and why: a list to which lines are added and nothing is altered.

The register is the sum of what it once held and these lines; undone from the last to the first they give what it held.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from sixteenth.evidence.claims.claim_lock import Lock, read_locks
from sixteenth.evidence.facts_read.read_facts import CLAIM_HISTORY
from sixteenth.evidence.facts_read.tables import rows_of

COLUMNS = ("id", "day", "field", "from", "to", "reason", "source")
LOCKS = "claims.lock.json"


@dataclass(frozen=True)
class ClaimChange:
    """One cell of the register that was changed, and why; the source is an address or the key of a fact."""

    id: str
    day: datetime.date
    field: str
    before: str
    after: str
    reason: str
    source: str


@cache
def claim_history() -> tuple[ClaimChange, ...]:
    """Read every change of the register, the first one first.

    Raises:
        Refused: with every cell that holds a wrong date.

    """
    file = files("sixteenth.evidence") / "facts" / CLAIM_HISTORY
    with rows_of(file.read_bytes(), file.name, COLUMNS) as rows:
        return tuple(
            [
                ClaimChange(
                    id=row.text("id"),
                    day=row.date("day"),
                    field=row.text("field"),
                    before=row.text("from"),
                    after=row.text("to"),
                    reason=row.text("reason"),
                    source=row.text("source"),
                )
                for row in rows
            ]
        )


def undone(
    register: Mapping[str, Mapping[str, str]], changes: Sequence[ClaimChange]
) -> Mapping[str, Mapping[str, str]]:
    """Return a register, cells by field by claim, as it was before some changes.

    Raises:
        ValueError: where a cell is not what the change left there: it was altered without a line.

    """
    found = {id_: dict(cells) for id_, cells in register.items()}
    for change in reversed(changes):
        if found[change.id][change.field] != change.after:
            message = f"{change.id}: '{change.field}' is not what was written on {change.day}"
            raise ValueError(message)
        found[change.id][change.field] = change.before
    return found


def path_of_register_locks() -> Path:
    """Return where the locks of the package's own register are kept."""
    return Path(str(files("sixteenth.evidence") / LOCKS))


@cache
def register_locks() -> tuple[Lock, ...]:
    """Read the locks of the package's own register, the first one first.

    Raises:
        Refused: when one of them was changed after it was made.

    """
    return read_locks(path_of_register_locks())
