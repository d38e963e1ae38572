"""`sixteenth society` from the command line."""

import json

from tests.interfaces.command_line import INTERVIEW, call

FEW = ("--draws", "16", "--months", "52", "--backend", "numpy")


def test_data_hold_all_parts(capsys):
    data = json.loads(call(capsys, "society", *FEW, "--json").out)
    assert len(data["society"]["occupations"]) == 22
    assert [each["curvature"] for each in data["society"]["welfare"]] == ["1", "2", "3"]
    assert [claim["key"] for claim in data["society"]["claims"]] == ["claims/P01", "claims/P02"]
    assert data["draws"] == 16


def test_words_come_before_tables_in_plain_ascii(capsys):
    told = call(capsys, "society", *FEW, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    assert told.out.index("If all of it came a year later") < told.out.index("+---")


def test_more_new_tasks_leave_more_jobs(capsys):
    def gone(*words: str) -> float:
        data = json.loads(call(capsys, "society", *FEW, *words, "--json").out)
        return data["society"]["occupations"][2]["displaced"][0][1]

    assert gone("--set", "share_reinstated=0.9") < gone("--set", "share_reinstated=0.1") / 5


def test_without_society_it_is_refused(capsys):
    told = call(capsys, "society", INTERVIEW)
    assert (told.code, told.out) == (1, "")
    assert "society = true" in told.err
