"""`sixteenth score` from the command line."""

import datetime
import io
import json

import pytest
from rich.console import Console

from sixteenth.evidence.facts_file import read_facts_file
from sixteenth.evidence.forms import BEST
from sixteenth.evidence.frozen_forecasts import frozen_versions
from sixteenth.evidence.read_facts import FACT_COLUMNS
from sixteenth.evidence.score_facts import score_facts
from sixteenth.evidence.score_forms import rivals_as_of
from sixteenth.interfaces.score_command import sentences, show_score
from tests.interfaces.command_line import call

ROWS = [("2026-04-06", "30", "2026-04-06"), ("2026-05-07", "44", "2026-05-10"), ("2026-03-03", "19", "2026-03-03")]


@pytest.fixture
def file(tmp_path):
    lines = [f"run_rate_revenue,Anthropic,{day},{value},USD_bn,,,reported,A,,{told}," for day, value, told in ROWS]
    found = tmp_path / "facts.csv"
    found.write_text("\n".join([",".join(FACT_COLUMNS), *lines]) + "\n", encoding="utf-8")
    return str(found)


def test_losses_are_told_first_and_rows_that_cannot_be_predicted_with_their_reason(capsys, file):
    told = call(capsys, "score", file, "--as-of", "2026-03-31", "--quick", "--plain")
    words = " ".join(told.out.split())
    assert (told.code, told.err) == (0, "")
    assert words.index("lost to 'growth continued'") < words.index("2 of 3 rows")
    assert "Line 4 not predicted: known by 2026-03-31 already" in words
    assert told.out.isascii()


def test_data_hold_rows_and_a_summary(capsys, file):
    data = json.loads(call(capsys, "score", file, "--as-of", "2026-03-31", "--quick", "--json").out)
    assert [row["rivals"].get("growth continued") for row in data["rows"]] == pytest.approx(
        [0.141, 0.266, None], abs=0.0006
    )
    assert [row["reason"] for row in data["rows"]] == [None, None, "known by 2026-03-31 already"]
    assert list(data["rows"][0]["quantiles"]) == ["5%", "10%", "25%", "50%", "75%", "90%", "95%"]
    assert len({tuple(row) for row in data["rows"]}) == 1
    assert "froze 2026-09-30" in data["rows"][0]["why_rivals_are_silent"]["frozen 0.2.0"]
    assert (data["summary"]["rows"], data["summary"]["predicted"]) == (3, 2)


def test_after_the_cut_nothing_of_these_is_left_to_predict(capsys, file):
    told = call(capsys, "score", file, "--plain")
    assert told.code == 0
    assert "None of 3 rows can be predicted" in " ".join(told.out.split())


def test_a_wrong_day_and_a_missing_file_are_told(capsys, file):
    assert "'soon'" in call(capsys, "score", file, "--as-of", "soon").err
    assert call(capsys, "score", "nowhere.csv").code == 1


def test_a_day_after_the_cut_or_before_any_report_is_refused(capsys, file):
    assert "a day up to 2026-06-30" in call(capsys, "score", file, "--as-of", "2026-07-31").err
    assert "three reports" in call(capsys, "score", file, "--as-of", "2021-07-31").err


def test_tables_fit_narrow_terminals(file):
    given = read_facts_file(file)
    found = score_facts(given, BEST, rivals_as_of(datetime.date(2026, 3, 31)), datetime.date(2026, 3, 31))
    for width in (60, 80):
        console, text = Console(width=width), io.StringIO()
        console.file = text
        show_score(console, sentences(found), found, plain=False)
        assert max(map(len, text.getvalue().splitlines())) <= width
        assert "growth" in text.getvalue()


@pytest.mark.slow
def test_later_facts_are_scored_by_the_world_beside_lines_and_what_was_frozen(capsys, tmp_path):
    """One row of each kind; the middle of the run-rate is that of `sixteenth forecast`."""
    rows = (
        "run_rate_revenue,OpenAI,2026-10-31,42,USD_bn,,,reported,A,,2026-11-01,",
        "post_money_valuation,OpenAI,2026-10-15,1100,USD_bn,,,reported,A,,2026-10-15,",
        "period_revenue_half,OpenAI,2026-09-30,18,USD_bn,,,reported,A,,2026-11-15,",
        "run_rate_revenue,Cohere,2026-09-30,.4,USD_bn,,,reported,A,,2026-10-15,",
    )
    file = tmp_path / "later.csv"
    file.write_text("\n".join([",".join(FACT_COLUMNS), *rows]) + "\n", encoding="utf-8")
    data = json.loads(call(capsys, "score", str(file), "--draws", "208", "--json").out)
    rate, price, half, lacking = data["rows"]
    assert data["form"] == "central"
    assert lacking["reason"] == "the world lacks the lab"
    assert set(rate["rivals"]) == {"growth continued", "random walk", *(f"frozen {each}" for each in frozen_versions())}
    assert all(isinstance(each["crps"], float) for each in (rate, price, half))
    asked = ("forecast", "run_rate", "--lab", "OpenAI", "--date", "2026-10-31", "--draws", "208", "--json")
    told = json.loads(call(capsys, *asked).out)["rows"][0]
    assert rate["quantiles"]["50%"] == pytest.approx(told["quantiles"]["50"], rel=0.03)


@pytest.mark.slow
def test_at_an_earlier_day_the_world_is_opened_then(capsys, file):
    data = json.loads(call(capsys, "score", file, "--as-of", "2026-03-31", "--draws", "208", "--json").out)
    assert data["form"] == "world as of 2026-03-31"
    assert [row["crps"] is None for row in data["rows"]] == [False, False, True]
    assert data["rows"][0]["rivals"]["growth continued"] == pytest.approx(0.141, abs=0.0006)
