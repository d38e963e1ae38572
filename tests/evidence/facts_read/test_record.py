"""What earlier versions scored."""

import math

import pytest

from sixteenth.evidence.facts_read.record import MOST_LOOKS, earlier_versions, looks


def test_the_record_of_the_last_version_stands_as_published() -> None:
    """Means .602, .175 and .220."""
    (record,) = earlier_versions()
    assert record.version == "0.2.0"
    means = [record.mean(name) for name in ("crps", "growth_continued", "random_walk")]
    assert means == pytest.approx([0.602, 0.175, 0.220], abs=0.0006)


def test_a_point_scores_its_distance() -> None:
    """19 / 19 / 19 against 30: log(30 / 19) = .457."""
    row = earlier_versions()[0].rows[0]
    assert row.crps == pytest.approx(math.log((row.fact.value or 0.0) / row.said[1]), abs=0.0006)


def test_the_days_held_back_were_looked_at_seldom() -> None:
    """Three times at most, each with its reason."""
    assert 1 <= len(looks()) <= MOST_LOOKS
    assert all(each.why and each.found and each.forms for each in looks())
