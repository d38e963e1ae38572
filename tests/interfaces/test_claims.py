"""The register in words and as data: every claim stands in it once."""

import datetime
import io
import json

import pytest

from sixteenth.evidence.claim_lock import Lock, LockedClaim
from sixteenth.evidence.read_facts import read_claims
from sixteenth.evidence.score import score
from sixteenth.interfaces.claims import keep_register, locked_odds, show_register
from sixteenth.interfaces.terminal import make_console


@pytest.fixture(scope="module")
def register():
    return keep_register("central", draws=208)


def test_every_claim_is_open_or_resolved(register):
    told = [each.claim.id for each in register.open] + [claim.id for claim in register.resolved]
    assert sorted(told) == sorted(claim.id for claim in read_claims())


def test_open_claims_have_odds_or_a_reason(register):
    for each in register.open:
        assert (each.probability is None) == bool(each.silent)
    known = {each.claim.id: each.probability for each in register.open}
    assert known["P14"] == 1
    assert known["P21"] < known["S04"]
    assert 0.02 < known["S05"] < 0.3


def test_resolved_claims_are_scored_from_an_earlier_start(register):
    assert {each.claim.id for each in register.scored} == {"P03", "P04", "P06", "P07", "P15", "P23"}
    assert {each.scenario for each in register.scored} == {"interview"}
    came = {each.claim.id: each.claim.resolution == "true" for each in register.scored}
    assert [name for name, true in came.items() if not true] == ["P15"]
    assert register.score == score([(each.probability, each.futures, came[each.claim.id]) for each in register.scored])


def test_the_ruler_is_scored_beside_on_claims_about_revenue(register):
    """As of the end of July 2025, a day before the earlier start."""
    of_line = {name for name, odds in register.lines.items() if odds is not None}
    assert of_line >= {"P03", "P04"}
    model, line = register.records
    assert (model.name, line.name) == ("model", "growth continued")
    assert (model.score.claims, line.score.claims) == (len(register.scored), len(of_line))
    assert sum(each.claims for each in line.bins) == len(of_line)
    assert any("as known on 2025-07-31" in each for each in register.sentences)


def test_claims_about_months_before_the_start_are_counted_from_an_earlier_one(register):
    known = {each.claim.id: each.scenario for each in register.open if each.probability is not None}
    assert {name for name, scenario in known.items() if scenario == "interview"} == {"P08", "P09", "P12"}


def test_odds_of_the_package_are_locked_and_the_first_lock_counts(register):
    assert {each.id for each in register.locked} >= {"S04", "P21", "N07"}

    def lock(day):
        claims = (LockedClaim("S04", {}, day / 10, 0.01, 9, "", None, None),)
        return Lock(datetime.date(2026, day, 1), {"sixteenth": str(day)}, "", {}, 7, claims)

    first, second = lock(7), lock(8)
    assert [(each.probability, each.version) for each in locked_odds([first, second])] == [(0.7, "7")]


def test_text_and_data_tell_all(register):
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    show_register(console, register, plain=True)
    printed = text.getvalue()
    assert all(claim.id in printed for claim in read_claims())
    data = json.loads(json.dumps(register.as_data()))
    assert data["open"][0]["claim"]["resolve_by"] == str(register.open[0].claim.resolve_by)
    assert set(data) == {"open", "scored", "resolved", "score", "sentences", "locked", "lines", "records"}
