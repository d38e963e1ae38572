"""The sheets of lines by month."""

import pytest

from sixteenth.faces.workbook.ledger_sheets import write_drivers, write_ledger, write_python
from tests.faces.workbook.made import made, places, texts


def test_every_cell_of_the_ledger_is_a_formula_with_its_number():
    book, values = (
        made(lambda book: write_ledger(book, places())),
        made(lambda b: write_ledger(b, places()), values=True),
    )
    where = places()
    for line in where.sheets[1]:
        cells = book["Ledger"][where.rows[line.key] + 1][4:]
        assert all(str(cell.value).startswith("=") for cell in cells)
        assert [cell.value for cell in values["Ledger"][where.rows[line.key] + 1][4:]] == pytest.approx(line.values)


def test_balances_open_with_an_input_or_a_number_and_then_as_they_closed():
    sheet, where = made(lambda book: write_ledger(book, places()))["Ledger"], places()
    row = where.rows["company_balance"] + 1
    assert sheet.cell(row, 5).value == "=opening_company_balance"
    assert sheet.cell(row, 6).value == f"=E{where.rows['next_company_balance'] + 1}"
    assert sheet.cell(where.rows["model_age['2024']"] + 1, 5).value == "=-12.0"


def test_drivers_and_what_python_computed_are_numbers_in_the_same_places():
    where = places()

    def write(book):
        write_drivers(book, where)
        write_python(book, where)

    book = made(write)
    row = where.rows["company_revenue"] + 1
    assert [cell.value for cell in book["Python"][row][4:]] == pytest.approx(
        where.ledger.by_key["company_revenue"].values
    )
    assert "trains_next_model" in texts(book["Drivers"])
    assert book["Drivers"].freeze_panes == "E6"


def test_a_line_says_what_it_means_in_a_note():
    sheet, where = made(lambda book: write_ledger(book, places()))["Ledger"], places()
    assert sheet.cell(where.rows["operating_profit"] + 1, 1).comment.text.startswith("What a lab's books show")
