"""Frozen forecasts: the files are those that were frozen, hold what they promise, and a changed one is refused."""

import datetime
import json

import numpy as np
import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.forecasts import frozen_forecasts
from sixteenth.evidence.forecasts.dated_forecast import POINTS, forecast_of
from sixteenth.evidence.forecasts.frozen_forecasts import QUARTER_ENDS, frozen_versions, read_frozen, write_frozen

LEAST = 40


@pytest.mark.parametrize("version", frozen_versions())
def test_each_version_froze_at_least_forty_dated_distributions_over_eight_quarters(version):
    found = read_frozen(version)
    assert found.version == version
    assert len({(each.quantity, each.lab, each.date) for each in found.forecasts}) == len(found.forecasts) >= LEAST
    assert {each.date for each in found.forecasts} == set(QUARTER_ENDS)
    for each in found.forecasts:
        assert len(each.quantiles) == POINTS
        assert (np.diff(each.quantiles) >= 0).all()
        assert each.quantiles[0] > 0


def test_the_earliest_knew_nothing_after_its_cut():
    assert read_frozen("0.2.0").known_until == datetime.date(2026, 3, 31)


def test_a_changed_file_is_refused(monkeypatch):
    monkeypatch.setattr(frozen_forecasts, "_hashes", lambda: {"0.2.0": "0" * 64})
    read_frozen.cache_clear()
    with pytest.raises(Refused, match=r"not what was frozen"):
        read_frozen("0.2.0")
    read_frozen.cache_clear()


def test_the_same_forecasts_are_the_same_bytes():
    day = datetime.date(2026, 6, 30)
    own = [forecast_of("run_rate", "OpenAI", QUARTER_ENDS[0], "bn USD a year", np.arange(1.0, 300))]
    one, other = (write_frozen("9.9.9", day, day, {"seed": 7}, own) for _ in range(2))
    assert one == other
    assert json.loads(one)["forecasts"][0]["lab"] == "OpenAI"
