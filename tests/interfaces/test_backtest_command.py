"""`sixteenth backtest` from the command line."""

import json

import pytest

from sixteenth.evidence.forms import BEST, RIVALS
from tests.interfaces.command_line import call


def test_data_are_whole_and_losses_come_first(capsys, monkeypatch):
    monkeypatch.setattr("sixteenth.evidence.forms.light_forms", lambda: (*RIVALS, BEST))  # half of them, half the time
    told = call(capsys, "backtest", "--json")
    data = json.loads(told.out)
    assert told.code == 0
    assert "lost" in data["sentences"][0]
    assert {each["form"] for each in data["summaries"]["all"]} >= {"growth continued", "random walk", "own trend"}


def test_too_few_futures_are_refused(capsys):
    told = call(capsys, "backtest", "--structure", "--draws", "3")
    assert told.code == 1
    assert "100" in told.err


@pytest.mark.slow
def test_the_structure_stands_in_the_same_table(capsys):
    """Two minutes: the world is run from every day, with and without growth of a lab's own."""
    data = json.loads(call(capsys, "backtest", "--structure", "--draws", "200", "--json").out)
    forms = {each["form"]: each for each in data["summaries"]["far"]}
    assert {"structure alone", "world, own growth", "handed over, 24 months"} <= set(forms)
