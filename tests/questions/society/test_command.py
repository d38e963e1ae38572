"""`sixteenth society` from the command line."""

import json

from tests.interfaces.command_line import INTERVIEW, call

FEW = ("--draws", "16", "--months", "52", "--backend", "numpy")


def test_data_hold_all_parts(capsys):
    data = json.loads(call(capsys, "society", *FEW, "--json").out)
    tables = {table["key"]: table["rows"] for table in data["tables"]}
    assert len(tables["jobs"]) == 22
    assert [row[0] for row in tables["welfare"]] == ["1", "2", "3"]
    claims = [each["figures"]["claim"]["value"] for each in data["findings"] if "claim" in each["figures"]]
    assert claims == ["claims/P01", "claims/P02"]
    assert data["recipe"]["draws"] == 16


def test_words_come_before_tables_in_plain_ascii(capsys):
    told = call(capsys, "society", *FEW, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.isascii()
    assert told.out.index("If all of it came a year later") < told.out.index("+---")


def test_more_new_tasks_leave_more_jobs(capsys):
    def gone(*words: str) -> float:
        data = json.loads(call(capsys, "society", *FEW, *words, "--json").out)
        jobs = next(table for table in data["tables"] if table["key"] == "jobs")
        return float(jobs["rows"][2][2])

    assert gone("--set", "share_reinstated=0.9") < gone("--set", "share_reinstated=0.1") / 5


def test_without_society_it_is_refused(capsys):
    told = call(capsys, "society", INTERVIEW)
    assert (told.code, told.out) == (1, "")
    assert "society = true" in told.err


def test_a_policy_is_told_by_year(capsys):
    told = call(
        capsys, "society", "--policy", "agreed_pause", *FEW[:2], "--months", "44", "--backend", "numpy", "--plain"
    )
    assert told.code == 0
    assert told.out.isascii()
    assert "agreed_pause holds in 2028" in told.out
