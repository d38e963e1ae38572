"""`sixteenth sweep` on the command line."""

import json

import pytest

from sixteenth.errors import Refused
from sixteenth.interfaces.sweep import workers_on
from sixteenth.scale.dask import Cluster
from sixteenth.scale.sweeps.running import Threads
from tests.interfaces.command_line import call
from tests.scale.sweeps.sweeping import write_plan


@pytest.fixture
def swept(capsys, tmp_path):
    """Run a sweep, and return its folder."""
    told = call(capsys, "sweep", str(write_plan(tmp_path)), "--out", str(tmp_path / "run"), "--allow-code")
    assert told.code == 0, told.err
    assert "6 points, 1,800 futures: 1,800 computed now" in told.out
    return str(tmp_path / "run")


def test_the_same_command_computes_nothing_again(capsys, tmp_path, swept):
    told = call(capsys, "sweep", str(tmp_path / "plan.toml"), "--out", swept, "--allow-code", "--json")
    assert json.loads(told.out) == {"points": 6, "futures": 1_800, "computed": 0, "kept": 1_800, "refused": 0}


def test_a_standing_is_told_in_words_and_as_data(capsys, swept):
    assert "6 of 6 points are whole" in call(capsys, "sweep", "status", swept).out
    assert "6 个点中 6 个已完整" in call(capsys, "sweep", "status", swept, "--lang", "zh").out
    assert json.loads(call(capsys, "sweep", "status", swept, "--json").out)["futures"] == 1_800


def test_a_question_is_answered_as_a_table_as_data_and_as_a_file(capsys, tmp_path, swept):
    asked = "select point, count(*) n, sum(draw) s from futures group by point order by point"
    told = call(capsys, "sweep", "query", swept, asked, "--plain")
    assert told.out.splitlines()[1].split("|")[1:4] == [" point ", "   n ", "     s "]
    rows = json.loads(call(capsys, "sweep", "query", swept, asked, "--json").out)
    assert rows[0] == {"point": 0, "n": 300, "s": 44_850}
    told = call(capsys, "sweep", "query", swept, asked, "--out", str(tmp_path / "a.csv"))
    assert "6 rows written" in told.out
    assert (tmp_path / "a.csv").read_text().splitlines()[0] == '"point","n","s"'


def test_a_long_answer_says_that_it_is_cut(capsys, swept):
    assert "The first 40 of 1,800 rows" in call(capsys, "sweep", "query", swept, "from futures").out


def test_a_table_is_exported(capsys, tmp_path, swept):
    file = tmp_path / "stands.parquet"
    told = call(capsys, "sweep", "export", swept, str(file), "--table", "futures_by_stand", "--json")
    assert json.loads(told.out) == {"rows": 3_600, "file": str(file)}
    assert file.exists()
    assert call(capsys, "sweep", "export", swept, str(file), "--table", "stands").code == 1


def test_a_sweep_of_which_nothing_can_be_ends_badly(capsys, tmp_path):
    file = write_plan(tmp_path, "[grid]\nelasticity = [50, 60]\n")
    told = call(capsys, "sweep", str(file), "--out", str(tmp_path / "run"), "--allow-code")
    assert told.code == 1
    assert "Point 0: A value outside the bounds of its card: 'elasticity'; got 50, expected 0 to 10" in told.out


@pytest.mark.parametrize(
    "where", ["locl", "local:0", "local:x", "local:9999", "dask://", "dask://host", "tcp://a:1", ""]
)
def test_a_place_that_cannot_be_is_told(where):
    with pytest.raises(Refused, match="dask://HOST:PORT"):
        workers_on(where)


def test_places_are_threads_or_a_cluster():
    assert workers_on("local") == Threads(None)
    assert workers_on("local:3") == Threads(3)
    assert workers_on("dask://10.0.0.5:8786") == Cluster("tcp://10.0.0.5:8786")
