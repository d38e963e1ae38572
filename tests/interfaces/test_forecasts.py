"""Forecasts of a run beside the line, as data and in words."""

import datetime

import pytest

from sixteenth.interfaces.forecasts import ask_forecasts, frozen_forecasts, is_frozen

DATE = datetime.date(2027, 6, 30)


@pytest.fixture(scope="module")
def told():
    return ask_forecasts("central", "run_rate", None, None, 208, 7)


def test_each_lab_is_forecast_a_year_on_beside_the_line_where_it_reports(told):
    assert [each.forecast.date for each in told.rows] == [DATE] * 7
    assert {each.forecast.lab for each in told.rows if each.line} == {"Anthropic", "OpenAI", "xAI", "Mistral"}
    for each in told.rows:
        assert list(each.ours) == sorted(each.ours)


def test_words_say_why_the_two_differ(told):
    first = told.sentences[0]
    assert first.startswith("Anthropic: ")
    assert "Last year's growth continued gives" in first
    assert "the lab's own growth, which fades" in first
    assert "No line stands beside Google DeepMind, Meta, DeepSeek" in told.sentences[-1]


def test_data_hold_the_whole_distribution(told):
    row = told.as_data()["rows"][0]
    assert len(row["cdf"]) == 201
    assert row["quantiles"]["50"] == pytest.approx(row["cdf"][100], rel=1e-3)
    assert set(row["parts"]) == {"start", "explained", "own", "line"}


def test_what_a_version_forecast_is_shown_with_its_day_and_hash():
    found = frozen_forecasts("0.2.0", "run_rate", "OpenAI", DATE)
    (row,) = found.rows
    assert (row.forecast.lab, row.forecast.date, row.line) == ("OpenAI", DATE, None)
    assert "known until 2026-03-31" in found.sentences[0]
    assert is_frozen("0.2.0")
    assert not is_frozen("central")
