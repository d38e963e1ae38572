"""Odds locked on a day, beside the file of claims: `MY.lock.json`, to which a lock is added and nothing is changed.

Each lock holds the claims as they were, the odds of the model, of the ruler and one's own, and what made them: day,
version, scenario, facts. It carries the hash of the lock before it, so that a file in which any was edited is told.
"""

import datetime
import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sixteenth.errors import Place, Refused, UnreadableFile, UnwritableOutput
from sixteenth.evidence.claims.own_claims import OwnClaim
from sixteenth.said import message_of, said
from sixteenth.texts import Unreadable, read_text

FORMAT = 1
NO_PART = ("line", "resolution", "resolved_on", "source", "probability")  # of what a claim says
CURE = said("bring back the file as it was written; a lock that may be edited proves nothing")


@dataclass(frozen=True)
class LockedClaim:
    """One claim on the day of a lock, and what was thought of it."""

    id: str
    says: Mapping[str, Any]  # the claim without what became of it
    model: float | None
    standard_error: float | None
    futures: int
    silent: str  # why the model says nothing
    line: float | None  # the ruler's odds
    own: float | None


@dataclass(frozen=True)
class Lock:
    """What was thought on one day."""

    day: datetime.date
    versions: Mapping[str, str]
    facts_hash: str
    scenarios: Mapping[str, str]  # hash of each
    seed: int
    claims: tuple[LockedClaim, ...]
    before: str = ""  # the hash of the lock before it

    @property
    def digest(self) -> str:
        """Return the hash of this lock, the one before included."""
        return hashlib.sha256(json.dumps(self.data, sort_keys=True).encode()).hexdigest()

    @property
    def data(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**asdict(self), "day": self.day.isoformat(), "claims": [asdict(each) for each in self.claims]}


@dataclass(frozen=True)
class Changed:
    """A claim that is no longer what was locked: the entries that differ, or none where it is gone from the file."""

    id: str
    day: datetime.date  # of the lock
    text: str  # as it was
    entries: tuple[tuple[str, Any, Any], ...]  # name, before, now


def says(claim: OwnClaim) -> dict[str, Any]:
    """Return what a claim says, without what became of it or what one thinks of it."""
    return {name: value for name, value in asdict(claim).items() if name not in NO_PART}


def path_of_lock(claims: Path) -> Path:
    """Return where the locks of a file of claims are kept: beside it."""
    return claims.with_name(f"{claims.stem}.lock.json")


def read_locks(path: Path) -> tuple[Lock, ...]:
    """Read the locks of a file, the first one first; none where there is no file.

    Raises:
        Refused: when the file holds no locks, or one of them was changed after it was made.

    """
    if not path.exists():
        return ()
    try:
        found = json.loads(read_text(path))
        stored = [(_lock(each["lock"]), each["sha256"]) for each in found["locks"]]
    except Unreadable as problem:
        raise _refused(path, problem.got) from problem
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refused(path, said("{kind}: {message}", kind=type(error).__name__, message=message_of(error))) from error
    before = ""
    for lock, digest in stored:
        if lock.digest != digest or lock.before != before:
            raise _refused(
                path, said("a lock of {day} that is not as it was made, or not after the one it followed", day=lock.day)
            )
        before = digest
    return tuple(lock for lock, _ in stored)


def add_lock(path: Path, lock: Lock) -> tuple[Lock, ...]:
    """Add a lock to a file, after those that it holds; written whole or not at all.

    Raises:
        Refused: when the file holds no locks or was edited, or cannot be written.

    """
    before = read_locks(path)
    added = replace(lock, before=before[-1].digest if before else "")
    locks = (*before, added)
    data = {"format": FORMAT, "locks": [{"lock": each.data, "sha256": each.digest} for each in locks]}
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        got = os.strerror(error.errno) if error.errno else str(error)
        fault = UnwritableOutput(
            f"'{path}'", Place(str(path)), got, said("room to write"), said("make its folder writable")
        )
        raise Refused([fault]) from error
    return locks


def _lock(data: Mapping[str, Any]) -> Lock:
    found: dict[str, Any] = dict(data)
    found["day"] = datetime.date.fromisoformat(data["day"])
    found["claims"] = tuple(LockedClaim(**each) for each in data["claims"])
    return Lock(**found)


def _refused(path: Path, got: str) -> Refused:
    return Refused([UnreadableFile(f"'{path.name}'", Place(str(path)), got, said("locks as they were written"), CURE)])


def first_locked(claim: OwnClaim, locks: Iterable[Lock]) -> tuple[Lock, LockedClaim] | None:
    """Return the first lock that holds a claim as it now is: what counts, for it was the hardest to know."""
    now = json.loads(json.dumps(says(claim)))
    for lock in locks:
        for each in lock.claims:
            if each.id == claim.id and json.loads(json.dumps(each.says)) == now:
                return lock, each
    return None


def changed_since(claims: Sequence[OwnClaim], locks: Sequence[Lock]) -> tuple[Changed, ...]:
    """Return the claims that are no longer what was first locked, or are gone from the file."""
    found: list[Changed] = []
    current = {claim.id: json.loads(json.dumps(says(claim))) for claim in claims}
    seen: set[str] = set()
    for lock in locks:
        for each in lock.claims:
            before, now = dict(each.says), current.get(each.id)
            if each.id in seen:
                continue
            seen.add(each.id)
            entries = tuple(
                (name, before.get(name), is_) for name, is_ in (now or {}).items() if before.get(name) != is_
            )
            if now is None or entries:
                found.append(Changed(each.id, lock.day, before["text"], entries))
    return tuple(found)
