"""Charts of the third way show columns that its tables have."""

from sixteenth.decide.society.third_way import third_way
from sixteenth.questions.third_way.ask import policy_table
from sixteenth.questions.third_way.charts import CHARTS
from sixteenth.questions.third_way.found import FRONTIER
from tests.questions.third_way.test_ask import RUNS


def test_each_column_of_a_chart_is_there():
    listed = {column.key for column in policy_table(third_way(RUNS), 3, []).columns}
    tables = {"found": set(FRONTIER), "policies": listed}
    for chart in CHARTS:
        assert {*chart.columns} <= tables[chart.table]


def test_points_of_the_frontier_bear_the_names_of_policies():
    assert next(each for each in CHARTS if each.form == "frontier").series == "policy"
