"""`sixteenth fit` from the command line; the fit itself is tried beside evidence/fitted/calibrate.py."""

import json

import pytest

import sixteenth
from sixteenth.answers.wording import LANGUAGES
from sixteenth.evidence.fitted import calibrate
from tests.evidence.small_fit import small_prior
from tests.interfaces.command_line import call
from tests.questions.fit.fitted import fitted, trust

FIT = ("fit", "--draws", "1000")


@pytest.fixture
def _small(monkeypatch):
    monkeypatch.setattr(calibrate, "make_prior", lambda *_, **__: small_prior())
    monkeypatch.setattr(calibrate, "fit_to", lambda *_: fitted()[0])
    trust(monkeypatch)


@pytest.mark.usefixtures("_small")
def test_it_says_what_the_facts_taught_in_both_languages_and_what_to_write_beside_the_draws(capsys):
    own, other = (json.loads(call(capsys, *FIT, "--json", "--lang", each).out) for each in LANGUAGES)
    assert own["findings"][0]["sentence"].startswith("18 reports of Anthropic, OpenAI, Mistral, known by 2026-06-30")
    assert other["findings"][0]["sentence"].startswith("2026年6月30日 前已知的 18 条报道")
    assert own["findings"][0]["figures"] == other["findings"][0]["figures"]
    assert [table["rows"] for table in own["tables"]] == [table["rows"] for table in other["tables"]]
    assert [table["key"] for table in own["tables"]] == ["sales", "growth", "moved", "inputs", "facts", "unused"]
    assert 0 < own["judgement"]["value"] < 1
    told = call(capsys, *FIT, "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    _, table = told.out.split("To read them, beside the file of draws:\n\n")
    assert table.startswith('[posterior]\nfile = "central.posterior.csv"\n')


@pytest.mark.usefixtures("_small")
def test_a_scenario_is_written_that_reads_the_draws_beside_it_or_the_answer(capsys, tmp_path):
    told = call(capsys, *FIT, "--plain", "--out", str(tmp_path / "mine.toml"))
    assert (told.code, "[posterior]" in told.out) == (0, False)
    assert "Written:" in told.out
    assert sixteenth.read(str(tmp_path / "mine.toml")).settings.values["sales_error"]["OpenAI",].shape == "joint"
    assert call(capsys, *FIT, "--out", str(tmp_path / "draws.csv")).code == 0
    assert (tmp_path / "draws.csv").read_text() == (tmp_path / "mine.posterior.csv").read_text()
    assert call(capsys, *FIT, "--out", str(tmp_path / "answer.md")).code == 0
    assert "```\n[posterior]" in (tmp_path / "answer.md").read_text()


@pytest.mark.usefixtures("_small")
def test_python_is_answered_alike_and_writes_where_it_is_asked_to(tmp_path):
    found = sixteenth.ask("fit", out=str(tmp_path / "draws.csv"))
    assert [note.key for note in found.notes] == ["written", "to_read"]
    assert found.recipe["until"] == "2026-06-30"


def test_few_draws_are_refused_in_four_lines(capsys, monkeypatch):
    monkeypatch.setattr(calibrate, "make_prior", lambda *_, **__: small_prior())
    told = call(capsys, *FIT)
    assert told.code == 1
    assert "use more draws than 208" in told.err


@pytest.mark.parametrize(
    ("words", "got"),
    [(("--until", "soon"), "'soon'"), (("--out", "fit.txt"), "use --out fit.toml"), (("--draws", "3"), "1000")],
)
def test_what_cannot_be_used_is_told(capsys, words, got):
    told = call(capsys, "fit", *words)
    assert (told.code, got in told.err) == (1, True)


def test_the_old_use_still_works_with_a_note(capsys):
    told = call(capsys, "fit", "--since", "2024-01-01", "--plain")
    assert (told.code, "times a year" in told.out, "is `sixteenth growth` now" in told.out) == (0, True, True)
