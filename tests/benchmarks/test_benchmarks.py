"""What the benchmarks time is right: the kernel's equations give the kernel's numbers, and the made-up world runs."""

import os
from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from benchmarks.central.benchmark import make_job, parts, without_subjects
from benchmarks.earlier_version import in_turn as versions_in_turn
from benchmarks.measure import Report, in_turn
from benchmarks.reference_kernel.benchmark import differences, reference_version
from benchmarks.reference_kernel.world import kernel_world
from benchmarks.synthetic_world.world import OUTPUTS, synthetic_settings, synthetic_world
from sixteenth.engine.check import check_world
from sixteenth.engine.job import Options, prepare
from sixteenth.scale.local import run_here

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = Path(os.environ.get("SIXTEENTH_REFERENCE", ROOT.parent / "shared" / "reference"))
MONTHS = 24


@pytest.fixture(scope="module")
def kernel_in_numpy():
    if not (REFERENCE / "model_numpy.py").is_file():
        pytest.skip(f"there is no reference kernel in {REFERENCE}: name its folder in SIXTEENTH_REFERENCE")
    return reference_version(REFERENCE)


def run_synthetic(**options):
    world = synthetic_world()
    return run_here(prepare(world, synthetic_settings(world, MONTHS), Options(chunk=16, **options)))


@pytest.fixture(scope="module")
def synthetic():
    return {name: run_synthetic(back_end=name, draws=32) for name in ("numpy", "jax")}


@pytest.mark.parametrize("make", [kernel_world, synthetic_world])
def test_the_worlds_have_no_fault(make):
    assert check_world(make()) == []


def test_the_kernel_in_float64_gives_the_numbers_of_its_numpy_version(kernel_in_numpy):
    assert differences(kernel_in_numpy, Options(draws=64, chunk=64, back_end="numpy")).max() < 1e-9


def test_the_kernel_in_float32_is_within_a_few_roundings_of_it(kernel_in_numpy):
    assert np.median(differences(kernel_in_numpy, Options(draws=64, chunk=64, back_end="jax"))) < 1e-6


def test_the_synthetic_world_is_as_large_as_it_says():
    world = synthetic_world()
    job = prepare(world, synthetic_settings(world), Options())
    uncertain = [row for row in job.table.rows if row.distribution.shape != "point"]
    sizes = (len(world.equations), len(world.stocks), len(uncertain), len(job.program.keys))
    assert sizes == (97, 31, 104, 19)


def test_the_synthetic_world_is_the_same_world_each_time_it_is_made():
    programs = [
        prepare(world, synthetic_settings(world), Options()).program for world in (synthetic_world(), synthetic_world())
    ]
    assert programs[0] == programs[1]


@pytest.mark.parametrize("name", OUTPUTS)
def test_both_back_ends_agree_on_the_synthetic_world(synthetic, name):
    exact, fast = synthetic["numpy"][name], synthetic["jax"][name]
    assert exact.shape == fast.shape
    assert np.abs(exact - fast).max() < 1e-5 * np.abs(exact).max()


def test_fewer_draws_or_another_number_of_threads_change_no_bit(synthetic):
    for draws, workers in ((20, 1), (32, 3)):
        world = synthetic_world()
        job = prepare(world, synthetic_settings(world, MONTHS), Options(chunk=16, draws=draws))
        again = run_here(job, workers)
        for name in OUTPUTS:
            assert np.array_equal(again[name], synthetic["jax"][name][..., :draws])


def test_the_parts_of_central_lie_within_each_other():
    scenario = sixteenth.read("central")
    found = [set(make_job(scenario, kept, draws=1).program.reached[0]) for kept in parts(scenario).values()]
    assert all(one > other for one, other in pairwise(found))
    assert make_job(scenario).options.chunk == Options().chunk


def test_every_case_is_run_in_turn():
    order: list[str] = []
    timings = in_turn({name: partial(order.append, name) for name in "ab"}, repeats=2)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert [len(timing.cpu) for timing in timings.values()] == [2, 2]


def test_a_report_keeps_its_figures_by_column():
    report = Report("Speed", ("engine", "of C"), [("C", 1.0)], ["a note"])
    assert report.figures() == {
        "title": "Speed",
        "rows": [{"engine": "C", "of C": 1.0}],
        "notes": ["a note"],
        "skipped": "",
    }


def test_a_subject_is_left_out_of_what_is_timed():
    everything, less = (make_job(without_subjects(*off)).program.reached[0] for off in ((), ("talent", "safety")))
    assert {"safety_work", "quit_probability"} <= set(everything) - set(less)
    assert len(less) < len(everything) - 50


def test_versions_run_in_turn_in_processes_of_their_own():
    rows = versions_in_turn({"one": ROOT, "other": ROOT}, 2, "interview_arithmetic", 4)
    assert [row[0] for row in rows] == ["one", "other"]
    assert rows[0][1] == rows[1][1] > 0
    assert rows[0][3] == rows[0][5] == 1
    assert all(row[2] >= row[4] > 0 for row in rows)
