"""A world as a form of forecast, with a world that is made up: its growth is known."""

import datetime
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from sixteenth.evidence.observed.observe import observe
from sixteenth.evidence.scored.forecasters import Known, known_by
from sixteenth.evidence.scored.hand_over import HandedOver, Structure, hand_over, openings
from sixteenth.evidence.scored.trend_forms import OwnTrend

DAY = datetime.date(2025, 6, 30)
REPORT = next(
    each for each in observe().seen if each.fact.exact_key == "revenue/run_rate_revenue/OpenAI/2025-12-31/21.4"
)


@dataclass(frozen=True)
class Rates:
    """Runs of a world."""

    months: Any
    labs: tuple[str, ...]
    values: Any
    notes: tuple[str, ...] = ()


def flat_world(known: Known) -> Rates:
    """Return a world in which OpenAI sells 20bn for ever, in half of all futures nothing from the third month on."""
    first = np.datetime64(known.day.isoformat(), "M") + 1
    values = np.full((25, 1, 400), 20.0)
    values[3:, :, ::2] = 0.0
    return Rates(first + np.arange(25), ("OpenAI",), values)


def test_futures_in_which_a_lab_ends_are_left_out() -> None:
    """The rest say 20, with the error of a report."""
    said = Structure(flat_world).predict(known_by(DAY), "OpenAI", [REPORT])[0]
    assert not isinstance(said, str)
    assert math.exp(said.quantile(0.5)) == pytest.approx(20.0, rel=0.03)
    assert said.quantile(0.8413) - said.quantile(0.5) == pytest.approx(0.084, rel=0.25)


def test_labs_and_months_that_do_not_run_are_told() -> None:
    """In words."""
    known = known_by(DAY)
    assert Structure(flat_world).predict(known, "Cohere", [REPORT]) == ["the world lacks the lab"]
    far = replace(REPORT, first=np.datetime64("2030-01"), last=np.datetime64("2030-01"))
    assert Structure(flat_world).predict(known, "OpenAI", [far]) == ["its months are not all among those that run"]


def test_growth_passes_from_one_to_the_other() -> None:
    """Trend 1 a month, structure nothing: growth is e^-(t / tau), which adds up to a geometric sum."""
    trend, structure = np.arange(36.0)[:, None], np.zeros((24, 1))
    path = hand_over(trend, structure, behind=12, months=6)
    assert path[:13, 0] == pytest.approx(np.arange(13.0))
    ratio = math.exp(-1 / 6)
    assert path[-1, 0] - 12 == pytest.approx(ratio * (1 - ratio**23) / (1 - ratio))
    assert hand_over(trend, structure, 12, 1e9)[-1, 0] == pytest.approx(35.0, abs=1e-5)


def test_late_hand_over_is_the_trend_and_early_one_the_structure() -> None:
    """A flat structure from a rising trend: the sooner it takes over, the less is expected."""
    known = known_by(DAY)
    middles = []
    for months in (0.01, 12.0, 1e6):
        said = HandedOver(flat_world, months).predict(known, "OpenAI", [REPORT])[0]
        assert not isinstance(said, str)
        middles.append(said.quantile(0.5))
    trend = OwnTrend().predict(known, "OpenAI", [REPORT])[0]
    assert not isinstance(trend, str)
    assert middles == sorted(middles)
    assert middles[-1] == pytest.approx(trend.quantile(0.5), abs=0.06)


def test_labs_with_three_reports_are_opened() -> None:
    """OpenAI at about 10 to 12bn in June 2025; xAI, with one report by then, not."""
    found = openings(known_by(DAY), OwnTrend())
    assert set(found) == {"Anthropic", "OpenAI"}
    assert 9 < found["OpenAI"].rate < 13
    assert 0.05 < found["OpenAI"].growth < 0.2
