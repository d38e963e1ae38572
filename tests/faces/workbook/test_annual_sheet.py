"""The sheet of calendar years."""

import pytest

from sixteenth.faces.workbook.annual_sheet import write_annual
from tests.faces.workbook.made import made, places


def test_flows_are_added_up_and_balances_stand_as_at_the_end():
    totals = list[tuple[str, str]]()
    book = made(lambda book: totals.extend(write_annual(book, places())))
    values = made(lambda book: write_annual(book, places()), values=True)["Annual"]
    sheet = book["Annual"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    assert [sheet.cell(3, column).value for column in range(3, 8)] == [2023, 2024, 2025, 2026, "total"]
    revenue = rows["revenue"]
    assert sheet.cell(revenue, 4).value.startswith("=SUMIFS(Ledger!$E$7:$AZ$7,Ledger!$E$4:$AZ$4,D$3)")
    assert values.cell(revenue, 4).value == pytest.approx(2e8)
    assert dict(totals)["company_revenue"] == f"Annual!$G${revenue}"
    balance = rows["all profit so far"]
    assert values.cell(balance, 6).value == pytest.approx(places().ledger.by_key["next_company_balance"].values[-1])
    assert len(sheet._charts) == 1


def test_what_is_no_flow_of_a_year_is_left_out():
    assert "company_less_models" not in dict(_totals())


def _totals():
    found = list[tuple[str, str]]()
    made(lambda book: found.extend(write_annual(book, places())))
    return found
