"""Claims of one's own from the file to the record: counted, locked, resolved, scored."""

import datetime

import pytest

from sixteenth.answers.wording import words_of
from sixteenth.evidence.claims.claim_lock import read_locks
from sixteenth.questions.claims.own import keep_own_claims, own_answer
from sixteenth.questions.session import Session
from tests.questions.claims.files import RESOLVED, TEXT

TODAY = datetime.date(2026, 7, 2)


class Day(datetime.date):
    """A calendar on which it is always the same day."""

    @classmethod
    def today(cls):
        return TODAY


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.setattr("sixteenth.questions.claims.own.datetime.date", Day)
    path = tmp_path / "mine.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def keep(path, *, lock=False):
    return keep_own_claims(path, Session(), 1000, 7, lock=lock)


def sentences(own):
    found = own_answer(own)
    return [words_of("claims").sentence(each) for each in (*found.findings, *found.notes)]


def test_claims_are_counted_and_nothing_is_kept_unless_asked(mine):
    found = keep(mine)
    assert [each.model.probability for each in found.claims] == [1.0, 0.0]
    assert [each.locked for each in found.claims] == [None, None]
    assert [each.name for each in mine.parent.iterdir()] == ["mine.toml"]
    assert sentences(found)[1].startswith("Nothing is locked yet")


def test_a_lock_holds_what_was_thought_and_what_made_it(mine):
    found = keep(mine, lock=True)
    (lock,) = read_locks(mine.with_name("mine.lock.json"))
    assert (lock.day, lock.seed, set(lock.scenarios)) == (TODAY, 7, {"interview_arithmetic"})
    assert [(each.id, each.model, each.own, each.line) for each in lock.claims] == [
        ("W01", 1.0, 0.75, None),
        ("W02", 0.0, None, None),
    ]
    assert len(lock.facts_hash) == len(lock.scenarios["interview_arithmetic"]) == 64
    assert found.locked_in.endswith("mine.lock.json")
    assert [each.locked_on for each in found.claims] == [TODAY, TODAY]


def test_what_resolves_after_its_lock_is_scored_and_not_locked_again(mine):
    keep(mine, lock=True)
    first, _, second = TEXT.partition('\n[[claim]]\nid = "W02"')
    mine.write_text(f'{first}{RESOLVED.format(day="2026-07-02")}\n[[claim]]\nid = "W02"{second}', encoding="utf-8")
    found = keep(mine, lock=True)
    assert [each.is_scored for each in found.claims] == [True, False]
    model, own = found.records
    assert (model.score.claims, model.score.brier) == (1, 0.0)
    assert own.score.brier == pytest.approx(0.25**2)
    assert [len(lock.claims) for lock in read_locks(mine.with_name("mine.lock.json"))] == [2, 1]
    assert found.changed == ()
    assert "own: Brier score 0.062, surprise 0.42 bits a claim, on 1; a coin has 0.250 and 1.00." in sentences(found)


def test_what_was_not_locked_before_is_told_and_not_scored(mine):
    mine.write_text(TEXT + RESOLVED.format(day="2026-07-01"), encoding="utf-8")
    found = keep(mine)
    assert found.records == ()
    assert "Not scored, for they were not locked as they are before they resolved: W02." in sentences(found)


def test_a_claim_that_was_changed_after_its_lock_is_told_and_loses_it(mine):
    keep(mine, lock=True)
    mine.write_text(TEXT.replace("500 billion USD", "400 billion USD"), encoding="utf-8")
    found = keep(mine)
    assert [each.locked is None for each in found.claims] == [False, True]
    change = "at_least was '500 billion USD/year' and is '400 billion USD/year'"
    assert f"W02 was changed after it was locked on 2026-07-02: {change}." in sentences(found)


def test_a_claim_that_is_gone_is_told(mine):
    keep(mine, lock=True)
    mine.write_text(TEXT.partition('\n[[claim]]\nid = "W02"')[0], encoding="utf-8")
    assert any(each.startswith("W02, locked on 2026-07-02, is not in the file") for each in sentences(keep(mine)))


def test_the_answer_holds_each_claim_and_what_ran(mine):
    found = own_answer(keep(mine, lock=True))
    shown, counted = found.tables
    assert [(row[0], row[3], row[6], row[8]) for row in shown.rows] == [
        ("W01", 1.0, 0.75, TODAY),
        ("W02", 0.0, None, TODAY),
    ]
    assert [row[1] for row in counted.rows] == ["interview_arithmetic"] * 2
    assert set(found.recipe["scenarios"]) == {"interview_arithmetic"}
