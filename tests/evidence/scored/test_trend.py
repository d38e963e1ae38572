"""A lab's own trend: closed forms, simulated truths, bounds, heavy tails, sums over months."""

import datetime
import math
from dataclasses import replace

import numpy as np
import pytest

from sixteenth.evidence.observed.observe import Observation, observe
from sixteenth.evidence.scored.forecasters import middle, years
from sixteenth.evidence.scored.trend import Beliefs, Trend, recent

START = datetime.date(2024, 1, 1)
LIKE = next(each for each in observe().seen if not each.is_flow and not each.heavy and each.bound == "exact")


def report(days: int, log: float, **other: object) -> Observation:
    """Return a run-rate told so many days after the start."""
    closes = START + datetime.timedelta(days=days + 14)
    opens = closes - datetime.timedelta(days=28)
    found = replace(LIKE, log_value=log, opens=opens, closes=closes, known=closes, bias=0.0, spread=0.05)
    return replace(found, **other)  # type: ignore[arg-type]


def line(growth: float, days: tuple[int, ...] = (0, 90, 180, 270, 360)) -> list[Observation]:
    """Return reports on a straight line."""
    return [report(day, growth * day / 365.25) for day in days]


def test_a_straight_line_goes_on() -> None:
    """Growth of 1 a year, half a year ahead: within the error of the reports."""
    ahead = report(540, math.nan)
    said = Trend(line(1.0), years(ahead.closes), Beliefs()).told(ahead)
    assert said.quantile(0.5) == pytest.approx(540 / 365.25, abs=0.06)
    level, growth = Trend(line(1.0), years(ahead.closes), Beliefs()).level_and_growth(middle(line(1.0)[-1]), 0.5)
    assert level[0] == pytest.approx(360 / 365.25, abs=0.03)
    assert growth[0] == pytest.approx(1.0, abs=0.1)


def test_the_chance_of_one_report_is_known() -> None:
    """Before any other report the level is hardly known: after one its spread is that of the report."""
    only = report(0, 0.0)
    level, _ = Trend([only], middle(only), Beliefs()).level_and_growth(middle(only), 0.05)
    assert level[0] == pytest.approx(0.0, abs=0.01)
    assert level[1] == pytest.approx(0.05, rel=0.02)


def test_a_year_sums_its_months() -> None:
    """A year that grows e-fold: its mean is (e - 1) times its beginning, and it is told so within a thousandth."""
    year = replace(
        LIKE,
        first=np.datetime64("2024-01"),
        last=np.datetime64("2024-12"),
        opens=START,
        closes=datetime.date(2024, 12, 31),
    )
    dense = line(1.0, tuple(range(0, 366, 15)))
    said = Trend([replace(each, spread=0.005) for each in dense], years(year.closes), Beliefs()).told(year)
    assert said.quantile(0.5) == pytest.approx(math.log(math.e - 1), abs=0.01)


def test_wandering_worlds_are_recovered() -> None:
    """60 worlds drawn from the model itself: 90 % bands half a year ahead hold about 90 %."""
    random = np.random.default_rng(7)
    held = 0
    for _ in range(60):
        days = np.arange(0, 541)
        growth = 1.2 + random.normal() + 0.5 * np.cumsum(random.normal(0, math.sqrt(1 / 365.25), 541))
        level = np.cumsum(growth / 365.25 + 0.15 * random.normal(0, math.sqrt(1 / 365.25), 541))
        told = [report(int(day), float(level[day] + random.normal(0, 0.05))) for day in days[:361:60]]
        ahead = report(540, math.nan)
        rank = Trend(told, years(ahead.closes), Beliefs()).told(ahead).below(float(level[540]))
        held += abs(rank - 0.5) <= 0.45
    assert 49 <= held <= 59


def test_over_so_much_does_not_hold_a_level_down() -> None:
    """Told as over .5 where all else says 1: the level stays; told as exact it would sink."""
    others = line(1.0)
    low = report(300, 0.3, bound="at_least")
    until = middle(others[-1])
    free, _ = Trend(others, until, Beliefs()).level_and_growth(until, 0.2)
    bound, _ = Trend([*others, low], until, Beliefs()).level_and_growth(until, 0.2)
    exact, _ = Trend([*others, replace(low, bound="exact")], until, Beliefs()).level_and_growth(until, 0.2)
    assert abs(bound[0] - free[0]) < abs(exact[0] - free[0]) / 3


def test_a_wild_report_with_a_heavy_tail_counts_less() -> None:
    """One report twice as high as the others say."""
    others = line(1.0)
    wild = report(330, 330 / 365.25 + math.log(2))
    until = middle(others[-1])
    pulled = [
        Trend([*others, replace(wild, heavy=heavy)], until, Beliefs()).level_and_growth(until, 0.2)[0][0]
        for heavy in (False, True)
    ]
    free = Trend(others, until, Beliefs()).level_and_growth(until, 0.2)[0][0]
    assert abs(pulled[1] - free) < abs(pulled[0] - free)


def test_paths_agree_with_what_is_told() -> None:
    """4,000 paths have the mean and the spread of the closed form."""
    reports = line(1.0)
    time = middle(reports[-1]) + 0.5
    trend = Trend(reports, time, Beliefs())
    level, _ = trend.level_and_growth(time, 0.2)
    paths = trend.paths(np.array([time - 0.25, time]), 4000, np.random.default_rng(7))
    assert paths.shape == (2, 4000)
    assert float(paths[1].mean()) == pytest.approx(level[0], abs=0.03)
    assert float(paths[1].std()) == pytest.approx(level[1], rel=0.1)


def test_growth_that_fades_comes_back_to_its_mean() -> None:
    """With a half-life of a month three years ahead is nearer what is believed of any lab than without."""
    ahead = report(1400, math.nan)
    until = years(ahead.closes)
    steep = line(3.0)
    lasting = Trend(steep, until, Beliefs(growth_spread=0.01)).told(ahead).quantile(0.5)
    fading = Trend(steep, until, Beliefs(growth_spread=0.01, half_life=1 / 12)).told(ahead).quantile(0.5)
    assert fading < lasting


def test_old_reports_are_left_out() -> None:
    """A year and a half before the last, and three at least."""
    many = line(1.0, tuple(range(0, 1000, 100)))
    assert len(recent(many, Beliefs())) == 6
    assert len(recent(line(1.0, (0, 700, 1400)), Beliefs())) == 3
