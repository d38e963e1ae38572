"""Designs: every point that a plan names, with known numbers, in an order that never changes."""

import numpy as np
import pytest
from scipy.stats import qmc

from sixteenth.errors import Refused
from sixteenth.scale.sweeps import designs
from sixteenth.scale.sweeps.designs import settings_of
from tests.scale.sweeps.sweeping import sweep_of, write_plan

SOBOL = '[sobol]\npoints = {points}\nseed = {seed}\n[sobol.over]\nelasticity = [0.5, 2]\ncash = ["100 USD", 300]\n'


def settings(folder, more):
    sweep = sweep_of(write_plan(folder, more))
    return [dict(each) for each in settings_of(sweep.plan, sweep.scenarios[0])]


def test_without_a_design_a_scenario_is_run_as_it_is(tmp_path):
    assert settings(tmp_path, "") == [{}]


def test_a_grid_is_every_combination_and_points_follow_it(tmp_path):
    found = settings(tmp_path, '[grid]\nrent = [1, "2 USD"]\nprice = [3, 4]\n[[point]]\ncash = 5\n')
    grid = [{"rent": rent, "price": price} for rent in (1.0, "2 USD") for price in (3.0, 4.0)]
    assert found == [*grid, {"cash": 5.0}]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ("{ from = 1, to = 4, steps = 4 }", [1, 2, 3, 4]),
        ('{ from = 1, to = 100, steps = 3, spaced = "log" }', [1, 10, 100]),
        ('{ from = "1 USD", to = "0.004 million USD", steps = 2 }', [1, 4_000]),
        ("{ from = 4, to = 1, steps = 2 }", [4, 1]),
    ],
)
def test_steps_lie_between_the_ends(tmp_path, steps, expected):
    assert [each["cash"] for each in settings(tmp_path, f"[grid]\ncash = {steps}\n")] == pytest.approx(expected)


def test_a_logarithm_of_nothing_is_told_by_its_line(tmp_path):
    with pytest.raises(Refused) as told:
        settings(tmp_path, '[grid]\ncash = { from = 0, to = 100, steps = 3, spaced = "log" }\n')
    (fault,) = told.value.faults
    assert (fault.where.line, fault.got) == (6, "a range that reaches zero")


@pytest.mark.parametrize(
    "more",
    ['[grid]\ncash = { from = "x", to = 9, steps = 3 }\n', '[sobol]\npoints = 4\nover = { cash = [1, "2 litres"] }\n'],
)
def test_an_end_that_is_no_amount_is_told_in_the_plan(tmp_path, more):
    with pytest.raises(Refused) as told:
        settings(tmp_path, more)
    assert {(fault.where.file, fault.where.line) for fault in told.value.faults} <= {
        (str(tmp_path / "plan.toml"), line) for line in (6, 7)
    }


def test_sobol_points_are_those_of_the_sequence_within_their_ranges(tmp_path):
    found = settings(tmp_path, SOBOL.format(points=5, seed=3))
    unit = qmc.Sobol(2, scramble=True, rng=np.random.default_rng(3)).random(8)[:5]
    expected = [0.5, 100] + unit * [1.5, 200]
    assert np.array([list(each.values()) for each in found]) == pytest.approx(expected)


def test_the_same_seed_is_the_same_points_and_more_points_begin_with_them(tmp_path):
    few, many = (settings(tmp_path, SOBOL.format(points=count, seed=3)) for count in (5, 50))
    assert many[:5] == few
    assert settings(tmp_path, SOBOL.format(points=5, seed=4)) != few


def test_a_long_sequence_is_made_some_at_a_time(tmp_path, monkeypatch):
    whole = settings(tmp_path, SOBOL.format(points=70, seed=3))
    monkeypatch.setattr(designs, "AT_ONCE", 32)
    assert settings(tmp_path, SOBOL.format(points=70, seed=3)) == whole
