"""`sixteenth ladder` from the command line."""

import json

from tests.interfaces.command_line import call

FEW = ("--draws", "16", "--months", "30", "--backend", "numpy")


def test_it_tells_rungs_and_experts(capsys):
    told = call(capsys, "ladder", "central", *FEW, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    assert "expert's month" in told.out
    data = json.loads(call(capsys, "ladder", *FEW, "--json").out)
    rungs, _, experts = (table["rows"] for table in data["tables"])
    assert [row[0] for row in rungs][:2] == ["undergraduate", "PhD"]
    assert list(dict.fromkeys(row[0] for row in experts)) == ["2026-12", "2027-12", "2028-12"]


def test_values_can_be_set(capsys):
    plain, set_ = (
        json.loads(call(capsys, "ladder", *FEW, "--json", *more).out)["tables"][1]["rows"][1][4]
        for more in ((), ("--set", "share_for_experts=0.01 %"))
    )
    assert plain < set_


def test_a_world_without_a_ladder_is_told(capsys):
    told = call(capsys, "ladder", "interview_arithmetic")
    assert (told.code, told.out) == (1, "")
    assert "the ladder" in told.err
