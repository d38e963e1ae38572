"""The question of a forecast: a run beside the line, what parts them, and what was frozen."""

import datetime
import math
from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused

DATE = datetime.date(2027, 6, 30)
REPORTING = ("Anthropic", "OpenAI", "xAI", "Mistral")


@cache
def answer() -> Answer:
    return sixteenth.ask("forecast", draws=208)


@cache
def frozen() -> Answer:
    return sixteenth.ask("forecast", version="0.2.0", lab="OpenAI", date=str(DATE))


def sentences(found: Answer) -> list[str]:
    return [words_of("forecast").sentence(each) for each in found.findings]


def test_each_lab_is_forecast_a_year_on_beside_the_line_where_it_reports():
    rows = answer().tables[0].rows
    assert len(rows) == 7
    assert {row[1] for row in rows} == {DATE}
    assert tuple(row[0] for row in rows if row[-1] is not None) == REPORTING
    for row in rows:
        assert list(row[2:7]) == sorted(row[2:7])


def test_words_say_why_the_two_differ():
    first, *_, last = sentences(answer())
    assert first.startswith("Anthropic: ")
    assert "bn USD a year on 2027-06-30 (90 of 100 futures: " in first
    assert "Last year's growth continued gives" in first
    assert "the lab's own growth, which fades, " in first
    assert last == "No line stands beside Google DeepMind, Meta, DeepSeek: fewer than two reports of the lab."


def test_what_parts_a_forecast_from_its_line_makes_up_the_whole():
    """Times of the line in all = start x growth here / growth by the line; the market and the own growth make both."""
    parts = answer().tables[1]
    assert tuple(row[0] for row in parts.rows) == REPORTING
    for _, whole, start, market, own, both, line in parts.rows:
        assert whole == pytest.approx(start * both / line)
        assert both == pytest.approx(market * own)


def test_the_middle_is_the_same_in_the_sentence_and_in_the_tables():
    middle = answer().findings[0].parts["middle"]
    assert isinstance(middle, Figure)
    distribution = [row for row in answer().tables[2].rows if row[0] == "Anthropic"]
    assert len(distribution) == 201
    assert distribution[100][2:] == pytest.approx((0.5, middle.value), rel=1e-3)
    assert answer().tables[0].rows[0][4] == middle.value
    assert 1e9 < middle.value < 1e13  # USD a year


def test_what_a_version_forecast_is_told_with_its_day_and_hash():
    ((lab, date, *amounts),) = frozen().tables[0].rows
    assert (lab, date, len(amounts)) == ("OpenAI", DATE, 5)
    assert amounts[2] == pytest.approx(65.6e9, rel=1e-2)
    assert "known until 2026-03-31" in sentences(frozen())[0]
    assert frozen().recipe["sha256"].startswith("e48db8688326")
    assert math.isclose(frozen().tables[1].rows[100][3], amounts[2], rel_tol=1e-3)


def test_the_best_for_sale_is_nobodys():
    found = sixteenth.ask("forecast", quantity="frontier", version="0.2.0")
    assert len(found.tables[0].rows) == 8
    assert {words_of("forecast").cell(found.tables[0].columns[0], row[0]) for row in found.tables[0].rows} == {
        "the best for sale"
    }


@pytest.mark.parametrize(
    ("options", "cure"),
    [
        ({"quantity": "valuaton"}, "did you mean 'valuation'?"),
        ({"lab": "Antropic"}, "did you mean 'Anthropic'?"),
        ({"date": "2050-01-01"}, "choose an earlier day"),
        ({"version": "0.1"}, "0.2.0"),
    ],
)
def test_what_cannot_be_forecast_is_refused(options, cure):
    with pytest.raises(Refused) as refused:
        sixteenth.ask("forecast", **options)
    assert cure in refused.value.faults[0].cure
