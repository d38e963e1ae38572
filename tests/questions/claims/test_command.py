"""`sixteenth claims` from the command line."""

import json

from tests.interfaces.command_line import call
from tests.questions.claims.files import TEXT


def test_the_register_as_text_and_as_data(capsys):
    words = ("claims", "--draws", "208")
    data = json.loads(call(capsys, *words, "--json").out)
    told = call(capsys, *words, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    assert all(word in told.out for each in data["findings"] for word in each["sentence"].split())
    assert {"open", "sources", "locks"} <= {table["key"] for table in data["tables"]}


def test_another_scenario_can_be_asked(capsys):
    told = call(capsys, "claims", "centrl")
    assert (told.code, told.out) == (1, "")
    assert "did you mean 'central'?" in told.err


def test_a_file_of_claims_is_counted_and_locked(capsys, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(TEXT, encoding="utf-8")
    data = json.loads(call(capsys, "claims", str(mine), "--lock", "--json").out)
    assert [row[3] for row in data["tables"][0]["rows"]] == [1.0, 0.0]
    assert data["findings"][1]["figures"]["file"]["value"] == str(tmp_path / "mine.lock.json")
    told = call(capsys, "claims", str(mine), "--plain")
    assert (told.code, told.out.isascii(), "W01" in told.out) == (0, True, True)


def test_faults_of_a_file_of_claims_are_told(capsys, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text(TEXT.replace("company_revenue", "compny_revenue").replace("by", "until"), encoding="utf-8")
    told = call(capsys, "claims", str(mine))
    assert (told.code, told.out) == (1, "")
    assert "did you mean 'company_revenue'?" in told.err
    assert "faults; nothing was run" in told.err


def test_a_scenario_is_no_file_of_claims_to_lock(capsys):
    told = call(capsys, "claims", "central", "--lock")
    assert (told.code, told.out) == (1, "")
    assert "no such file" in told.err
