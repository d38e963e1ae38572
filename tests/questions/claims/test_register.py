"""The register of dated claims: every claim stands in it once."""

import datetime
from functools import cache

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.evidence.claims.claim_lock import Lock, LockedClaim
from sixteenth.evidence.facts_read.read_facts import read_claims
from sixteenth.evidence.scored.score import score
from sixteenth.questions.claims.register import Register, keep_register, locked_odds, register_answer
from sixteenth.questions.session import Session


@cache
def register() -> Register:
    return keep_register(sixteenth.read("central"), Session(), 208, 7)


def sentences() -> list[str]:
    found = register_answer(register())
    return [words_of("claims").sentence(each) for each in (*found.findings, *found.notes)]


def test_every_claim_is_open_or_resolved():
    told = [each.claim.id for each in register().open] + [claim.id for claim in register().resolved]
    assert sorted(told) == sorted(claim.id for claim in read_claims())


def test_open_claims_have_a_probability_or_a_reason():
    for each in register().open:
        assert (each.probability is None) == bool(each.silent)
    known = {each.claim.id: each.probability or 0.0 for each in register().open}
    assert known["P14"] == 1
    assert known["P21"] < known["S04"]
    assert 0.02 < known["S05"] < 0.3


def test_resolved_claims_are_scored_from_an_earlier_start():
    scored = register().scored
    assert {each.claim.id for each in scored} == {"P03", "P04", "P06", "P07", "P15", "P23"}
    assert {each.scenario for each in scored} == {"interview"}
    came = {each.claim.id: each.claim.resolution == "true" for each in scored}
    assert [name for name, true in came.items() if not true] == ["P15"]
    assert register().score == score([(each.probability or 0.0, each.futures, came[each.claim.id]) for each in scored])


def test_the_ruler_is_scored_beside_on_claims_about_revenue():
    """As of the end of July 2025, a day before the earlier start."""
    of_line = {name for name, odds in register().lines.items() if odds is not None}
    assert of_line >= {"P03", "P04"}
    model, line = register().records
    assert (model.name, line.name) == ("model", "growth continued")
    assert (model.score.claims, line.score.claims) == (len(register().scored), len(of_line))
    assert sum(each.claims for each in line.bins) == len(of_line)
    assert any("as known on 2025-07-31" in each for each in sentences())


def test_claims_about_months_before_the_start_are_counted_from_an_earlier_one():
    known = {each.claim.id: each.scenario for each in register().open if each.probability is not None}
    assert {name for name, scenario in known.items() if scenario == "interview"} == {"P08", "P09", "P12"}
    assert "(3 of them, about months before it, in those of interview)" in sentences()[0]


def test_the_package_has_locked_its_probabilities_and_the_first_lock_counts():
    assert {each.id for each in register().locked} >= {"S04", "P21", "N07"}

    def lock(day):
        claims = (LockedClaim("S04", {}, day / 10, 0.01, 9, "", None, None),)
        return Lock(datetime.date(2026, day, 1), {"sixteenth": str(day)}, "", {}, 7, claims)

    first, second = lock(7), lock(8)
    assert [(each.probability, each.version) for each in locked_odds([first, second])] == [(0.7, "7")]


def test_the_tables_hold_every_claim_its_error_and_in_full_its_source():
    found = {table.key: table for table in register_answer(register()).tables}
    told = {row[0] for key in ("open", "resolved", "silent") for row in found[key].rows}
    assert told == {claim.id for claim in read_claims()}
    for row in found["open"].rows:
        probability, error = row[4:6]
        assert error == (probability * (1 - probability) / 208) ** 0.5
    assert len(found["sources"].rows) == len(read_claims())
    assert {row[0] for row in found["rules"].rows} == {row[0] for key in ("open", "since") for row in found[key].rows}
