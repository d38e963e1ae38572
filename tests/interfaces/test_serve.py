"""`sixteenth serve`."""

from tests.interfaces.command_line import call


def test_it_is_listed_and_says_how(capsys):
    assert "serve" in call(capsys, "--help").out
    told = call(capsys, "serve", "--help").out
    assert "--port" in told
    assert "--open" in told


def test_a_port_outside_its_limits_and_a_scenario_that_is_none_are_refused(capsys):
    assert call(capsys, "serve", "--port", "99999").code == 1
    found = call(capsys, "serve", "no_such_scenario", "--port", "0")
    assert found.code == 1
    assert "does not exist" in found.err
