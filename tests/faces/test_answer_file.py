"""An answer in a file: the kind that its name says, whole or not at all."""

import csv
import json
from dataclasses import replace

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.answers.table import Column, Table
from sixteenth.errors import Refused
from sixteenth.faces.answer_file import check_answer_file, write_answer
from tests.faces.test_markdown import ANSWER, CELLS


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


@pytest.mark.parametrize("name", ["answer", "answer.pdf", "folder/"])
def test_a_name_of_no_kind_is_refused(tmp_path, name):
    with pytest.raises(Refused) as refused:
        check_answer_file(tmp_path / name)
    assert refused.value.faults[0].cure.startswith("write --out ")


def test_an_answer_without_tables_is_the_figures_of_its_findings(tmp_path):
    answer = replace(ANSWER, tables=())
    for language, head in (("en", ["finding", "figure", "value", "unit"]), ("zh", ["发现", "数字", "数值", "单位"])):
        (path,) = write_answer(answer, tmp_path / f"{language}.csv", language)
        with path.open(encoding="utf-8", newline="") as file:
            first, *rows = csv.reader(file)
        assert first == head
        assert rows[0][0] == answer.findings[0].key
        assert len(rows) == len(answer.findings[0].parts)
