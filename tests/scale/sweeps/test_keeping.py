"""The folder of a sweep: whole parts only, torn ones found, other people's files left alone."""

import json
import shutil

import pyarrow.parquet as pq
import pytest

from sixteenth.errors import BoundViolation, Place
from sixteenth.scale.sweeps.keeping import Keeping
from sixteenth.scale.sweeps.making import Made, Order, make_part
from tests.engine.worlds import lemonade
from tests.scale.sweeps.sweeping import measure, sweep_of, write_plan

ORDER = Order({"draws": 300, "seed": 7, "back_end": "numpy"}, frozenset({"stand"}), ("profit",), measure)


@pytest.fixture
def kept(tmp_path):
    """Keep one part."""
    sweep = sweep_of(write_plan(tmp_path, "[[point]]\ncash = 500\n"))
    part = next(sweep.parts(next(sweep.points())))
    keeping = Keeping(tmp_path / "run")
    keeping.keep(make_part(lemonade(), part, ORDER), 300)
    return keeping, part


def test_a_part_is_done_once_it_is_kept(kept):
    keeping, part = kept
    assert keeping.is_done(part, ORDER)
    assert not Keeping(keeping.folder / "elsewhere").is_done(part, ORDER)


@pytest.mark.parametrize("table", ["futures", "futures_by_stand"])
@pytest.mark.parametrize("how", ["cut", "overwritten", "changed", "removed", "another"])
def test_a_torn_or_overwritten_file_is_not_done(kept, table, how):
    keeping, part = kept
    file = keeping.file_of(table, part.point.key, part.number)
    data = bytearray(file.read_bytes())
    if how == "cut":
        file.write_bytes(data[:-10])
    elif how == "overwritten":
        file.write_bytes(b"not a table")
    elif how == "changed":
        data[30] ^= 255
        file.write_bytes(data)
    elif how == "removed":
        file.unlink()
    else:  # of another point, of the same size
        other = pq.read_table(file)
        pq.write_table(other.replace_schema_metadata({b"sixteenth.part": b"another/0"}), file)
    assert not keeping.is_done(part, ORDER)


def test_more_than_is_kept_is_not_done_and_less_is(kept):
    keeping, part = kept
    assert not keeping.is_done(part, Order({}, frozenset({"stand"}), ("profit", "cash"), measure))
    assert keeping.is_done(part, Order({}, frozenset(), (), measure))
    shutil.rmtree(keeping.path_of("profit", part.point.key))
    assert not keeping.is_done(part, ORDER)


def test_why_a_point_cannot_be_is_kept_in_both_languages(kept):
    keeping, part = kept
    fault = BoundViolation("'cash'", Place("here"), "1", "2", "3")
    keeping.keep(Made(part, faults=(fault,)), 300)
    assert keeping.is_refused(part.point)
    told = json.loads((keeping.folder / "refused" / f"{part.point.key}.json").read_text())
    assert told["settings"] == {"cash": 500.0}
    assert {language: len(lines[0]) for language, lines in told["faults"].items()} == {"en": 4, "zh": 4}


def test_what_was_being_written_is_taken_away(kept):
    keeping, part = kept
    left = keeping.file_of("futures", part.point.key, 9).with_name(".unfinished-part-000009.parquet")
    left.write_bytes(b"half")
    keeping.tidy()
    assert not left.exists()
    assert keeping.is_done(part, ORDER)


def test_a_folder_with_other_files_is_none_of_a_sweep(tmp_path):
    (tmp_path / "mine.partial").write_text("dear")
    (fault,) = Keeping(tmp_path).foreign()
    assert fault.got == "other files, as 'mine.partial'"
    assert Keeping(tmp_path / "new").foreign() == []


def test_the_points_of_a_plan_are_a_table(tmp_path):
    sweep = sweep_of(write_plan(tmp_path, '[grid]\ncash = [1, "2 USD"]\nrent = [3]\n'))
    keeping = Keeping(tmp_path / "run")
    keeping.folder.mkdir()
    keeping.write_plan(sweep.plan, sweep.points())
    rows = pq.read_table(keeping.folder / "points.parquet").to_pylist()
    assert [(row["point"], row["cash"], row["rent"]) for row in rows] == [(0, "1.0", 3.0), (1, "2 USD", 3.0)]
    assert (keeping.folder / "plan.toml").read_text() == sweep.plan.text
