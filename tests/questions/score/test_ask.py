"""The question of a file of facts: losses first, reasons, and the world beside lines and what was frozen."""

from pathlib import Path

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from sixteenth.evidence.facts_read.read_facts import FACT_COLUMNS

ROWS = [("2026-04-06", "30", "2026-04-06"), ("2026-05-07", "44", "2026-05-10"), ("2026-03-03", "19", "2026-03-03")]
DAY = "2026-03-31"


def write(path: Path, lines: list[str]) -> str:
    path.write_text("\n".join([",".join(FACT_COLUMNS), *lines]) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def file(tmp_path):
    lines = [f"run_rate_revenue,Anthropic,{day},{value},USD_bn,,,reported,A,,{told}," for day, value, told in ROWS]
    return write(tmp_path / "facts.csv", lines)


def sentences(found: Answer) -> list[str]:
    return [words_of("score").sentence(each) for each in (*found.findings, *found.notes)]


def test_losses_are_told_first_and_rows_that_cannot_be_predicted_with_their_reason(file):
    found = sixteenth.ask("score", file=file, as_of=DAY, quick=True)
    keys = [each.key for each in (*found.findings, *found.notes)]
    assert keys == ["how_to_read", "lost", "lost", "predicted_of_one_lab", "not_predicted", "silent"]
    told = sentences(found)
    assert told[1] == "'own trend' lost to 'growth continued' on 2 rows: mean CRPS 0.306 against 0.204."
    assert told[4] == f"Not predicted, line 4: known by {DAY} already."
    assert told[5].startswith("'frozen 0.2.0' says nothing of lines 2, 3: ")


def test_scores_stand_beside_the_rivals(file):
    found = sixteenth.ask("score", file=file, as_of=DAY, quick=True)
    expected, scores = (table for table in found.tables if not table.part)
    assert [row[3] for row in expected.rows] == pytest.approx([30e9, 44e9])
    assert [column.key for column in scores.columns][2:] == ["crps", "growth_continued", "random_walk", "0.2.0"]
    assert [row[3] for row in scores.rows] == pytest.approx([0.141, 0.266], abs=0.0006)
    assert [row[-1] for row in scores.rows] == [None, None]


def test_after_the_cut_nothing_of_these_is_left_to_predict(file):
    told = sentences(sixteenth.ask("score", file=file))
    assert told == [
        "None of 3 rows can be predicted by what was known on 2026-06-30.",
        "Not predicted, lines 2, 3, 4: known by 2026-06-30 already.",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"as_of": "2026-07-31"}, "a day up to 2026-06-30"),
        ({"as_of": "2021-07-31"}, "three reports"),
        ({"as_of": "soon"}, "'soon'"),
        ({"file": ""}, "the columns of facts"),
    ],
)
def test_what_cannot_be_scored_is_refused(file, options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("score", **{"file": file, **options})


def test_only_the_main_scenario_is_opened_at_an_earlier_day(file):
    with pytest.raises(Refused, match="central, opened at that day"):
        sixteenth.ask("score", "interview", file=file, as_of=DAY)


@pytest.mark.slow
def test_later_facts_are_scored_by_the_world_beside_lines_and_what_was_frozen(tmp_path):
    """One row of each kind; the middle of the run-rate is that of the question of a forecast."""
    rows = [
        "run_rate_revenue,OpenAI,2026-10-31,42,USD_bn,,,reported,A,,2026-11-01,",
        "post_money_valuation,OpenAI,2026-10-15,1100,USD_bn,,,reported,A,,2026-10-15,",
        "period_revenue_half,OpenAI,2026-09-30,18,USD_bn,,,reported,A,,2026-11-15,",
        "run_rate_revenue,Cohere,2026-09-30,.4,USD_bn,,,reported,A,,2026-10-15,",
    ]
    found = sixteenth.ask("score", file=write(tmp_path / "later.csv", rows), draws=208)
    revenue, valuation, scores = (table for table in found.tables if not table.part)
    assert [len(table.rows) for table in (revenue, valuation, scores)] == [2, 1, 3]
    assert "Not predicted, line 5: the world lacks the lab." in sentences(found)
    assert found.recipe["form"] == "central"
    told = sixteenth.ask("forecast", lab="OpenAI", date="2026-10-31", draws=208).findings[0].parts["middle"]
    assert isinstance(told, Figure)
    assert revenue.rows[0][5] == pytest.approx(told.value, rel=0.03)


@pytest.mark.slow
def test_at_an_earlier_day_the_world_is_opened_then(file):
    found = sixteenth.ask("score", file=file, as_of=DAY, draws=208)
    assert found.recipe["form"] == f"world as of {DAY}"
    assert any(f"'world as of {DAY}'" in each for each in sentences(found))
    _, scores = (table for table in found.tables if not table.part)
    assert scores.rows[0][3] == pytest.approx(0.141, abs=0.0006)
