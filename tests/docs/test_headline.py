"""The newest tables of headline numbers in the changelog are what the commands above them give."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.headline_numbers import ROW, follow, renewed

ROOT = Path(__file__).parents[2]


def newest() -> str:
    """Cut the newest release out of the changelog."""
    return re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1]


def test_the_release_is_the_one_that_is_installed():
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{newest().split(maxsplit=1)[0]}"' in settings


def test_there_are_rows_of_both_worlds():
    paths = [row["path"] for line in newest().splitlines() if (row := ROW.match(line))]
    assert any(path.startswith("tables.ledger") for path in paths)
    assert any(path.startswith("tables.labs") for path in paths)


@pytest.mark.slow  # it runs five labs
def test_the_numbers_are_those_of_the_commands():
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check", "CHANGELOG.md"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_a_path_leads_through_names_and_places():
    assert follow({"labs": [{"worth": 1.5}]}, "labs.0.worth") == 1.5
    assert follow({"tables": [{"key": "labs", "rows": [["Ana", 2.5]]}]}, "tables.labs.rows.0.1") == 2.5


def test_a_row_that_cannot_be_filled_is_told():
    with pytest.raises(ValueError, match="cannot be filled"):
        list(renewed(["| profit | 1.00 bn USD | `books.total` |"]))
    with pytest.raises(ValueError, match="cannot be filled"):
        list(renewed(["from `sixteenth run --json`:", "| profit | 1.00 euros | `books.total` |"]))
