"""What cannot be understood is told in four lines, or as data, whichever command it was meant for."""

import json

import pytest

from tests.interfaces.command_line import INTERVIEW, call

NOT_UNDERSTOOD = {
    ("rnu",): ("'rnu'", "did you mean 'run'?"),
    ("zeal",): ("'zeal'", "sixteenth --help"),
    ("run", INTERVIEW, "--drws", "3"): ("'--drws'", "did you mean '--draws'?"),
    ("run", INTERVIEW, "--no-such-option"): ("'--no-such-option'", "sixteenth run --help"),
    ("check",): ("SCENARIO", "sixteenth check --help"),
    ("run", INTERVIEW, "--draws"): ("--draws", "sixteenth run --help"),
    ("run", INTERVIEW, "--backend", "jx"): ("expected 'jax' or 'numpy'", "did you mean 'jax'?"),
    ("check", "a", "b", "c"): ("'b c'", "sixteenth check --help"),
    ("demand", "--experience", "much"): ("'much'", "a number"),
    ("run", "--draws", "1", "--draws", "2"): ("--draws", "sixteenth run --help"),
}


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_it_is_told_in_four_lines(capsys, words):
    told = call(capsys, *words)
    assert (told.code, told.out) == (1, "")
    lines = told.err.splitlines()
    assert [line.split(" ")[:3] for line in lines[1:4]] == [["", "", "at"], ["", "", "got"], ["", "", "cure:"]]
    assert lines[4:] == ["", "1 fault; nothing was run"]
    assert all(each in told.err for each in NOT_UNDERSTOOD[words])


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_it_is_data_where_data_are_asked_for(capsys, words):
    told = call(capsys, words[0], "--json", *words[1:])
    assert (told.code, told.err) == (1, "")
    (fault,) = json.loads(told.out)["faults"]
    assert {"fault", "what", "got", "expected", "cure"} <= fault.keys()


def test_what_is_wrong_with_numbers_comes_with_it(capsys):
    told = call(capsys, "run", "--draws", "1.5", "--backend", "jx")
    assert "2 faults; nothing was run" in told.err
