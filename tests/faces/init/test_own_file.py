"""`sixteenth init ledger` and `init plan`: a file of one's own to begin with."""

import json
from pathlib import Path

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.init.own_file import OwnFile, own_file_at, write_own_file
from sixteenth.questions.template import template
from tests.interfaces.command_line import call


@pytest.mark.parametrize(
    ("path", "kind", "place"),
    [
        ("ledger", "ledger", "ledger.csv"),
        ("a/flows.csv", "ledger", "a/flows.csv"),
        ("plan", "plan", "plan.csv"),
        ("a/my_plan.csv", "plan", "a/my_plan.csv"),
    ],
)
def test_a_path_asks_for_a_file_by_its_name(path, kind, place):
    assert own_file_at(Path(path)) == OwnFile(kind, Path(place))


def test_other_names_ask_for_a_scenario():
    assert [own_file_at(Path(each)) for each in ("ledger.toml", "plan.toml", "other")] == [None] * 3


@pytest.mark.parametrize("kind", ["ledger", "plan"])
@pytest.mark.parametrize(("language", "word"), [("en", "wrote"), ("zh", "已写出")])
def test_it_is_written_once_and_never_over_another(tmp_path, language, word, kind):
    asked = OwnFile(kind, tmp_path / "new" / f"{kind}.csv")
    assert word in write_own_file(asked, language)
    assert asked.place.read_bytes() == template(kind, language)
    with pytest.raises(Refused, match="a file that exists"):
        write_own_file(asked, language)


def test_the_command_writes_it_and_the_answer_reads_it(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "sixteenth ledger ledger.csv" in call(capsys, "init", "ledger").out
    assert call(capsys, "ledger", "ledger.csv").code == 0
    assert json.loads(call(capsys, "init", "other.csv", "--json").out) == {"written": "other.csv"}
    assert call(capsys, "init", "ledger").code == 1
