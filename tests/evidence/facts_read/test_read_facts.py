"""The facts that travel with the package are readable, dated, sourced, and found by name."""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Refused
from sixteenth.evidence.facts_read import read_facts as module
from sixteenth.evidence.facts_read.read_facts import (
    CLAIM_HISTORY,
    DATA_CUT,
    AmbiguousFactError,
    Fact,
    UnknownFactError,
    bibliography,
    facts_hash,
    facts_known_by,
    find_claim,
    find_evidence,
    find_fact,
    known_on,
    read_claims,
    read_facts,
)

UNDATED = "costs/rd_compute/OpenAI/2024-12-31/5.0"
AGREED = {"compute_commitment_monthly", "gpu_rent_month"}  # told before the cut, of months after it

every_row: list[Any] = [*read_facts(), *read_claims()]
any_fact = st.sampled_from(read_facts())


def some_lines_of(file_name):
    text = (files("sixteenth.evidence") / "facts" / file_name).read_text(encoding="utf-8")
    return text.splitlines()


def test_every_row_is_read():
    read = Counter(row.file for row in every_row)
    on_disk = {
        file.name: len(some_lines_of(file.name)) - 1
        for file in (files("sixteenth.evidence") / "facts").iterdir()
        if file.name.endswith(".csv") and file.name != CLAIM_HISTORY
    }
    assert read == on_disk
    assert on_disk["claims.csv"] == len(read_claims())


@given(any_fact)
def test_a_fact_knows_its_line(fact):
    line = some_lines_of(fact.file)[fact.line - 1]
    assert line.startswith(f"{fact.series},")
    assert fact.text in line
    assert fact.url in line


def test_every_row_has_a_source():
    assert all(row.source and row.url.startswith(("https://", "http://")) for row in every_row)


def test_nothing_was_published_after_the_data_cut():
    assert [fact.exact_key for fact in read_facts() if fact.published and fact.published > DATA_CUT] == []
    assert [claim.key for claim in read_claims() if claim.date_made > DATA_CUT] == []


def test_what_lies_after_the_data_cut_is_a_projection_or_agreed():
    later = [fact for fact in read_facts() if fact.date > DATA_CUT]
    assert {fact.series for fact in later if fact.basis != "projected"} <= AGREED
    assert all(fact.published for fact in later if fact.series in AGREED)


def test_the_basis_is_one_of_four_words():
    assert {fact.basis for fact in read_facts()} == {"reported", "estimated", "projected", "claimed"}


def test_bounds_enclose_the_value():
    def is_enclosed(fact):
        return (fact.low is None or fact.low <= fact.value) and (fact.high is None or fact.value <= fact.high)

    assert [fact.exact_key for fact in read_facts() if fact.value is not None and not is_enclosed(fact)] == []


@given(any_fact)
def test_a_value_is_its_text(fact):
    assert fact.value is None or fact.value == float(fact.text)


@given(any_fact)
def test_a_fact_is_found_by_its_exact_key(fact):
    assert find_fact(fact.exact_key) == fact


@given(any_fact)
def test_a_fact_is_found_by_its_key_unless_reports_conflict(fact):
    same = [other for other in read_facts() if other.key == fact.key]
    if len(same) == 1:
        assert find_fact(fact.key) == fact
    else:
        with pytest.raises(AmbiguousFactError) as refused:
            find_fact(fact.key)
        assert all(other.exact_key in str(refused.value) for other in same)


@given(any_fact, st.data())
def test_a_misspelt_key_names_the_right_one(fact, data):
    at = data.draw(st.integers(0, len(fact.key) - 1))
    misspelt = fact.key[:at] + "~" + fact.key[at + 1 :]
    with pytest.raises(UnknownFactError, match="the nearest are") as refused:
        find_fact(misspelt)
    assert f"'{misspelt}'" in str(refused.value)
    assert fact.key in str(refused.value)


@given(st.sampled_from(read_claims()))
def test_a_claim_is_found_by_its_key(claim):
    assert find_claim(claim.key) == claim
    assert find_evidence(claim.key) == claim


def test_a_misspelt_claim_names_the_nearest():
    with pytest.raises(UnknownFactError, match="'claims/S05'"):
        find_evidence("claims/S055")


@given(any_fact)
def test_evidence_is_a_fact_unless_it_is_a_claim(fact):
    assert find_evidence(fact.exact_key) == fact


def test_the_bibliography_counts_every_fact_once():
    listed = bibliography()
    assert sum(source.facts for source in listed) == len(read_facts())
    assert len({source.title for source in listed}) == len(listed)
    assert {url for source in listed for url in source.urls} == {fact.url for fact in read_facts()}


def test_the_hash_changes_with_any_byte(monkeypatch, tmp_path):
    folder = files("sixteenth.evidence") / "facts"
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    before = facts_hash()
    monkeypatch.setattr(module, "_facts_folder", lambda: tmp_path)
    assert facts_hash() == before
    assert len(before) == len(hashlib.sha256().hexdigest())
    with (tmp_path / "talent.csv").open("ab") as file:
        file.write(b" ")
    assert facts_hash() != before


HEADER = "series,entity,date,value,unit,low,high,basis,source_title,source_url,published,note\n"


def read_one(monkeypatch, folder, row) -> Fact:
    (folder / "made_up.csv").write_text(HEADER + row, encoding="utf-8")
    monkeypatch.setattr(module, "_facts_folder", lambda: folder)
    (fact,) = read_facts.__wrapped__()
    return fact


def test_a_value_that_is_no_number_keeps_its_text(monkeypatch, tmp_path):
    fact = read_one(monkeypatch, tmp_path, "s,e,2024-01-01,about ten,x,,,claimed,t,https://t,,\n")
    assert (fact.value, fact.text, fact.published) == (None, "about ten", None)


def test_a_note_may_run_over_several_lines(monkeypatch, tmp_path):
    row = 's,e,2024-01-01,1,x,,,claimed,t,https://t,,"one\ntwo"\n'
    (tmp_path / "made_up.csv").write_text(HEADER + row + row, encoding="utf-8")
    monkeypatch.setattr(module, "_facts_folder", lambda: tmp_path)
    assert [fact.line for fact in read_facts.__wrapped__()] == [2, 4]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("s,e,2024-02-30,1,x,,,claimed,t,https://t,,\n", "made_up.csv:2\n  got '2024-02-30', expected a date"),
        ("s,e,2024-02-01,1,x,,,claimed,t,https://t,soon,\n", "made_up.csv:2\n  got 'soon', expected a date"),
        ("s,e,2024-02-01,1,x,low,,claimed,t,https://t,,\n", "made_up.csv:2\n  got 'low', expected a number"),
    ],
)
def test_a_malformed_row_is_named(monkeypatch, tmp_path, row, told):
    with pytest.raises(Refused, match=told):
        read_one(monkeypatch, tmp_path, row)


def test_claims_have_distinct_names_and_known_resolutions():
    claims = read_claims()
    assert len({claim.id for claim in claims}) == len(claims)
    assert {claim.resolution for claim in claims} <= {"true", "false", "number", "open"}


def test_the_packages_own_facts_may_not_come_after_the_cut(monkeypatch, tmp_path):
    with pytest.raises(Refused, match=r"made_up.csv:2\n  got 2026-07-01, expected a date until 2026-06-30"):
        read_one(monkeypatch, tmp_path, "s,e,2024-02-01,1,x,,,claimed,t,https://t,2026-07-01,\n")


def test_a_fact_is_known_when_it_was_told_or_sixty_days_after_its_date():
    told, untold = find_fact("revenue/run_rate_revenue/Anthropic/2025-03-01"), find_fact(UNDATED)
    assert known_on(told) == date(2025, 3, 11)
    assert (untold.date, known_on(untold)) == (date(2024, 12, 31), date(2025, 3, 1))
    assert known_on(replace(untold, date=date(2026, 6, 15))) == DATA_CUT  # it stands in facts that end with the cut
    assert known_on(replace(untold, date=date(2026, 7, 1))) == date(2026, 8, 30)
    assert untold in facts_known_by(date(2025, 3, 1))
    assert untold not in facts_known_by(date(2025, 2, 28))
    assert all(known_on(fact) <= date(2025, 3, 11) for fact in facts_known_by(date(2025, 3, 11)))
