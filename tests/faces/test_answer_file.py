"""An answer in a file: the kind that its name says, whole or not at all."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure
from sixteenth.answers.table import Column, Table
from sixteenth.answers.wording import words_of
from sixteenth.faces.answer_file import LONG_FORM, kind_of, lacking_package, long_form, write_answer
from tests.faces.test_markdown import ANSWER, CELLS
from tests.faults.test_all_faults_together import check_four_lines

TITLES = {"waits": "Waits"}


def test_one_table_is_one_file_and_several_are_several(tmp_path):
    assert write_answer(ANSWER, tmp_path / "one.csv") == (tmp_path / "one.csv",)
    named = {"scenario": Figure("central", "text"), "draws": Figure(8, "count")}
    cells = Table("cells", (Column("norm", "number"),), ((1.0,),), named)
    two = replace(ANSWER, tables=(CELLS, cells))
    assert [path.name for path in write_answer(two, tmp_path / "two.csv")] == ["two.adoptions.csv", "two.cells.csv"]


def test_tables_hold_raw_numbers_with_their_units(tmp_path):
    write_answer(ANSWER, tmp_path / "one.csv")
    with (tmp_path / "one.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][1].endswith("[days]")
    assert rows[1:] == [["a|b *c*", "12.0", "published"], ["d", "", "promised"]]


def test_json_is_the_one_schema(tmp_path):
    write_answer(ANSWER, tmp_path / "one.json", "zh")
    data = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert (data["question"], data["language"], data["recipe"]["draws"]) == ("race", "zh", 8)


def test_an_answer_without_tables_is_the_figures_of_its_findings(tmp_path):
    answer = replace(ANSWER, tables=())
    for language, head in (("en", ["finding", "figure", "value", "unit"]), ("zh", ["发现", "数字", "数值", "单位"])):
        (path,) = write_answer(answer, tmp_path / f"{language}.csv", language)
        with path.open(encoding="utf-8", newline="") as file:
            first, *rows = csv.reader(file)
        assert first == head
        assert rows[0][0] == answer.findings[0].key
        assert len(rows) == len(answer.findings[0].parts)


def test_one_long_table_holds_all():
    found = long_form(ANSWER, "en")
    assert tuple(found) == LONG_FORM
    assert {*found["table"]} == {CELLS.key}
    rows = list(zip(*found.values(), strict=True))
    assert len(rows) == len(CELLS.rows) * len(CELLS.columns)
    assert rows[1][0:3] == ("adoptions", 0, CELLS.columns[1].key)
    assert rows[1][4:] == (12.0, None, "days")
    assert rows[0][4:6] == (None, "a|b *c*")
    assert long_form(replace(ANSWER, tables=()), "en") == {name: [] for name in LONG_FORM}


def test_parquet_without_its_package_is_told_with_the_cure(tmp_path, monkeypatch):
    monkeypatch.setattr("sixteenth.faces.answer_file.find_spec", lambda _: None)
    (fault,) = lacking_package(tmp_path / "x.parquet")
    check_four_lines(fault)
    assert "sixteenth[parquet]" in fault.cure
    assert not list(lacking_package(tmp_path / "x.csv"))


def test_parquet_is_read_back_as_it_was_written(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="an extra of its own")
    (file,) = write_answer(ANSWER, tmp_path / "x.parquet")
    assert parquet.read_table(file).to_pydict() == long_form(ANSWER, "en")
    assert b"draws" in parquet.read_schema(file).metadata[b"recipe"]


def test_a_kind_of_file_may_have_two_parts():
    names = {"x.vl.json": ".vl.json", "x.json": ".json", "x.y.svg": ".svg", "x": ""}
    assert {name: kind_of(Path(name)) for name in names} == names


def test_several_charts_are_several_files(tmp_path):
    charts = tuple(Chart("waits", "bars", "adoptions", "who", "days", name=name) for name in ("", "again"))
    answer = replace(ANSWER, charts=charts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sixteenth.faces.charts.draw.words_of", lambda *_: replace(words_of("race"), charts=TITLES))
        found = write_answer(answer, tmp_path / "one.vl.json")
    assert [path.name for path in found] == ["one.waits.vl.json", "one.again.vl.json"]
    assert json.loads(found[0].read_text(encoding="utf-8"))["title"]["text"] == ["Waits"]
