"""Charts of a condition: each shows columns that its table has, and has a title in each language."""

import tomllib
from importlib.resources import files

import pytest

from sixteenth.questions.must_be_true.charts import charts
from sixteenth.questions.must_be_true.tables import tables
from tests.questions.must_be_true.found import COUNT, MEAN, RATE, TILT, belief, found, joint
from tests.questions.must_be_true.test_told import ABOUT


@pytest.mark.parametrize("asked", [COUNT, MEAN])
def test_each_shows_what_its_table_has(asked):
    own = tables(found(asked, joint=joint(tilt=TILT)), (), ABOUT)
    found_charts = charts(own, ABOUT)
    columns = {table.called: {column.key for column in table.columns} for table in own}
    assert [chart.key for chart in found_charts] == ["ways", "joint", "tilt", "beliefs"]
    for chart in found_charts:
        assert {chart.x, chart.y, *([chart.error] if chart.error else [])} <= columns[chart.table]


def test_break_evens_have_none_where_nothing_was_solved():
    own = tables(found(beliefs=(belief(RATE, "never", None),)), (), ABOUT)
    assert [chart.key for chart in charts(own, ABOUT)] == ["ways", "joint"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_has_a_title(language):
    text = (files("sixteenth.questions.must_be_true") / f"words.{language}.toml").read_text(encoding="utf-8")
    assert set(tomllib.loads(text)["charts"]) == {"ways", "joint", "tilt", "beliefs"}
