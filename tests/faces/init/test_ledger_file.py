"""`sixteenth init ledger`: a file of accounts to begin with."""

import json
from pathlib import Path

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.init.ledger_file import ledger_at, write_ledger
from sixteenth.questions.ledger.template import template
from tests.interfaces.command_line import call


@pytest.mark.parametrize(
    ("path", "place"),
    [("ledger", "ledger.csv"), ("a/flows.csv", "a/flows.csv"), ("ledger.toml", None), ("other", None)],
)
def test_a_path_asks_for_accounts_by_its_name(path, place):
    assert ledger_at(Path(path)) == (None if place is None else Path(place))


@pytest.mark.parametrize(("language", "word"), [("en", "wrote"), ("zh", "已写出")])
def test_it_is_written_once_and_never_over_another(tmp_path, language, word):
    place = tmp_path / "new" / "ledger.csv"
    assert word in write_ledger(place, language)
    assert place.read_bytes() == template(language)
    with pytest.raises(Refused, match="a file that exists"):
        write_ledger(place, language)


def test_the_command_writes_it_and_the_answer_reads_it(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "sixteenth ledger ledger.csv" in call(capsys, "init", "ledger").out
    assert call(capsys, "ledger", "ledger.csv").code == 0
    assert json.loads(call(capsys, "init", "other.csv", "--json").out) == {"written": "other.csv"}
    assert call(capsys, "init", "ledger").code == 1
