"""`sixteenth backtest` from the command line."""

import json

import pytest

from sixteenth.evidence.forms import BEST, RIVALS, WORLD
from tests.interfaces.command_line import call


def test_data_are_whole_and_losses_come_first(capsys, monkeypatch):
    monkeypatch.setattr("sixteenth.evidence.forms.light_forms", lambda: (*RIVALS, BEST))  # half of them, half the time
    told = call(capsys, "backtest", "--quick", "--json")
    data = json.loads(told.out)
    assert told.code == 0
    assert "lost" in data["sentences"][0]
    assert {each["form"] for each in data["summaries"]["all"]} >= {"growth continued", "random walk", "own trend"}


def test_too_few_futures_are_refused(capsys):
    told = call(capsys, "backtest", "--draws", "3")
    assert told.code == 1
    assert "100" in told.err


@pytest.mark.slow
def test_the_world_is_judged_in_the_same_table(capsys):
    """A minute: the world is run from every day, with and without growth of a lab's own, and beats the better ruler."""
    data = json.loads(call(capsys, "backtest", "--draws", "208", "--json").out)
    far = {each["form"] for each in data["summaries"]["far"]}
    assert {"its structure alone", WORLD, "handed over, 24 months"} <= far
    assert data["best"] == WORLD
    ratios = {each["form"]: each["ratio"] for each in data["summaries"]["all"]}
    assert ratios[WORLD]["value"] < 0.9
    assert ratios[WORLD]["high"] < 1
    assert ratios["its structure alone"]["value"] > ratios[WORLD]["value"]
