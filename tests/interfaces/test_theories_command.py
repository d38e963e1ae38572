"""`sixteenth theories` from the command line."""

from tests.interfaces.command_line import call


def test_a_lab_that_is_none_is_told(capsys):
    found = call(capsys, "theories", "--lab", "Antropic")
    assert (found.code, found.out) == (1, "")
    assert "Anthropic" in found.err


def test_a_run_says_where_theories_are_ranked(capsys):
    told = call(capsys, "run", "central", "--draws", "8", "--plain")
    assert told.code == 0
    assert "Rival theories, ranked beside these inputs: sixteenth theories." in " ".join(told.out.split())
