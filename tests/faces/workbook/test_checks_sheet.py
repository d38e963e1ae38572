"""The sheet of checks."""

from sixteenth.faces.workbook.annual_sheet import write_annual
from sixteenth.faces.workbook.checks_sheet import write_checks
from sixteenth.faces.workbook.inputs_sheet import write_inputs
from tests.faces.workbook.made import made, places, texts


def written(book):
    where = places()
    changed = write_inputs(book, where)
    write_checks(book, where, write_annual(book, where), changed)


def test_books_are_held_to_their_identities_and_every_line_to_python():
    sheet = made(written)["Checks"]
    told = texts(sheet)
    assert "Models add up to the company: revenue" in told
    assert "Opening and flows give the closing balance: all profit so far" in told
    assert "No cell of the sheet Ledger is an error" in told
    formulas = [each for each in told if each.startswith("=")]
    lines = [each for each in formulas if "-Python!" in each]
    assert len(lines) == len(places().sheets[1]) - 1  # all but the one that is nothing but rounding
    assert sheet["B5"].value.startswith("=SUM(Inputs!$E$5:$E$")


def test_counts_are_nothing_before_anything_is_changed():
    sheet = made(written, values=True)["Checks"]
    assert [sheet.cell(row, 2).value for row in (3, 4, 5)] == [0, 0, 0]
