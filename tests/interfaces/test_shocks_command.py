"""`sixteenth shocks` from the command line."""

import json

from tests.interfaces.command_line import call

ONE = ("shocks", "--lever", "anthropic_puts_a_third_into_safety", "--lever", "more_overhead", "--draws", "16")


def test_the_table_in_words_and_as_data(capsys):
    told = call(capsys, *ONE, "--plain")
    assert told.code == 0
    assert told.out.isascii()
    assert "more overhead: Selling and running the firm cost half as much again" in " ".join(told.out.split())
    data = json.loads(call(capsys, *ONE, "--json").out)
    assert [table["key"] for table in data["tables"]][:2] == ["going_on", "worth"]
    assert [row[0] for row in data["tables"][0]["rows"]] == ["more_overhead", "anthropic_puts_a_third_into_safety"]
    overhead = data["tables"][4]["rows"][0]
    assert overhead[1] < 0
    assert overhead[3] == "down"


def test_a_lever_that_is_none_is_told(capsys):
    found = call(capsys, "shocks", "--lever", "no_ronuds")
    assert (found.code, found.out) == (1, "")
    assert "no_rounds" in found.err
