"""`sixteenth ledger` from the command line."""

import json

import pytest

from sixteenth.questions.template import template
from tests.interfaces.command_line import call


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "ledger.csv"
    found.write_bytes(template("ledger"))
    return str(found)


def test_the_verdict_is_told_first_and_parts_wait(capsys, file):
    told = call(capsys, "ledger", file, "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("- Is the loss an investment or a hole?")
    assert told.out.isascii()
    assert "borne by" not in told.out
    assert "borne by" in call(capsys, "ledger", file, "--show", "reconciliation").out


def test_data_hold_every_table(capsys, file):
    data = json.loads(call(capsys, "ledger", file, "--json", "--shared", "training").out)
    assert [table["key"] for table in data["tables"]] == [
        "paybacks", "models", "company", "years", "rates", "reconciliation",
    ]  # fmt: skip
    assert data["recipe"]["shared"] == "training"


@pytest.mark.parametrize("ending", ["json", "md"])
def test_the_answer_is_written_to_a_file_in_a_language(capsys, file, tmp_path, ending):
    out = tmp_path / f"answer.{ending}"
    assert call(capsys, "ledger", file, "--lang", "zh", "--out", str(out)).code == 0
    assert "亏损是投资还是窟窿" in out.read_text(encoding="utf-8")


def test_tables_fit_narrow_terminals(capsys, file, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert all(len(line) <= 80 for line in call(capsys, "ledger", file, "--show", "all").out.splitlines())


def test_everything_wrong_is_told_and_nothing_is_answered(capsys, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_text("month,model,kind,amount,currency\n2026-01,A,revenu,x,\n", encoding="utf-8")
    told = call(capsys, "ledger", str(file))
    assert (told.code, told.out) == (1, "")
    assert told.err.endswith("3 faults; nothing was run\n")
