"""What every command shares: faults are told with a code, data are plain JSON, values are set by hand."""

import json
from dataclasses import replace

import pytest

from sixteenth.errors import Interrupted, OutsideDomain, Place, Refused, WrongOption
from sixteenth.interfaces.command import BROKEN, WRONG, print_json, read_with, telling_faults
from sixteenth.stopping import STOPPED

FAULT = WrongOption("'draws'", Place("here", 3), "0", "1 or more", "use 1")


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (Refused([FAULT, replace(FAULT, what="'seed'")]), WRONG, "2 faults; nothing was run"),
        (OutsideDomain("x is 3, and holds from 0 to 1"), WRONG, "holds from 0 to 1"),
        (Interrupted(), STOPPED, "stopped from the keyboard"),
        (KeyboardInterrupt(), STOPPED, "stopped from the keyboard"),
        (ZeroDivisionError("division by zero"), BROKEN, "A fault of the program, and none of yours: ZeroDivisionError"),
        (RecursionError(), BROKEN, "SIXTEENTH_TRACEBACK=1"),
        (PermissionError(13, "Permission denied", "a.nc"), WRONG, "got Permission denied"),
    ],
)
def test_what_goes_wrong_is_told_with_its_code(capsys, raised, code, told):
    with pytest.raises(SystemExit) as left, telling_faults(as_json=False):
        raise raised
    assert left.value.code == code
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("raised", [OutsideDomain("x is 3"), ZeroDivisionError("oh\nno \x1b[31m"), OSError(28, "full")])
def test_whatever_goes_wrong_is_four_lines_or_data(capsys, raised):
    for as_json in (False, True):
        with pytest.raises(SystemExit), telling_faults(as_json=as_json):
            raise raised
        told = capsys.readouterr()
        if as_json:
            assert (json.loads(told.out)["ok"], told.err) == (False, "")
            assert "\x1b" not in told.out
        else:
            assert told.err.count("\n") == 6
            assert "\x1b" not in told.err


def test_a_traceback_is_shown_to_whoever_asks(capsys, monkeypatch):
    monkeypatch.setenv("SIXTEENTH_TRACEBACK", "1")
    with pytest.raises(SystemExit), telling_faults(as_json=False):
        raise ZeroDivisionError
    assert "Traceback" in capsys.readouterr().err


def test_a_reader_that_is_gone_is_left_to_the_program_as_a_whole():
    with pytest.raises(BrokenPipeError), telling_faults(as_json=False):
        raise BrokenPipeError


def test_data_cannot_steer_a_terminal(capsys):
    said = {"a": "x\x1b[31m\x9b\u202ey\n\u7f8e"}
    print_json(said)
    told = capsys.readouterr().out
    assert json.loads(told) == said
    assert not {"\x1b", "\x9b", "\u202e"} & set(told)
    assert "\u7f8e" in told


def test_faults_are_data_where_data_are_asked_for(capsys):
    with pytest.raises(SystemExit), telling_faults(as_json=True):
        raise Refused([FAULT])
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["fault"], fault["line"], fault["cure"]) == ("WrongOption", 3, "use 1")


def test_what_is_not_a_number_is_null(capsys):
    print_json({"a": float("nan"), "b": [float("inf"), 1.5]})
    assert json.loads(capsys.readouterr().out) == {"a": None, "b": [None, 1.5]}


def test_values_are_set_by_name_and_by_label():
    read = read_with("central", ["price_sensitivity=2", "launch_interval/xAI=8"], allow_code=False)
    assert read.settings.values["price_sensitivity"][()].numbers == (2.0,)
    assert read.settings.values["launch_interval"][("xAI",)].numbers == (8.0,)


@pytest.mark.parametrize(
    ("text", "number"),
    [("40 billion USD", 4e10), ("40billion USD", 4e10), ("4e10", 4e10), (" 4e10 USD ", 4e10), ("-5 USD", -5.0)],
)
def test_a_value_may_have_a_unit(text, number):
    read = read_with("central", [f"cash/OpenAI={text}"], allow_code=False)
    assert read.settings.values["cash"][("OpenAI",)].numbers[0] == pytest.approx(number)


def test_all_that_cannot_be_read_is_told_at_once():
    with pytest.raises(Refused) as refused:
        read_with("central", ["cash/OpenAI=40 billion EUR", "lead=x", "lead=", "lead=nan"], allow_code=False)
    assert [type(fault).__name__ for fault in refused.value.faults] == ["WrongUnit", *["WrongOption"] * 3]
    assert "'billion USD'" in refused.value.faults[0].expected
