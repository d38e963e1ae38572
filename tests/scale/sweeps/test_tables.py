"""Futures as tables: every number of a result in its row, and nothing of other axes."""

import numpy as np
import pytest

import sixteenth
from sixteenth.scale.sweeps.tables import table_name, tables_of
from tests.engine.worlds import lemonade
from tests.scale.sweeps.sweeping import measure


@pytest.fixture(scope="module")
def result():
    return sixteenth.run(lemonade(), draws=50, back_end="numpy")


def test_tables_are_named_by_their_axes():
    names = [table_name(axes) for axes in ((), ("lab",), ("lab", "vintage"))]
    assert names == ["futures", "futures_by_lab", "futures_by_lab_and_vintage"]


def test_each_number_stands_in_the_row_of_its_future_and_label(result):
    table = tables_of(result, 1_000, measure(result), {"stand"})["futures_by_stand"]
    assert table.num_rows == 100
    for row in table.to_pylist():
        stand, draw = result.labels["stand"].index(row["stand"]), row["draw"] - 1_000
        assert row["cash"] == result.closing["cash"][stand, draw]
        assert row["is_rich"] == (row["cash"] > 1_000)


def test_the_month_of_an_ending_is_empty_where_it_did_not_come(result):
    tables = tables_of(result, 0, {}, {"stand"})
    for name, months in result.ended.items():
        table = next((each for each in tables.values() if name in each.column_names), None)
        if table is not None:
            expected = np.moveaxis(np.asarray(months), -1, 0).reshape(-1)
            found = [24 if month is None else month for month in table[name].to_pylist()]
            assert found == np.minimum(expected, 24).tolist()


def test_what_has_other_axes_is_left_out(result):
    assert [*tables_of(result, 0, measure(result), ())] == ["futures"]
