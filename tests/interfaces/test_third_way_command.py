"""`sixteenth third-way` from the command line, with few policies and futures."""

import json

import pytest

from sixteenth.interfaces import third_way_command
from tests.interfaces.command_line import call

POLICIES = {
    "as it is",
    "all share work on control",
    "all spend 40 % on safety",
    "all spend 40 % and share",
    "agreed pause",
}


def first_column(told: str) -> str:
    """Return what stands in the first column of a table, where long names go on in the next line."""
    return " ".join(line.split("|")[1].strip() for line in told.splitlines() if line.startswith("|"))


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(third_way_command, "POLICIES", ("agreed_pause",))
    monkeypatch.setattr(third_way_command, "EFFORTS", (0.4,))


@pytest.mark.slow  # each policy is compiled
@pytest.mark.usefixtures("few")
def test_policies_stand_by_their_risk(capsys):
    data = json.loads(call(capsys, "third-way", "--draws", "24", "--json").out)
    assert {each["policy"] for each in data["outcomes"]} == POLICIES
    risks = [each["catastrophe_odds"] for each in data["outcomes"]]
    assert risks == sorted(risks)
    risk = {each["policy"]: each["catastrophe_odds"] for each in data["outcomes"]}
    assert risk["all spend 40 % and share"] < risk["all spend 40 % on safety"] < risk["as it is"]
    assert risk["all share work on control"] < risk["as it is"]
    assert data["futures"] == 24
    assert set(data["frontier"]) == {each["policy"] for each in data["outcomes"] if each["is_beaten_by"] is None}
    assert set(data["choices"]) == {"1", "2", "3"}
    told = call(capsys, "third-way", "--draws", "24", "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    assert all(policy in first_column(told.out) for policy in POLICIES)
    assert all(f"curvature of {view} models are worth" in " ".join(told.out.split()) for view in "123")
    assert "rest on judgement" in " ".join(told.out.split())
