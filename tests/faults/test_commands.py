"""Faults of a command, of its output and of the program itself: four lines each, or data, and a right exit code."""

import json
from typing import NoReturn

import pytest

from tests.interfaces.command_line import INTERVIEW, call


def check_told(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, fault: str) -> None:
    """Call a command twice, and look at four lines and at data."""
    told = call(capsys, *words)
    assert (told.code, told.out) == (code, "")
    assert [line.split()[0] for line in told.err.splitlines()[1:4]] == ["at", "got", "cure:"]
    data = call(capsys, *words, "--json")
    assert (data.code, data.err) == (code, "")
    assert [each["fault"] for each in json.loads(data.out)["faults"]] == [fault]


@pytest.mark.parametrize("words", [("rnu",), ("run", INTERVIEW, "--zeal"), ("verify",)])
def test_what_cannot_be_understood(capsys, words):
    check_told(capsys, words, 1, "UnusableCommand")


def test_what_the_system_does_not_take(capsys, monkeypatch):
    def full(*_words: object, **_options: object) -> NoReturn:
        raise OSError(28, "No space left on device", "a.nc")

    monkeypatch.setattr("sixteenth.run", full)
    check_told(capsys, ("run", INTERVIEW), 1, "RefusedBySystem")


def test_a_number_outside_its_domain(capsys, tmp_path):
    file = str(tmp_path / "result.nc")
    call(capsys, "run", INTERVIEW, "--out", file)
    check_told(capsys, ("verify", file, "--chunk", "9"), 1, "NumberOutsideDomain")


def test_a_fault_of_the_program(capsys, monkeypatch):
    def broken(*_words: object, **_options: object) -> NoReturn:
        raise ZeroDivisionError

    monkeypatch.setattr("sixteenth.run", broken)
    check_told(capsys, ("run", INTERVIEW), 70, "ProgramFault")
