"""The register is what it once held and every change that is written down, and nothing else."""

import csv
import dataclasses
import hashlib
import io
from importlib.resources import files

import pytest

from sixteenth.evidence.claims.claim_history import claim_history, path_of_register_locks, register_locks, undone
from sixteenth.evidence.facts_read.read_facts import CLAIM_COLUMNS, CLAIMS, DATA_CUT, find_evidence, read_claims

AS_OF_0_4 = "52463a4bd62d2efedb2411912b9fce842c499256aa345ffaf1ba33e128d3d689"  # of the register in 0.4.0


def register():
    text = (files("sixteenth.evidence") / "facts" / CLAIMS).read_text(encoding="utf-8")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def as_bytes(rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, CLAIM_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
    return text.getvalue().encode()


def test_every_change_undone_gives_the_register_as_it_was():
    assert hashlib.sha256(as_bytes(undone(register(), claim_history()))).hexdigest() == AS_OF_0_4


def test_a_cell_that_was_altered_without_a_line_is_told():
    rows = register()
    rows["P05"]["resolution"] = "false"
    with pytest.raises(ValueError, match="P05: 'resolution' is not what was written on 2026-06-30"):
        undone(rows, claim_history())


def test_every_change_has_a_reason_and_a_source_that_can_be_found():
    for change in claim_history():
        assert change.reason
        assert change.day <= DATA_CUT
        assert change.before != change.after
        assert change.field in CLAIM_COLUMNS
        assert change.source.startswith("https://") or find_evidence(change.source)


def test_nothing_is_open_whose_day_has_come_but_what_is_told_only_later():
    due = {claim.id for claim in read_claims() if claim.resolution == "open" and claim.resolve_by <= DATA_CUT}
    assert due == {"P08", "P09"}  # of a quarter that ended with the data


def test_the_packages_locks_are_whole_and_hold_every_claim_that_was_open():
    locks = register_locks()
    assert {each.id for each in locks[-1].claims} == {claim.id for claim in read_claims() if claim.resolution == "open"}
    assert all(len(lock.facts_hash) == len(lock.digest) == 64 for lock in locks)
    assert path_of_register_locks().name == "claims.lock.json"
    assert dataclasses.replace(locks[0], seed=8).digest != locks[0].digest
