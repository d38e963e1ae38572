"""`sixteenth interview` from the command line, and the line that other commands print."""

import json

import pytest

from tests.interfaces.command_line import INTERVIEW, call


def test_one_point_as_text_and_as_data(capsys):
    told = call(capsys, "interview", "--point", "5", "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    (point,) = json.loads(call(capsys, "interview", "--point", "5", "--json").out)
    assert all(word in told.out for word in point["found"].split())
    assert point["command"] in told.out
    assert point["figures"]["slow_kept"] == pytest.approx(1.071, abs=1e-3)


@pytest.mark.slow
def test_all_ten(capsys):
    points = json.loads(call(capsys, "interview", "--draws", "208", "--json").out)
    assert [point["number"] for point in points] == list(range(1, 11))


def test_a_point_that_does_not_exist_is_told(capsys):
    found = call(capsys, "interview", "--point", "12")
    assert (found.code, found.out) == (1, "")
    assert "1 to 10" in found.err


def test_results_point_to_where_the_interview_is_wrong(capsys):
    told = call(capsys, "run", INTERVIEW, "--plain").out
    assert told.count("Where the interview is wrong or silent") == 1
    assert "(point 4)" in told
    assert "(point 1)" in call(capsys, "clock", "--doubling", "6", "--plain").out
