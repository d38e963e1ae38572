"""`sixteenth backtest` from the command line."""

import json

from tests.interfaces.command_line import call


def test_data_are_whole_and_losses_come_first(capsys):
    data = json.loads(call(capsys, "backtest", "--quick", "--json").out)
    assert "lost" in data["findings"][0]["sentence"]
    tables = {table["key"]: table["rows"] for table in data["tables"]}
    assert {row[0] for row in tables["scores"]} >= {"growth_continued", "random_walk", "own_trend"}
    assert {"targets", "ratios", "coverages", "tenths", "looks"} <= set(tables)


def test_too_few_futures_are_refused(capsys):
    told = call(capsys, "backtest", "--draws", "3")
    assert told.code == 1
    assert "100" in told.err
