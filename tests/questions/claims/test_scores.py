"""Tables of scores and of calibration."""

import pytest

from sixteenth.answers.finding import Word
from sixteenth.evidence.claims.claim_scores import LINE, MODEL, OWN, Said, records_of
from sixteenth.questions.claims.scores import score_tables


def test_each_who_gave_a_probability_has_a_score_and_a_coin_has_one():
    said = [Said("W01", {MODEL: 0.61, LINE: 0.97, OWN: 0.4}, 1000, came_true=True)]
    scores, calibration = score_tables(records_of(said))
    assert [row[0].key for row in scores.rows] == ["model", "growth_continued", "own_probability", "coin"]
    assert [row[2] for row in scores.rows] == pytest.approx([0.39**2, 0.03**2, 0.36, 0.25])
    assert calibration.rows[1] == (Word("growth_continued"), 0.8, 1.0, 1, 0.97, 1.0)


def test_without_any_there_is_no_table():
    assert score_tables(()) == []
