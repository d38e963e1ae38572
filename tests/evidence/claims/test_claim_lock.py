"""Locks: added, never changed, and told where somebody did."""

import dataclasses
import datetime
import json

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.claims.claim_lock import (
    Changed,
    Lock,
    LockedClaim,
    add_lock,
    changed_since,
    first_locked,
    path_of_lock,
    read_locks,
    says,
)
from sixteenth.evidence.claims.own_claims import OwnClaim

DAY = datetime.date(2026, 7, 1)
CLAIM = OwnClaim("W01", "It is so", "company_revenue", "at", "2026-12", at_least="1 billion USD/year", probability=0.4)


def lock_of(*claims, day=DAY):
    locked = tuple(LockedClaim(each.id, says(each), 0.25, 0.01, 1000, "", 0.5, each.probability) for each in claims)
    return Lock(day, {"sixteenth": "1"}, "facts", {"central": "hash"}, 7, locked)


@pytest.fixture
def path(tmp_path):
    return path_of_lock(tmp_path / "mine.toml")


def test_locks_are_kept_beside_the_claims_and_come_back(path):
    assert path.name == "mine.lock.json"
    assert read_locks(path) == ()
    first = add_lock(path, lock_of(CLAIM))
    second = add_lock(path, lock_of(CLAIM, day=datetime.date(2026, 8, 1)))
    assert read_locks(path) == second
    assert second[0] == first[0]
    assert second[1].before == first[0].digest
    assert [each.name for each in path.parent.iterdir()] == ["mine.lock.json"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data["locks"][0]["lock"]["claims"][0].update(model=0.9),
        lambda data: data["locks"][0]["lock"].update(day="2026-06-01"),
        lambda data: data["locks"].pop(0),
        lambda data: data["locks"].reverse(),
        lambda data: data.clear(),
        lambda data: data["locks"][0]["lock"].update(more=1),
    ],
)
def test_locks_that_were_edited_are_refused(path, edit):
    add_lock(path, lock_of(CLAIM))
    add_lock(path, lock_of(CLAIM))
    data = json.loads(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    for attempt in (lambda: read_locks(path), lambda: add_lock(path, lock_of(CLAIM))):
        with pytest.raises(Refused, match="a lock that may be edited proves nothing"):
            attempt()


def test_a_file_that_is_no_lock_is_refused(path):
    path.write_text("not JSON", encoding="utf-8")
    with pytest.raises(Refused, match=r"mine\.lock\.json"):
        read_locks(path)


def test_the_first_lock_of_a_claim_as_it_is_counts():
    changed = dataclasses.replace(CLAIM, at_least="2 billion USD/year")
    locks = (lock_of(CLAIM), lock_of(changed, day=datetime.date(2026, 8, 1)), lock_of(changed))
    assert first_locked(CLAIM, locks) == (locks[0], locks[0].claims[0])
    assert first_locked(changed, locks) == (locks[1], locks[1].claims[0])
    assert first_locked(dataclasses.replace(CLAIM, text="other"), locks) is None


def test_what_one_thinks_and_what_came_of_it_changes_no_claim():
    resolved = dataclasses.replace(CLAIM, probability=0.9, resolution=True, resolved_on=DAY, source="s", line=9)
    assert changed_since([resolved], [lock_of(CLAIM)]) == ()


def test_claims_that_were_changed_or_are_gone_are_told():
    changed = dataclasses.replace(CLAIM, at_least="2 billion USD/year")
    gone = dataclasses.replace(CLAIM, id="W02")
    told = changed_since([changed], [lock_of(CLAIM, gone), lock_of(CLAIM)])
    day = datetime.date(2026, 7, 1)
    assert told == (
        Changed("W01", day, "It is so", (("at_least", "1 billion USD/year", "2 billion USD/year"),)),
        Changed("W02", day, "It is so", ()),
    )


def test_a_lock_that_cannot_be_written_is_told(path):
    path.with_name(f".{path.name}.unfinished").mkdir()
    with pytest.raises(Refused, match="make its folder writable"):
        add_lock(path, lock_of(CLAIM))
    assert not path.exists()
