"""Whole numbers are read as they stand, and every option of every command that takes one has limits."""

import inspect
from typing import Any, get_args, get_type_hints

import pytest
from cyclopts import Parameter
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.interfaces import whole_numbers
from sixteenth.interfaces.cli import app
from sixteenth.interfaces.whole_numbers import wrong_whole_number
from tests.interfaces.command_line import call

COMMANDS = [name for name in app if not name.startswith("-")]


def takes_whole_numbers(hint: Any) -> bool:
    """Say whether an option's type is `int` or `int | None`, or a list of them."""
    kinds = {hint, *get_args(hint)}
    return int in {*kinds, *(inner for kind in kinds for inner in get_args(kind))}


OPTIONS = [
    (command, name, hint)
    for command in COMMANDS
    for name, hint in get_type_hints(app[command].default_command, include_extras=True).items()
    if name != "return" and takes_whole_numbers(get_args(hint)[0] if hasattr(hint, "__metadata__") else hint)
]


def test_there_are_options_to_look_at():
    assert len(OPTIONS) > 25
    assert {"run", "explain", "verify", "talent", "interview", "race"} <= {command for command, _, _ in OPTIONS}


@pytest.mark.parametrize("hint", [each[2] for each in OPTIONS], ids=[f"{each[0]}-{each[1]}" for each in OPTIONS])
def test_every_option_for_a_whole_number_is_read_by_the_one_reader(hint):
    read = [each for each in hint.__metadata__ if isinstance(each, Parameter) and each.converter is not None]
    assert [inspect.getmodule(each.converter) for each in read] == [whole_numbers]


BAD = ["1.5", "-1.5", "10**30", str(10**30), "9" * 5_000, "-3", "\u0663", "1,000", "x", "", "1e3", "0x10", "nan"]


@pytest.mark.parametrize("given_", BAD)
@pytest.mark.parametrize(("command", "option"), [("run", "draws"), ("talent", "months"), ("explain", "depth")])
def test_what_is_no_whole_number_within_its_limits_is_told_and_nothing_runs(capsys, command, option, given_):
    words = ("cash",) if command == "explain" else ()
    told = call(capsys, command, *words, f"--{option}={given_}")
    assert (told.code, told.out) == (1, "")
    assert f"'--{option}'" in told.err
    assert told.err.strip().count("\n") == 5  # four lines, an empty one, and the count
    assert "expected a whole number from" in told.err


def test_all_options_are_told_at_once(capsys):
    told = call(capsys, "run", "--draws", "0", "--seed", "-1", "--months", "0", "--workers", "1.5")
    assert told.code == 1
    assert "4 faults; nothing was run" in told.err


def test_what_was_wrong_with_one_command_is_not_told_of_the_next(capsys):
    assert call(capsys, "run", "--draws", "1.5").code == 1
    assert call(capsys, "check", "interview_arithmetic").code == 0


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("1.5", "write 1 or 2"),
        ("12.0", "write 12"),
        ("1,000", "write 1000"),
        ("1e2", "write 100"),
        ("0", "use 1"),
        ("-3", "use 1"),
        ("1201", "use 1200"),
        ("1000000", "use 1200"),
        ("x", "write a whole number, such as 1"),
    ],
)
def test_the_cure_names_what_was_meant(text, cure):
    fault = wrong_whole_number("--months", text, 1, 1200)
    assert fault is not None
    assert fault.cure == cure


@given(st.integers(-50, 1500), st.sampled_from(["{}", "{:+}", "{:_}"]))
def test_a_whole_number_passes_exactly_within_its_limits(number, written):
    fault = wrong_whole_number("--months", written.format(number), 1, 1200)
    assert (fault is None) == (1 <= number <= 1200)


@given(st.text(max_size=30))
def test_any_text_is_a_whole_number_or_told_in_four_lines(text):
    fault = wrong_whole_number("--draws", text, 1, 2**31)
    assert str(fault).count("\n") == 3 if fault else 1 <= int(text) <= 2**31
