"""Labs and inputs before and after, and every report."""

import pytest

from sixteenth.questions.fit.tables import fit_tables, inputs, openings
from tests.questions.fit.fitted import fitted
from tests.questions.told import shown


def test_sales_and_growth_stand_by_lab_in_dollars_and_logs():
    found, _, posterior = fitted()
    sales, growth = openings(found, posterior.openings)
    assert [row[0] for row in sales.rows] == [row[0] for row in growth.rows] == ["Anthropic", "OpenAI", "Mistral"]
    assert [row[2] for row in sales.rows] == pytest.approx([1e9 * each.prior[1] for each in posterior.openings[::2]])
    assert [row[7] for row in growth.rows] == [each.shift for each in posterior.openings[1::2]]
    assert shown("fit", sales)[0] == ["lab", "5 %", "before", "95 %", "5 %", "after", "95 %", "moved", "narrower"]


def test_every_input_has_its_unit_and_says_whether_the_draws_hold_it():
    found, learnt, posterior = fitted()
    rows = {row[0]: row for row in inputs(found, learnt, posterior).rows}
    assert len(rows) == len(learnt)
    kept = {name for name, row in rows.items() if row[-1].key == "in_joint_draws"}
    assert kept == {*posterior.columns} & {*rows}
    assert all(row[1].isidentifier() for row in rows.values())


def test_reports_wait_behind_their_part():
    tables = fit_tables(*fitted())
    assert [table.part for table in tables] == ["", "", "", "full", "facts", "facts"]
    assert len(tables[4].rows) == 18
    for table in tables:
        assert shown("fit", table)
