"""`sixteenth going-on` from the command line: what cannot be asked is told, and nothing runs."""

import pytest

from tests.interfaces.command_line import INTERVIEW, call


@pytest.mark.parametrize(
    "words",
    [
        ("--lab", "OpenIA"),
        (INTERVIEW,),
        ("--draws", "0"),
        ("--set", "last_modell=3"),
        ("--price", "much"),
        ("--return", "3 months"),
        ("--year", "0"),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_runs(capsys, words):
    found = call(capsys, "going-on", *words)
    assert (found.code, found.out) == (1, "")
    assert "cure:" in found.err
