"""A sweep read back: SQL that agrees with NumPy, reads nothing else and changes nothing."""

import csv

import numpy as np
import pyarrow.parquet as pq
import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.scale.sweeps import reading
from sixteenth.scale.sweeps.reading import export, export_table, query, refusals, standing
from tests.engine.worlds import lemonade
from tests.scale.sweeps.sweeping import GRID, run, sweep_of, write_plan


@pytest.fixture(scope="module")
def swept(tmp_path_factory):
    folder = tmp_path_factory.mktemp('it\'s a "sweep" of [ours]') / "run *"
    run(write_plan(folder.parent, title='"Rents"'), folder)
    return folder


def rows(folder, question):
    return query(folder, question).to_pylist()


def test_means_are_those_of_numpy(swept):
    asked = (
        "select point, stand, avg(cash) mean, sum(is_rich::int) rich from futures_by_stand group by all order by all"
    )
    found = rows(swept, asked)
    points = list(sweep_of(swept.parent / "plan.toml").points())
    assert len(found) == 12
    for row in found:
        point = points[row["point"]]
        varied = lemonade().with_(rent={"Ana": point.settings["rent/Ana"]}, elasticity=point.settings["elasticity"])
        cash = sixteenth.run(varied, draws=300, seed=7, back_end="numpy").closing["cash"]
        own = np.asarray(cash[("Ana", "Ben").index(row["stand"])], np.float64)
        assert row["mean"] == pytest.approx(own.mean())
        assert int(row["rich"]) == int((own > 1_000).sum())


def test_points_are_joined_by_their_number(swept):
    asked = 'select avg(f.cash) mean from futures_by_stand f join points using (point) where "rent/Ana" = 400'
    (found,) = rows(swept, asked)
    (other,) = rows(swept, asked.replace("400", "700"))
    assert found["mean"] - other["mean"] == pytest.approx(300 * 24 / 2)


def test_rows_come_in_the_order_of_the_plan(swept):
    found = rows(swept, "select point, draw from futures")
    assert [(row["point"], row["draw"]) for row in found] == [(p, d) for p in range(6) for d in range(300)]


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_text('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy futures to '/tmp/stolen.csv'",
        "copy futures to '{folder}/stolen.csv'",
        "create table t as select 1",
        "drop view futures",
        "attach '/tmp/other.db'",
        "install httpfs",
        "set enable_external_access = true",
        "select 1; drop view futures",
        "select * from read_text('{folder}/../plan.toml')",
        "select * from pq",
        "select * from no_such_table",
        "selekt",
        "",
        ";",
    ],
)
def test_a_question_that_reads_elsewhere_or_changes_something_is_refused(swept, question):
    pq.read_metadata(swept / "points.parquet")  # a name of this module, which no question may see
    with pytest.raises(Refused) as told:
        query(swept, question.format(folder=str(swept).replace("'", "''")))
    (fault,) = told.value.faults
    assert len(fault.lines()) == 4
    assert not [*swept.rglob("stolen*")]


def test_how_far_a_sweep_is(swept):
    found = standing(swept)
    assert (found.title, found.points, found.whole, found.begun, found.refused) == ("Rents", 6, 6, 0, 0)
    assert (found.futures, found.wanted, found.others, found.refusals) == (1_800, 1_800, 0, ())
    assert found.plan == str(swept.parent / "plan.toml")


def test_what_is_of_another_plan_is_counted_and_not_read(tmp_path):
    (tmp_path / "points.csv").write_text("cash,elasticity\n1,1\n2,50\n")
    run(write_plan(tmp_path), tmp_path / "run")
    run(write_plan(tmp_path, "", points='"points.csv"', draws=100), tmp_path / "run")
    (tmp_path / "points.csv").unlink()
    found = standing(tmp_path / "run", "zh")
    assert (found.points, found.whole, found.refused, found.others) == (2, 1, 1, 6)
    assert found.refusals[0][0] == 1
    assert "超出" in found.refusals[0][1]
    assert "outside the bounds" in refusals(tmp_path / "run")[0][1]
    assert rows(tmp_path / "run", "select count(*) n from futures") == [{"n": 100}]


def test_a_plan_with_fewer_futures_reads_as_many_as_it_asks_for(tmp_path):
    run(write_plan(tmp_path), tmp_path / "run")
    run(write_plan(tmp_path, GRID, draws=10), tmp_path / "run")
    assert rows(tmp_path / "run", "select count(*) n, max(draw) d from futures") == [{"n": 60, "d": 9}]
    assert standing(tmp_path / "run").wanted == 60


def test_a_folder_without_a_sweep_is_told(tmp_path):
    for use in (standing, refusals, lambda folder: query(folder, "select 1")):
        with pytest.raises(Refused, match="without points"):
            use(tmp_path)
        with pytest.raises(Refused, match="no such file"):
            use(tmp_path / "nothing")


def test_torn_points_are_told_and_the_same_command_heals_them(tmp_path):
    file = write_plan(tmp_path, "")
    run(file, tmp_path / "run")
    (tmp_path / "run" / "points.parquet").write_bytes(b"torn")
    for use in (standing, lambda folder: query(folder, "select 1")):
        with pytest.raises(Refused):
            use(tmp_path / "run")
    assert run(file, tmp_path / "run").kept == 300
    assert standing(tmp_path / "run").whole == 1


# --- One file of it --------------------------------------------------------------------------------------------------


def test_a_table_is_written_as_csv_and_as_parquet(swept, tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "ROWS_AT_ONCE", 500)
    assert export_table(swept, "futures_by_stand", tmp_path / "new" / "a.csv") == 3_600
    assert export_table(swept, "futures_by_stand", tmp_path / "a.parquet") == 3_600
    with (tmp_path / "new" / "a.csv").open(newline="") as file:
        text = list(csv.DictReader(file))
    table = pq.read_table(tmp_path / "a.parquet").to_pylist()
    assert [float(row["cash"]) for row in text] == pytest.approx([row["cash"] for row in table])
    assert [row["stand"] for row in text] == [row["stand"] for row in table]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.parquet", "new"]


def test_an_unknown_table_or_a_kind_of_file_is_told(swept, tmp_path):
    with pytest.raises(Refused, match="did you mean 'futures'"):
        export_table(swept, "future", tmp_path / "a.csv")
    with pytest.raises(Refused, match="give a file whose name ends in"):
        export(swept, "select 1", tmp_path / "a.xlsx")
    with pytest.raises(Refused):
        export(swept, "select nothing", tmp_path / "a.csv")
    assert [*tmp_path.iterdir()] == []
