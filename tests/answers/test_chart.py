"""A chart names columns that are there: an answer refuses one that does not."""

from dataclasses import replace

import pytest

from sixteenth.answers.chart import Chart, charts_of
from tests.answers.examples import ANSWER, CHART


def test_an_answer_holds_charts_of_its_tables():
    assert replace(ANSWER, charts=(CHART,)).charts == (CHART,)
    assert CHART.table_in(ANSWER.tables) is ANSWER.tables[0]
    assert CHART.columns == ("kind", "effort")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"table": "nowhere"}, "chart 'effort': there is no table 'nowhere'"),
        ({"y": "norm"}, "chart 'effort': table 'cells' has no column 'norm'"),
        ({"beside": ("Lab A", "Lab B")}, "chart 'effort': table 'cells' has no column 'Lab B'"),
        ({"error_of_x": "spread"}, "chart 'effort': table 'cells' has no column 'spread'"),
    ],
)
def test_a_chart_of_what_is_not_there_is_refused(change, told):
    with pytest.raises(ValueError, match=f"^{told}$"):
        replace(ANSWER, charts=(replace(CHART, **change),))


def test_a_chart_is_called_by_its_own_name_among_those_of_one_key():
    assert (CHART.called, replace(CHART, name="of_a").called) == ("effort", "of_a")


def test_a_chart_keeps_the_question_whose_words_tell_it():
    told = Chart("a", "bars", "t", "x", "y").told_by("race")
    assert told.told_by("stop").question == "race"


def test_only_charts_of_tables_with_rows_are_kept_each_in_the_part_of_its_table():
    (table,) = ANSWER.tables
    assert charts_of((table.behind("more"),), CHART) == (replace(CHART, part="more"),)
    assert charts_of((replace(table, rows=()),), CHART) == charts_of((), CHART) == ()
