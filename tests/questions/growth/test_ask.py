"""Growth by lab from the command line: what a claim takes, later reports beside the line, and days that are none."""

import datetime
import json

import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import LANGUAGES
from sixteenth.evidence.curves.fit_revenue import revenue_fits
from sixteenth.questions.growth.ask import claim, fits_table, lines_table
from tests.interfaces.command_line import call
from tests.questions.told import shown, told

UNTIL = "2025-08-01"


def test_it_tells_growth_and_what_a_claim_would_take(capsys):
    told = call(capsys, "growth", "--plain")
    assert (told.code, told.err) == (0, "")
    assert "4.71 times a year" in told.out
    assert "72bn at 4 times a year and 450bn at 10 times a year" in " ".join(told.out.split())
    assert told.out.isascii()


def test_a_claim_is_counted_in_the_units_of_the_language():
    assert told("growth", [claim()])["claim"].startswith("From 4.5bn USD to 100bn in 2 years takes 4.71 times a year;")
    values = {name: part.value for name, part in claim().parts.items() if isinstance(part, Figure)}
    assert values["claimed"] == 1e11
    assert values["fast_sales"] == pytest.approx(4.5e11)


def test_a_line_tells_as_much_as_whoever_draws_it_needs():
    fits = revenue_fits()
    (_, first, *_), (lab, slope, *_) = shown("growth", fits_table(fits))[:2], lines_table(fits).rows[0]
    assert first[:2] == [lab, str(len(fits[0].facts))]
    assert 2.718281828459045**slope == pytest.approx(fits[0].growth[1])


def test_later_reports_stand_beside_what_was_said_of_them(capsys):
    data = json.loads(call(capsys, "growth", "--until", UNTIL, "--json").out)
    tables = {table["key"]: table for table in data["tables"]}
    rows = tables["later"]["rows"]
    assert all(datetime.date.fromisoformat(row[1]) > datetime.date.fromisoformat(UNTIL) for row in rows)
    assert all((row[6] == "inside") == (row[3] <= row[2] <= row[5]) for row in rows)
    assert all(key.startswith("revenue/run_rate_revenue/") for key, *_ in tables["facts"]["rows"])
    assert data["recipe"]["until"] == UNTIL
    told = call(capsys, "growth", "--until", UNTIL, "--plain").out
    assert told.count("inside") + told.count("outside") >= len(rows)


def test_both_languages_have_the_same_numbers(capsys):
    own, other = (json.loads(call(capsys, "growth", "--json", "--lang", each).out) for each in LANGUAGES)
    assert [table["rows"] for table in own["tables"]] == [table["rows"] for table in other["tables"]]
    assert "从 45 亿美元到 1,000 亿美元" in other["findings"][0]["sentence"]


@pytest.mark.parametrize(("words", "got"), [(("--until", "soon"), "'soon'"), (("--until", "2001-01-01"), "too few")])
def test_days_that_cannot_be_used_are_told(capsys, words, got):
    told = call(capsys, "growth", *words)
    assert told.code == 1
    assert got in told.err


def test_python_is_answered_alike():
    found = sixteenth.ask("growth", until=UNTIL)
    assert [table.key for table in found.tables] == ["fits", "later", "lines", "facts"]
    assert found.waiting == ("full", "facts")
