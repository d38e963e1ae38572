"""`sixteenth reproduce` as a user types it."""

import json

from sixteenth.interfaces.command import WRONG
from sixteenth.reproductions import interview
from tests.interfaces.command_line import call


def test_one_publication_is_told_with_its_source(capsys):
    found = call(capsys, "reproduce", "interview", "--plain")
    assert found.code == 0
    assert "V1.half" in found.out
    assert "Big Technology Podcast" in " ".join(found.out.replace("|", " ").split())


def test_json_has_every_number_with_its_source(capsys):
    data = json.loads(call(capsys, "reproduce", "break_even", "--json").out)
    numbers, sources = data["tables"]
    keys = [column["key"] for column in numbers["columns"]]
    assert {"id", "what", "published", "ours", "difference", "tolerance", "ok", "source"} <= {*keys}
    assert {row[keys.index("ok")] for row in numbers["rows"]} == {"comes_out"}
    assert {row[keys.index("source")] for row in numbers["rows"]} == {row[0] for row in sources["rows"]}


def test_a_miss_leaves_with_one(capsys, monkeypatch):
    right = interview.reproduce
    monkeypatch.setattr(interview, "reproduce", lambda **given: {k: v + 1 for k, v in right(**given).items()})
    found = call(capsys, "reproduce", "interview", "--plain")
    assert found.code == WRONG
    assert "MISS V1" in found.out


def test_a_file_that_is_not_there_is_skipped_and_told(capsys, tmp_path):
    found = call(capsys, "reproduce", "exposure", "--data", str(tmp_path), "--plain")
    told = " ".join(found.out.split())
    assert found.code == 0
    assert "Skipped exposure" in told
    assert "--data" in told


def test_a_misspelt_name_is_told(capsys):
    found = call(capsys, "reproduce", "intervew", "--plain")
    assert (found.code, found.out) == (1, "")
    assert "did you mean 'interview'" in found.err
