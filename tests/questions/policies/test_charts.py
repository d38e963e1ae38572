"""Charts of policies show columns that their tables have."""

import pytest

from sixteenth.questions.policies.charts import CHARTS
from sixteenth.questions.policies.tables import tables_of
from tests.questions.policies.made_up import page

TABLES = {each.called: each for each in tables_of(page({"agreed_pause": -0.2}, names=("agreed_pause",)))}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.key)
def test_each_column_of_a_chart_is_there(chart):
    columns = {column.key for column in TABLES[chart.table].columns}
    named = {chart.x, chart.y, chart.series, chart.low, chart.high, chart.error, chart.error_of_x} - {""}
    assert named <= columns
    assert chart.part == TABLES[chart.table].part
