"""`sixteenth interview` from the command line, and the line that other commands print."""

import json

from tests.interfaces.command_line import INTERVIEW, call


def test_one_point_as_text_and_as_data(capsys):
    told = call(capsys, "interview", "--point", "5", "--plain")
    assert (told.code, told.out.isascii()) == (0, True)
    data = json.loads(call(capsys, "interview", "--point", "5", "--json").out)
    assert all(word in told.out for word in data["findings"][0]["sentence"].split())
    found = data["findings"][0]["inside"]["found"][0]
    assert (found["key"], found["figures"]["slow_kept"]["unit"]) == ("old_model", "share")


def test_a_point_that_does_not_exist_is_told(capsys):
    found = call(capsys, "interview", "--point", "12")
    assert (found.code, found.out) == (1, "")
    assert "1 to 10" in found.err


def test_results_point_to_where_the_interview_is_wrong(capsys):
    told = call(capsys, "run", INTERVIEW, "--plain").out
    assert told.count("Where the interview is wrong or silent") == 1
    assert "(point 4)" in told
