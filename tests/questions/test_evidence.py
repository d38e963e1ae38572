"""Cited facts and claims as a table: each once, with what it says and where."""

import datetime

from sixteenth.questions.evidence import data_cut, evidence_table


def test_a_fact_and_a_claim_say_what_of_when_by_whom_and_where():
    fact = "growth/context_window/Gemini 1.5 Pro/2024-02-15"
    claim, other = evidence_table(("claims/S05", fact, "claims/S05")).rows
    assert claim[0] == "claims/S05"
    assert claim[3] == "Dario Amodei"
    assert (other[0], other[2]) == (fact, datetime.date(2024, 2, 15))
    assert other[4].startswith("http")


def test_facts_are_known_until_a_day():
    assert datetime.date.fromisoformat(data_cut()) > datetime.date(2026, 1, 1)
