"""How futures ended and where they stand is counted from the run."""

from dataclasses import replace

import numpy as np

import sixteenth
from sixteenth.answers.finding import Word
from sixteenth.decide.summary import Line
from sixteenth.engine.programs.simulate import NOT_FINITE
from sixteenth.questions.outlook import endings
from sixteenth.questions.outlook.endings import (
    endings_findings,
    endings_table,
    standing_table,
    stayed_notes,
)
from tests.interfaces.command_line import LEMONADE
from tests.questions.told import shown, told

SCENARIO = sixteenth.read(LEMONADE, allow_code=True)
RESULT = sixteenth.run(SCENARIO, draws=200, back_end="numpy")


def test_an_ending_that_none_had_is_left_out_of_sentences_and_not_of_data():
    sentences = [told("outlook", [each])[each.key] for each in endings_findings(RESULT)]
    assert sentences[0] == "Of 200 futures, 200 ran full term."
    counts = RESULT.count_endings(("stand",))
    ana = next(each for each in sentences if each.startswith("Ana: of 200 futures, "))
    assert f"{counts['broke'][0]} broke" in ana
    rows = endings_table(RESULT).rows
    assert (None, Word("ran_full_term"), 200) in rows
    assert sum(row[-1] for row in rows if row[0] == "Ana") == 200


def test_where_futures_stand_is_told_in_the_way_of_each_unit():
    rows = shown("outlook", standing_table(RESULT))
    cash = next(row for row in rows if row[:2] == ["cash", "Ana"])
    low, middle, high = np.quantile(RESULT.closing["cash"][0], [0.05, 0.5, 0.95], method="inverted_cdf")
    assert cash[2] == "at the end"
    assert abs(float(cash[4].replace(",", "")) - middle) < abs(high - low) / 50
    assert cash[-1] == "USD"
    assert next(row for row in rows if row[:2] == ["cups sold", "Ana"])[-1] == "CupsPerMonth"


def test_large_money_is_told_in_billions_and_every_unit_has_its_words(monkeypatch):
    lines = [Line("n", (), unit, "2026-07", 1e10, 2e10, 3e10, 2e10) for unit in (*endings.AS_WRITTEN, "Number", "Odd")]
    monkeypatch.setattr(endings, "summarise", lambda *_: type("S", (), {"finite": 5, "lines": lines})())
    rows = shown("outlook", standing_table(RESULT))[1:]
    assert rows[0][3:] == ["10.00", "20.00", "30.00", "20.00", "bn USD"]
    assert rows[1][3:] == ["120.00", "240.00", "360.00", "240.00", "bn USD a year"]
    assert [row[-1] for row in rows[-2:]] == ["", "Odd"]


def test_futures_that_stopped_being_numbers_are_counted():
    assert stayed_notes(RESULT) == ()
    months = np.where(np.arange(200) < 150, RESULT.recipe["months"], 3)
    some = replace(RESULT, ended={**RESULT.ended, NOT_FINITE: months})
    assert told("outlook", stayed_notes(some))["stayed_numbers"].startswith("150 of 200 futures stayed numbers")
