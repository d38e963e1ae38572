"""The sheet of models."""

import datetime

import pytest

from sixteenth.faces.workbook.payback_sheet import FIRST, can_write, write_payback
from tests.faces.workbook.made import made, places


def test_each_model_has_its_cost_its_profit_and_the_month_in_which_it_had_paid_back():
    assert can_write(places())
    values = made(lambda book: write_payback(book, places()), values=True)["Payback"]
    first = [cell.value for cell in values[FIRST + 1]]
    assert first[0] == "2023"
    assert first[1] == datetime.datetime(2023, 1, 1)  # noqa: DTZ001 - a month of a sheet
    assert first[2:5] == pytest.approx([1e8, 2e8, 2])
    assert first[5] == 18
    assert first[6] == datetime.datetime(2024, 7, 1)  # noqa: DTZ001 - as above
    assert first[8] == pytest.approx(1e8)


def test_its_cells_are_formulas_on_the_ledger():
    sheet = made(lambda book: write_payback(book, places()))["Payback"]
    assert sheet.cell(FIRST + 1, 3).value.startswith("=Ledger!$AZ$")
    assert "MATCH(1" in sheet.cell(FIRST + 1, 2).value
