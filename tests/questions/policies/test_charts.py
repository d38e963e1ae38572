"""Charts of policies show columns that their tables have, and their titles say against what and when."""

import pytest

from sixteenth.answers.wording import words_of
from sixteenth.questions.policies.charts import charts_of
from sixteenth.questions.policies.tables import tables_of
from tests.questions.policies.made_up import page

PAGE = page({"agreed_pause": -0.2}, names=("agreed_pause",))
CHARTS = {each.key: each for each in charts_of(PAGE)}
TABLES = {each.called: each for each in tables_of(PAGE)}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_each_column_of_a_chart_is_there(chart):
    columns = {column.key for column in TABLES[chart.table].columns}
    assert {*chart.columns} <= columns
    assert chart.error
    assert chart.part == TABLES[chart.table].part


@pytest.mark.parametrize(("key", "told"), [("risk_by_year", "central"), ("lives_at_the_end", "2036-06")])
def test_titles_name_the_first_scenario_and_the_last_month(key, told):
    chart = CHARTS[key]
    assert told in words_of("policies").chart_title(chart, TABLES[chart.table])
