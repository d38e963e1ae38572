"""Claims of one's own from the file to the record: counted, locked, resolved, scored."""

import datetime

import pytest

from sixteenth.evidence.claim_lock import read_locks
from sixteenth.interfaces.own_claims import keep_own_claims

TODAY = datetime.date(2026, 7, 2)
TEXT = """scenario = "interview_arithmetic"

[[claim]]
id = "W01"
text = "Revenue passes one billion a year by the end of 2025"
variable = "company_revenue"
test = "by"
date = "2025-12"
at_least = "1 billion USD/year"
probability = 0.75

[[claim]]
id = "W02"
text = "Revenue is 500 billion a year in December 2026"
variable = "company_revenue"
test = "at"
date = "2026-12"
at_least = "500 billion USD/year"
"""
RESOLVED = 'resolution = true\nresolved_on = "{day}"\nsource = "somebody, somewhere"\n'


class Day(datetime.date):
    """A calendar on which it is always the same day."""

    @classmethod
    def today(cls):
        return TODAY


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.setattr("sixteenth.interfaces.own_claims.datetime.date", Day)
    path = tmp_path / "mine.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_claims_are_counted_and_nothing_is_kept_unless_asked(mine):
    found = keep_own_claims(mine)
    assert [each.model.probability for each in found.claims] == [1.0, 0.0]
    assert [each.locked for each in found.claims] == [None, None]
    assert [each.name for each in mine.parent.iterdir()] == ["mine.toml"]
    assert "Nothing is locked yet" in found.sentences[1]


def test_a_lock_holds_what_was_thought_and_what_made_it(mine):
    found = keep_own_claims(mine, lock=True)
    (lock,) = read_locks(mine.with_name("mine.lock.json"))
    assert (lock.day, lock.seed, set(lock.scenarios)) == (TODAY, 7, {"interview_arithmetic"})
    assert [(each.id, each.model, each.own, each.line) for each in lock.claims] == [
        ("W01", 1.0, 0.75, None),
        ("W02", 0.0, None, None),
    ]
    assert len(lock.facts_hash) == len(lock.scenarios["interview_arithmetic"]) == 64
    assert found.locked_now.endswith("mine.lock.json")
    assert [each.locked_on for each in found.claims] == [TODAY, TODAY]


def test_what_resolves_after_its_lock_is_scored_and_not_locked_again(mine):
    keep_own_claims(mine, lock=True)
    first, _, second = TEXT.partition('\n[[claim]]\nid = "W02"')
    mine.write_text(f'{first}{RESOLVED.format(day="2026-07-02")}\n[[claim]]\nid = "W02"{second}', encoding="utf-8")
    found = keep_own_claims(mine, lock=True)
    assert [each.is_scored for each in found.claims] == [True, False]
    model, own = found.records
    assert (model.score.claims, model.score.brier) == (1, 0.0)
    assert own.score.brier == pytest.approx(0.25**2)
    assert [len(lock.claims) for lock in read_locks(mine.with_name("mine.lock.json"))] == [2, 1]
    assert found.changed == ()


def test_what_was_not_locked_before_is_told_and_not_scored(mine):
    mine.write_text(TEXT + RESOLVED.format(day="2026-07-01"), encoding="utf-8")
    found = keep_own_claims(mine)
    assert found.records == ()
    assert "Not scored, for they were not locked as they are before they resolved: W02." in found.sentences


def test_a_claim_that_was_changed_after_its_lock_is_told_and_loses_it(mine):
    keep_own_claims(mine, lock=True)
    mine.write_text(TEXT.replace("500 billion USD", "400 billion USD"), encoding="utf-8")
    found = keep_own_claims(mine)
    assert [each.locked is None for each in found.claims] == [False, True]
    assert [told.startswith("W02 was changed after it was locked on 2026-07-02") for told in found.changed] == [True]


def test_data_for_json_has_dates_as_text(mine):
    data = keep_own_claims(mine, lock=True).as_data()
    assert data["claims"][0]["locked_on"] == "2026-07-02"
    assert data["claims"][0]["claim"]["resolved_on"] is None
