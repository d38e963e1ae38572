"""The tables of a trial."""

import pytest

from sixteenth.questions.backtest.ask import names_of
from sixteenth.questions.backtest.tables import tables
from tests.questions.backtest.trials import FORMS, record


def test_scores_bands_calibration_and_the_earlier_record_are_there():
    found = {table.key: table for table in tables(record(), names_of(FORMS))}
    assert [row[0].key for row in found["scores"].rows] == ["growth_continued", "random_walk", "own_trend"]
    assert found["to_ruler"].rows[0][1:4] == (1.0, 1.0, 1.0)  # the better ruler against itself
    assert found["scores"].rows[2][5] / found["scores"].rows[0][5] == pytest.approx(found["to_ruler"].rows[2][1])
    assert sum(row[2] for row in found["calibration"].rows) == pytest.approx(1)
    assert [row[0] for row in found["bands"].rows][1:] == ["OpenAI", "Cohere", "Anthropic"]
    *rows, mean = found["version"].rows
    assert mean[-3:] == pytest.approx((0.602, 0.175, 0.220), abs=0.0006)
    assert rows[0][2] == 30e9
