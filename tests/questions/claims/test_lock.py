"""Locking the package's own register, beside a file of its own."""

import pytest

from sixteenth.evidence.claims.claim_lock import read_locks
from sixteenth.evidence.claims.claims import open_claims
from sixteenth.questions.claims import lock


@pytest.mark.slow  # two worlds are compiled
def test_every_open_claim_is_locked_with_what_made_it(tmp_path, monkeypatch):
    path = tmp_path / "claims.lock.json"
    monkeypatch.setattr(lock, "path_of_register_locks", lambda: path)
    lock.lock_register(draws=16)
    (found,) = read_locks(path)
    assert {each.id for each in found.claims} == {claim.id for claim in open_claims()}
    assert set(found.scenarios) == {"central", "interview"}
    told = {each.id: each for each in found.claims}
    assert told["S04"].futures == 16
    assert told["S04"].line is not None
