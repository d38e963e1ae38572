"""The sheet of inputs."""

from functools import partial

from sixteenth.faces.workbook.inputs_sheet import FIRST, unit_told, write_inputs
from tests.faces.workbook.made import made, places


def test_inputs_have_named_cells_that_count_money_as_it_is_typed():
    for language, size in (("en", "1000000000"), ("zh", "100000000")):
        where = places(language)
        book = made(partial(write_inputs, places=where), language)
        sheet = book["Inputs"]
        rows = {sheet.cell(row, 15).value: row for row in range(FIRST, sheet.max_row + 1)}
        row = rows["first_development_cost"]
        assert sheet.cell(row, 2).value * float(size) == 1e8
        assert sheet.cell(row, 14).value == f"=B{row}*{size}"
        assert sheet.cell(rows["serving_margin"], 14).value == f"=B{rows['serving_margin']}"
        assert book.defined_names["cost_growth"].attr_text == f"Inputs!$N${rows['cost_growth']}"
        assert sheet.cell(row, 2).fill.fgColor.rgb == "FFFFF8E1"


def test_it_returns_the_cells_that_say_what_was_changed_and_warns_of_bounds():
    found = list[str]()
    book = made(lambda book: found.append(write_inputs(book, places())))
    assert found[0].startswith("Inputs!$E$5:$E$")
    assert len(book["Inputs"].data_validations.dataValidation) > 5


def test_units_are_told_in_words():
    told = list[str]()

    def write(book):
        told.extend((unit_told(book, "USD"), unit_told(book, "Own")))
        book.sheet("a", "b")

    made(write)
    assert told == ["bn USD", "Own"]
