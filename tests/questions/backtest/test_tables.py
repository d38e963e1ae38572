"""The tables of a trial."""

import pytest

from sixteenth.questions.backtest.ask import names_of
from sixteenth.questions.backtest.tables import tables
from tests.questions.backtest.trials import FORMS, record


def test_scores_bands_calibration_and_the_earlier_record_are_there():
    found = {table.key: table for table in tables(record(), names_of(FORMS))}
    assert [row[0].key for row in found["scores"].rows] == ["growth_continued", "random_walk", "own_trend"]
    assert found["scores"].rows[0][6] == 1.0  # the better ruler against itself
    assert sum(row[2] for row in found["calibration"].rows) == pytest.approx(1)
    assert [row[0] for row in found["bands"].rows][1:] == ["OpenAI", "Cohere", "Anthropic"]
    *rows, mean = found["version"].rows
    assert mean[-3:] == pytest.approx((0.602, 0.175, 0.220), abs=0.0006)
    assert rows[0][2] == 30e9
