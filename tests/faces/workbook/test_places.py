"""Where the rows and months of a ledger stand."""

from tests.faces.workbook.made import places


def test_rows_of_a_section_follow_each_other_and_sections_have_a_head():
    found = places()
    rows = [found.rows[line.key] for line in found.sheets[1]]
    assert rows == sorted(rows)
    assert len(set(rows)) == len(rows)
    assert found.rows["company_revenue"] == 6


def test_cells_are_named_by_sheet_column_and_row():
    found = places()
    assert found.cell("trains_next_model", "F").startswith("Drivers!F")
    assert found.cell("company_revenue", "F") == "F7"
    assert (found.column(0), found.column(47)) == ("E", "AZ")
    assert found.across("company_revenue") == "Ledger!$E$7:$AZ$7"
    assert found.across("company_revenue", "Python") == "Python!$E$7:$AZ$7"
    assert found.across("trains_next_model").startswith("Drivers!$E$")
    assert (found.first("company_revenue"), found.last("company_revenue")) == ("Ledger!$E$7", "Ledger!$AZ$7")
    assert found.heads(4) == "Ledger!$E$5:$AZ$5"


def test_formulas_name_inputs_by_their_cells_and_sums_by_all_rows():
    cells = places().cells
    assert cells.cell("serving_margin", None) == "serving_margin"
    first, last = cells.cell("revenue", "2023"), cells.cell("revenue", "2025")
    assert cells.all_of("revenue") == f"{first}:{last}"
    assert first != last
