"""Names that a workbook takes."""

import pytest

from sixteenth.faces.workbook.names import cell_name, letters, sheet_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ledger", "Ledger"),
        ("a/b: [c]?*\\", "a b   c"),
        ("'quoted'", "quoted"),
        ("history", "history 2"),
        ("", "_"),
        ("x" * 40, "x" * 31),
    ],
)
def test_sheets_have_names_that_are_allowed(text, name):
    assert sheet_name(text) == name


def test_sheets_have_names_of_their_own():
    taken = ["Ledger", "ledger 2"]
    assert sheet_name("LEDGER", taken) == "LEDGER 3"
    long = sheet_name("x" * 40, ["X" * 31])
    assert (len(long), long[-2:]) == (31, " 2")


@pytest.mark.parametrize("forbidden", ["A1", "tax1", "XFD1048576", "R", "c", "R1C1", "rc", "true", "1st"])
def test_cells_have_no_names_that_are_places(forbidden):
    assert cell_name(forbidden) == f"_{forbidden}"


@pytest.mark.parametrize("allowed", ["tax_rate", "opening_cash", "Steuersatz", "abcd1"])
def test_other_names_stay(allowed):
    assert cell_name(allowed) == allowed


def test_what_no_name_may_have_is_left_out():
    assert cell_name("a b/c") == "a_b_c"
    assert len(cell_name("y" * 300)) < 255


def test_columns_have_their_letters():
    assert [letters(each) for each in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
