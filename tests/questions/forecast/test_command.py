"""`sixteenth forecast` from the command line."""

import json

import pytest

from tests.interfaces.command_line import call


def test_a_frozen_forecast_is_printed_without_a_run(capsys):
    told = call(capsys, "forecast", "run_rate", "--scenario", "0.2.0", "--lab", "OpenAI", "--plain")
    assert (told.code, told.err) == (0, "")
    assert told.out.count("OpenAI") >= 8
    data = json.loads(call(capsys, "forecast", "frontier", "--scenario", "0.2.0", "--json").out)
    shown, distribution = data["tables"]
    assert (len(shown["rows"]), len(distribution["rows"])) == (8, 8 * 201)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("valuaton",), "did you mean 'valuation'?"),
        (("--lab", "Antropic"), "did you mean 'Anthropic'?"),
        (("--date", "soon"), "write YYYY-MM-DD"),
        (("--date", "2050-01-01"), "choose an earlier day"),
        (("quarter_revenue", "--date", "2026-07-31"), "choose a later day"),
        (("staff", "--scenario", "0.2.0"), "choose of run_rate"),
        (("run_rate", "--scenario", "0.2.0", "--lab", "Cohere"), "no such forecast in 0.2.0"),
    ],
)
def test_what_cannot_be_forecast_is_refused_before_anything_runs(capsys, words, expected):
    told = call(capsys, "forecast", *words)
    assert told.code == 1
    assert expected in told.err
