"""A part made is the same futures as a run of its point, and what cannot be is a fault of its own."""

import io

import numpy as np
import pyarrow.parquet as pq
import pytest

import sixteenth
from sixteenth.scale.sweeps.making import Order, make_part, open_parquet, run_part, wrong_options
from sixteenth.scale.sweeps.points import job_of
from tests.engine.worlds import lemonade
from tests.scale.sweeps.sweeping import measure, sweep_of, write_plan


def order_of(sweep, *paths):
    return Order(sweep.plan.options, frozenset({"stand"}), paths, measure)


def test_the_futures_of_every_part_are_those_of_one_run_to_the_bit(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, '[[point]]\n"rent/Ana" = 650\n', draws=9_000))
    (point,) = sweep.points()
    made = [make_part(lemonade(), part, order_of(sweep, "profit")) for part in sweep.parts(point)]
    assert len(made) == 3
    varied = lemonade().with_(rent={"Ana": 650.0})
    whole = sixteenth.run(varied, draws=9_000, seed=7, back_end="numpy")
    table = np.concatenate(
        [pq.read_table(io.BytesIO(each.tables["futures_by_stand"]))["cash"].to_numpy() for each in made]
    )
    assert table.tobytes() == np.ascontiguousarray(whole.closing["cash"].T).tobytes()
    paths = np.concatenate([each.paths["profit"] for each in made], axis=-1)
    assert paths.tobytes() == whole.monthly["profit"].tobytes()


def test_settings_that_cannot_be_are_faults_and_make_nothing(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, "[[point]]\nelasticity = 50\n"))
    (point,) = sweep.points()
    made = make_part(lemonade(), next(sweep.parts(point)), order_of(sweep))
    assert [type(fault).__name__ for fault in made.faults] == ["BoundViolation"]
    assert made.tables == made.paths == {}


def test_a_part_knows_its_own_draws(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, "", draws=5_000))
    (point,) = sweep.points()
    *_, last = sweep.parts(point)
    assert run_part(job_of(lemonade(), {}, sweep.plan.options), last).draws == last.draws < last.span


def test_a_file_says_what_it_holds(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, "", axes=[]))
    part = next(sweep.parts(next(sweep.points())))
    file = tmp_path / "part.parquet"
    file.write_bytes(make_part(lemonade(), part, Order(sweep.plan.options, frozenset(), (), measure)).tables["futures"])
    kept = open_parquet(file, is_checked=True)
    assert (kept.name, kept.rows, kept.tables, kept.paths) == (part.name, 300, frozenset({"futures"}), frozenset())
    data = bytearray(file.read_bytes())
    data[len(data) // 10] ^= 255
    file.write_bytes(data)
    with pytest.raises((OSError, ValueError)):
        open_parquet(file, is_checked=True)


def test_paths_and_axes_that_no_run_has_are_told(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, paths='["profits", "profit"]', axes='["stands"]'))
    faults = list(wrong_options(sweep.jobs[0], sweep.plan.file))
    assert [(fault.what, fault.got, fault.cure) for fault in faults] == [
        ("'paths'", "'profits'", "did you mean 'profit'?"),
        ("'axes'", "'stands'", "did you mean 'stand'?"),
    ]
