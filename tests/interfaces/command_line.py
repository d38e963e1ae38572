"""The command line, called as a user would, in this process."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sixteenth.interfaces.cli import app

LEMONADE = str(Path(__file__).parents[1] / "lemonade" / "lemonade.toml")
INTERVIEW = "interview_arithmetic"


@dataclass(frozen=True)
class Told:
    """What a command wrote, and its exit code."""

    out: str
    err: str
    code: object


def call(capsys: pytest.CaptureFixture[str], *words: str) -> Told:
    """Run one command."""
    try:
        code = app(words)
    except SystemExit as left:
        code = left.code
    told = capsys.readouterr()
    return Told(told.out, told.err, code)
