"""Trend of time horizons: what was published comes out, and each step holds against another way to compute it."""

import csv
import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.metr import (
    Model,
    Part,
    among_top,
    coefficients,
    doubling_interval,
    horizon,
    read_models,
    select,
    success_at,
    trend,
)
from sixteenth.reproductions.metr import reproduce as compute
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.worlds import world_with
from tests.data import DATA, needs
from tests.reproductions.rows import rows_of

FILE = DATA / "metr_horizons.csv"
needs_horizons = needs(FILE.name)

points = st.lists(st.tuples(st.integers(0, 3000), st.floats(0.01, 1e4)), min_size=3, max_size=20).filter(
    lambda pairs: len({day for day, _ in pairs}) > 1
)
slopes = st.floats(-3, -0.4)
shares = st.integers(2, 98).map(lambda part: part / 100)


def model(days: int, half: float, spread: float = 1.5, suite: str = "S") -> Model:
    return Model(suite, f"m{days}", date(2020, 1, 1) + timedelta(days), half, half / spread, half * spread, half / 5)


@needs_horizons
def test_what_was_published_comes_out():
    publication = read_publication("metr")
    rows = rows_of("metr")
    assert [row for row in rows if row.is_miss] == []
    assert {row.id for row in rows} == {case.id for case in publication.cases}


@needs_horizons
@pytest.mark.parametrize(
    ("suite", "until", "best", "days", "models"),
    [
        ("TH1.0", "9999-12-31", "of its suite", 131.6, 12),
        ("TH1.0", "9999-12-31", "of the window", 122.5, 15),
        ("TH1.0", "2025-02-24", "of the window", 108.9, 9),
        ("TH1.1", "9999-12-31", "of its suite", 96.8, 9),
        ("TH1.1", "9999-12-31", "of the window", 94.1, 10),
        ("TH1.1", "2025-11-23", "of its suite", 89.1, 8),
        ("TH1.1", "2025-02-24", "of the window", 88.6, 7),
    ],
)
def test_the_windows_since_2024_give_what_the_known_differences_tell(suite, until, best, days, models):
    part = {"suite": suite, "since": date(2024, 1, 1), "until": date.fromisoformat(until)}
    found = compute(FILE, parts=[part], best=best)
    assert found["doubling, days"] == pytest.approx(days, abs=0.05)
    assert found["models"] == models


@needs_horizons
def test_the_intervals_are_what_the_known_differences_tell():
    ends = ("doubling at least, days", "doubling at most, days")
    rows = {(row.id, row.what): row.ours for row in rows_of("metr") if row.what in ends}
    assert [rows["paper.interval", end] for end in ends] == pytest.approx([166, 242], abs=0.6)
    assert [rows["reported.th11_2023_to_2026", end] for end in ends] == pytest.approx([112, 152], abs=0.6)


@needs_horizons
def test_the_state_of_the_art_is_what_the_file_says_it_was():
    with FILE.open(encoding="utf-8", newline="") as lines:
        flagged = {(row["suite"], row["model"]) for row in csv.DictReader(lines) if row["state_of_the_art"] == "True"}
    chosen = select(read_models(FILE), [Part("TH1.0"), Part("TH1.1")])
    assert {(each.suite, each.name) for each in chosen} == flagged


@needs_horizons
def test_at_the_rate_of_success_that_was_measured_the_trend_is_that_of_what_was_measured():
    measured = select(read_models(FILE), [Part("TH1.0", until=date(2025, 3, 31))])
    days = [each.released.toordinal() for each in measured]
    asked = [{"suite": "TH1.0", "until": date(2025, 3, 31)}]
    at_four_fifths = compute(FILE, parts=asked, success=0.8)["doubling, days"]
    assert at_four_fifths == pytest.approx(trend(days, [each.four_fifths for each in measured]).doubling)


@needs_horizons
def test_the_interval_holds_the_doubling_time_and_widens_with_confidence():
    found = [compute(FILE, [{"suite": "TH1.1"}], draws=4000, confidence=each) for each in (0.5, 0.95)]
    ends = [(each["doubling at least, days"], each["doubling at most, days"]) for each in found]
    assert ends[1][0] < ends[0][0] < found[0]["doubling, days"] < ends[1][1]
    assert ends[0][1] < ends[1][1]


@given(points=points)
def test_the_trend_is_that_of_other_least_squares(points):
    days, values = zip(*points, strict=True)
    found, design = trend(days, values), np.column_stack([np.ones(len(days)), days])
    line, *_ = np.linalg.lstsq(design, np.log(values), rcond=None)
    missed = np.log(values) - design @ line
    variance = missed @ missed / (len(days) - 2) * np.linalg.inv(design.T @ design)[1, 1]
    assert found.growth == pytest.approx(line[1], rel=1e-6, abs=1e-9)
    assert found.error == pytest.approx(math.sqrt(variance), rel=1e-4, abs=1e-9)
    assert found.points == len(points)


@given(doubling=st.floats(10, 1000), start=st.floats(0.01, 100), days=st.sets(st.integers(0, 2000), min_size=2))
def test_what_doubles_steadily_has_its_doubling_time(doubling, start, days):
    times = np.array(sorted(days), float)
    assert trend(times, start * 2 ** (times / doubling)).doubling == pytest.approx(doubling, rel=1e-6)
    assert trend(times, start * 2 ** (-times / doubling)).doubling == pytest.approx(-doubling, rel=1e-6)


def test_a_level_line_never_doubles_and_two_points_leave_no_error():
    assert trend([1, 2, 3], [5, 5, 5]).doubling == math.inf
    assert trend([1, 2], [5, 6]).error == math.inf


@given(doubling=st.floats(30, 1000), months=st.integers(1, 60))
def test_the_world_s_exponential_theory_moves_as_the_trend_does(doubling, months):
    found = trend([0, 100, 300], 2 ** (np.array([0, 100, 300]) / doubling))
    days_of_a_month = 365.25 / 12
    pace = evaluate(
        world_with("growth.horizon.exponential"),
        "own_progress",
        {"horizon_doubling_time": found.doubling / days_of_a_month, "progress_shock": [0.0], "progress_noise": 0.15},
    )[0]
    assert 2 ** (months * pace) == pytest.approx(math.exp(found.growth * months * days_of_a_month), rel=1e-6)


@given(points=points, top=st.integers(1, 5))
def test_the_top_is_what_a_walk_through_the_days_finds(points, top):
    days, values = zip(*points, strict=True)
    known = [sorted((v for d, v in points if d <= day), reverse=True)[:top][-1] for day in days]
    assert among_top(days, values, top).tolist() == [v >= bar for v, bar in zip(values, known, strict=True)]


@given(points=points)
def test_the_state_of_the_art_never_falls_from_day_to_day(points):
    days, values = map(np.array, zip(*points, strict=True))
    is_best = among_top(days, values)
    in_order = values[is_best][np.argsort(days[is_best], kind="stable")]
    assert (np.diff(in_order) >= 0).all()
    assert values.max() in in_order


@given(q=shares, level=st.floats(-10, 10), slope=slopes)
def test_the_world_s_success_at_a_horizon_is_the_rate_that_was_asked_for(q, level, slope):
    length = horizon(q, level, slope)
    assert success_at(length, level, slope)[0] == pytest.approx(q)
    assert success_at([length, 1.0], level, slope) == pytest.approx([q, 1 / (1 + math.exp(-level))])


@given(half=st.floats(0.05, 1e4), ratio=st.floats(0.01, 0.9), q=st.floats(0.55, 0.95))
def test_two_horizons_fix_the_logistic_that_passes_both(half, ratio, q):
    level, slope = coefficients(half, half * ratio, q)
    assert horizon(0.5, level, slope) == pytest.approx(half)
    assert horizon(q, level, slope) == pytest.approx(half * ratio)
    assert horizon(1 - q, level, slope) == pytest.approx(half / ratio)


@given(half=st.floats(0.05, 1e4), low=shares, high=shares)
def test_more_reliable_work_is_shorter(half, low, high):
    single = Model("S", "m", date(2025, 1, 1), half, half, half, half / 6)
    assert (single.horizon(low) >= single.horizon(high)) == (low <= high)
    assert single.horizon(0.8) == pytest.approx(half / 6)


@given(seed=st.integers(0, 1000), sds=st.lists(st.floats(0.05, 0.4), min_size=5, max_size=5))
def test_the_interval_is_that_of_the_normal_law_of_the_slope(seed, sds):
    days = np.array([0, 200, 500, 700, 1000])
    reach = stats.norm.ppf(0.975)
    measured = [model(int(d), 2 ** (d / 150), math.exp(reach * sd)) for d, sd in zip(days, sds, strict=True)]
    low, high = doubling_interval(measured, draws=20_000, seed=seed, confidence=0.8)
    centred = days - days.mean()
    slope, error = math.log(2) / 150, math.sqrt(((centred * sds) ** 2).sum()) / (centred**2).sum()
    ends = [math.log(2) / stats.norm.ppf(q, slope, error) for q in (0.9, 0.1)]
    assert (low, high) == pytest.approx(ends, rel=0.02)


def test_an_interval_that_reaches_a_level_line_has_no_upper_end():
    low, high = doubling_interval([model(0, 1, 50), model(100, 1.1, 50)], draws=2000, seed=1)
    assert 0 < low < math.inf
    assert high == math.inf


def test_horizons_known_exactly_leave_no_interval():
    exact = [model(day, 2 ** (day / 100), 1.0) for day in (0, 100, 250)]
    assert doubling_interval(exact, draws=10, seed=0) == pytest.approx((100, 100))


@given(points=points, since=st.integers(0, 3000), length=st.integers(0, 3000))
def test_windows_hold_the_days_they_name(points, since, length):
    models = [model(day, value) for day, value in points]
    first = date(2020, 1, 1) + timedelta(since)
    part = Part("S", first, first + timedelta(length))
    inside = {each for each in models if first <= each.released <= first + timedelta(length)}
    assert set(select(models, [part], "any")) == inside
    assert set(select(models, [part], "of its suite")) <= set(select(models, [part], "of the window")) <= inside


def test_parts_are_joined_and_each_suite_has_its_own_state_of_the_art():
    models = [model(0, 10), model(10, 5), model(20, 3, suite="T"), model(30, 4, suite="T")]
    joined = [Part("S", until=date(2020, 1, 15)), Part("T", since=date(2020, 1, 16))]
    assert [each.half for each in select(models, joined)] == [10, 3, 4]
    assert [each.half for each in select(models, joined, "of the window")] == [10]


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: trend([1], [2]), "1 days and 1 values"),
        (lambda: trend([], []), "0 days and 0 values"),
        (lambda: trend([1, 1], [2, 3]), "two days that differ"),
        (lambda: trend([1, 2, 3], [2, 3]), "3 days and 2 values"),
        (lambda: trend([1, 2], [2, 0]), "a value of 0"),
        (lambda: among_top([1], [1], top=0), "number at the top of 0"),
        (lambda: doubling_interval([model(0, 1), model(1, 2)], draws=0, seed=0), "number of draws of 0"),
        (lambda: doubling_interval([model(0, 1), model(1, 2)], draws=1, seed=0, confidence=1), "confidence is 1"),
        (lambda: doubling_interval([model(0, 1), model(1, 2, 0.5)], draws=1, seed=0), "leaves out its horizon"),
        (lambda: success_at(0, 1, -1), "a length of 0"),
        (lambda: success_at(5, 1, 0.5), "a slope of 0.5"),
        (lambda: success_at(5, 1, -6), "success_slope is 6"),
        (lambda: success_at(2.0**40, 1, -1), "rung_horizon"),
        (lambda: horizon(1, 1, -1), "rate of success is 1"),
        (lambda: horizon(0.5, 1, 0), "a slope of 0"),
        (lambda: coefficients(10, 2, 0.5), "both must differ"),
        (lambda: coefficients(10, 10, 0.8), "both must differ"),
        (lambda: coefficients(10, 20, 0.8), "longer tasks succeed less often"),
        (lambda: coefficients(10, -2, 0.8), "a horizon of -2"),
        (lambda: select([model(0, 1)], [Part("T")]), "no model was measured by T"),
        (lambda: select([model(0, 1)], [Part("S")], "ever"), "state of the art 'ever'"),  # type: ignore[arg-type]
    ],
)
def test_outside_its_domain_it_refuses(call, named):
    with pytest.raises(OutsideDomain, match=named):
        call()
