"""The register in words and as data: every claim stands in it once."""

import io
import json

import pytest

from sixteenth.evidence.read_facts import read_claims
from sixteenth.evidence.score import score
from sixteenth.interfaces.claims import keep_register, show_register
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
    assert {each.claim.id for each in register.scored} == {"P03", "P04", "P06", "P07"}
    assert {each.scenario for each in register.scored} == {"interview"}
    assert register.score == score([(each.probability, each.futures, True) for each in register.scored])


def test_text_and_data_tell_all(register):
    console, text = make_console(plain=True), io.StringIO()
    console.file = text
    show_register(console, register, plain=True)
    printed = text.getvalue()
    assert all(claim.id in printed for claim in read_claims())
    data = json.loads(json.dumps(register.as_data()))
    assert data["open"][0]["claim"]["resolve_by"] == str(register.open[0].claim.resolve_by)
    assert set(data) == {"open", "scored", "resolved", "score", "sentences"}
