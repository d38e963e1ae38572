"""`sixteenth society --policy`: jobs by year without and with a policy."""

import json

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.policy_years import ask_policy
from tests.interfaces.command_line import call

FEW = ("--draws", "16", "--months", "44", "--backend", "numpy")
PAUSE = ("society", "--policy", "agreed_pause", *FEW)


def test_years_are_marked_and_told_in_plain_ascii(capsys):
    told = call(capsys, *PAUSE, "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert "agreed_pause holds in 2028" in told.out
    for words in ("2027 before", "2028 during", "2029 after", "beginners", "unemployment"):
        assert words in told.out


def test_nothing_moves_before_and_jobs_are_kept_during_a_pause(capsys):
    data = json.loads(call(capsys, *PAUSE, "--json").out)
    jobs = [dict(zip(data["numbers"], each["differences"], strict=True))["jobs_displaced"] for each in data["years"]]
    assert [each["difference"] for each in jobs[:2]] == [0, 0]
    assert jobs[2]["difference"] < 0


def test_another_start_is_refused():
    with pytest.raises(Refused, match="parent"):
        ask_policy(sixteenth.read("central"), sixteenth.read("interview"), draws=16)
