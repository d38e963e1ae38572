"""Everything that a trial found."""

import pytest

from sixteenth.questions.backtest.ask import names_of
from sixteenth.questions.backtest.full import in_full
from sixteenth.questions.backtest.record import GROUPS
from tests.questions.backtest.trials import FORMS, record


def test_every_target_every_group_and_every_look_is_there():
    targets, ratios, coverages, tenths, looks = in_full(record(), names_of(FORMS))
    assert len(targets.rows) == len(record().trial.targets)
    assert [column.key for column in targets.columns][-3:] == ["growth_continued", "random_walk", "own_trend"]
    assert {row[0].key for row in ratios.rows} == set(GROUPS)
    assert all(0 <= row[5] <= row[4] <= row[6] <= 1 for row in coverages.rows)
    assert sum(row[4] for row in tenths.rows[:10]) == pytest.approx(1)
    assert len(looks.rows) == len(record().looks)
