"""All futures beside the one of a ledger."""

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.finding import Figure
from sixteenth.decide.ledger.ledger_lines import LabLedger, Line
from sixteenth.questions.central_path.draws import all_futures, draws_tables, gap_table

LAB = "Anthropic"


@pytest.fixture(scope="module")
def run():
    return sixteenth.run("central", draws=60, months=12, back_end="numpy")


def test_the_gap_is_to_the_median_of_all_futures(run):
    worth = run.closing["wind_down_value"][0].astype(float)
    line = Line("next_wind_down_value", None, "worth", "closing", "USD", "", "a", (0.0, 5e9))
    ledger = LabLedger(LAB, "2026-07", 2, (), (line,), ())
    table = gap_table(ledger, all_futures(run, LAB))
    (row,) = table.rows
    assert row[1] == 5e9
    assert row[2] == pytest.approx(np.median(worth))
    assert row[3] == pytest.approx(5e9 - np.median(worth))
    assert row[-1] == pytest.approx(100 * (worth < 5e9).mean())
    (finding,) = all_futures(run, LAB).findings(ledger)
    assert finding.parts["worth"] == Figure(5e9, "money_told_signed")


def test_quarters_have_their_quantiles_and_flows_are_of_a_year(run):
    quarters, _ = draws_tables(run, LAB)
    revenue = [row for row in quarters.rows if getattr(row[0], "key", "") == "quarterly_company_revenue"]
    assert [row[1] for row in revenue] == ["2026-09", "2026-12", "2027-03", "2027-06"]
    expected = 12 * np.median(run.monthly["company_revenue"][2, 0])
    assert revenue[0][4] == pytest.approx(expected, rel=1e-6)
    assert all(row[2] <= row[3] <= row[4] <= row[5] <= row[6] for row in quarters.rows)


def test_fifty_futures_are_real_ones_from_worst_to_best(run):
    _, futures = draws_tables(run, LAB)
    assert len(futures.rows) == 50
    worth = [row[3] for row in futures.rows]
    assert worth == sorted(worth)
    outcome, draw = futures.rows[0][:2]
    assert outcome == 1
    assert worth[0] == pytest.approx(float(run.closing["wind_down_value"][0, draw]))
