"""The table of all commands: a row for each, as the register and the command line have it."""

import importlib
import sys
from pathlib import Path

import pytest

from sixteenth.faces.listing import command_name
from sixteenth.interfaces.cli import app
from sixteenth.questions.names import NAMES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def page():
    patch = pytest.MonkeyPatch()
    patch.syspath_prepend(str(ROOT / "docs"))
    yield importlib.import_module("commands_page")
    patch.undo()
    sys.modules.pop("commands_page", None)


def test_every_command_and_every_question_has_its_row(page):
    rows = [line for line in page.commands_page().splitlines() if line.startswith("| [")]
    assert len(rows) == len([name for name in app if not name.startswith("-")])
    assert all(any(f"`{name}`" in row for row in rows) for name in NAMES)
    assert {row.count(" | ") for row in rows} == {len(page.HEADS) - 1}


def test_a_question_that_writes_files_of_its_own_says_so(page):
    cells = dict(zip(page.HEADS, page.row("fit"), strict=True))
    assert cells["`--out`"] == ".json, .md, .xlsx, .parquet, .svg, .png, .vl.json, .csv of its own, .toml of its own"
    assert (cells["question"], cells["about"], cells["`--lang`"]) == ("`fit`", "`central`", "en, zh")
    assert cells["tests"] == "[fit](../../tests/questions/fit)"


def test_a_command_says_its_question_and_what_it_is_about(page):
    assert page.row("run")[2:5] == ("`outlook`", "`central`", "the one schema")
    assert page.row("init")[4] == "its own"
    assert page.row(command_name("growth"))[3] == page.NO


def test_tests_that_are_not_there_are_told(page):
    with pytest.raises(FileNotFoundError):
        page.link(Path("tests/questions/nothing"))
