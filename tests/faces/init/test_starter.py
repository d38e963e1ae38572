"""A starter passes the check as it stands, runs, and answers what its parent answers."""

import errno
import io
import os
import tomllib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.wording import LANGUAGES, words_in
from sixteenth.errors import Refused
from sixteenth.faces.init import starter
from sixteenth.faces.init.starter import first_value, told_of, write_starter
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import ValueCard
from sixteenth.scenarios.layers.read import library
from tests.interfaces.command_line import INTERVIEW, LEMONADE

READ = sixteenth.read(INTERVIEW)
WORDS = words_in(starter.PACKAGE)


@pytest.mark.parametrize("parent", library())
def test_a_starter_of_any_scenario_passes_the_check(tmp_path, parent):
    path = tmp_path / "my_own.toml"
    write_starter(path, parent)
    scenario = sixteenth.read(str(path))
    assert scenario.assumptions.facts["title"] == "My own"
    assert scenario.assumptions.parents[0] == parent
    assert len(scenario.assumptions.own) == 1


def test_a_starter_runs_and_answers_as_its_parent(tmp_path):
    write_starter(tmp_path / "own.toml", INTERVIEW)
    own, parent = sixteenth.run(sixteenth.read(str(tmp_path / "own.toml"))), sixteenth.run(INTERVIEW)
    np.testing.assert_array_equal(own["operating_profit"], parent["operating_profit"])


def test_words_are_the_same_in_every_language():
    for language in LANGUAGES:
        words = words_in(starter.PACKAGE, language)
        assert (words.findings.keys(), words.words.keys()) == (WORDS.findings.keys(), WORDS.words.keys())
        assert told_of(Path("my.toml"), language).count("my.toml") == 3


def test_a_starter_speaks_the_language_and_passes(tmp_path):
    path = tmp_path / "own.toml"
    write_starter(path, INTERVIEW, "zh")
    text = path.read_text(encoding="utf-8")
    assert text.isascii() is False
    assert text.replace("# ", "").count("[[event]]") == 1
    english = tmp_path / "english" / "own.toml"
    english.parent.mkdir()
    write_starter(english, INTERVIEW)
    assert english.read_text(encoding="utf-8").isascii()
    own, other = sixteenth.read(str(path)), sixteenth.read(str(english))
    assert own.settings == other.settings


def test_its_comments_become_entries_that_pass(tmp_path):
    path = tmp_path / "own.toml"
    write_starter(path, INTERVIEW)
    text = path.read_text()
    event = text[text.index("# [[event]]") :].replace("# ", "")
    path.write_text(text + event)
    assert len(sixteenth.read(str(path)).settings.events) == 1


def test_a_starter_never_replaces_a_file(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text("precious")
    with pytest.raises(Refused, match="a file that exists"):
        write_starter(path, INTERVIEW)
    assert path.read_text() == "precious"


def test_a_parent_that_does_not_exist_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(Refused, match="did you mean 'interview_arithmetic'"):
        write_starter(tmp_path / "own.toml", "interview_aritmetic")
    assert list(tmp_path.iterdir()) == []


NAMES = ['a"b.toml', "a\\b.toml", "a\nb.toml", "  .toml", "\x1b[31m.toml", "é_ü.toml", "'.toml", "\udcff.toml"]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_file_gives_a_starter_that_passes(tmp_path, name):
    write_starter(tmp_path / name, INTERVIEW)
    assert sixteenth.read(str(tmp_path / name)).assumptions.facts["title"].strip()


@pytest.mark.parametrize("name", NAMES[:2] + NAMES[3:4] + NAMES[5:7])
def test_a_parent_is_named_as_the_new_file_sees_it(tmp_path, monkeypatch, name):
    (tmp_path / "parents").mkdir()
    (tmp_path / "own").mkdir()
    monkeypatch.chdir(tmp_path / "parents")
    write_starter(Path(name), INTERVIEW)
    write_starter(tmp_path / "own" / "child.toml", name)
    monkeypatch.chdir(tmp_path)
    assert sixteenth.read("own/child.toml").assumptions.parents == (Path(name).stem, INTERVIEW)


def test_a_parent_with_code_gives_a_starter_that_passes_without_running_it(tmp_path):
    path = tmp_path / "own.toml"
    write_starter(path, LEMONADE)
    assert sixteenth.read(str(path), allow_code=True).assumptions.parents == ("lemonade",)


def test_a_parent_without_values_gives_a_starter_that_passes(tmp_path):
    (tmp_path / "parent.toml").write_text('title = "x"\nstart = "2026-01"\nmonths = 3\n')
    write_starter(tmp_path / "own.toml", str(tmp_path / "parent.toml"))
    assert sixteenth.read(str(tmp_path / "own.toml")).assumptions.own == frozenset()


def only(scenario: Scenario, names: Collection[str]) -> Scenario:
    """Leave out all other values."""
    values = {name: scenario.values[name] for name in names}
    return replace(scenario, assumptions=replace(scenario.assumptions, values=values))


def test_a_parent_without_a_plain_number_gives_one_of_its_distributions():
    stands = sixteenth.read(LEMONADE, allow_code=True)
    uncertain = ("cup_cost", "elasticity", "price", "rent", "thirst")
    first = first_value(only(stands, uncertain), WORDS)
    card = ValueCard.model_validate(tomllib.loads(first.text)["values"][first.name])
    assert (first.name, card) == ("cup_cost", stands.values["cup_cost"].card)
    first = first_value(only(stands, ("price",)), WORDS)
    assert tomllib.loads(first.text)["values"]["price"]["by"] == {"Ana": 2.0, "Ben": 2.5}


@pytest.mark.parametrize(
    ("name", "got"),
    [
        ("own", "another ending"),
        ("none/own.toml", "no such file"),
        ("a\0b.toml", "null"),
        ("a" * 999 + ".toml", "too long"),
    ],
)
def test_a_file_that_cannot_be_written_is_told(tmp_path, name, got):
    with pytest.raises(Refused, match=got):
        write_starter(tmp_path / name, INTERVIEW)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_leaves_no_file(tmp_path, monkeypatch):
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            del data
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def open_full(path: Path, mode: str) -> Full:
        assert mode == "xb"
        path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", open_full)
    monkeypatch.setattr(starter, "read_assumptions", lambda _: (READ.assumptions, []))
    monkeypatch.setattr(sixteenth, "read", lambda _: READ)
    with pytest.raises(Refused, match="no space left"):
        write_starter(tmp_path / "own.toml", INTERVIEW)
    assert list(tmp_path.iterdir()) == []
